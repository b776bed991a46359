import LeveeCore

/// Why a finding stands: the rule, the words of the law, the records, the values, what refutes it and what puts it right.
struct Explanation {
    let terminal: Terminal
    let bases: [String: Basis]

    private var language: Language { terminal.language }
    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    func lines(of finding: Finding, id: String, person: String, openedOn: CalendarDay) -> [String] {
        guard let info = Rulebook.rule(finding.rule)?.info else { return [] }
        let values = finding.facts.sorted { $0.key.precedes($1.key) }.map { "\($0.key) = \($0.value.shown[language])" }
        var lines = [
            "\(terminal.styled(id, .cyan))  \(terminal.styled(info.title[language], .bold))  "
                + "\(finding.severity.title[language])  \(person)",
            "",
        ]
        lines += block(say("情况", "What"), [info.message(of: finding)[language]])
        lines += block(
            say("规则", "Rule"), ["\(info.id)" + say("：", ": ") + info.condition[language]])
        lines += block(
            say("自", "Since"),
            [say("\(finding.since) 起；\(openedOn) 之夜发现", "\(finding.since); found on the night of \(openedOn)")])
        if let basis = bases[finding.rule] { lines += block(say("依据", "Law"), [basis.shown, basis.words]) }
        lines += block(say("比较的值", "Values"), values)
        lines += block(say("记录", "Records"), finding.evidence)
        lines += block(say("如何反证", "Refuted by"), [info.refutation(of: finding)[language]])
        lines += block(say("如何纠正", "Put right by"), [info.remedy(of: finding)[language]])
        lines.append("")
        return lines
            + DisplayWidth.wrapped(
                say("以上是供人核实的线索，不是结论。", "This is an indication for a person to look at, not a verdict on him."),
                to: terminal.columns)
    }

    /// For every rule: what it found, what it lacks, or why it is quiet, and when time alone could change that.
    func lines(of answers: [Checker.Answer]) -> [String] {
        answers.flatMap { answer -> [String] in
            let info = answer.rule.info
            let (mark, text): (String, Bilingual)
            switch answer.outcome.status {
            case .violated:
                let subjects = answer.outcome.drafts.map(\.subject.description).joined(separator: ", ")
                (mark, text) = (terminal.styled("✗", .red), Bilingual(zh: subjects, en: subjects))
            case .undecided:
                (mark, text) = (terminal.styled("?", .yellow), answer.outcome.missing[0].text)
            case .satisfied: (mark, text) = (terminal.styled("✓", .green), answer.outcome.reason)
            case .notApplicable: (mark, text) = (terminal.styled("–", .dim), answer.outcome.reason)
            }
            let change = answer.nextChange.map { say("（\($0) 起可能变化）", " (may change on \($0))") } ?? ""
            return ["\(mark) \(info.title[language])  \(terminal.styled(info.id, .dim))"]
                + DisplayWidth.wrapped(text[language] + change, to: terminal.columns - 4).map { "    " + $0 }
        }
    }

    private func block(_ title: String, _ texts: [String]) -> [String] {
        let width = 14
        let indent = String(repeating: " ", count: width)
        let lines = texts.flatMap { DisplayWidth.wrapped($0, to: terminal.columns - width) }
        return lines.enumerated().map { index, line in
            (index == 0 ? DisplayWidth.padded(title, to: width) : indent) + line
        }
    }
}
