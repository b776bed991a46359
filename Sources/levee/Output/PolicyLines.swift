import LeveeCore
import LeveeSQLite

/// Drafts and signed policies as a list shows them.
struct PolicyLines {
    let terminal: Terminal
    private var language: Language { terminal.language }
    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    func lines(_ draft: PolicyDraft) -> [String] {
        let kept = say("\(Text.visible(draft.keptBy)) 存入", "kept by \(Text.visible(draft.keptBy))")
        return ["\(terminal.styled(draft.name, .cyan))  \(Text.visible(draft.version))  \(kept)"]
            + wrapped("sha256 \(draft.sha256)")
    }

    func lines(_ proposal: PolicyProposal) -> [String] {
        let state: String =
            switch (proposal.settlement, proposal.settlement?.version) {
            case (nil, _): say("待签署", "waits for a second person")
            case (_, let version?): say("已签署为 P-\(version)", "signed as P-\(version)")
            case (_, nil): say("已否决", "declined")
            }
        var texts = [
            say(
                "草案 \(proposal.draft.name)，自 \(proposal.from) 起",
                "draft \(proposal.draft.name), from \(proposal.from) on"),
            "sha256 \(proposal.draft.sha256)",
            say("提出：", "asked by ") + Text.visible(proposal.askedBy) + say("，", ": ") + Text.visible(proposal.reason),
        ]
        if let settled = proposal.settlement {
            let by = Text.visible(settled.by)
            texts.append(
                settled.version == nil
                    ? say("否决：\(by)，", "declined by \(by): ") + Text.visible(settled.reason ?? "")
                    : say("签署：\(by)", "signed by \(by)"))
        }
        return [
            "\(terminal.styled(proposal.name, .cyan))  \(Text.visible(proposal.draft.version))  "
                + terminal.styled(state, .bold)
        ] + texts.flatMap(wrapped)
    }

    /// What is signed: everything that changes beside the policy whose place it takes.
    func lines(_ changes: [PolicyChange], beside version: String) -> [String] {
        let version = Text.visible(version)
        if changes.isEmpty {
            return wrapped(say("与现行 \(version) 没有不同", "nothing is otherwise than in \(version)"))
        }
        return wrapped(say("对现行 \(version) 的改动：", "what changes beside \(version):"))
            + changes.flatMap { change in
                let title = change.title[language]
                let from = change.from.map { say("，自 \($0) 起", ", from \($0)") } ?? ""
                return DisplayWidth.wrapped(
                    Text.visible(
                        "\(change.name) (\(title)\(from)): \(shown(change.before)) → \(shown(change.after))"),
                    to: terminal.columns - 6
                ).map { "      " + $0 }
            }
    }

    private func shown(_ text: Bilingual) -> String { text[language].isEmpty ? "–" : text[language] }

    /// One night of a draft in the shadow, in a line.
    func line(_ night: ShadowNight) -> String {
        let (flagged, cleared) = (night.report.peopleFlagged, night.report.peopleCleared)
        return "\(night.report.last)  \(night.draft.name)  "
            + say("新列异常 \(flagged) 人，不再列 \(cleared) 人", "\(flagged) more people irregular, \(cleared) fewer")
    }

    private func wrapped(_ text: String) -> [String] {
        DisplayWidth.wrapped(text, to: terminal.columns - 4).map { "    " + $0 }
    }
}
