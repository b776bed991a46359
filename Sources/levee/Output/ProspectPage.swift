import LeveeCore

/// For every rule: what it found, what it lacks or what came closest, and the day on which time alone would make it fire.
struct ProspectPage {
    let terminal: Terminal
    private var language: Language { terminal.language }
    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    /// So many records are named; JSON has them all.
    private static let shown = 4

    /// What fires comes first, then what cannot be decided.
    func lines(_ prospects: [Prospect], _ title: String) -> [String] {
        let groups: [(Outcome.Status, String)] = [
            (.violated, say("异常", "fires")), (.undecided, say("无法判定", "undecided")),
            (.satisfied, say("正常", "quiet")), (.notApplicable, say("不适用", "not applicable")),
        ]
        let counts = groups.map { status, word in
            "\(word) \(prospects.count { $0.outcome.status == status })"
        }
        return [terminal.styled(title, .bold), counts.joined(separator: say("，", ", "))]
            + groups.flatMap { status, word in
                let members = prospects.filter { $0.outcome.status == status }
                return members.isEmpty
                    ? [] : ["", terminal.styled(word, .bold)] + members.flatMap { lines(of: $0) }
            }
    }

    private func lines(of prospect: Prospect) -> [String] {
        let info = prospect.rule.info
        let mark: String =
            switch prospect.outcome.status {
            case .violated: terminal.styled("✗", .red)
            case .undecided: terminal.styled("?", .yellow)
            case .satisfied: terminal.styled("✓", .green)
            case .notApplicable: terminal.styled("–", .dim)
            }
        return ["\(mark) \(info.title[language])  \(terminal.styled(info.id, .dim))"]
            + texts(of: prospect).flatMap { DisplayWidth.wrapped($0, to: terminal.columns - 4) }.map { "    " + $0 }
    }

    private func texts(of prospect: Prospect) -> [String] {
        let outcome = prospect.outcome
        var texts = outcome.drafts.map { message(of: $0, prospect)[language] } + outcome.missing.map(\.text[language])
        if let closest = prospect.closest {
            let margin = closest.margin.text.map { say("，", ", ") + $0[language] } ?? ""
            texts.append(say("最接近的情形：", "closest: ") + closest.text[language] + margin)
            texts.append(records(closest.evidence))
        } else if texts.isEmpty {
            texts.append(outcome.reason[language])
        }
        if let first = first(of: prospect) { texts.append(first) }
        return texts
    }

    private func records(_ evidence: [String]) -> String {
        let named = evidence.prefix(Self.shown).map { Text.visible($0) }.joined(separator: say("、", ", "))
        let rest = evidence.count - Self.shown
        return say("记录：", "records: ") + named + (rest > 0 ? say(" 等 \(evidence.count) 条", " and \(rest) more") : "")
    }

    /// For a rule that fires already, only what it would fire about besides.
    private func first(of prospect: Prospect) -> String? {
        let fires = prospect.outcome.status == .violated
        switch prospect.first {
        case .on(let day, let draft):
            let what = message(of: draft, prospect)[language]
            return fires
                ? say("若无新情况，\(day) 起另有：", "by time alone from \(day) also: ") + what
                : say("若无新情况，\(day) 起异常：", "by time alone it fires from \(day): ") + what
        case .never: return fires ? nil : say("仅随时间推移不会异常", "time alone never makes it fire")
        case .notBefore(let day):
            return fires ? nil : say("若无新情况，\(day) 之前不会异常", "by time alone it does not fire up to \(day)")
        }
    }

    private func message(of draft: Outcome.Draft, _ prospect: Prospect) -> Bilingual {
        prospect.rule.info.message.filled(with: draft.facts.mapValues(\.shown))
    }
}

extension PlainJSON {
    /// A person's standing under every rule, as `explain --person --json` prints it.
    init(_ prospects: [Prospect], of person: Person, on day: CalendarDay, policy: String) {
        self = .object([
            ("person", .text(person.ref)), ("asOf", .text(day.description)), ("policy", .text(policy)),
            ("rules", .list(prospects.map(PlainJSON.init))),
        ])
    }

    init(_ text: Bilingual) { self = .object([("zh", .text(text.zh)), ("en", .text(text.en))]) }

    static func texts(_ texts: [String]) -> PlainJSON { .list(texts.map { .text($0) }) }

    private init(_ prospect: Prospect) {
        let info = prospect.rule.info
        let outcome = prospect.outcome
        let isQuiet = outcome.status == .satisfied || outcome.status == .notApplicable
        func fired(_ draft: Outcome.Draft, on day: CalendarDay? = nil) -> PlainJSON {
            .object([
                ("on", day.map { .text($0.description) }), ("subject", .text(draft.subject.description)),
                ("message", PlainJSON(info.message.filled(with: draft.facts.mapValues(\.shown)))),
                ("evidence", .texts(draft.evidence)),
            ])
        }
        let first: PlainJSON =
            switch prospect.first {
            case .on(let day, let draft): fired(draft, on: day)
            case .never: .null
            case .notBefore(let day): .object([("notBefore", .text(day.description))])
            }
        self = .object([
            ("rule", .text(info.id)), ("status", .text(outcome.status.rawValue)),
            ("findings", .list(outcome.drafts.map { fired($0) })),
            (
                "missing",
                .list(outcome.missing.map { .object([("kind", .text($0.kind.rawValue)), ("of", .text($0.of))]) })
            ),
            ("reason", isQuiet ? PlainJSON(outcome.reason) : nil), ("closest", prospect.closest.map(PlainJSON.init)),
            ("fires", first),
        ])
    }

    private init(_ closest: Closest) {
        var margin: [(String, PlainJSON?)] = []
        switch closest.margin {
        case .left(let days): margin = [("daysLeft", .number(Int64(days)))]
        case .spare(let days): margin = [("daysBetween", .number(Int64(days)))]
        case .barred(let bar): margin = [("barredBy", .text(bar.rawValue))]
        case .fixed: break
        }
        self = .object(
            [("text", PlainJSON(closest.text)), ("records", .texts(closest.evidence))] + margin)
    }
}
