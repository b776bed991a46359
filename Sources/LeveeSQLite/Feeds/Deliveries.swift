import GRDB
import LeveeCore

/// What every record of a delivery shares, by the delivery's number: read once, so that no row has to carry or join it.
struct Deliveries {
    struct Delivery {
        var source: String
        var sequence: Int64
        var generatedAt: Instant
    }

    private let deliveries: [Int64: Delivery]

    init(_ db: Database) throws {
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: "SELECT receipt, source, sequence, generated_at FROM delivery"))
        var deliveries: [Int64: Delivery] = [:]
        while let row = try rows.next() {
            deliveries[row.number(0)] = Delivery(
                source: row.text(1), sequence: row.number(2), generatedAt: row.instant(3))
        }
        self.deliveries = deliveries
    }

    /// Keeps that a file came, with its totals.
    static func insert(_ statement: FeedStatement, of header: FeedHeader, receipt: Int64, in db: Database) throws {
        let file = [cell(receipt), cell(header.source), cell(header.sequence), cell(header.generatedAt)]
        try db.execute(
            sql: """
                INSERT INTO delivery (receipt, source, sequence, generated_at, received, accepted, duplicate,
                not_registered, possible_match, quarantined) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, arguments: bound(file + totals(of: statement)))
    }

    /// received, accepted, duplicate, not_registered, possible_match, quarantined.
    static func totals(of statement: FeedStatement) -> [DatabaseValue] {
        [
            statement.received, statement.accepted, statement.duplicate, statement.notRegistered,
            statement.possibleMatch, statement.quarantined,
        ].map { cell(Int64($0)) }
    }

    func callAsFunction(_ number: Int64) throws -> Delivery {
        guard let delivery = deliveries[number] else { throw StoreError.corrupt("delivery") }
        return delivery
    }
}
