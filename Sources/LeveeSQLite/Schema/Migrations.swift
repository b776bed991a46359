import GRDB
import LeveeCore

/// The schema, step by step. A step that was released is never edited: the next change is a new step.
enum Migrations {
    /// `LEVE` in the file's header tells our databases from others.
    static let applicationID: Int32 = 0x4C45_5645

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 registry", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            try db.execute(sql: RegistrySchema.sql)
            try db.execute(sql: appendOnly(RegistrySchema.facts))
        }
        migrator.registerMigration("2 feeds", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: FeedSchema.sql)
            try db.execute(sql: appendOnly(FeedSchema.facts))
        }
        migrator.registerMigration("3 findings", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: FindingSchema.sql)
            try db.execute(sql: appendOnly(FindingSchema.facts))
        }
        migrator.registerMigration("4 people of a unit", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: "CREATE INDEX person_fact_unit ON person_fact (unit)")
        }
        migrator.registerMigration("5 access", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: AccessSchema.sql)
            try db.execute(sql: appendOnly(AccessSchema.facts))
        }
        migrator.registerMigration("6 corrections", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: CorrectionSchema.sql)
        }
        migrator.registerMigration("7 custody desk", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: CustodySchema.sql)
            try db.execute(sql: appendOnly(CustodySchema.facts))
        }
        migrator.registerMigration("8 dunning", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: DunningSchema.sql)
            try db.execute(sql: appendOnly(DunningSchema.facts))
        }
        migrator.registerMigration("9 applications", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: ApplicationSchema.sql)
            try db.execute(sql: appendOnly(ApplicationSchema.facts))
        }
        migrator.registerMigration("10 filing batches", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: FilingSchema.sql)
            try db.execute(sql: appendOnly(FilingSchema.facts))
        }
        migrator.registerMigration("11 stocktakes", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: StocktakeSchema.sql)
            try db.execute(sql: appendOnly(StocktakeSchema.facts))
        }
        migrator.registerMigration("12 deliveries", foreignKeyChecks: .deferred) { db in
            try db.execute(sql: DeliverySchema.retire)
            try db.execute(sql: DeliverySchema.sql)
            try db.execute(sql: DeliverySchema.move)
            try db.execute(sql: DeliverySchema.drop)
            try db.execute(sql: appendOnly(DeliverySchema.facts))
        }
        migrator.registerMigration("13 feed health", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: HealthSchema.sql)
            try db.execute(sql: appendOnly(HealthSchema.facts))
        }
        migrator.registerMigration("14 quarantine", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: QuarantineSchema.sql)
            try db.execute(sql: QuarantineSchema.triggers)
            try QuarantineSchema.pairEarlierMatches(db)
            try db.execute(sql: appendOnly(QuarantineSchema.facts))
        }
        // The principals of a unit are found in the index, without a page for each of its people.
        migrator.registerMigration("15 principals of a unit", foreignKeyChecks: .immediate) { db in
            try db.execute(
                sql: """
                    DROP INDEX person_fact_unit;
                    CREATE INDEX person_fact_unit ON person_fact (unit, principal)
                    """)
        }
        // It is derived from declarations and records, which have their people checked. A key of its own would make every lot of
        // rows keep a journal of itself.
        migrator.registerMigration("16 holders", foreignKeyChecks: .immediate) { db in
            try db.execute(
                sql: """
                    ALTER TABLE holder_of RENAME TO holder_of_old;
                    DROP INDEX holder_of_document;
                    CREATE TABLE holder_of (
                      person_id INTEGER NOT NULL, document TEXT NOT NULL,
                      PRIMARY KEY (person_id, document)
                    ) STRICT, WITHOUT ROWID;
                    INSERT INTO holder_of SELECT * FROM holder_of_old;
                    DROP TABLE holder_of_old;
                    CREATE INDEX holder_of_document ON holder_of (document);
                    """)
            try db.execute(sql: appendOnly(["holder_of"]))
        }
        migrator.registerMigration("17 verdicts", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: NightSchema.sql)
        }
        migrator.registerMigration("18 life of findings", foreignKeyChecks: .deferred) { db in
            try db.execute(sql: FindingLifeSchema.sql)
            try db.execute(sql: appendOnly(FindingLifeSchema.facts))
        }
        migrator.registerMigration("19 policies", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: PolicySchema.sql)
            try db.execute(sql: appendOnly(PolicySchema.facts))
        }
        migrator.registerMigration("20 sign-in", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: SignInSchema.sql)
        }
        migrator.registerMigration("21 readings", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: ReadingSchema.sql)
            try db.execute(sql: appendOnly(ReadingSchema.facts))
            try db.execute(sql: ReadingSchema.peopleConcerned)
            try db.execute(sql: appendOnly(["account"]))
        }
        migrator.registerMigration("22 idempotency", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: ReplaySchema.sql)
        }
        migrator.registerMigration("23 drafts", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: DraftSchema.sql)
        }
        migrator.registerMigration("25 count of sessions", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: SessionCountSchema.sql)
        }
        migrator.registerMigration("26 untold nights", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: UntoldSchema.sql)
        }
        migrator.registerMigration("27 findings that rest", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: RestingSchema.sql)
        }
        return migrator
    }

    /// Applies what is missing; only then does it take the writer's lock.
    static func bringUpToDate(_ queue: DatabaseQueue, path: String) throws {
        let migrator = migrator
        let isDone = try queue.read { db in
            let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
            if tables > 0, try Int32.fetchOne(db, sql: "PRAGMA application_id") != applicationID {
                throw HomeFiles.notAHome(path)
            }
            if try migrator.hasBeenSuperseded(db) { throw newerSchema(path) }
            return try migrator.hasCompletedMigrations(db)
        }
        if !isDone { try migrator.migrate(queue) }
    }

    static func newerSchema(_ path: String) -> StoreError {
        StoreError(
            .newerSchema,
            Bilingual(
                zh: "`\(path)` 由更新版本的程序写成，请升级程序",
                en: "`\(path)` was written by a later version; upgrade the program"))
    }

    /// Triggers under which rows can only be added.
    private static func appendOnly(_ tables: [String]) -> String {
        tables.map { table in
            """
            CREATE TRIGGER \(table)_no_update BEFORE UPDATE ON \(table)
            BEGIN SELECT RAISE(ABORT, '\(table) is append-only'); END;
            CREATE TRIGGER \(table)_no_delete BEFORE DELETE ON \(table)
            BEGIN SELECT RAISE(ABORT, '\(table) is append-only'); END;
            """
        }.joined(separator: "\n")
    }
}
