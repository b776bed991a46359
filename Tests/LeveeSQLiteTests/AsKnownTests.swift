import GRDB
import LeveeCore
import Testing

@testable import LeveeSQLite

/// What was known at an instant, held against a registry that was really stopped there.
@Suite struct AsKnownTests {
    /// Every table row by row, every dossier whole, what stood, and what a night would find.
    @Test(arguments: 1...12) func isARegistryThatWasStoppedThen(_ seed: Int) throws {
        let history = RandomHistory(seed: seed)
        let whole = try TestStore()
        var moments: [Instant] = []
        for step in history.steps { moments.append(try history.take(step, in: whole)) }

        let stopped = try TestStore()
        var next = 0
        for (place, moment) in moments.enumerated()
        where history.isLooked(at: place) && !moments[..<place].contains(moment) {
            // One nanosecond before, nothing of the instant is known; at the instant, everything.
            for instant in [Instant(nanoseconds: moment.nanoseconds - 1), moment] {
                while next < moments.count, moments[next] <= instant {
                    _ = try history.take(history.steps[next], in: stopped)
                    next += 1
                }
                let (known, knowledge) = try whole.store.asKnown(at: instant)
                #expect(knowledge.receipts == (try stopped.store.asKnown(at: .distantFuture).knowledge.allReceipts))
                #expect(try known.rows() == stopped.store.rows(), "\(place)")
                #expect(try known.answers() == stopped.store.answers(), "\(place)")
            }
        }
        #expect(try whole.store.asKnown(at: .distantFuture).store.rows() == whole.store.rows())
    }

    /// A table that is added must say when its rows were learned, or why it need not.
    @Test func everyTableIsCovered() throws {
        let home = try TestStore.withEverything()
        let all = try home.store.read { db in
            try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
        }
        let covered = try home.store.read { try KnownFacts(upTo: 1, in: $0).views(in: $0).map(\.table) }
        #expect(Set(all) == Set(covered).union(KnownFacts.uncovered))
        #expect(Set(covered).isDisjoint(with: KnownFacts.uncovered))
    }

    @Test func beforeTheFirstReceiptNothingIsKnown() throws {
        let home = try TestStore.withEverything()
        let (known, knowledge) = try home.store.asKnown(at: Instant(nanoseconds: received.nanoseconds - 1))
        #expect(knowledge.receipts == 0)
        #expect(try known.rows().allSatisfy(\.value.isEmpty))
        #expect(try known.dossier(ref: "P-1") == nil)
        #expect(try known.lastNight() == nil)
    }

    /// The later receipt tells that the earlier one was there, whatever the clock said.
    @Test func aClockThatWasPutBackHidesNothing() throws {
        let home = try TestStore()
        home.now = instant("2026-11-23T10:00")
        try home.load(.person(.sample(1)))
        home.now = instant("2026-11-23T09:00")
        try home.load(.person(.sample(2)))
        let (known, knowledge) = try home.store.asKnown(at: instant("2026-11-23T09:00"))
        #expect(knowledge == Knowledge(at: instant("2026-11-23T09:00"), receipts: 2, allReceipts: 2))
        #expect(try known.dossier(ref: "P-1") != nil)
        #expect(try home.store.asKnown(at: instant("2026-11-23T08:59")).knowledge.receipts == 0)
    }

    @Test func withdrawalsOfWithdrawalsAreTakenBackInOrder() throws {
        let home = try TestStore()
        try home.load(.person(.sample(1)))
        func day(_ number: Int) -> Instant { instant("2026-11-2\(number)T09:00") }
        let files: [[FeedRecord]] = [
            [.withdrawal("w-0", of: "c-1")],
            [.crossing("c-1", "ordinaryPassport:E1", .person(1)), .crossing("c-2", "ordinaryPassport:E1", .person(1))],
            [.withdrawal("w-2", of: "w-0")], [.withdrawal("w-4", of: "w-3"), .withdrawal("w-3", of: "w-2")],
            [.withdrawal("w-5", of: "w-4"), .withdrawal("w-6", of: "c-2")],
        ]
        for (place, records) in files.enumerated() {
            home.now = day(place)
            try home.importFeed(.sample(Int64(place + 1)), records.map { .good($0) })
        }
        func crossings(_ number: Int) throws -> [String]? {
            try home.store.asKnown(at: day(number)).store.dossier(ref: "P-1")?.crossings.map(\.record.id).sorted()
        }
        // c-1 is withdrawn before it comes; w-2 brings it back; w-3 would take that back, but is itself taken back until w-5.
        #expect(try (0...4).map(crossings) == [[], ["c-2"], ["c-1", "c-2"], ["c-1", "c-2"], []])
    }

    /// A record that a person decided on is his since the decision, with its document.
    @Test func whatWasDecidedLaterIsNotHisBefore() throws {
        let home = try TestStore()
        try home.load(.person(.sample(1)))
        let namesake = Holder(name: "张1", birthDate: day("1990-03-07"), sex: .male)
        try home.importRecords(1, .issued("d-9", "ordinaryPassport:E9", namesake))
        home.now = Instant(nanoseconds: received.nanoseconds + 1)
        let record = RecordID(source: "gd", id: "d-9")
        try home.store.confirmMatch(record, of: "P-1", on: day("2026-11-23"), actor: "u-1", at: home.now)
        try home.execute(
            """
            INSERT INTO feed_person SELECT person_id, record FROM match_decision WHERE true ON CONFLICT DO NOTHING;
            INSERT INTO holder_of SELECT d.person_id, m.document FROM match_decision d JOIN mention m ON m.record = d.record
              WHERE true ON CONFLICT DO NOTHING;
            """)
        func documents(_ at: Instant) throws -> [DocumentKey]? {
            try home.store.asKnown(at: at).store.dossier(ref: "P-1")?.documents.map(\.key)
        }
        #expect(try documents(home.now) == [booklet("ordinaryPassport:E9")])
        #expect(try documents(received) == [])
    }

    /// The queries of one person's dossier go the same ways through the views as through the tables: by an index, nothing
    /// sorted that was not sorted before, nothing put together first.
    @Test func oneDossierReadsOnlyItsOwnRows() throws {
        let home = try TestStore.withEverything()
        let known = try home.store.asKnown(at: received).store
        func plans(_ store: Store) throws -> [[String]] {
            try store.read { db in
                var queries: [String] = []
                db.trace { queries.append($0.expandedDescription) }
                _ = try DossierReader(db, .one(1), zone: .shanghai).next()
                db.trace(options: [])
                return try queries.filter { $0.contains(" = 1") }.map { query in
                    try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(query)").map { $0["detail"] as String }
                }
            }
        }
        let (tables, views) = (try plans(home.store), try plans(known))
        #expect(tables.count == views.count && tables.count > 8)
        let slow = ["SCAN ", "MATERIALIZE", "CO-ROUTINE", "AUTOMATIC"]
        #expect(views.joined().filter { step in slow.contains { step.contains($0) } } == [])
        let sorts = [tables, views].map { $0.map { $0.filter { $0.contains("TEMP B-TREE") }.count } }
        #expect(sorts[0] == sorts[1])
    }

    @Test func itCannotBeWritten() throws {
        let home = try TestStore.withEverything()
        let before = try home.dump()
        let known = try home.store.asKnown(at: received).store
        #expect(throws: StoreError.self) {
            _ = try known.load(source: "x", actor: "u-1", at: received) { try _ = $0.put(.person(.sample(3))) }
        }
        #expect(throws: StoreError.self) {
            _ = try known.importFeed(name: "x", actor: "u-1", at: received) { ledger in
                try FeedImport(.sample(9), into: ledger).finish()
            }
        }
        #expect(try home.dump() == before)
    }
}

extension Instant {
    fileprivate static let distantFuture = Instant(nanoseconds: .max)
}

extension Store {
    /// Every row of every table as queries see it, as text.
    fileprivate func rows() throws -> [String: [String]] {
        try read { db in
            let tables = try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'
                    AND name NOT IN ('feed_source', 'grdb_migrations', 'verdict', 'marked', 'night_memory', 'night_untold',
                      'session_count')
                    """)
            return try Dictionary(
                uniqueKeysWithValues: tables.map { table in
                    (table, try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\($0)" }.sorted())
                })
        }
    }

    /// What is answered from the rows.
    fileprivate func answers() throws -> Answers {
        var night: [String: [Finding]] = [:]
        let policy = try PolicyOnDay(PolicyEdition.sample().policy, on: day("2026-11-25"))
        let sweep = Sweep(policy: policy)
        var statement = sweep.statement
        try eachDossier { dossier in
            night[dossier.person.ref] = sweep.look(at: dossier, counting: &statement)
        }
        return Answers(
            dossiers: try (1...RandomHistory.people).map { try dossier(ref: "P-\($0)").map(WholeDossier.init) },
            corrections: try (1...RandomHistory.people).map { try corrections(of: "P-\($0)") },
            standing: try findings(), night: night, statement: statement, lastNight: try lastNight(),
            matches: try matches(), gaps: try gaps())
    }
}

private struct Answers: Equatable {
    var dossiers: [WholeDossier?]
    var corrections: [[FiledCorrection]]
    var standing: [FiledFinding]
    var night: [String: [Finding]]
    var statement: NightStatement
    var lastNight: NightStatement?
    var matches: [PossibleMatch]
    var gaps: [FeedGap]
}
