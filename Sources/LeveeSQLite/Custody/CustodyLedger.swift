import GRDB
import LeveeCore

/// The custody ledger inside a transaction. What is where is always the fold of the entries; indexes only narrow down whose
/// entries have to be read.
enum CustodyLedger {
    static let columns = columns(of: "custody")

    static func columns(of table: String) -> String {
        ["at", "event", "place", "slot", "approval", "officer", "note", "voided"].map { "\(table).\($0)" }
            .joined(separator: ", ")
    }

    /// Adds a row's entry, or puts it in the place of its earlier version; a void one is left out. Versions of one entry
    /// follow each other.
    /// - Parameter first: place of the first of ``columns``.
    static func add(_ row: Row, from first: Int, of document: DocumentKey, to events: inout [CustodyEvent]) throws {
        let event = try row.custodyEvent(of: document, from: first)
        if let last = events.last, last.at == event.at, last.event == event.event { events.removeLast() }
        if !row.flag(first + 7) { events.append(event) }
    }

    /// A document's ledger, whoever's it is.
    static func record(_ document: DocumentKey, in db: Database) throws -> DocumentRecord {
        var events: [CustodyEvent] = []
        let rows = try Row.fetchCursor(
            db, sql: "SELECT \(columns) FROM custody WHERE document = ? ORDER BY at, event, seq",
            arguments: [cell(document)])
        while let row = try rows.next() { try add(row, from: 0, of: document, to: &events) }
        return DocumentRecord(key: document, custody: events)
    }

    static func booklet(_ document: DocumentKey, in db: Database) throws -> Booklet {
        try booklets("document = ?", [cell(document)], in: db).first ?? Booklet(document, [])
    }

    /// The booklets in a slot; more than one only where loaded tables say so. Whatever lies there was once said to lie there,
    /// which the index finds.
    static func booklets(in spot: Spot, _ db: Database) throws -> [Booklet] {
        try booklets(
            "document IN (SELECT document FROM custody WHERE place IS ? AND slot IS ?)",
            [cell(spot.place), cell(spot.slot)], in: db
        ).filter { $0.spot == spot }
    }

    /// The other booklet in a slot that somebody wants.
    static func occupant(of spot: Spot?, beside document: DocumentKey, in db: Database) throws -> DocumentKey? {
        guard let spot, spot.slot != nil else { return nil }
        return try booklets(in: spot, db).first { $0.document != document }?.document
    }

    /// Every booklet that is in the safe, or of those the ones at a place.
    static func kept(at place: String? = nil, in db: Database) throws -> [Booklet] {
        guard let place else { return try booklets("TRUE", [], in: db).filter { $0.state == .kept } }
        return try booklets(
            "document IN (SELECT document FROM custody WHERE place = ?)", [cell(place)], in: db
        ).filter { $0.spot?.place == place }
    }

    /// The folds of the documents that a condition on `custody` chooses, in order of document: one pass.
    private static func booklets(
        _ condition: String, _ arguments: [DatabaseValue], in db: Database
    ) throws -> [Booklet] {
        var booklets: [Booklet] = []
        var document: DocumentKey?
        var events: [CustodyEvent] = []
        let rows = try Row.fetchCursor(
            db, sql: "SELECT document, \(columns) FROM custody WHERE \(condition) ORDER BY document, at, event, seq",
            arguments: bound(arguments))
        while let row = try rows.next() {
            let key = try row.document(0)
            if let done = document, done != key {
                booklets.append(Booklet(done, events))
                events = []
            }
            document = key
            try add(row, from: 1, of: key, to: &events)
        }
        return document.map { booklets + [Booklet($0, events)] } ?? []
    }
}
