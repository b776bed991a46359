import Foundation
import GRDB
import LeveeCore
import Testing

@testable import LeveeSQLite

@Suite struct StoreTests {
    @Test func makesAHomeForItsOwnerAlone() throws {
        let home = try TestStore()
        try home.load(.person(.sample(1)))
        let files = try FileManager.default.contentsOfDirectory(atPath: home.home).sorted()
        #expect(files == ["levee.db", "levee.db-shm", "levee.db-wal"])
        #expect(HomeFiles.mode(of: home.home) == 0o700)
        for file in files { #expect(HomeFiles.mode(of: "\(home.home)/\(file)") == 0o600, "\(file)") }
    }

    @Test func changesNothingInAnExistingHome() throws {
        let home = try TestStore()
        try home.load(.person(.sample(1)))
        let before = try home.dump()
        #expect(try Store.create(home: home.home) == false)
        #expect(try home.dump() == before)
    }

    @Test func saysWhereThereIsNoHome() throws {
        #expect(code { _ = try Store.open(home: "/nonexistent/levee") } == .notAHome)
        let home = try TestStore()
        let stranger = home.home + "/other"
        try FileManager.default.createDirectory(atPath: stranger, withIntermediateDirectories: true)
        try "no database at all, only text".write(
            toFile: stranger + "/levee.db", atomically: true, encoding: .utf8)
        #expect(code { _ = try Store.open(home: stranger) } == .notAHome)
        try FileManager.default.removeItem(atPath: stranger + "/levee.db")
        try DatabaseQueue(path: stranger + "/levee.db").write { try $0.execute(sql: "CREATE TABLE t (a)") }
        #expect(code { _ = try Store.open(home: stranger) } == .notAHome)
    }

    @Test func refusesALaterSchema() throws {
        let home = try TestStore()
        try home.execute("INSERT INTO grdb_migrations VALUES ('99 later')")
        #expect(code { _ = try Store.open(home: home.home) } == .newerSchema)
    }

    @Test func setsTheConnectionUp() throws {
        let home = try TestStore()
        #expect(try home.store.queue.read { try Pragmas.deviations(in: $0) } == [])
        #expect(
            try home.store.queue.read { try Pragmas.deviations(in: $0, [("synchronous", "1")]) } == ["synchronous=2"])
    }

    @Test func saysBusyWhileAnotherWriterHoldsTheLock() throws {
        let home = try TestStore()
        let other = try Store(path: home.path, busyTimeout: 0.05)
        try home.store.queue.writeWithoutTransaction { db in
            try db.inTransaction(.immediate) {
                let found = code { _ = try other.load(source: "x", actor: "u", at: received) { _ in } }
                #expect(found == .busy)
                let units = try other.units()
                #expect(units == [])
                return .rollback
            }
        }
        _ = try other.load(source: "x", actor: "u", at: received) { _ in }
    }

    @Test(arguments: RegistrySchema.facts + FeedSchema.facts + FindingSchema.facts)
    func factsAreOnlyAdded(table: String) throws {
        let home = try TestStore.withEverything()
        let before = try home.dump()
        #expect(try home.count(table) > 0)
        let column = try home.store.queue.read { try $0.columns(in: table)[0].name }
        #expect(throws: DatabaseError.self) { try home.execute("UPDATE \(table) SET \(column) = \(column)") }
        #expect(throws: DatabaseError.self) { try home.execute("DELETE FROM \(table)") }
        #expect(throws: DatabaseError.self) {
            try home.execute("INSERT OR REPLACE INTO \(table) SELECT * FROM \(table)")
        }
        #expect(try home.dump() == before)
    }

    @Test func streamsNeedNoSorting() throws {
        let home = try TestStore()
        try home.store.queue.read { db in
            let sorted = try Row.fetchAll(
                db,
                sql: """
                    EXPLAIN QUERY PLAN SELECT o.person_id, \(MentionRow.document), \(MentionRow.columns)
                    FROM feed_person o CROSS JOIN feed_record r ON r.accepted = o.record \(MentionRow.join)
                    WHERE o.person_id IS NOT NULL AND \(FeedTransaction.stands) ORDER BY o.person_id, o.record
                    """
            ).filter { ($0["detail"] as String).contains("TEMP B-TREE") }
            #expect(sorted.isEmpty)
        }
    }
}

/// The code of the store error that the work throws.
func code(_ work: () throws -> Void) -> StoreError.Code? {
    do {
        try work()
        return nil
    } catch { return (error as? StoreError)?.code }
}
