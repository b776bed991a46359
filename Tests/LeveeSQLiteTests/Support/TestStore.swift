import Foundation
import GRDB
import LeveeCore

@testable import LeveeSQLite

/// A store in a directory of its own, which goes away with it.
final class TestStore {
    let home: String
    let store: Store
    /// When whatever happens next is written.
    var now = received

    init() throws {
        home = FileManager.default.temporaryDirectory.appendingPathComponent("levee-\(UUID().uuidString)").path
        _ = try Store.create(home: home)
        store = try Store.open(home: home)
    }

    deinit { try? FileManager.default.removeItem(atPath: home) }

    var path: String { home + "/" + Store.fileName }

    /// Loads rows and gives what became of each.
    @discardableResult
    func load(_ rows: RegistryRow..., dryRun: Bool = false) throws -> [PutResult] {
        try load(rows, dryRun: dryRun)
    }

    func load(_ rows: [RegistryRow], dryRun: Bool = false) throws -> [PutResult] {
        var results: [PutResult] = []
        func put(_ sink: RowSink) throws { for row in rows { results.append(try sink.put(row)) } }
        if dryRun {
            try store.tryLoads(actor: "u-1", at: now) { load in _ = try load { try put($0) } }
        } else {
            _ = try store.load(source: "rows.csv", actor: "u-1", at: now) { try put($0) }
        }
        return results
    }

    /// Imports a file with these items.
    @discardableResult
    func importFeed(_ header: FeedHeader, _ items: [FeedItem]) throws -> FeedStatement {
        try store.importFeed(name: "feed.xml", actor: "u-1", at: now) { ledger in
            var feed = try FeedImport(header, into: ledger)
            for item in items { try feed.take(item) }
            return try feed.finish()
        }
    }

    /// Imports a file of good records; each gets its own sequence number unless one is given.
    @discardableResult
    func importRecords(_ sequence: Int64, _ records: FeedRecord..., source: String = "gd") throws -> FeedStatement {
        try importFeed(.sample(sequence, source: source), records.map { .good($0) })
    }

    /// Every row of every table, as text.
    func dump() throws -> String {
        try store.queue.read { db in
            let tables = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
            return try tables.map { table in
                let rows = try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\($0)" }.sorted()
                return ([table] + rows).joined(separator: "\n")
            }.joined(separator: "\n")
        }
    }

    func count(_ from: String) throws -> Int {
        try store.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(from)") ?? -1 }
    }

    func execute(_ sql: String) throws { try store.queue.write { try $0.execute(sql: sql) } }
}

let received = try! Instant("2026-11-23T09:00:00+08:00")

func day(_ text: String) -> CalendarDay { try! CalendarDay(text) }
func instant(_ text: String) -> Instant { try! Instant(text + ":00+08:00") }
func booklet(_ text: String) -> DocumentKey { try! DocumentKey(text) }

/// A valid ID number of a man or a woman born on 1990-03-07, one for each odd or even sequence.
func idNumber(_ sequence: Int) -> CitizenNumber {
    let digits = "11010119900307" + String(1000 + sequence).dropFirst()
    return try! CitizenNumber(digits + String(UnicodeScalar(CheckDigit.mod11Dash2(digits.utf8))))
}

extension Person {
    static func sample(_ number: Int, name: String? = nil, post: String = "局长") -> Person {
        Person(
            ref: "P-\(number)", idNumber: LeveeSQLiteTests.idNumber(number * 2 + 1), name: name ?? "张\(number)",
            sex: .male,
            birthDate: day("1990-03-07"), unit: "U-1", post: post, rank: .county, category: "leader",
            coveredSince: day("2020-01-01"), statusSince: day("2020-01-01"))
    }
}

extension Declaration {
    static func sample(_ key: String, _ ref: String = "P-1", expires: String = "2030-01-01") -> Declaration {
        Declaration(
            document: booklet(key), ref: ref, issuingState: .china, issuedOn: day("2020-01-02"),
            expiresOn: day(expires), declaredOn: day("2020-02-01"))
    }
}

extension CustodyEvent {
    static func sample(_ event: Kind, _ key: String, _ at: String, officer: String = "u-9") -> CustodyEvent {
        CustodyEvent(document: booklet(key), at: instant(at), event: event, officer: officer)
    }
}

extension FeedHeader {
    static func sample(_ sequence: Int64, source: String = "gd") -> FeedHeader {
        FeedHeader(
            source: source, sequence: sequence, generatedAt: instant("2026-11-22T23:00"), coversFrom: day("2026-11-01"),
            coversTo: day("2026-11-22"))
    }
}

extension FeedItem {
    static func good(_ record: FeedRecord, doubts: [FeedDoubt] = []) -> FeedItem {
        try! FeedItem(line: 2, record: record, doubts: doubts) { "<record id='\(record.recordID)'/>" }
    }

    static func bad(_ record: BadRecord, xml: String = "<bad/>") -> FeedItem {
        FeedItem(line: 7, content: .bad(record)) { xml }
    }
}

extension FeedRecord {
    static func issued(
        _ id: String, _ key: String, _ holder: Holder, action: DocumentAction = .issued, expires: String? = nil
    ) -> FeedRecord {
        FeedRecord(
            recordID: id,
            body: .document(
                action: action, on: day("2026-11-20"), holder: holder,
                details: DocumentDetails(
                    document: booklet(key), issuingState: .china, issuedOn: day("2026-11-20"),
                    expiresOn: expires.map { day($0) })))
    }

    static func crossing(_ id: String, _ key: String, _ holder: Holder? = nil, at: String = "2026-11-21T08:12")
        -> FeedRecord
    {
        FeedRecord(
            recordID: id,
            body: .crossing(
                direction: .exit, at: instant(at), port: "CNSZX", to: .hongKong, from: nil, holder: holder,
                details: DocumentDetails(document: booklet(key), issuingState: .china)))
    }

    static func holdings(_ id: String, _ keys: [String], _ holder: Holder) -> FeedRecord {
        FeedRecord(
            recordID: id,
            body: .holdings(
                on: day("2026-11-22"), holder: holder,
                documents: keys.map { DocumentDetails(document: booklet($0), issuingState: .china) }))
    }

    static func withdrawal(_ id: String, of target: String) -> FeedRecord {
        FeedRecord(recordID: id, body: .withdrawal(of: target, reason: "mis-scan"))
    }
}

extension Holder {
    static func person(_ number: Int) -> Holder { Holder(idNumber: LeveeSQLiteTests.idNumber(number * 2 + 1)) }
}
