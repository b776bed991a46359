import LeveeCore
import LeveeSQLite

/// One check given again: whether the verdict is the same, byte for byte, and what differs where it is not.
struct Replay {
    let check: StoredCheck
    /// The verdict that was kept; nil where it cannot be read any more.
    let before: CheckLine?
    let after: CheckLine
    /// Whether the kept policy judged it, so that the same bytes are due.
    let isOwnPolicy: Bool
    let isSameBytes: Bool
    let changes: [VerdictDifference.Change]

    /// - Parameter other: a policy to judge by in place of the one that was kept.
    init(_ check: StoredCheck, under policy: Policy, isOwnPolicy: Bool) throws {
        self.check = check
        self.isOwnPolicy = isOwnPolicy
        before = try? check.line
        after = try check.snapshot.verdict(under: PolicyOnDay(policy, on: check.asOf))
        isSameBytes = try JSON.line(after).utf8.elementsEqual(check.verdict.utf8)
        let after = after
        changes = before.map { VerdictDifference(from: $0, to: after).changes } ?? []
    }

    var isSame: Bool { isOwnPolicy ? isSameBytes : before != nil && changes.isEmpty }
}

/// Replays as a person reads them.
struct ReplayPage {
    let terminal: Terminal

    private var language: Language { terminal.language }
    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    func lines(_ replay: Replay) -> [String] {
        let after = replay.after
        let head = [
            replay.isSame ? terminal.styled("✓", .green) : terminal.styled("✗", .red),
            say(
                "第\(replay.check.act)步，核查日 \(replay.check.asOf)", "check \(replay.check.act) as of \(replay.check.asOf)"
            ),
            say("政策 ", "policy ")
                + Text.visible(replay.isOwnPolicy ? after.policy : "\(replay.before?.policy ?? "?") → \(after.policy)"),
            word(replay),
        ].joined(separator: "  ")
        return wrapped(head, indent: 0) + replay.changes.map(text).flatMap { wrapped($0, indent: 4) } + bytes(replay)
    }

    private func word(_ replay: Replay) -> String {
        if replay.isSame {
            return replay.isOwnPolicy
                ? say("逐字节相同", "the same, byte for byte") : say("结果相同", "the same verdict")
        }
        return say("不同", "differs")
    }

    private func text(_ change: VerdictDifference.Change) -> String {
        switch change {
        case .came(let finding): "+ " + line(finding)
        case .went(let finding): "- " + line(finding)
        case .changed(let before, let after): "~ " + line(before) + " → " + line(after)
        case .undecidedCame(let open): "+ \(open.rule)  " + Text.visible(open.text[language])
        case .undecidedWent(let open): "- \(open.rule)  " + Text.visible(open.text[language])
        case .outcome(let before, let after): "~ \(before.title[language]) → \(after.title[language])"
        case .holdsUntil(let before, let after):
            say("~ 有效至 ", "~ holds until ") + day(before) + " → " + day(after)
        }
    }

    private func day(_ day: CalendarDay?) -> String { day?.description ?? say("无期限", "no end") }

    private func line(_ finding: CheckLine.Finding) -> String {
        "\(finding.rule) \(finding.severity.title[language])  \(finding.message[language])"
            + "  [\(Text.visible(finding.basis))]"
            + (finding.evidence.isEmpty ? "" : "  " + finding.evidence.map { Text.visible($0) }.joined(separator: " "))
    }

    /// Where nothing that is compared differs and the bytes do, their first difference.
    private func bytes(_ replay: Replay) -> [String] {
        guard !replay.isSame, replay.changes.isEmpty, let now = try? JSON.line(replay.after) else { return [] }
        let place = zip(now.utf8, replay.check.verdict.utf8).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        let at = place ?? min(now.utf8.count, replay.check.verdict.utf8.count)
        return wrapped(say("文本自第 \(at + 1) 字节起不同", "the text differs from byte \(at + 1) on"), indent: 4)
    }

    private func wrapped(_ text: String, indent: Int) -> [String] {
        DisplayWidth.wrapped(text, to: terminal.columns - indent - 2).enumerated().map { index, line in
            String(repeating: " ", count: indent + (index == 0 ? 0 : 2)) + line
        }
    }
}

/// One replay as JSON.
struct ReplayLine: Encodable {
    struct Change: Encodable {
        var change: String
        var rule: String?
        var before: CheckLine.Finding?
        var after: CheckLine.Finding?
        var missing: String?
        var from: String?
        var to: String?
    }

    var check: Int
    var asOf: CalendarDay
    var same: Bool
    var changes: [Change]
    var verdict: CheckLine

    init(_ replay: Replay) {
        check = replay.check.act
        asOf = replay.check.asOf
        same = replay.isSame
        verdict = replay.after
        changes = replay.changes.map { change in
            switch change {
            case .came(let finding): Change(change: "came", rule: finding.rule, after: finding)
            case .went(let finding): Change(change: "went", rule: finding.rule, before: finding)
            case .changed(let before, let after):
                Change(change: "changed", rule: after.rule, before: before, after: after)
            case .undecidedCame(let open): Change(change: "undecidedCame", rule: open.rule, missing: open.missing)
            case .undecidedWent(let open): Change(change: "undecidedWent", rule: open.rule, missing: open.missing)
            case .outcome(let before, let after):
                Change(change: "outcome", from: before.rawValue, to: after.rawValue)
            case .holdsUntil(let before, let after):
                Change(change: "holdsUntil", from: before?.description, to: after?.description)
            }
        }
    }
}
