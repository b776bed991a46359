import Foundation
import GRDB
import LeveeCore
import Testing

@testable import LeveeSQLite

@Suite struct DoctorTests {
    private let names = [
        "files", "journal", "schema", "settings", "integrity", "foreignKeys", "audit", "feedTotals", "projections",
        "applications",
    ]

    @Test func aSoundHomePassesEveryCheck() throws {
        let home = try TestStore.withEverything()
        let checks = try Doctor(home: home.home).examine()
        #expect(checks.map(\.name) == names)
        #expect(checks.filter { !$0.ok } == [])
    }

    @Test func itWritesNothing() throws {
        let home = try TestStore.withEverything()
        try home.store.queue.close()
        let before = try contents(home.home)
        #expect(before.keys.sorted() == ["levee.db"])
        #expect(try Doctor(home: home.home).examine().filter { !$0.ok } == [])
        #expect(try contents(home.home) == before)
        #expect(code { _ = try Doctor(home: home.home + "/none").examine() } == .notAHome)
    }

    @Test(arguments: [
        ("files", "", 0o644), ("files", "/levee.db", 0o640),
    ])
    func seesAModeThatIsTooWide(check: String, path: String, mode: Int) throws {
        let home = try TestStore()
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: home.home + path)
        #expect(try failed(home) == [check])
    }

    @Test(arguments: [
        "UPDATE audit SET detail = 'other' WHERE number = 2", "UPDATE audit SET at = at + 1 WHERE number = 2",
        "DELETE FROM audit WHERE number = 2", "UPDATE audit SET hash = zeroblob(32) WHERE number = 2",
    ])
    func findsABrokenAuditLine(sql: String) throws {
        let home = try TestStore.withEverything()
        #expect(try home.store.firstAuditBreak() == nil)
        try home.execute("DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete; \(sql)")
        let broken = try home.store.firstAuditBreak()
        #expect(broken == (sql.hasPrefix("DELETE") ? 3 : 2))
        #expect(try failed(home) == ["audit"])
    }

    @Test(arguments: [
        "DELETE FROM audit WHERE number = (SELECT max(number) FROM audit)"
    ])
    func missesNoAuditLineAtTheEnd(sql: String) throws {
        let home = try TestStore.withEverything()
        try home.execute("DROP TRIGGER audit_no_delete; \(sql)")
        #expect(try home.store.firstAuditBreak() == nil)
        #expect(try failed(home) == ["audit"])
    }

    @Test(arguments: [
        ("projections", "UPDATE person SET name = '王五' WHERE ref = 'P-1'"),
        ("projections", "DELETE FROM withdrawn"), ("projections", "INSERT INTO withdrawn VALUES (1, 'd-1')"),
        ("projections", "DROP TRIGGER holder_of_no_delete; DELETE FROM holder_of"),
        ("projections", "UPDATE finding SET state = 'closed', closed_on = 1"),
        (
            "feedTotals",
            "DROP TRIGGER feed_file_no_update; UPDATE feed_file SET accepted = accepted + 5, received = received + 5"
        ),
        ("feedTotals", "DROP TRIGGER delivery_no_delete; DELETE FROM delivery"),
        (
            "feedTotals",
            """
            DROP TRIGGER feed_file_no_update; UPDATE feed_file SET accepted = accepted + 1, received = received + 1;
            DROP TRIGGER delivery_no_update; UPDATE delivery SET accepted = accepted + 1, received = received + 1
            """
        ),
        ("projections", "INSERT INTO feed_person VALUES (1, 99)"),
        ("projections", "DROP TRIGGER feed_person_no_delete; DELETE FROM feed_person"),
        ("schema", "INSERT INTO grdb_migrations VALUES ('99 later')"),
    ])
    func seesWhatDoesNotFollowFromTheFacts(check: String, sql: String) throws {
        let home = try TestStore.withEverything()
        try home.execute(sql)
        #expect(try failed(home) == [check])
    }

    @Test func seesADamagedFile() throws {
        let home = try TestStore.withEverything()
        try home.store.queue.close()
        var bytes = try Data(contentsOf: URL(fileURLWithPath: home.path))
        for place in stride(from: 8192, to: bytes.count, by: 512) { bytes[place] ^= 0xFF }
        try bytes.write(to: URL(fileURLWithPath: home.path))
        #expect(try failed(home).contains("integrity") || failed(home).contains("open"))
    }

    private func failed(_ home: TestStore) throws -> [String] {
        try Doctor(home: home.home).examine().filter { !$0.ok }.map(\.name)
    }

    private func contents(_ home: String) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: home) {
            files[name] = try Data(contentsOf: URL(fileURLWithPath: home + "/" + name))
        }
        return files
    }
}
