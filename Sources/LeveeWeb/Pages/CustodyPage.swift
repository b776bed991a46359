import HTTPTypes
import Hummingbird
import LeveeCore

/// The custody desk (证件保管): one field that takes a scan or a number; what is in the safe, overdue, or waits.
struct CustodyAnswer: Answer {
    struct Kept: Codable, Sendable {
        var document: String
        var address: String
        var place: String?
        var slot: String?
        var holder: String?
        var since: String?
        /// Whether the ledger says that something else lies in the same slot.
        var isConflict: Bool
    }

    /// A booklet in the safe whose holder may have it.
    struct HandOut: Codable, Sendable {
        var document: String
        var address: String
        var holder: String
        var approval: String
        var departOn: String?
    }

    var kept: [Kept]
    /// Nil where the reader hands out nothing.
    var toHandOut: [HandOut]?
    var requests: Int
    var overdue: Int

    static func gather(_ asked: Asked<Granted<ReadsCustody>>) async throws -> CustodyAnswer {
        let policy = try await asked.policy()
        let sorting = sorting(asked.query)
        let handsOut = asked.may(.handOutBooklet)
        return try await asked.records { records, reach in
            let safe = try records.safe(at: nil, in: reach)
            let used = Dictionary(grouping: safe.compactMap(\.booklet.spot).filter { $0.slot != nil }) { $0 }
            let kept = safe.map { kept in
                let booklet = kept.booklet
                return Kept(
                    document: booklet.document.description, address: asked.path(document: booklet.document),
                    place: booklet.spot?.place, slot: booklet.spot?.slot, holder: kept.ref,
                    since: booklet.since.map { policy.zone.day(of: $0.at).description },
                    isConflict: (booklet.spot.flatMap { used[$0]?.count } ?? 0) > 1)
            }.sorted {
                ($0.place ?? "~", $0.slot ?? "~", $0.document) < ($1.place ?? "~", $1.slot ?? "~", $1.document)
            }
            return CustodyAnswer(
                kept: sorting.sorted(kept) { kept, column in
                    switch column {
                    case "slot": kept.slot.map { .text($0) }
                    case "document": .text(kept.document)
                    case "holder": kept.holder.map { .text($0) }
                    default: kept.since.map { .text($0) }
                    }
                },
                toHandOut: !handsOut
                    ? nil
                    : try toHandOut(of: safe, records, in: reach, on: policy).map { application, document in
                        HandOut(
                            document: document.description, address: asked.path(document: document),
                            holder: application.person.ref,
                            approval: Text.visible(application.approval?.number ?? application.file.number),
                            departOn: application.approval?.departOn?.description)
                    },
                requests: try records.requests(.handOutOverride, isOpen: true, in: reach).count,
                overdue: try records.dunning(policy, in: reach).count)
        }
    }

    /// Approved applications whose booklet lies in the safe, the earliest departure first.
    /// - Parameter safe: what lies there.
    static func toHandOut(
        of safe: [KeptBooklet], _ records: any OfficeRecords, in reach: Reach, on policy: PolicyOnDay
    ) throws -> [(FiledApplication, DocumentKey)] {
        let kept = Set(safe.map(\.booklet.document))
        return try records.applications(.latest, in: reach, on: policy).filter { $0.stage == .approved }
            .flatMap { application in (application.approval?.documents ?? []).map { (application, $0) } }
            .filter { kept.contains($0.1) }
            .sorted { ($0.0.approval?.departOn ?? policy.day) < ($1.0.approval?.departOn ?? policy.day) }
    }

    /// Of the tables beside the map.
    private static func sorting(_ query: Values) -> Sorting {
        Sorting(query, of: "/custody/map", by: ["slot", "document", "holder", "since"])
    }

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        let scan = FormBlock(
            path: "/custody", submit: words["custody.find"],
            fields: [.init(CustodyDesk.scan, setting.query, [], words)], token: setting.token)
        return Page(
            words["custody.title"],
            [
                .form(scan),
                .numbers([
                    .init(count: kept.count, text: words["custody.kept"], path: "/custody/map"),
                    .init(count: overdue, text: words["custody.overdue"], path: "/custody/overdue"),
                    .init(
                        count: requests, text: words["custody.requests"],
                        path: setting.may(.confirmOverride) ? "/custody/requests" : nil),
                ]),
            ] + (toHandOut.map { [handOuts($0, words)] } ?? []) + [
                .links(
                    [
                        .init(words["custody.map"], to: "/custody/map"),
                        .init(words["custody.receipt"], to: "/custody/receipt"),
                    ]
                        + (setting.may(.takeStock) ? [.init(words["stocktake.title"], to: "/custody/stocktake")] : []))
            ])
    }

    private func handOuts(_ lines: [HandOut], _ words: Words) -> Block {
        .section(
            words["custody.to-hand-out"],
            [
                .table(
                    Table(
                        words["custody.to-hand-out"],
                        [
                            .init(words["custody.document"]), .init(words["custody.holder"]),
                            .init(words["dossier.approval"]), .init(words["custody.departs"]),
                        ],
                        lines.map {
                            [
                                .link(.init(words.document($0.document), to: $0.address)), .code($0.holder),
                                .code($0.approval), .text($0.departOn ?? "–"),
                            ]
                        }, none: words["custody.nothing-to-hand-out"]))
            ])
    }

    /// The safe as a map, and the same as a table.
    func map(_ setting: Setting) -> Page {
        let words = setting.words
        let sorting = Self.sorting(setting.query)
        let blocks = Dictionary(grouping: kept) { $0.place ?? words["custody.no-place"] }.sorted { $0.key < $1.key }.map
        { place, kept in
            let grid = SlotGrid(
                title: words.title(words["custody.map"], of: place),
                slots: kept.map {
                    .init(
                        $0.slot ?? "?", mark: $0.isConflict ? "wrong" : "kept",
                        words: "\($0.slot ?? "?") \(words.document($0.document)) \($0.holder ?? "")")
                })
            return Block.section(
                Text.visible(place),
                [
                    .picture(
                        .init(
                            drawing: Markup(escapedByHand: grid.svg),
                            caption: words("custody.map.caption", ["count": "\(kept.count)"]))),
                    .details(
                        words["custody.as-table"],
                        [
                            .table(
                                Table(
                                    Text.visible(place),
                                    [
                                        sorting.heading(words["custody.slot"], "slot"),
                                        sorting.heading(words["custody.document"], "document"),
                                        sorting.heading(words["custody.holder"], "holder"),
                                        sorting.heading(words["custody.since"], "since"),
                                        .init(words["custody.note"]),
                                    ],
                                    kept.map {
                                        [
                                            .text(Text.visible($0.slot ?? "?")),
                                            // What is nobody's has no page.
                                            $0.holder == nil
                                                ? .text(words.document($0.document))
                                                : .link(.init(words.document($0.document), to: $0.address)),
                                            .code($0.holder ?? "?"),
                                            .text($0.since ?? ""),
                                            $0.isConflict
                                                ? .tag(.init(text: words["custody.conflict"], tone: .grave))
                                                : .text(""),
                                        ]
                                    }, none: words["custody.empty"], isFilterable: true))
                        ]),
                ])
        }
        return Page(
            words["custody.map"], back: .init(words["custody.title"], to: "/custody"),
            blocks.isEmpty ? [.note(words["custody.empty"])] : blocks)
    }
}

/// What stands in the address of nothing: the field of the desk.
enum CustodyDesk {
    static let scan = Field("scan", .scan, limit: 400)

    static func routes(_ installing: Installing) -> [Route] {
        installing.resource("custody", "/custody", for: Granted<ReadsCustody>.self, query: Sorting.query) {
            try await CustodyAnswer.gather($0)
        }
            + installing.page("/custody/map", for: Granted<ReadsCustody>.self) { asked in
                try await CustodyAnswer.gather(asked).map(installing.setting(asked))
            } + [
                // A scan finds a booklet; it changes nothing.
                installing.route(.post, "/custody", for: Granted<ReadsCustody>.self) { request, context in
                    let values = try await installing.submitted(request, context.visit)
                    let asked = installing.asked(request, context)
                    do { return Installing.redirect(to: try await found(asked, values)) } catch let error
                        where Failure(error).isAboutTheForm
                    {
                        var setting = installing.setting(asked)
                        setting.query = values
                        var page = try await CustodyAnswer.gather(asked).page(setting)
                        let failure = Failure(error)
                        page.errors =
                            failure.errors.isEmpty ? [FieldError(field: "scan", text: failure.texts)] : failure.errors
                        page.status = failure.status
                        return installing.setter.response(page, for: context.visit)
                    }
                }
            ] + [
                installing.route(
                    .post, "\(Installing.machines)/custody/search", for: Granted<ReadsCustody>.self,
                    description: Described(
                        name: "findBooklet", fields: [scan], query: [], answer: .of(BookletAnswer.self))
                ) { request, context in
                    let values = try await Body.json(request, fields: [scan])
                    let asked = installing.asked(request, context)
                    let document = try await document(asked, values)
                    return try Installing.json(try await BookletAnswer.gather(asked, document))
                }
            ] + BookletOperations.routes(installing)
    }

    private static func found(_ asked: Asked<Granted<ReadsCustody>>, _ values: Values) async throws -> String {
        asked.path(document: try await document(asked, values))
    }

    /// The document of a scan or a number, which is somebody's within reach.
    /// - Throws: ``FieldErrors``, ``DeskRefusal``, ``StocktakeRefusal``.
    private static func document(_ asked: Asked<Granted<ReadsCustody>>, _ values: Values) async throws -> DocumentKey {
        let form = FormReading(values, fields: [scan])
        try form.done()
        let pieces = StocktakeScans.pieces(values["scan"] ?? "")
        guard let piece = pieces.first, pieces.count == 1 else {
            throw FieldErrors("scan", Said(zh: "请一次只扫一本", en: "scan one booklet at a time"))
        }
        let zone = try await asked.policy().zone
        let found = try await asked.records { records, reach -> DocumentKey? in
            func isThere(_ document: DocumentKey) throws -> Bool {
                try records.booklet(document, in: reach, zone: zone) != nil
            }
            do {
                let document = try StocktakeScans.document(piece) { number in
                    try records.documents(numbered: number).filter(isThere)
                }
                return try isThere(document) ? document : nil
            } catch DeskRefusal.unknownDocument { return nil }
        }
        guard let found else {
            let shown = Text.visible(piece)
            throw FieldErrors(
                "scan",
                Said(
                    zh: "`\(shown)` 没有人申报过，或持有人不在您的权限范围内；请核对，未申报的先登记申报",
                    en:
                        "`\(shown)` is declared by nobody, or by nobody within your reach; check it, and have it declared first"
                ))
        }
        return found
    }
}
