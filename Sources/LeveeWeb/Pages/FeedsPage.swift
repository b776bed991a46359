import LeveeCore

/// The feeds (边检数据): how each source stands, and what it left open.
struct FeedsAnswer: Answer {
    struct Source: Codable, Sendable {
        var name: String
        var files: Int
        var lastSequence: Int
        var through: String
        var behind: Int
        var missing: [String]
        var quarantined: String
        var notRegistered: String
        /// Drawing of the days it covers.
        var calendar: Said
        var recent: [Delivery]
    }

    struct Delivery: Codable, Sendable {
        var sequence: Int
        var name: String
        var received: Int
        var accepted: Int
        var duplicate: Int
        var notRegistered: Int
        var possibleMatch: Int
        var quarantined: Int
        var at: String
    }

    var sources: [Source]
    var quarantine: Int
    var matches: Int

    static func gather(_ asked: Asked<Granted<ReadsFeeds>>) async throws -> FeedsAnswer {
        let policy = try await asked.policy()
        let feeds = asked.office.feeds
        let sorting = FeedStatementTable.sorting(asked.query)
        return try await asked.records { records, reach in
            FeedsAnswer(
                sources: try records.feedHealth(on: policy.day, by: FeedAssertions(policy)).map {
                    var source = Source($0)
                    source.recent = sorting.sorted(source.recent) { FeedStatementTable.key($0, under: $1) }
                    return source
                },
                quarantine: try feeds.quarantined(isOpen: true, in: reach).count,
                matches: try records.matches(in: reach).count)
        }
    }

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        var blocks: [Block] = []
        if setting.may(.importFeed) { blocks.append(.actions([.init(words["feeds.upload"], to: "/feeds/upload")])) }
        blocks.append(
            .numbers([
                .init(count: quarantine, text: words["feeds.quarantine"], path: "/feeds/quarantine"),
                .init(count: matches, text: words["feeds.matches"], path: "/feeds/matches"),
            ]))
        if sources.isEmpty { blocks.append(.note(words["feeds.none"])) }
        blocks += sources.map { source in
            .section(
                source.name,
                [
                    .summary(
                        Summary(
                            nil,
                            [
                                .init(words["feeds.through"], source.through),
                                .init(words["feeds.stale"], "\(source.behind)"),
                                .init(words["feeds.last"], "\(source.lastSequence)"),
                                .init(
                                    words["feeds.gaps"],
                                    source.missing.isEmpty
                                        ? words["feeds.whole"] : source.missing.joined(separator: ", ")),
                                .init(words["feeds.share-quarantined"], source.quarantined),
                                .init(words["feeds.share-strangers"], source.notRegistered),
                            ])),
                    .picture(
                        .init(
                            drawing: Markup(escapedByHand: words[source.calendar]),
                            caption: words["feeds.calendar"])),
                    FeedStatementTable.block(
                        source.recent, words, FeedStatementTable.sorting(setting.query)),
                ])
        }
        return Page(words["feeds.title"], blocks)
    }
}

/// The balanced statement of files.
enum FeedStatementTable {
    /// What a file counts under each heading.
    private static var counts: [(column: String, heading: String, count: KeyPath<FeedsAnswer.Delivery, Int>)] {
        [
            ("received", "feeds.received", \.received), ("accepted", "feeds.accepted", \.accepted),
            ("duplicate", "feeds.duplicate", \.duplicate), ("strangers", "feeds.strangers", \.notRegistered),
            ("matches", "feeds.matches", \.possibleMatch), ("quarantined", "feeds.quarantined", \.quarantined),
        ]
    }

    static func sorting(_ query: Values) -> Sorting {
        Sorting(query, of: "/feeds", by: ["sequence"] + counts.map(\.column) + ["at"])
    }

    static func key(_ line: FeedsAnswer.Delivery, under column: String) -> SortKey {
        if column == "at" { return .text(line.at) }
        return .number(line[keyPath: counts.first { $0.column == column }?.count ?? \.sequence])
    }

    /// - Parameter sorting: nil where the files stand in an order of their own.
    static func block(_ lines: [FeedsAnswer.Delivery], _ words: Words, _ sorting: Sorting? = nil) -> Block {
        func heading(_ title: String, _ column: String, isNumber: Bool = false) -> Table.Column {
            sorting?.heading(words[title], column, isNumber: isNumber) ?? .init(words[title], isNumber: isNumber)
        }
        return .table(
            Table(
                words["feeds.files"],
                [heading("feeds.file", "sequence")] + counts.map { heading($0.heading, $0.column, isNumber: true) }
                    + [heading("custody.at", "at")],
                lines.map { line in
                    [.text("\(line.sequence) \(line.name)")] + counts.map { .number(line[keyPath: $0.count]) }
                        + [.text(Moment.shown(line.at))]
                }, none: words["feeds.no-files"]))
    }
}

extension FeedsAnswer.Delivery {
    init(_ statement: FeedStatement, name: String, at: Instant?) {
        sequence = Int(statement.sequence)
        self.name = Text.visible(name)
        received = statement.received
        accepted = statement.accepted
        duplicate = statement.duplicate
        notRegistered = statement.notRegistered
        possibleMatch = statement.possibleMatch
        quarantined = statement.quarantined
        self.at = at.map { Zone.shanghai.text(of: $0) } ?? ""
    }
}

extension FeedsAnswer.Source {
    init(_ health: SourceHealth) {
        name = health.source
        files = health.fileCount
        lastSequence = Int(health.last.header.sequence)
        through = health.lastCovered.description
        behind = health.staleDays
        missing = health.missing.map {
            $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
        }
        func share(_ kind: KeyPath<FeedStatement, Int>) -> String {
            let (count, of) = health.share(kind)
            return of == 0 ? "0" : "\(count) / \(of)"
        }
        quarantined = share(\.quarantined)
        notRegistered = share(\.notRegistered)
        calendar = Said(zh: Self.calendar(health, .zh), en: Self.calendar(health, .en))
        recent = health.recent.suffix(10).reversed().map { .init($0.statement, name: $0.name, at: $0.receivedAt) }
    }

    /// The last three months.
    private static func calendar(_ health: SourceHealth, _ language: Language) -> String {
        let first = health.day - 92
        let days = (first.number...health.day.number).compactMap { number -> DayGrid.Day? in
            let day = CalendarDay(number: number)
            let (mark, words): (String, Bilingual) =
                switch health.mark(of: day) {
                case .covered: ("covered", .init(zh: "已有", en: "covered"))
                case .missing: ("missing", .init(zh: "缺", en: "missing"))
                case .awaited: ("awaited", .init(zh: "未到", en: "not yet"))
                case .outside: ("", .init(zh: "", en: ""))
                }
            return mark.isEmpty ? nil : .init(day, mark: mark, words: words[language])
        }
        return DayGrid(
            title: Bilingual(zh: "\(health.source) 覆盖日历", en: "days covered by \(health.source)")[language], days: days
        ).svg
    }
}
