import GRDB
import LeveeCore

/// Every document that has to do with a person, with all that anybody said of it, and his crossings: each names one.
struct DocumentStreams {
    private let declarations: PersonStream
    private let custody: PersonStream
    private let own: PersonStream
    private let others: PersonStream
    private let deliveries: Deliveries
    private let zone: Zone

    init(_ db: Database, _ scope: Scope, _ deliveries: Deliveries, zone: Zone) throws {
        self.zone = zone
        self.deliveries = deliveries
        declarations = try PersonStream(
            db, scope,
            """
            SELECT h.person_id, h.document, p.ref, d.raw_number, d.issuing_state, d.issued_on, d.expires_on, d.authority,
            d.declared_on, d.voided
            FROM holder_of h CROSS JOIN declaration d ON d.document = h.document
            CROSS JOIN person p ON p.person_id = d.person_id
            WHERE \(scope.sql("h.person_id")) ORDER BY h.person_id, h.document, d.seq
            """)
        custody = try PersonStream(
            db, scope,
            """
            SELECT h.person_id, h.document, c.at, c.event, c.place, c.slot, c.approval, c.officer, c.note,
            c.voided
            FROM holder_of h CROSS JOIN custody c ON c.document = h.document
            WHERE \(scope.sql("h.person_id")) ORDER BY h.person_id, h.document, c.at, c.event, c.seq
            """)
        own = try PersonStream(
            db, scope,
            """
            SELECT o.person_id, \(MentionRow.document), \(MentionRow.columns), r.port, r.to_place, r.from_place
            FROM feed_person o CROSS JOIN feed_record r ON r.accepted = o.record \(MentionRow.join)
            WHERE \(scope.sql("o.person_id")) AND \(MentionRow.document) IS NOT NULL AND \(FeedTransaction.stands)
            ORDER BY o.person_id, o.record
            """)
        // Nearly every record that names a document is its holder's own.
        others = try PersonStream(
            db, scope,
            """
            SELECT h.person_id, h.document, \(MentionRow.columns), p.ref
            FROM holder_of h CROSS JOIN holder_of k ON k.document = h.document AND k.person_id <> h.person_id
            CROSS JOIN feed_person o ON o.person_id = k.person_id
            CROSS JOIN feed_record r ON r.accepted = o.record \(MentionRow.join)
            CROSS JOIN person p ON p.person_id = k.person_id
            WHERE \(scope.sql("h.person_id")) AND \(MentionRow.document) = h.document AND \(FeedTransaction.stands)
            ORDER BY h.person_id
            """)
    }

    /// Adds his crossings in order of time, and the documents that he declared or that a standing record names together with him, in order of
    /// their names.
    func add(to dossier: inout Dossier, of id: Int64) throws {
        let ref = dossier.person.ref
        var crossings: [Crossing] = []
        var drafts = Drafts()
        try declarations.each(of: id) { row in
            try drafts.edit(row) { draft in
                let declaration = try row.declaration(of: draft.key, by: row.text(2), from: 3)
                draft.declaration = row.flag(9) ? nil : declaration
            }
        }
        try own.each(of: id) { row in
            try drafts.edit(row) { draft in
                let next = 2 + MentionRow.count
                let mention = try MentionRow.mention(row, from: 2, ref: ref, deliveries, zone: zone)
                draft.mentions.append(mention)
                guard mention.kind == .crossing else { return }
                crossings.append(
                    Crossing(
                        record: mention.record, direction: try row.code(5), at: row.instant(7), on: mention.on,
                        document: draft.key, port: row.optionalText(next), to: try row.optionalCountry(next + 1),
                        from: try row.optionalCountry(next + 2)))
            }
        }
        try others.each(of: id) { row in
            try drafts.edit(row) { draft in
                let mention = try MentionRow.mention(
                    row, from: 2, ref: row.text(2 + MentionRow.count), deliveries, zone: zone)
                draft.add(mention, of: mention.accepted)
            }
        }
        try custody.each(of: id) { row in
            try drafts.edit(row) { draft in
                try CustodyLedger.add(row, from: 2, of: draft.key, to: &draft.custody)
            }
        }
        dossier.documents = drafts.records.filter { $0.isDeclared(by: ref) || $0.isInFeed(of: ref) }
        dossier.crossings = crossings.sorted { $0.isBefore($1) }
    }
}

/// Documents while their rows come in. The second column of every row names the document.
private struct Drafts {
    struct Draft {
        let key: DocumentKey
        var declaration: Declaration?
        var mentions: [Mention] = []
        var custody: [CustodyEvent] = []

        /// Keeps the order in which records were accepted.
        mutating func add(_ mention: Mention, of record: Int64) {
            let place = mentions.lastIndex { $0.accepted <= record }.map { $0 + 1 } ?? 0
            mentions.insert(mention, at: place)
        }
    }

    private var drafts: [Draft] = []
    private var places: [String: Int] = [:]
    /// The document of the row before: rows of one document follow each other.
    private var last: (name: String, place: Int)?

    mutating func edit(_ row: Row, _ change: (inout Draft) throws -> Void) throws {
        try change(&drafts[place(of: row.text(1))])
    }

    private mutating func place(of name: String) throws -> Int {
        if let last, last.name == name { return last.place }
        let place = places[name] ?? drafts.count
        if place == drafts.count {
            drafts.append(Draft(key: try Row.document(name)))
            places[name] = place
        }
        last = (name, place)
        return place
    }

    var records: [DocumentRecord] {
        drafts.sorted { $0.key < $1.key }.map { draft in
            DocumentRecord(
                key: draft.key, declaration: draft.declaration, mentions: draft.mentions, custody: draft.custody)
        }
    }
}

/// What a `feed_record r` says of a document: its own columns, or those of a row of `mention m`.
enum MentionRow {
    static let join = "LEFT JOIN mention m ON r.document IS NULL AND m.record = r.accepted"
    static let document = "coalesce(r.document, m.document)"
    static let columns = """
        r.delivery, r.record_id, r.kind, r.action, r.on_day, r.at, r.accepted, r.holder_name, r.holder_birth_date,
        coalesce(r.issuing_state, m.issuing_state), coalesce(r.issued_on, m.issued_on),
        coalesce(r.expires_on, m.expires_on)
        """
    static let count = 12

    /// - Parameter first: place of the first of ``columns``.
    static func mention(
        _ row: Row, from first: Int, ref: String, _ deliveries: Deliveries, zone: Zone
    ) throws -> Mention {
        let kind: Mention.Kind
        switch row.text(first + 2) {
        case "document": kind = .document(try row.code(first + 3))
        case "crossing": kind = .crossing
        case "holdings": kind = .holdings
        default: throw StoreError.corrupt("mention")
        }
        let delivery = try deliveries(row.number(first))
        return Mention(
            record: RecordID(source: delivery.source, id: row.text(first + 1)),
            on: kind == .crossing ? zone.day(of: row.instant(first + 5)) : row.day(first + 4),
            generatedAt: delivery.generatedAt, sequence: delivery.sequence, accepted: row.number(first + 6),
            kind: kind, ref: ref, holderName: row.optionalText(first + 7),
            holderBirthDate: row.optionalDay(first + 8), issuingState: try row.optionalCountry(first + 9),
            issuedOn: row.optionalDay(first + 10), expiresOn: row.optionalDay(first + 11))
    }
}
