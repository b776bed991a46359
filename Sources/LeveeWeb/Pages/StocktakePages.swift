import LeveeCore

/// Counting the safe (盘库): start, scan, look at the three-way statement, end.
struct StocktakeAnswer: Answer {
    struct Count: Codable, Sendable {
        var name: String
        var place: String?
        var startedBy: String
        var startedAt: String
        var scans: Int
        var isOpen: Bool
    }

    struct Line: Codable, Sendable {
        var document: String
        var person: String?
        var way: Said
        var found: String?
        var recorded: String?
    }

    var counts: [Count]
    /// What does not agree in the open count, as it is now.
    var differences: [Line]
    var agreed: Int?

    static func gather(_ asked: Asked<Granted<TakesStock>>) async throws -> StocktakeAnswer {
        let policy = try await asked.policy()
        let now = asked.now
        return try await asked.records { records, _ in
            let all = try records.stocktakes()
            let counts = all.reversed().map { count in
                Count(
                    name: count.name, place: count.place, startedBy: Text.visible(count.startedBy),
                    startedAt: Zone.shanghai.text(of: count.startedAt), scans: Set(count.scans.map(\.document)).count,
                    isOpen: count.end == nil)
            }
            guard let open = all.first(where: { $0.end == nil }) else {
                return StocktakeAnswer(counts: counts, differences: [], agreed: nil)
            }
            let statement = try records.stocktakeStatement(open.number, policy: policy, at: now).statement
            return StocktakeAnswer(
                counts: counts,
                differences: statement.lines.compactMap { line in
                    line.way.map {
                        .init(
                            document: line.document, person: line.person, way: $0.title, found: line.found,
                            recorded: line.recorded)
                    }
                }, agreed: statement.agreed)
        }
    }

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        let open = counts.first { $0.isOpen }
        var blocks: [Block] = []
        if let open {
            blocks.append(
                .actions([
                    .init(words["stocktake.scan"], to: "/custody/stocktake/scan"),
                    .init(words["stocktake.finish"], to: "/custody/stocktake/finish"),
                    .init(words["stocktake.cancel"], to: "/custody/stocktake/cancel"),
                ]))
            blocks.append(
                .numbers([
                    .init(count: open.scans, text: words["stocktake.scanned"]),
                    .init(count: agreed ?? 0, text: words["stocktake.agreed"]),
                    .init(count: differences.count, text: words["stocktake.differ"]),
                ]))
            blocks.append(Self.table(differences, words))
        } else {
            blocks.append(.actions([.init(words["stocktake.start"], to: "/custody/stocktake/start")]))
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
                            .text($0.name), .text($0.place ?? "–"), .code($0.startedBy),
                            .text(Moment.shown($0.startedAt)),
                            .number($0.scans),
                        ]
                    },
                    none: words["stocktake.none"])))
        return Page(words["stocktake.title"], back: .init(words["custody.title"], to: "/custody"), blocks)
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

enum StocktakePages {
    typealias Keeper = Granted<TakesStock>
    private static let place = "/custody/stocktake"

    static func routes(_ installing: Installing) -> [Route] {
        installing.resource("stocktake", place, for: Keeper.self) { try await StocktakeAnswer.gather($0) }
            + installing.operation(start) + installing.operation(scan) + installing.operation(finish)
            + installing.operation(cancel)
    }

    private static var back: (Words) -> Block.Link { { .init($0["stocktake.title"], to: place) } }

    private static func operation(
        _ name: String, _ path: String, _ fields: [Field], _ key: String, isGrave: Bool = false,
        prepare: @escaping @Sendable (Asked<Keeper>) async throws -> [Block] = { _ in [] },
        perform: @escaping @Sendable (Asked<Keeper>, inout FormReading) async throws -> Done
    ) -> Operation<Keeper> {
        Operation(
            name: name, path: "\(place)/\(path)", fields: fields, submit: key, isGrave: isGrave,
            prepare: { asked in
                Prepared(
                    title: asked.words[key], back: .init(asked.words["stocktake.title"], to: place),
                    blocks: try await prepare(asked))
            }, perform: perform)
    }

    private static var start: Operation<Keeper> {
        operation("startStocktake", "start", [Field("place", isRequired: false, limit: 200)], "stocktake.start") {
            asked, form in
            try form.done()
            let (where_, user, now) = (form.values["place"], asked.user, asked.now)
            let count = try await asked.act { try $0.startStocktake(place: where_, actor: user, at: now) }
            return Done(Said(zh: "盘库 \(count.name) 已开始", en: "the count \(count.name) has begun"), at: "\(place)/scan")
        }
    }

    /// Scan after scan on the same page; the slot stays filled in.
    private static var scan: Operation<Keeper> {
        operation(
            "scanStocktake", "scan",
            [
                CustodyDesk.scan, Field("place", isRequired: false, limit: 200),
                Field("slot", isRequired: false, limit: 100),
            ], "stocktake.scan"
        ) { asked, form in
            try form.done()
            let (text, spot, user, now) = (
                form.values["scan"] ?? "", Spot(place: form.values["place"], slot: form.values["slot"]), asked.user,
                asked.now
            )
            let documents = try await asked.records { records, _ in
                try StocktakeScans.pieces(text).map {
                    try StocktakeScans.document($0) { try records.documents(numbered: $0) }
                }
            }
            let count = try await asked.act { desk -> Stocktake? in
                var last: Stocktake?
                for document in documents { last = try desk.scan(document, at: spot, in: nil, actor: user, at: now) }
                return last
            }
            let total = Set((count?.scans ?? []).map(\.document)).count
            let names = documents.map { Text.visible($0.number) }.joined(separator: ", ")
            return Done(Said(zh: "\(names)：已扫 \(total) 本", en: "\(names): \(total) scanned"), at: "\(place)/scan")
        }
    }

    private static var finish: Operation<Keeper> {
        operation(
            "finishStocktake", "finish", [Field("looked", .flag)], "stocktake.finish", isGrave: true,
            prepare: { asked in
                [StocktakeAnswer.table(try await StocktakeAnswer.gather(asked).differences, asked.words)]
            }
        ) { asked, form in
            try form.done()
            let policy = try await asked.policy()
            let (user, now) = (asked.user, asked.now)
            let shown = try await asked.records { records, _ in
                try records.stocktakeStatement(nil, policy: policy, at: now).statement
            }
            let count = try await asked.act {
                try $0.finishStocktake(nil, shown: shown, actor: user, policy: policy, at: now)
            }
            return Done(
                Said(zh: "盘库 \(count.name) 已结束，结果已写入台账", en: "the count \(count.name) is finished and in the ledger"),
                at: place)
        }
    }

    private static var cancel: Operation<Keeper> {
        operation("cancelStocktake", "cancel", [Field("reason", .text)], "stocktake.cancel", isGrave: true) {
            asked, form in
            try form.done()
            let (reason, user, now) = (form.values["reason"] ?? "", asked.user, asked.now)
            let count = try await asked.act { try $0.cancelStocktake(nil, reason: reason, actor: user, at: now) }
            return Done(
                Said(
                    zh: "盘库 \(count.name) 已取消，台账未变", en: "the count \(count.name) is cancelled; the ledger is as it was"
                ), at: place)
        }
    }
}
