import LeveeCore

/// One person's file (个人档案): who he is, what he holds and where it is, his family abroad, his trips in three versions, what
/// stands against him.
struct DossierAnswer: Answer {
    struct Pair: Codable, Sendable {
        var what: Said
        var value: Said

        func row(_ words: Words) -> Summary.Row { .init(words.opening(words[what]), words[value]) }
    }

    struct Document: Codable, Sendable {
        var name: String
        var type: Said
        var address: String?
        var place: Said
        var expiresOn: String?
        var declaredOn: String?
        var authority: Said
        /// The drawing of what happened to it, in SVG, in each language.
        var timeline: Said
    }

    struct Relative: Codable, Sendable {
        var relation: Said
        var name: String
        var country: Said
        var status: Said
        var since: String
    }

    /// One trip as it was declared, reported and seen at the border.
    struct Trip: Codable, Sendable {
        var approval: String?
        var declared: String?
        var reported: String?
        var border: String?
        var document: String?
        var to: String?
    }

    struct FindingLine: Codable, Sendable {
        var id: String
        var title: Said
        var message: Said
        var severity: String
        var since: String
        var state: Said
        var address: String
    }

    var person: Named
    var facts: [Pair]
    var documents: [Document]
    var relatives: [Relative]
    var trips: [Trip]
    var restrictions: [Pair]
    /// Nil where the reader may not read findings.
    var findings: [FindingLine]?
    var undecided: [Said]?
    /// Nil where the reader may not read applications.
    var applications: [ApplicationsAnswer.Line]?

    static func gather(_ asked: Asked<Granted<ReadsPeople>>) async throws -> DossierAnswer {
        let ref = try asked.opened("person")
        let policy = try await asked.policy()
        guard let answer = try await DossierGathering(asked, policy).answer(of: ref, isOwn: false) else {
            throw Missing()
        }
        try await asked.note(.dossier, of: ref)
        return answer
    }

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        return Page(
            "\(person.name) \(person.ref)", back: .init(words["people.title"], to: "/people"),
            standing(words) + [
                .columns([
                    [
                        .section(
                            words["dossier.facts"],
                            [.summary(Summary(nil, facts.map { $0.row(words) }))])
                    ],
                    [
                        .section(words["dossier.family"], [familyTable(words)]),
                        .section(words["dossier.restrictions"], restrictionBlocks(words)),
                    ],
                ]),
                .section(words["dossier.documents"], documentBlocks(words)),
                .section(words["dossier.trips"], [tripTable(words)]),
                .links([.init(words["record.title"], to: "\(person.address)/record")]),
            ]
                + (applications.map {
                    [.section(words["applications.title"], [ApplicationsAnswer.table($0, words)])]
                } ?? []))
    }

    /// What stands against him comes first.
    func standing(_ words: Words) -> [Block] {
        guard let findings else { return [] }
        let rows = findings.map { line -> [Cell] in
            [
                .tag(SeverityTag.of(line.severity, words)),
                .link(.init(words[line.title], to: line.address, about: line.id)),
                .text(words[line.message]), .text(line.since), .text(words[line.state]),
            ]
        }
        let table = Block.table(
            Table(
                words["findings.title"],
                [
                    .init(words["findings.severity"]), .init(words["findings.rule"]),
                    .init(words["findings.message"]),
                    .init(words["findings.since"]), .init(words["findings.state"]),
                ], rows, none: words["dossier.clean"]))
        var blocks: [Block] = [.section(words["findings.title"], [table])]
        if let undecided, !undecided.isEmpty {
            blocks.append(
                .notice(.init(tone: .warning, title: words["dossier.undecided"], texts: undecided.map { words[$0] })))
        }
        return blocks
    }

    func documentBlocks(_ words: Words) -> [Block] {
        if documents.isEmpty { return [.note(words["dossier.no-documents"])] }
        return documents.flatMap { document -> [Block] in
            [
                .summary(
                    Summary(
                        "\(words.opening(words[document.type])) \(document.name)",
                        [
                            .init(
                                key: words["dossier.place"],
                                values: [
                                    document.address.map {
                                        .link(.init(words[document.place], to: $0, about: document.name))
                                    } ?? .text(words[document.place])
                                ]),
                            .init(words["dossier.expires"], document.expiresOn ?? words["dossier.unknown"]),
                            .init(words["dossier.declared"], document.declaredOn ?? words["dossier.not-declared"]),
                            .init(words["dossier.authority"], words[document.authority]),
                        ])),
                .picture(
                    .init(
                        drawing: Markup(escapedByHand: words[document.timeline]),
                        caption: words["dossier.timeline.caption"])),
            ]
        }
    }

    func familyTable(_ words: Words) -> Block {
        .table(
            Table(
                words["dossier.family"],
                [
                    .init(words["dossier.relation"]), .init(words["dossier.name"]), .init(words["dossier.country"]),
                    .init(words["dossier.status"]), .init(words["dossier.since"]),
                ],
                relatives.map {
                    [
                        .text(words[$0.relation]), .text($0.name), .text(words[$0.country]), .text(words[$0.status]),
                        .text($0.since),
                    ]
                },
                none: words["dossier.no-family"]))
    }

    func restrictionBlocks(_ words: Words) -> [Block] {
        restrictions.isEmpty
            ? [.note(words["dossier.no-restrictions"])]
            : [.summary(Summary(nil, restrictions.map { $0.row(words) }))]
    }

    func tripTable(_ words: Words) -> Block {
        .table(
            Table(
                words["dossier.trips"],
                [
                    .init(words["dossier.border"]), .init(words["dossier.to"]), .init(words["dossier.document"]),
                    .init(words["dossier.approval"]), .init(words["dossier.approved"]),
                    .init(words["dossier.reported"]),
                ],
                trips.map { trip in
                    [
                        .text(trip.border ?? words["dossier.not-seen"]), .text(words.countries(trip.to ?? "")),
                        .code(trip.document ?? "–"),
                        trip.approval.map { .code($0) }
                            ?? .tag(.init(text: words["dossier.no-approval"], tone: .grave)),
                        .text(trip.declared ?? "–"), .text(trip.reported ?? "–"),
                    ]
                }, none: words["dossier.no-trips"]))
    }
}

/// How grave something is.
enum SeverityTag {
    static func of(_ code: String, _ words: Words) -> Block.Tag {
        guard let severity = Severity(rawValue: code) else { return .init(text: code) }
        let tone: Block.Tag.Tone = severity == .critical ? .grave : severity == .serious ? .warning : .plain
        return .init(text: words[severity.title], tone: tone)
    }
}
