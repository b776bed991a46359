import GRDB
import LeveeCore

/// What standing feed records say of a person himself: what the authority lists for him, and the other identities that a
/// reviewer confirmed. His crossings come with the documents.
struct FeedStreams {
    private let holdings: PersonStream
    private let identities: PersonStream
    private let custody: PersonStream
    private let deliveries: Deliveries
    private let zone: Zone

    init(_ db: Database, _ scope: Scope, _ deliveries: Deliveries, zone: Zone) throws {
        self.zone = zone
        self.deliveries = deliveries
        holdings = try PersonStream(
            db, scope,
            """
            SELECT o.person_id, r.delivery, r.record_id, r.on_day, m.document
            FROM feed_person o CROSS JOIN feed_record r ON r.accepted = o.record
            LEFT JOIN mention m ON m.record = r.accepted
            WHERE \(scope.sql("o.person_id")) AND r.kind = 'holdings' AND \(FeedTransaction.stands)
            ORDER BY o.person_id, o.record
            """)
        // A namesake with an ID number that was nobody's. Of his documents, the word of every standing record counts.
        identities = try PersonStream(
            db, scope,
            """
            SELECT d.person_id, i.delivery, i.record_id, d.on_day, im.document, ip.ref, p.ref,
            \(MentionRow.columns), m.place, d.record
            FROM match_decision d
            JOIN match_candidate c ON c.record = d.record AND c.person_id = d.person_id AND c.is_namesake = 1
            JOIN person ip ON ip.person_id = d.person_id
            JOIN feed_record i ON i.accepted = d.record AND i.holder_id_number IS NOT NULL
            LEFT JOIN mention im ON im.record = d.record AND NOT EXISTS (
              SELECT 1 FROM mention e WHERE e.record = im.record AND e.document = im.document AND e.place < im.place)
            LEFT JOIN feed_record r ON r.accepted IN (SELECT record FROM (\(Self.naming)) WHERE document = im.document)
              AND \(FeedTransaction.stands)
            LEFT JOIN mention m ON r.document IS NULL AND m.record = r.accepted AND m.document = im.document
            LEFT JOIN person p ON p.person_id = r.person_id
            WHERE \(scope.sql("d.person_id")) AND NOT EXISTS (
              SELECT 1 FROM withdrawn w WHERE w.source = i.source AND w.record_id = i.record_id)
            ORDER BY d.person_id, d.record, im.document, r.accepted, m.place
            """)
        // Custody follows the number, whoever's the document is. Two matches may name one: the same row again says nothing new.
        custody = try PersonStream(
            db, scope,
            """
            SELECT d.person_id, im.document, c.at, c.event, c.place, c.slot, c.approval, c.officer, c.note, c.voided
            FROM match_decision d
            JOIN match_candidate i ON i.record = d.record AND i.person_id = d.person_id AND i.is_namesake = 1
            CROSS JOIN mention im ON im.record = d.record CROSS JOIN custody c ON c.document = im.document
            WHERE \(scope.sql("d.person_id")) ORDER BY d.person_id, im.document, c.at, c.event, c.seq
            """)
    }

    /// Every record with each document that it names, of whomever.
    private static let naming = """
        SELECT m.document, m.record FROM mention m
        UNION ALL
        SELECT h.document, r.accepted FROM holder_of h CROSS JOIN feed_person o ON o.person_id = h.person_id
        CROSS JOIN feed_record r ON r.accepted = o.record AND r.document = h.document
        """

    func add(to dossier: inout Dossier, of id: Int64) throws {
        try holdings.each(of: id) { try add($0, to: &dossier.holdings) }
        try identities.each(of: id) { try add($0, to: &dossier.identities) }
        var ledger: [DocumentKey: [CustodyEvent]] = [:]
        try custody.each(of: id) { row in
            let key = try row.document(1)
            try CustodyLedger.add(row, from: 2, of: key, to: &ledger[key, default: []])
        }
        if ledger.isEmpty { return }
        for identity in dossier.identities.indices {
            for document in dossier.identities[identity].documents.indices {
                let key = dossier.identities[identity].documents[document].key
                dossier.identities[identity].documents[document].custody = ledger[key] ?? []
            }
        }
    }

    private func add(_ row: Row, to holdings: inout [HoldingsStatement]) throws {
        let delivery = try deliveries(row.number(1))
        let record = RecordID(source: delivery.source, id: row.text(2))
        if holdings.last?.record != record {
            holdings.append(
                HoldingsStatement(
                    record: record, on: row.day(3), generatedAt: delivery.generatedAt, sequence: delivery.sequence,
                    documents: []))
        }
        guard !row.isNull(4) else { return }
        holdings[holdings.count - 1].documents.append(try row.document(4))
    }

    private func add(_ row: Row, to identities: inout [ConfirmedIdentity]) throws {
        let record = RecordID(source: try deliveries(row.number(1)).source, id: row.text(2))
        if identities.last?.record != record {
            identities.append(ConfirmedIdentity(record: record, confirmedOn: row.day(3), documents: []))
        }
        guard !row.isNull(4) else { return }
        let key = try row.document(4)
        let mention = try MentionRow.mention(
            row, from: 7, ref: row.optionalText(6) ?? row.text(5), deliveries, zone: zone)
        var documents = identities[identities.count - 1].documents
        let known = documents.last?.key == key ? documents.removeLast().mentions : []
        documents.append(DocumentRecord(key: key, mentions: known + [mention]))
        identities[identities.count - 1].documents = documents
    }
}
