import GRDB
import LeveeCore
import Testing

@testable import LeveeSQLite

/// Who looked at whose file is written down, and stays.
@Suite struct ReadingLogTests {
    private let home: TestStore
    private var store: Store { home.store }

    init() throws {
        home = try TestStore()
        try home.load(.unit(Unit(code: "U-1", name: "某局", region: "440300")), .person(.sample(1)), .person(.sample(2)))
    }

    private func reading(_ user: String, _ ref: String, _ what: Reading.What = .dossier) -> Reading {
        Reading(at: received, user: user, ref: ref, what: what)
    }

    private func numbers(_ of: ReadingsOf, before: Int64? = nil, limit: Int = 9) throws -> [Int64?] {
        try store.readings(of, before: before, limit: limit).map(\.number)
    }

    @Test func everyKindIsKeptAsItWasRead() throws {
        let all = Reading.What.allCases.map { reading("clerk", "P-1", $0) }
        try store.record(all)
        let kept = zip(Int64(1)..., all).map { number, reading in
            var reading = reading
            reading.number = number
            return reading
        }
        #expect(try store.readings(.everybody, before: nil, limit: 9) == kept.reversed())
    }

    @Test func byPersonAndByUserInPagesTheNewestFirst() throws {
        try store.record([reading("a", "P-1"), reading("a", "P-2"), reading("b", "P-1")])
        try store.record([reading("b", "P-2"), reading("a", "P-1", .finding)])
        #expect(try numbers(.everybody) == [5, 4, 3, 2, 1])
        #expect(try numbers(.file(ref: "P-1")) == [5, 3, 1])
        #expect(try numbers(.user("a")) == [5, 2, 1])
        #expect(try numbers(.file(ref: "P-1"), limit: 2) == [5, 3])
        #expect(try numbers(.file(ref: "P-1"), before: 3, limit: 2) == [1])
        #expect(try numbers(.user("b"), before: 3) == [])
        #expect(try numbers(.file(ref: "P-9")) == [])
    }

    @Test func allOfAListIsWrittenOrNothing() throws {
        #expect(throws: StoreError.self) { try store.record([reading("a", "P-1"), reading("", "P-2")]) }
        #expect(try numbers(.everybody) == [])
        try store.record([])
        #expect(try numbers(.everybody) == [])
    }

    /// Nobody is read whom the registry does not have: that would be a reading that nobody is ever shown.
    @Test func aReadingOfNobodyIsRefused() throws {
        #expect(throws: StoreError.self) { try store.record([reading("a", "P-1"), reading("a", "P-9")]) }
        #expect(try numbers(.everybody) == [])
    }

    @Test func aReadingStays() throws {
        try store.record([reading("a", "P-1")])
        for sql in ["UPDATE reading SET user = 'b'", "DELETE FROM reading"] {
            #expect(throws: DatabaseError.self) { try home.execute(sql) }
        }
        #expect(try numbers(.everybody) == [1])
    }

    @Test func noReadingIsSearchedForInAllOfThem() throws {
        for (of, index) in [(ReadingsOf.file(ref: "P-1"), "reading_person"), (.user("a"), "reading_user")] {
            let (condition, value) = try #require(Readings.condition(of))
            let plan = try store.read { db in
                try Row.fetchAll(
                    db, sql: "EXPLAIN QUERY PLAN " + Readings.query(condition), arguments: [9, value, 9]
                ).map { $0["detail"] as String }
            }
            #expect(plan.contains { $0.contains(index) }, "\(plan)")
        }
    }

    /// An account of before keeps its versions, and may from now on have no role where it is somebody's own.
    @Test func accountsOfBeforeAreKept() throws {
        let queue = try DatabaseQueue()
        try Migrations.migrator.migrate(queue, upTo: "20 sign-in")
        try queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO receipt (id, kind, name, received_at, actor) VALUES (1, 'command', 'a', 5, 'u');
                    INSERT INTO account (user, seq, roles, unit, ref, login, is_disabled, receipt) VALUES
                      ('a', 1, 'clerk', 'U-1', NULL, 'l', 0, 1), ('a', 2, 'clerk;auditor', 'U-2', 'P-1', NULL, 1, 1);
                    """)
        }
        try Migrations.migrator.migrate(queue)
        let rows = try queue.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM account ORDER BY seq").map { row in
                row.databaseValues.map { $0.isNull ? "" : "\($0.storage.value ?? "")" }.joined(separator: "|")
            }
        }
        #expect(rows == ["a|1|clerk|U-1||l|0|1", "a|2|clerk;auditor|U-2|P-1||1|1"])
        for sql in [
            "UPDATE account SET unit = 'x'", "DELETE FROM account",
            "INSERT INTO account VALUES ('b', 1, '', 'U-1', NULL, NULL, 0, 1)",
        ] {
            #expect(throws: DatabaseError.self, "\(sql)") { try queue.write { try $0.execute(sql: sql) } }
        }
        try queue.write { try $0.execute(sql: "INSERT INTO account VALUES ('b', 1, '', 'U-1', 'P-1', NULL, 0, 1)") }
    }

    @Test func onlyThePersonConcernedHasNoRole() throws {
        try home.add("u-1", [.administrator])
        let refused = #expect(throws: StoreError.self) { try home.add("self", []) }
        #expect(
            refused?.explanation.en
                == "`self` has no role; only a person in the registry (`--ref`) may have none, to see his own file")
        try home.add("self", [], ref: "P-1")
        #expect(
            try store.accounts().first == Account(user: "self", roles: [], unit: "U-1", ref: "P-1"))
        #expect(throws: AccessRefusal.role("self", .addUser)) {
            try store.addUser(Account(user: "x", roles: [.clerk], unit: "U-1"), actor: "self", at: received)
        }
    }
}
