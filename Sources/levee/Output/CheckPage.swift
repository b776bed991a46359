import LeveeCore

/// A verdict on an application as a clerk reads it: the word first, then what led to it, the gravest first.
struct CheckPage {
    let terminal: Terminal
    let bases: [String: Basis]

    private var language: Language { terminal.language }
    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    func lines(_ verdict: ApplicationVerdict) -> [String] {
        let head = [
            "\(terminal.styled(verdict.outcome.title[language], .bold))  \(verdict.application)  \(verdict.person)  "
                + say("核查日 \(verdict.asOf)", "as of \(verdict.asOf)")
        ]
        let findings = verdict.findings.flatMap { finding -> [String] in
            let title = Rulebook.application(finding.rule)?.info.title[language] ?? finding.rule
            let basis = say("依据：", "basis: ") + (bases[finding.rule]?.shown ?? "")
            let records =
                finding.evidence.isEmpty ? [] : [say("记录：", "records: ") + finding.evidence.joined(separator: " ")]
            return ["", "\(finding.outcome.title[language])  \(terminal.styled(title, .bold))"]
                + ([finding.message[language], basis] + records + [say("处理：", "put right: ") + finding.remedy[language]])
                .flatMap { DisplayWidth.wrapped($0, to: terminal.columns - 4) }.map { "    " + $0 }
        }
        let undecided = verdict.undecided.flatMap { open -> [String] in
            let title = Rulebook.application(open.rule)?.info.title[language] ?? open.rule
            return [
                "", "\(say("无法判定", "undecided"))  \(terminal.styled(title, .bold))",
                "    \(open.missing.text[language])",
            ]
        }
        let holds = verdict.holdsUntil.map {
            say("若无新情况，此结果在 \($0) 之前有效。", "Without new facts this holds until before \($0).")
        }
        let closing = [holds, say("以上供人审核；是否批准由人决定。", "This is for people to weigh; people decide.")]
        return head + findings + undecided + [""] + closing.compactMap { $0 }
    }
}
