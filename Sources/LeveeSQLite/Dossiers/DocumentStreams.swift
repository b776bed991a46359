import GRDB
import LeveeCore

/// Every document that has to do with a person, with all that anybody said of it, and his crossings: each names one.
struct DocumentStreams {
    private let declarations: PersonStream
    private let custody: PersonStream
    private let mentions: PersonStream
    private let zone: Zone

    init(_ db: Database, _ scope: Scope, zone: Zone) throws {
        self.zone = zone
        declarations = try PersonStream(
            db,
            """
            SELECT h.person_id, h.document, p.ref, d.raw_number, d.issuing_state, d.issued_on, d.expires_on, d.authority,
            d.declared_on, d.voided
            FROM holder_of h CROSS JOIN declaration d ON d.document = h.document
            CROSS JOIN person p ON p.person_id = d.person_id
            WHERE \(scope.sql("h.person_id")) ORDER BY h.person_id, h.document, d.seq
            """)
        custody = try PersonStream(
            db,
            """
            SELECT h.person_id, h.document, c.at, c.event, c.place, c.slot, c.approval, c.officer, c.note,
            c.voided
            FROM holder_of h CROSS JOIN custody c ON c.document = h.document
            WHERE \(scope.sql("h.person_id")) ORDER BY h.person_id, h.document, c.at, c.event, c.seq
            """)
        // Nearly every record that names a document is the holder's own; only of others the ref is looked up.
        mentions = try PersonStream(
            db,
            """
            SELECT h.person_id, h.document, \(MentionRow.columns), r.port, r.to_place, r.from_place, CASE WHEN r.person_id <> h.person_id THEN
            (SELECT p.ref FROM person p WHERE p.person_id = r.person_id) END
            FROM holder_of h CROSS JOIN mention m ON m.document = h.document
            CROSS JOIN feed_record r ON r.accepted = m.record
            WHERE \(scope.sql("h.person_id")) AND r.held = 0 AND \(FeedTransaction.stands)
            ORDER BY h.person_id, h.document, m.record, m.place
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
        try mentions.each(of: id) { row in
            try drafts.edit(row) { draft in
                let next = 2 + MentionRow.count
                let other = row.optionalText(next + 3)
                let mention = try MentionRow.mention(row, from: 2, ref: other ?? ref, zone: zone)
                draft.mentions.append(mention)
                guard mention.kind == .crossing, other == nil else { return }
                crossings.append(
                    Crossing(
                        record: mention.record, direction: try row.code(5), at: row.instant(7), on: mention.on,
                        document: draft.key, port: row.optionalText(next), to: try row.optionalCountry(next + 1),
                        from: try row.optionalCountry(next + 2)))
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

/// A row of `mention m` with its `feed_record r`.
enum MentionRow {
    static let columns = """
        r.source, r.record_id, r.kind, r.action, r.on_day, r.at, r.generated_at, r.sequence, r.accepted, r.holder_name,
        r.holder_birth_date, m.issuing_state, m.issued_on, m.expires_on
        """
    static let count = 14

    /// - Parameter first: place of the first of ``columns``.
    static func mention(_ row: Row, from first: Int, ref: String, zone: Zone) throws -> Mention {
        let kind: Mention.Kind
        switch row.text(first + 2) {
        case "document": kind = .document(try row.code(first + 3))
        case "crossing": kind = .crossing
        case "holdings": kind = .holdings
        default: throw StoreError.corrupt("mention")
        }
        return Mention(
            record: RecordID(source: row.text(first), id: row.text(first + 1)),
            on: kind == .crossing ? zone.day(of: row.instant(first + 5)) : row.day(first + 4),
            generatedAt: row.instant(first + 6), sequence: row.number(first + 7), accepted: row.number(first + 8),
            kind: kind, ref: ref, holderName: row.optionalText(first + 9),
            holderBirthDate: row.optionalDay(first + 10), issuingState: try row.optionalCountry(first + 11),
            issuedOn: row.optionalDay(first + 12), expiresOn: row.optionalDay(first + 13))
    }
}
