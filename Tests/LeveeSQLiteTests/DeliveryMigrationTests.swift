import Foundation
import GRDB
import LeveeCore
import Testing

@testable import LeveeSQLite

/// A home of before deliveries keeps what its feeds brought.
@Suite struct DeliveryMigrationTests {
    private static let old = """
        INSERT INTO receipt (id, kind, name, received_at, actor) VALUES (1, 'feed', 'a.xml', 5, 'u'), (2, 'feed', 'b.xml', 6, 'u');
        INSERT INTO person (person_id, ref, id_number, name, birth_date, sex)
          VALUES (7, 'P-7', '110101199003074610', '张三', 7370, 'M');
        INSERT INTO feed_file VALUES ('gd', 1, 100, 1, 2, NULL, NULL, 5, 4, 0, 0, 1, 0, x'01', 1);
        INSERT INTO feed_record (accepted, source, record_id, kind, action, held, person_id, sequence, generated_at, on_day, at,
          to_place, holder_id_number, target, doubts, fingerprint, receipt) VALUES
          (1, 'gd', 'd-1', 'document', 'issued', 0, 7, 1, 100, 3, NULL, NULL, '110101199003074610', NULL, '', x'01', 1),
          (2, 'gd', 'c-1', 'crossing', 'exit', 0, 7, 1, 100, NULL, 900, 'HKG', NULL, NULL, 'numberPattern', x'02', 1),
          (3, 'gd', 'h-1', 'holdings', NULL, 0, 7, 1, 100, 4, NULL, NULL, '110101199003074610', NULL, '', x'03', 1),
          (4, 'gd', 'w-1', 'withdrawal', NULL, 0, NULL, 1, 100, NULL, NULL, NULL, NULL, 'c-1', '', x'04', 1),
          (5, 'gd', 'd-2', 'document', 'lost', 1, NULL, 1, 100, 3, NULL, NULL, NULL, NULL, '', x'05', 1),
          (6, 'gd', 'd-3', 'document', 'found', 0, 7, 1, 101, 3, NULL, NULL, NULL, NULL, '', x'06', 2);
        INSERT INTO mention (document, record, place, raw_number, issuing_state, issued_on) VALUES
          ('ordinaryPassport:E1', 1, 0, 'E1', 'CHN', 3), ('ordinaryPassport:E1', 2, 0, 'E-1', NULL, NULL),
          ('ordinaryPassport:E1', 3, 0, 'E1', 'CHN', NULL), ('hkMacaoPermit:C1', 3, 1, 'C 1', 'CHN', NULL),
          ('ordinaryPassport:E2', 5, 0, 'E2', 'CHN', NULL), ('ordinaryPassport:E1', 6, 0, 'E1', NULL, NULL);
        INSERT INTO withdrawn VALUES ('gd', 'c-1');
        INSERT INTO holder_of VALUES (7, 'ordinaryPassport:E1'), (7, 'hkMacaoPermit:C1');
        INSERT INTO match_candidate VALUES (5, 7, 0);
        """

    @Test func keepsEverything() throws {
        let queue = try DatabaseQueue()
        try Migrations.migrator.migrate(queue, upTo: "11 stocktakes")
        try queue.write { try $0.execute(sql: Self.old) }
        try Migrations.migrator.migrate(queue)
        #expect(try Self.rows("delivery", in: queue) == ["1|gd|1|100|5|4|0|0|1|0", "2|gd|1|101|1|1|0|0|0|0"])
        #expect(try Self.rows("feed_person", in: queue) == ["7|1", "7|2", "7|3", "7|6"])
        #expect(try Self.rows("withdrawn", in: queue) == ["1|c-1"])
        #expect(
            try Self.rows(
                "feed_record", in: queue,
                "accepted, source, record_id, delivery, person_id, document, raw_number, doubts")
                == [
                    "1|1|d-1|1|7|ordinaryPassport:E1||", "2|1|c-1|1|7|ordinaryPassport:E1|E-1|numberPattern",
                    "3|1|h-1|1|7|||",
                    "4|1|w-1|1||||", "5|1|d-2|1||||", "6|1|d-3|2|7|ordinaryPassport:E1||",
                ])
        #expect(
            try Self.rows("mention", in: queue, "record, place, document, raw_number") == [
                "3|0|ordinaryPassport:E1|", "3|1|hkMacaoPermit:C1|C 1", "5|0|ordinaryPassport:E2|",
            ])
        #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: "DELETE FROM feed_record") } }
        #expect(try Self.rows("match_candidate", in: queue) == ["5|7|0"])
        #expect(try Self.rows("holder_of", in: queue) == ["7|hkMacaoPermit:C1", "7|ordinaryPassport:E1"])
        #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: "DELETE FROM holder_of") } }
    }

    private static func rows(_ table: String, in queue: DatabaseQueue, _ columns: String = "*") throws -> [String] {
        try queue.read { db in
            try Row.fetchAll(db, sql: "SELECT \(columns) FROM \(table)").map { row in
                row.databaseValues.map { value in
                    String.fromDatabaseValue(value) ?? Int64.fromDatabaseValue(value).map(String.init) ?? ""
                }.joined(separator: "|")
            }
        }
    }
}
