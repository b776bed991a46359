import LeveeCore
import LeveeSQLite

/// A delivery's statement as it was and as it is.
struct FeedAccountPage {
    let account: FeedAccount
    let zone: Zone
    let language: Language
    /// Columns that a line may take.
    let width: Int

    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    var lines: [String] {
        let (source, sequence) = (Text.visible(account.was.source), account.was.sequence)
        let at = zone.text(of: Instant(nanoseconds: account.receivedAt.seconds * 1_000_000_000))
        let head =
            say("批次 \(account.number)：", "delivery \(account.number): ") + "\(source)/\(sequence)"
            + say("，\(at) ", ", \(at), ") + kind
        return DisplayWidth.wrapped(head, to: width) + table + breakdown
    }

    private var kind: String {
        switch account.kind {
        case .first: say("首次导入", "first import")
        case .again: say("再次导入", "came again")
        case .replay: say("隔离记录重新导入", "imported from quarantine")
        }
    }

    private var table: [String] {
        let outcomes: [FeedOutcome] = [.accepted, .duplicate, .notRegistered, .possibleMatch, .quarantined]
        let titles: [Bilingual] = [
            .init(zh: "收到", en: "received"), .init(zh: "接受", en: "accepted"), .init(zh: "重复", en: "dup"),
            .init(zh: "非在册", en: "unreg"), .init(zh: "疑似", en: "possible"), .init(zh: "隔离", en: "quar"),
        ]
        var table = TextTable(
            [.init(title: "")] + titles.map { .init(title: $0[language], isNumber: true) })
        for (title, statement) in [(say("当时", "as it was"), account.was), (say("现在", "as it is"), account.now)] {
            table.add([title, "\(statement.received)"] + outcomes.map { "\(statement[$0])" })
        }
        return table.lines(to: width)
    }

    /// What the quarantined and the possible ones have become, where there were any.
    private var breakdown: [String] {
        let quarantine = FeedAccount.QuarantineState.allCases.compactMap { state in
            account.quarantine[state].map { "\($0) \(Self.title(state)[language])" }
        }
        let matches = FeedAccount.MatchState.allCases.compactMap { state in
            account.matches[state].map { "\($0) \(Self.title(state)[language])" }
        }
        let separator = say("，", ", ")
        let lines = [
            (say("隔离：", "quarantine: "), quarantine), (say("疑似：", "possible matches: "), matches),
        ].filter { !$0.1.isEmpty }
        return lines.flatMap { DisplayWidth.wrapped($0.0 + $0.1.joined(separator: separator), to: width) }
    }

    private static func title(_ state: FeedAccount.QuarantineState) -> Bilingual {
        switch state {
        case .waiting: .init(zh: "条待处理", en: "waiting")
        case .imported: .init(zh: "条已导入", en: "imported")
        case .dropped: .init(zh: "条已放弃", en: "dropped")
        case .forgotten: .init(zh: "条已到期清除", en: "forgotten")
        }
    }

    private static func title(_ state: FeedAccount.MatchState) -> Bilingual {
        switch state {
        case .open: .init(zh: "条待认定", en: "undecided")
        case .confirmed: .init(zh: "条已确认", en: "confirmed")
        case .rematched: .init(zh: "条重新匹配", en: "matched again")
        case .rejected: .init(zh: "条已排除", en: "rejected")
        case .forgotten: .init(zh: "条已到期清除", en: "forgotten")
        }
    }
}

/// The same as one JSON object.
struct AccountLine: Encodable {
    struct Totals: Encodable {
        var received, accepted, duplicate, notRegistered, possibleMatch, quarantined: Int

        init(_ statement: FeedStatement) {
            received = statement.received
            accepted = statement.accepted
            duplicate = statement.duplicate
            notRegistered = statement.notRegistered
            possibleMatch = statement.possibleMatch
            quarantined = statement.quarantined
        }
    }

    var delivery: Int64
    var kind: String
    var source: String
    var sequence: Int64
    var receivedAt: String
    var was: Totals
    var now: Totals
    var quarantine: [String: Int]
    var matches: [String: Int]

    init(_ account: FeedAccount, zone: Zone) {
        delivery = account.number
        kind = account.kind.rawValue
        source = account.was.source
        sequence = account.was.sequence
        receivedAt = zone.text(of: account.receivedAt)
        was = Totals(account.was)
        now = Totals(account.now)
        quarantine = Dictionary(uniqueKeysWithValues: account.quarantine.map { ($0.key.rawValue, $0.value) })
        matches = Dictionary(uniqueKeysWithValues: account.matches.map { ($0.key.rawValue, $0.value) })
    }
}
