import LeveeCore
import Testing

@testable import LeveeSQLite

@Suite struct DossierTests {
    private let home: TestStore

    init() throws {
        home = try TestStore()
        try home.load(.person(.sample(1)), .person(.sample(2)), .person(.sample(3)))
    }

    @Test func everythingOnRecordComesBack() throws {
        let declared = Declaration.sample("ordinaryPassport:E1")
        let kept = CustodyEvent.sample(.handedIn, "ordinaryPassport:E1", "2026-01-01T10:00")
        let out = CustodyEvent.sample(.handedOut, "ordinaryPassport:E1", "2026-11-20T10:00")
        try home.load(
            .custody(out), .custody(kept), .document(declared), .filing(.sample), .relative(.sample),
            .approval(.sample), .restriction(.sample))
        let mine = Holder.person(1)
        try home.importRecords(
            1, .issued("d-1", "hkMacaoPermit:C1", mine, expires: "2036-11-19"),
            .crossing("c-1", "ordinaryPassport:E1", mine, at: "2026-11-21T00:12"),
            .holdings("h-1", ["ordinaryPassport:E1", "hkMacaoPermit:C1"], mine), .holdings("h-2", [], mine))

        let issued = Mention.sample(
            "d-1", .document(.issued), ref: "P-1", on: "2026-11-20", accepted: 1, issued: "2026-11-20",
            expires: "2036-11-19")
        let crossed = Mention.sample("c-1", .crossing, ref: "P-1", on: "2026-11-21", accepted: 2)
        let listed = Mention.sample("h-1", .holdings, ref: "P-1", on: "2026-11-22", accepted: 3)
        let expected = Dossier(
            person: .sample(1), filings: [.sample], relatives: [.sample], approvals: [.sample], restrictions: [.sample],
            documents: [
                DocumentRecord(key: booklet("hkMacaoPermit:C1"), mentions: [issued, listed]),
                DocumentRecord(
                    key: booklet("ordinaryPassport:E1"), declaration: declared, mentions: [crossed, listed],
                    custody: [kept, out]),
            ],
            crossings: [
                Crossing(
                    record: RecordID(source: "gd", id: "c-1"), direction: .exit, at: instant("2026-11-21T00:12"),
                    document: booklet("ordinaryPassport:E1"), port: "CNSZX", to: .hongKong)
            ],
            holdings: [
                HoldingsStatement(
                    record: RecordID(source: "gd", id: "h-1"), on: day("2026-11-22"),
                    generatedAt: instant("2026-11-22T23:00"),
                    documents: [booklet("ordinaryPassport:E1"), booklet("hkMacaoPermit:C1")]),
                HoldingsStatement(
                    record: RecordID(source: "gd", id: "h-2"), on: day("2026-11-22"),
                    generatedAt: instant("2026-11-22T23:00"), documents: []),
            ],
            coverage: Coverage(runs: [Coverage.Run(source: "gd", from: day("2026-11-01"), to: day("2026-11-22"))]))
        let found = try #require(try home.store.dossier(ref: "P-1"))
        #expect(WholeDossier(found) == WholeDossier(expected))
        #expect(try home.store.dossier(ref: "P-9")?.person == nil)
    }

    @Test func theDayOfACrossingIsTheZones() throws {
        try home.importRecords(1, .crossing("c-1", "ordinaryPassport:E1", .person(1), at: "2026-11-21T00:12"))
        let utc = try #require(Zone(named: "Z"))
        let dossier = try #require(try home.store.dossier(ref: "P-1", zone: utc))
        #expect(dossier.crossings.map(\.on) == [day("2026-11-20")])
        #expect(dossier.documents.flatMap(\.mentions).map(\.on) == [day("2026-11-20")])
    }

    @Test func aSharedDocumentIsWholeForBoth() throws {
        let declared = Declaration.sample("ordinaryPassport:E1", "P-1")
        let kept = CustodyEvent.sample(.handedIn, "ordinaryPassport:E1", "2026-01-01T10:00")
        try home.load(.document(declared), .custody(kept))
        try home.importRecords(
            1, .issued("d-1", "ordinaryPassport:E1", .person(2)), .issued("d-2", "ordinaryPassport:E1", .person(1)),
            .issued("d-3", "ordinaryPassport:E1", .person(3)), .withdrawal("w-3", of: "d-3"))
        let shared = DocumentRecord(
            key: booklet("ordinaryPassport:E1"), declaration: declared,
            mentions: [
                .sample("d-1", .document(.issued), ref: "P-2", on: "2026-11-20", accepted: 1, issued: "2026-11-20"),
                .sample("d-2", .document(.issued), ref: "P-1", on: "2026-11-20", accepted: 2, issued: "2026-11-20"),
            ], custody: [kept])
        #expect(try home.store.dossier(ref: "P-1")?.documents == [shared])
        #expect(try home.store.dossier(ref: "P-2")?.documents == [shared])
        // Whose only record was taken back has nothing to do with the document.
        #expect(try home.store.dossier(ref: "P-3")?.documents == [])
    }

    @Test func eventsOfOneMomentHaveOneOrder() throws {
        let at = "2026-01-01T10:00"
        let key = "ordinaryPassport:E1"
        try home.load(
            .document(.sample(key)), .custody(.sample(.forwarded, key, at)), .custody(.sample(.handedOut, key, at)),
            .custody(.sample(.handedIn, key, at)), .custody(.sample(.seen, key, "2025-01-01T10:00")))
        let events = try home.store.dossier(ref: "P-1")?.documents[0].custody.map(\.event)
        #expect(events == [.seen, .handedIn, .handedOut, .forwarded])
    }

    @Test func allDossiersInOnePassAreTheSameAsOneByOne() throws {
        for number in 4...40 { try home.load(.person(.sample(number))) }
        var records: [FeedRecord] = []
        for number in 1...40 {
            let ref = "P-\(number)"
            let key = "ordinaryPassport:E\(number % 7)"
            _ = try home.load(.document(.sample("ordinaryPassport:D\(number)", ref)))
            try home.load(
                .custody(.sample(.handedIn, key, "2026-01-01T10:0\(number % 10)")),
                .filing(Filing(ref: ref, on: day("2020-01-10"), action: .filed, unit: "U-\(number)", post: "p")))
            records.append(.issued("d-\(number)", key, .person(number)))
            records.append(.crossing("c-\(number)", "ordinaryPassport:D\(number)"))
            records.append(.holdings("h-\(number)", [key, "ordinaryPassport:D\(number)"], .person(number)))
        }
        try home.importFeed(.sample(1), records.map { .good($0) })
        var seen = 0
        try home.store.eachDossier { dossier in
            let alone = try #require(try home.storeAgain().dossier(ref: dossier.person.ref))
            #expect(WholeDossier(dossier) == WholeDossier(alone))
            #expect(dossier.crossings.count == 1 && dossier.holdings.count == 1 && dossier.documents.count == 2)
            seen += 1
        }
        #expect(seen == 40)
    }
}

extension TestStore {
    /// A second connection, for reading while the first one is busy.
    func storeAgain() throws -> Store { try Store(path: path) }
}
