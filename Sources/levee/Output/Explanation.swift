import LeveeCore
import LeveeSQLite

/// Why a finding stands: the rule, the words of the law, the records, the values, what refutes it and what puts it right.
struct Explanation {
    let terminal: Terminal
    let bases: [String: Basis]

    private var language: Language { terminal.language }
    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    func lines(of found: FiledFinding) -> [String] {
        let finding = found.standing.finding
        let info = Rulebook.rule(finding.rule)?.info
        let values = finding.facts.sorted { $0.key.precedes($1.key) }.map { name, fact in
            Fact.title(of: name)[language] + say("：", ": ") + fact.shown[language]
        }
        let opened = say("\(found.standing.openedOn) 之夜发现", "found on the night of \(found.standing.openedOn)")
        let closed =
            found.closedOn.map {
                found.isGiven
                    ? say("；\($0) 办结", "; closed on \($0)")
                    : say("；\($0) 之夜消除", "; closed on the night of \($0)")
            } ?? ""
        var lines = [
            "\(terminal.styled(found.id, .cyan))  \(terminal.styled(info?.title[language] ?? finding.rule, .bold))  "
                + finding.severity.title[language],
            "\(found.ref)  \(Text.visible(found.name))",
            "",
        ]
        if let info {
            lines += block(say("情况", "What"), [info.message(of: finding)[language]])
            lines += block(say("规则", "Rule"), ["\(info.id)" + say("：", ": ") + info.condition[language]])
        } else {
            lines += block(
                say("规则", "Rule"),
                ["\(finding.rule)" + say("：已不在规则表中", ": no rule of the present rulebook")])
        }
        lines += block(say("自", "Since"), [say("\(finding.since) 起；", "\(finding.since); ") + opened + closed])
        if let basis = bases[finding.rule] { lines += block(say("依据", "Law"), [basis.shown, basis.words]) }
        lines += block(say("比较的值", "Values"), values)
        lines += block(say("对象", "Subject"), [Text.visible(finding.subject)])
        lines += block(say("记录", "Records"), finding.evidence.map { Text.visible($0) })
        if let info {
            lines += block(say("如何反证", "Refuted by"), [info.refutation(of: finding)[language]])
            lines += block(say("如何纠正", "Put right by"), [info.remedy(of: finding)[language]])
        }
        lines.append("")
        return lines
            + DisplayWidth.wrapped(
                say("以上是供人核实的线索，不是结论。", "This is an indication for a person to look at, not a verdict on him."),
                to: terminal.columns)
    }

    /// For every rule: what it found, what it lacks, or why it is quiet, and when time alone could change that. What fires
    /// comes first, then what cannot be decided.
    func lines(of answers: [Checker.Answer], _ title: String) -> [String] {
        let groups: [(Outcome.Status, String)] = [
            (.violated, say("异常", "fires")), (.undecided, say("无法判定", "undecided")),
            (.satisfied, say("正常", "quiet")), (.notApplicable, say("不适用", "not applicable")),
        ]
        let counts = groups.map { status, word in
            "\(word) \(answers.count { $0.outcome.status == status })"
        }
        return [terminal.styled(title, .bold), counts.joined(separator: say("，", ", "))]
            + groups.flatMap { status, word in
                let members = answers.filter { $0.outcome.status == status }
                return members.isEmpty
                    ? [] : ["", terminal.styled(word, .bold)] + members.flatMap { lines(of: $0) }
            }
    }

    private func lines(of answer: Checker.Answer) -> [String] {
        let info = answer.rule.info
        let change = answer.nextChange.map { say("（\($0) 起可能变化）", " (may change on \($0))") } ?? ""
        let (mark, texts): (String, [Bilingual]) =
            switch answer.outcome.status {
            case .violated:
                (
                    terminal.styled("✗", .red),
                    answer.outcome.drafts.map { info.message.filled(with: $0.facts.mapValues(\.shown)) }
                )
            case .undecided: (terminal.styled("?", .yellow), answer.outcome.missing.map(\.text))
            case .satisfied: (terminal.styled("✓", .green), [answer.outcome.reason])
            case .notApplicable: (terminal.styled("–", .dim), [answer.outcome.reason])
            }
        return ["\(mark) \(info.title[language])  \(terminal.styled(info.id, .dim))"]
            + texts.enumerated().flatMap { index, text in
                DisplayWidth.wrapped(
                    text[language] + (index == texts.count - 1 ? change : ""), to: terminal.columns - 4)
            }.map { "    " + $0 }
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
