import Crypto
import Foundation
import LeveeCore

/// Counting the safe (盘库): start, scan, look at the three-way statement, end.
struct StocktakeAnswer: Answer {
    struct Count: Codable, Sendable {
        /// By which it stands in the address of what is done to it.
        var number: Int64
        var name: String
        var place: String?
        var startedBy: String
        var startedAt: String
        /// Booklets within the reader's reach.
        var scans: Int
        var isOpen: Bool
        /// What an open count says, as it is now.
        var statement: Statement?
    }

    /// Cabinet, ledger and list beside each other, as far as the reader's reach goes.
    struct Statement: Codable, Sendable {
        var agreed: Int
        /// What does not agree.
        var differences: [Line]
        /// Of all of it: by this whoever finishes the count says what he has looked at.
        var digest: String
    }

    struct Line: Codable, Sendable {
        var document: String
        var person: String?
        var way: Said
        var found: String?
        var recorded: String?
    }

    /// The last one first.
    var counts: [Count]

    static func gather(_ asked: Asked<Granted<TakesStock>>) async throws -> StocktakeAnswer {
        let policy = try await asked.policy()
        let now = asked.now
        return try await asked.records { records, reach in
            let counts = try records.stocktakes(in: reach).reversed().map { count in
                var line = Count(
                    number: count.number, name: count.name, place: count.place,
                    startedBy: Text.visible(count.startedBy), startedAt: Zone.shanghai.text(of: count.startedAt),
                    scans: Set(count.scans.map(\.document)).count, isOpen: count.end == nil)
                if line.isOpen {
                    line.statement = try Statement(
                        records.stocktakeStatement(count.number, in: reach, policy: policy, at: now).statement)
                }
                return line
            }
            return StocktakeAnswer(counts: counts)
        }
    }

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        var blocks = counts.compactMap { count in count.statement.map { Self.section(count, $0, words) } }
        let start = Block.Link(words["stocktake.start"], to: "/custody/stocktake/start")
        if blocks.isEmpty {
            blocks.append(.actions([start]))
        } else if !counts.contains(where: { $0.isOpen && $0.place == nil }) {
            blocks.append(.links([start]))
        }
        blocks.append(
            .table(
                Table(
                    words["stocktake.counts"],
                    [
                        .init(words["stocktake.count"]), .init(words["custody.place"]), .init(words["application.by"]),
                        .init(words["custody.at"]), .init(words["stocktake.scanned"], isNumber: true),
                    ],
                    counts.map {
                        [
                            .text($0.name), .text($0.place.map(Text.visible) ?? "–"), .code($0.startedBy),
                            .text(Moment.shown($0.startedAt)),
                            .number($0.scans),
                        ]
                    },
                    none: words["stocktake.none"])))
        return Page(words["stocktake.title"], back: .init(words["custody.title"], to: "/custody"), blocks)
    }

    /// An open count: what can be done to it, and what it says.
    private static func section(_ count: Count, _ statement: Statement, _ words: Words) -> Block {
        let path = StocktakePages.path(count.number)
        return .section(
            count.place.map { words.title(count.name, of: Text.visible($0)) } ?? count.name,
            [
                .actions([
                    .init(words["stocktake.scan"], to: "\(path)/scan", about: count.name),
                    .init(words["stocktake.finish"], to: "\(path)/finish", about: count.name),
                    .init(words["stocktake.cancel"], to: "\(path)/cancel", about: count.name),
                ]),
                .numbers([
                    .init(count: count.scans, text: words["stocktake.scanned"]),
                    .init(count: statement.agreed, text: words["stocktake.agreed"]),
                    .init(count: statement.differences.count, text: words["stocktake.differ"]),
                ]),
                table(statement.differences, words),
            ])
    }

    static func table(_ lines: [Line], _ words: Words) -> Block {
        .table(
            Table(
                words["stocktake.differences"],
                [
                    .init(words["custody.document"]), .init(words["custody.holder"]), .init(words["stocktake.way"]),
                    .init(words["stocktake.found"]), .init(words["stocktake.recorded"]),
                ],
                lines.map {
                    [
                        .text(words.document($0.document)), .code($0.person ?? "?"), .text(words[$0.way]),
                        .text($0.found ?? ""),
                        .text($0.recorded ?? ""),
                    ]
                },
                none: words["stocktake.all-agree"]))
    }
}

extension StocktakeAnswer.Statement {
    init(_ statement: StocktakeStatement) throws {
        agreed = statement.agreed
        differences = statement.lines.compactMap { line in
            line.way.map {
                StocktakeAnswer.Line(
                    document: line.document, person: line.person, way: $0.title, found: line.found,
                    recorded: line.recorded)
            }
        }
        digest = Data(SHA256.bytes(of: Data(try Installing.bytes(statement)))).base64URL
    }
}

enum StocktakePages {
    typealias Keeper = Granted<TakesStock>
    private static let place = "/custody/stocktake"

    /// Under which stands what is done to a count.
    static func path(_ number: Int64) -> String { "\(place)/\(number)" }

    static func routes(_ installing: Installing) -> [Route] {
        installing.resource("stocktake", place, for: Keeper.self) { try await StocktakeAnswer.gather($0) }
            + installing.operation(start) + installing.operation(scan) + installing.operation(finish)
            + installing.operation(cancel)
    }

    private static var start: Operation<Keeper> {
        Operation(
            name: "startStocktake", path: "\(place)/start", fields: [Field("place", isRequired: false, limit: 200)],
            submit: "stocktake.start",
            prepare: { asked in Prepared(title: asked.words["stocktake.start"], back: back(asked.words)) },
            perform: { asked, form in
                try form.done()
                let (where_, user, now) = (form.values["place"], asked.user, asked.now)
                let count = try await asked.act { try $0.startStocktake(place: where_, actor: user, at: now) }
                return Done(
                    Said(zh: "盘库 \(count.name) 已开始", en: "the count \(count.name) has begun"),
                    at: "\(path(count.number))/scan")
            })
    }

    /// Scan after scan on the same page; the slot stays filled in.
    private static var scan: Operation<Keeper> {
        operation(
            "scanStocktake", "scan",
            [
                CustodyDesk.scan, Field("place", isRequired: false, limit: 200),
                Field("slot", isRequired: false, limit: 100),
            ], "stocktake.scan"
        ) { asked, count, form in
            try form.done()
            let (text, spot) = (
                form.values["scan"] ?? "", Spot(place: form.values["place"], slot: form.values["slot"])
            )
            let (user, reach, now) = (asked.user, asked.reach, asked.now)
            let documents = try await asked.records { records, _ in
                try StocktakeScans.pieces(text).map {
                    try StocktakeScans.document($0) { try records.documents(numbered: $0) }
                }
            }
            let scanned = try await asked.act { desk -> Stocktake in
                var scanned = count
                for document in documents {
                    scanned = try desk.scan(
                        document, at: spot, in: count.number, within: reach, actor: user, at: now)
                }
                return scanned
            }
            let total = Set(scanned.scans.map(\.document)).count
            let names = documents.map { Text.visible($0.number) }.joined(separator: ", ")
            return Done(
                Said(zh: "\(names)：已扫 \(total) 本", en: "\(names): \(total) scanned"),
                at: "\(path(count.number))/scan")
        }
    }

    private static var finish: Operation<Keeper> {
        operation(
            "finishStocktake", "finish", [Field("looked", .flag), Field("digest", .hidden, limit: 100)],
            "stocktake.finish", isGrave: true,
            prepare: { asked, count, prepared in
                let policy = try await asked.policy()
                let shown = try StocktakeAnswer.Statement(try await statement(count, policy, asked))
                prepared.blocks = [StocktakeAnswer.table(shown.differences, asked.words)]
                prepared.values.set("digest", shown.digest)
                // A form that comes back shows other differences, which are to be looked at, too.
                prepared.anew = ["digest", "looked"]
            }
        ) { asked, count, form in
            try form.done()
            let policy = try await asked.policy()
            let present = try await statement(count, policy, asked)
            let digest = try StocktakeAnswer.Statement(present).digest
            // What he has looked at is what his form showed, and not what would be shown now.
            guard form.values["digest"] == digest else { throw StocktakeRefusal.changed(count.name) }
            let (user, reach, now) = (asked.user, asked.reach, asked.now)
            let finished = try await unnamed {
                try await asked.act {
                    try $0.finishStocktake(
                        count.number, shown: present, in: reach, actor: user, policy: policy, at: now)
                }
            }
            return Done(
                Said(
                    zh: "盘库 \(finished.name) 已结束，结果已写入台账",
                    en: "the count \(finished.name) is finished and in the ledger"),
                at: place)
        }
    }

    private static var cancel: Operation<Keeper> {
        operation("cancelStocktake", "cancel", [Field("reason", .text)], "stocktake.cancel", isGrave: true) {
            asked, count, form in
            try form.done()
            let policy = try await asked.policy()
            let (reason, user, now) = (form.values["reason"] ?? "", asked.user, asked.now)
            let cancelled = try await unnamed {
                try await asked.act {
                    try $0.cancelStocktake(count.number, reason: reason, actor: user, policy: policy, at: now)
                }
            }
            return Done(
                Said(
                    zh: "盘库 \(cancelled.name) 已取消，台账未变",
                    en: "the count \(cancelled.name) is cancelled; the ledger is as it was"),
                at: place)
        }
    }

    // MARK: - What they share

    /// What is done to an open count.
    private static func operation(
        _ name: String, _ path: String, _ fields: [Field], _ key: String, isGrave: Bool = false,
        prepare: @escaping @Sendable (Asked<Keeper>, Stocktake, inout Prepared) async throws -> Void = { _, _, _ in },
        perform: @escaping @Sendable (Asked<Keeper>, Stocktake, inout FormReading) async throws -> Done
    ) -> Operation<Keeper> {
        Operation(
            name: name, path: "\(place)/{number}/\(path)", fields: fields, submit: key, isGrave: isGrave,
            prepare: { asked in
                let count = try await openCount(asked)
                var prepared = Prepared(
                    title: asked.words.title(asked.words[key], of: count.name), back: back(asked.words))
                try await prepare(asked, count, &prepared)
                return prepared
            },
            perform: { asked, form in
                let count = try await openCount(asked)
                return try await perform(asked, count, &form)
            })
    }

    private static func back(_ words: Words) -> Block.Link { .init(words["stocktake.title"], to: place) }

    /// The count that the address names.
    /// - Throws: ``Missing`` where there is none; ``StocktakeRefusal`` where it has ended.
    private static func openCount(_ asked: Asked<Keeper>) async throws -> Stocktake {
        guard let number = Int64(asked.parameter("number")) else { throw Missing() }
        let count = try await asked.found { records, _ in try records.stocktake(number) }
        if let end = count.end { throw StocktakeRefusal.ended(count.name, isFinished: end.isFinished) }
        return count
    }

    /// What a count says now, as far as the reader's reach goes.
    private static func statement(
        _ count: Stocktake, _ policy: PolicyOnDay, _ asked: Asked<Keeper>
    ) async throws -> StocktakeStatement {
        let now = asked.now
        return try await asked.records { records, reach in
            try records.stocktakeStatement(count.number, in: reach, policy: policy, at: now).statement
        }
    }

    /// Does it; who is beyond the reach of whoever would do it is not named to him.
    private static func unnamed<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        do { return try await work() } catch AccessRefusal.outsideUnit(let user, let unit, _) {
            throw AccessRefusal.someoneOutsideUnit(user, unit)
        }
    }
}
