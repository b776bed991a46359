import Foundation
import GRDB
import LeveeCore
import Testing

@testable import LeveeSQLite

/// A home of before findings had a life keeps them, their ids and their nights.
@Suite struct FindingMigrationTests {
    private static let old = """
        INSERT INTO receipt (id, kind, name, received_at, actor) VALUES (1, 'night', '2026-11-20', 5, 'u'), (2, 'night', 'x', 6, 'u');
        INSERT INTO person (person_id, ref, id_number, name, birth_date, sex)
          VALUES (7, 'P-7', '110101199003074610', '张三', 7370, 'M');
        INSERT INTO finding (id, person_id, rule, subject, state, severity, since, facts, evidence, opened_on, closed_on) VALUES
          ('F-A', 7, 'a', 'x', 'open', 'serious', 1, '{}', '["e"]', 20, NULL),
          ('F-B', 7, 'b', 'y', 'closed', 'notice', 2, '{}', '[]', 20, 21);
        INSERT INTO finding_event (id, finding, kind, as_of, severity, since, facts, evidence, receipt) VALUES
          (1, 'F-A', 'opened', 20, 'serious', 1, '{}', '["e"]', 1), (2, 'F-B', 'opened', 20, 'notice', 2, '{}', '[]', 1),
          (3, 'F-B', 'closed', 21, NULL, NULL, NULL, NULL, 2);
        """

    @Test func keepsEverything() throws {
        let queue = try DatabaseQueue()
        try Migrations.migrator.migrate(queue, upTo: "17 verdicts")
        try queue.write { try $0.execute(sql: Self.old) }
        try Migrations.migrator.migrate(queue)
        let rows = try queue.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM finding ORDER BY id").map { row in
                row.databaseValues.map { $0.isNull ? "" : "\($0.storage.value ?? "")" }.joined(separator: "|")
            }
        }
        #expect(rows == [#"F-A|7|a|x|open|1|serious|1|{}|["e"]|20|"#, "F-B|7|b|y|closed|0|notice|2|{}|[]|20|21"])
        try queue.read { db in
            #expect(try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").isEmpty)
            #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM finding_event") == 3)
            let plan = try Row.fetchAll(
                db,
                sql:
                    "EXPLAIN QUERY PLAN SELECT id FROM finding WHERE is_given = 1 AND person_id = 7 ORDER BY rule, subject"
            ).map { $0["detail"] as String }
            #expect(plan.allSatisfy { $0.contains("finding_standing") }, "\(plan)")
        }
        // What was referred to still is.
        #expect(throws: DatabaseError.self) {
            try queue.write { try $0.execute(sql: "DELETE FROM finding WHERE id = 'F-A'") }
        }
        #expect(throws: DatabaseError.self) {
            try queue.write { try $0.execute(sql: "UPDATE finding SET is_given = 0 WHERE id = 'F-A'") }
        }
        #expect(throws: DatabaseError.self) {
            try queue.write { try $0.execute(sql: "UPDATE finding_event SET as_of = 1") }
        }
    }

    /// What the schema allows is what the program knows.
    @Test func theStatesAreTheProgramsOwn() {
        #expect(FindingStates.all == FindingState.allCases.map(\.rawValue))
    }
}
