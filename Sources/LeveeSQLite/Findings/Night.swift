import Foundation
import GRDB
public import LeveeCore

/// The night's ledger, bound to its transaction.
final class NightTransaction: NightLedger {
    /// So many people are not worth a second thread.
    private static let few = 2000

    private let db: Database
    private let path: String
    private let zone: Zone
    private let writer: FindingWriter
    private let keep: Statement

    init(_ db: Database, path: String, asOf: CalendarDay, zone: Zone, receipt: Int64) throws {
        self.db = db
        self.path = path
        self.zone = zone
        writer = try FindingWriter(db, asOf: asOf, receipt: receipt)
        keep = try db.makeStatement(
            sql: "INSERT OR REPLACE INTO verdict (\(MarkRow.columns), person_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    }

    var memory: NightMemory? {
        get throws {
            guard let text = try String.fetchOne(db, sql: "SELECT memory FROM night_memory") else { return nil }
            // One that cannot be read any more was left by another program.
            return try? JSONDecoder().decode(NightMemory.self, from: Data(text.utf8))
        }
    }

    var coverage: Coverage { get throws { try FeedFiles.coverage(in: db) } }

    func examine(
        _ reach: NightReach,
        by begin: @escaping @Sendable () -> (Dossier, [StandingFinding]) throws -> Examination,
        _ take: (Int, [FindingChange]) -> Void
    ) throws {
        let write = { (batch: NightBatch) in
            for item in batch.items { try self.write(item) }
            take(batch.examined, batch.items.flatMap(\.changes))
        }
        let people = try Marks.people(in: reach, db)
        let count = try people?.count ?? Int.fetchOne(db, sql: "SELECT count(*) FROM person") ?? 0
        if count <= Self.few {
            let scope = try people.map { try Scope.listed($0, in: db) } ?? .everyone
            return try NightPass(zone: zone).run(scope, in: db, begin(), write)
        }
        let shares = try people.map(NightShare.people) ?? NightShare.everyone(in: db)
        try NightReaders(path: path, zone: zone).run(shares, by: begin, write)
    }

    func verify(by begin: @Sendable () -> (Dossier, [StandingFinding]) throws -> Examination) throws -> [String] {
        var others: [NightBatch.Item] = []
        try NightPass(zone: zone).run(.everyone, in: db, begin()) { others += $0.items.filter(\.isOther) }
        for item in others { try write(item) }
        return others.map(\.ref)
    }

    private func write(_ item: NightBatch.Item) throws {
        for change in item.changes { try writer.write(change, of: item.person, ref: item.ref) }
        if let mark = item.mark {
            try keep.execute(arguments: bound(try MarkRow.cells(mark) + [cell(item.person)]))
        }
    }

    func standings() throws -> (people: [Verdict.Standing: Int], findings: Int) {
        var people: [Verdict.Standing: Int] = [:]
        var findings = 0
        let rows = try Row.fetchCursor(db, sql: "SELECT standing, count(*), sum(findings) FROM verdict GROUP BY 1")
        while let row = try rows.next() {
            people[try row.code(0)] = row.count(1)
            findings += row.count(2)
        }
        return (people, findings)
    }

    func remember(_ memory: NightMemory) throws {
        let text = String(decoding: try JSONEncoder().encode(memory), as: UTF8.self)
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO night_memory VALUES (1, ?, (SELECT ifnull(max(accepted), 0) FROM feed_record))
                """, arguments: [text])
        try db.execute(sql: "DELETE FROM marked")
    }
}

extension Store {
    /// Runs a night: one transaction, with its statement and its audit entry inside. Where the body throws, nothing is kept.
    /// - Parameters:
    ///   - asOf: the day that the night examines; findings are opened and closed on it.
    ///   - zone: in which the day of a crossing is taken: the policy's.
    ///   - mustBeTold: whether the caller tells somebody what came of it and then says so (``nightWasTold(asOf:)``). Until then
    ///     the next such night of the day tells it, too: the statement counts what both opened and closed.
    ///   - body: runs the sweep over the ledger, which lives no longer than the call.
    public func night(
        asOf: CalendarDay, zone: Zone = .shanghai, actor: String, at: Instant, mustBeTold: Bool = false,
        body: (any NightLedger) throws -> NightStatement
    ) throws -> NightStatement {
        let act = Act(kind: .night, action: "nightly", name: asOf.description, actor: actor, at: at)
        return try write(act) { db, receipt in
            let ledger = try NightTransaction(db, path: queue.path, asOf: asOf, zone: zone, receipt: receipt)
            var night = try body(ledger)
            if mustBeTold { try UntoldNights.handOn(to: &night, in: db) }
            try NightRow.insert(night, receipt: receipt, in: db)
            if mustBeTold { try UntoldNights.add(db.lastInsertedRowID, in: db) }
            let detail = """
                receipt=\(receipt) asOf=\(night.asOf) persons=\(night.persons) regular=\(night.regular) \
                irregular=\(night.irregular) undecided=\(night.undecided) findings=\(night.findings) \
                opened=\(night.opened) closed=\(night.closed)
                """
            return (night, detail)
        }
    }

    /// The statement of the last night; nil before the first one.
    public func lastNight() throws -> NightStatement? { try read(NightRow.last) }
}
