import LeveeCore

/// A verdict on an application as a clerk reads it: the word first, then what led to it, the gravest first.
struct CheckPage {
    let terminal: Terminal

    private var language: Language { terminal.language }
    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    func lines(_ verdict: CheckLine) -> [String] {
        let head = [
            terminal.styled(verdict.outcome.title[language], .bold), Text.visible(verdict.application),
            Text.visible(verdict.person), say("核查日 \(verdict.asOf)", "as of \(verdict.asOf)"),
        ]
        let told = Set(verdict.findings.map(\.rule))
        return [head.joined(separator: "  ")] + verdict.findings.flatMap(lines)
            + verdict.undecided.filter { !told.contains($0.rule) }.flatMap(lines) + [""] + closing(verdict)
    }

    private func lines(_ finding: CheckLine.Finding) -> [String] {
        let records = finding.evidence.map { Text.visible($0) }.joined(separator: " ")
        let texts = [
            finding.message[language], say("依据：", "basis: ") + finding.basis,
            records.isEmpty ? nil : say("记录：", "records: ") + records,
            say("处理：", "put right: ") + finding.remedy[language],
        ]
        return block(finding.severity, finding.rule, texts.compactMap { $0 })
    }

    private func lines(_ open: CheckLine.Undecided) -> [String] {
        block(.undecided, open.rule, [Text.visible(open.text[language])])
    }

    private func block(_ outcome: ApplicationOutcome, _ rule: String, _ texts: [String]) -> [String] {
        let title = Rulebook.application(rule)?.info.title[language] ?? rule
        return ["", "\(outcome.title[language])  \(terminal.styled(title, .bold))"]
            + texts.flatMap { DisplayWidth.wrapped($0, to: terminal.columns - 4) }.map { "    " + $0 }
    }

    private func closing(_ verdict: CheckLine) -> [String] {
        let holds = verdict.holdsUntil.map {
            say("若无新情况，此结果在 \($0) 之前有效。", "Without new facts this holds up to the day before \($0).")
        }
        return [holds, say("以上供人审核；是否批准由人决定。", "This is for people to weigh; people decide.")].compactMap { $0 }
    }
}
