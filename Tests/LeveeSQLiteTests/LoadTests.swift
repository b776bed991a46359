import LeveeCore
import Testing

@testable import LeveeSQLite

@Suite struct LoadTests {
    private let everything: [RegistryRow] = [
        .unit(Unit(code: "U-1", name: "某局", parent: "U-0", region: "440300")),
        .approver(Approver(user: "u-2", upToRank: .bureau, unit: "U-1", from: day("2020-01-01"))),
        .person(.sample(1)), .filing(.sample), .relative(.sample), .document(.sample("ordinaryPassport:E1")),
        .custody(.sample(.handedIn, "ordinaryPassport:E1", "2026-01-01T10:00")), .approval(.sample),
        .restriction(.sample),
    ]

    @Test func loadingTwiceChangesNothing() throws {
        let home = try TestStore()
        #expect(try home.load(everything) == Array(repeating: .new, count: 9))
        let facts = try counts(home)
        #expect(try home.load(everything) == Array(repeating: .unchanged, count: 9))
        #expect(try counts(home) == facts)
    }

    @Test func aChangedRowIsAnotherVersion() throws {
        let home = try TestStore()
        _ = try home.load(everything)
        var restriction = Restriction.sample
        restriction.until = day("2027-10-01")
        var approval = Approval.sample
        approval.reportedOn = day("2026-11-30")
        #expect(
            try home.load(
                .person(.sample(1, post: "副局长")), .restriction(restriction), .approval(approval),
                .custody(.sample(.handedIn, "ordinaryPassport:E1", "2026-01-01T10:00", officer: "u-8")),
                .unit(Unit(code: "U-1", name: "某厅", region: "440300"))) == Array(repeating: .updated, count: 5))
        let dossier = try #require(try home.store.dossier(ref: "P-1"))
        #expect(dossier.person == .sample(1, post: "副局长"))
        #expect(dossier.restrictions == [restriction])
        #expect(dossier.approvals == [approval])
        #expect(dossier.documents[0].custody.map(\.officer) == ["u-8"])
        #expect(try home.store.units() == [Unit(code: "U-1", name: "某厅", region: "440300")])
        #expect(try home.count("person_fact") == 2)
        #expect(try home.load(.person(.sample(1))) == [.updated])
        #expect(try home.count("person_fact") == 3)
    }

    @Test func organisationIsRead() throws {
        let home = try TestStore()
        let units = [
            Unit(code: "U-1", name: "某局", parent: "U-0", region: "440300"),
            Unit(code: "U-2", name: "某处", region: "440300"),
        ]
        let approver = Approver(
            user: "u-2", upToRank: .bureau, unit: "U-1", from: day("2020-01-01"), until: day("2027-01-01"))
        try home.load(.unit(units[1]), .unit(units[0]), .approver(approver))
        #expect(try home.store.units() == units)
        #expect(try home.store.approvers() == [approver])
    }

    @Test(arguments: [
        RegistryRow.filing(.sample), .relative(.sample), .document(.sample("ordinaryPassport:E1")), .approval(.sample),
        .restriction(.sample),
    ])
    func anUnknownRefIsRejected(row: RegistryRow) throws {
        let home = try TestStore()
        try home.load(.person(.sample(2)))
        let before = try counts(home)
        #expect(try home.load(row) == [.rejected(RowRefusal(.unknownRef))])
        #expect(try counts(home) == before)
        try home.load(.person(.sample(1)))
        #expect(try home.load(row) == [.new])
    }

    @Test func nothingMovesToAnotherPerson() throws {
        let home = try TestStore()
        try home.load(.person(.sample(2)))
        _ = try home.load(everything)
        var approval = Approval.sample
        approval.ref = "P-2"
        var restriction = Restriction.sample
        restriction.ref = "P-2"
        #expect(
            try home.load(
                .document(.sample("ordinaryPassport:E1", "P-2")), .approval(approval), .restriction(restriction)) == [
                    .rejected(RowRefusal(.movedDocument)), .rejected(RowRefusal(.movedApproval)),
                    .rejected(RowRefusal(.movedRestriction)),
                ])
        #expect(try home.store.dossier(ref: "P-2")?.documents == [])
        #expect(RowRefusal(.movedDocument).column == "ref")
    }

    @Test func twoPeopleNeverShareAnIDNumber() throws {
        let home = try TestStore()
        var other = Person.sample(2)
        other.idNumber = Person.sample(1).idNumber
        #expect(
            try home.load(.person(.sample(1)), .person(other)) == [.new, .rejected(RowRefusal(.idNumberTaken))])
        var renumbered = Person.sample(1)
        renumbered.idNumber = idNumber(801)
        #expect(try home.load(.person(renumbered), .person(other)) == [.updated, .new])
    }

    @Test func custodyOfAnUnknownDocumentIsKept() throws {
        let home = try TestStore()
        let event = CustodyEvent.sample(.handedIn, "ordinaryPassport:E7", "2026-01-01T10:00")
        #expect(
            try home.load(.custody(event), .person(.sample(1)), .document(.sample("ordinaryPassport:E7")))
                == [.new, .new, .new])
        #expect(try home.store.dossier(ref: "P-1")?.documents.map(\.custody) == [[event]])
    }

    @Test func totalsAddUpAndAreAudited() throws {
        let home = try TestStore()
        try home.load(.person(.sample(1)))
        let totals = try home.store.load(
            source: "persons.csv", sha256: Digest.sha256([]), actor: "u-1", at: received
        ) { sink in
            _ = try sink.put(.person(.sample(1)))
            _ = try sink.put(.person(.sample(2)))
            _ = try sink.put(.person(.sample(1, post: "处长")))
            _ = try sink.put(.filing(Filing(ref: "P-9", on: day("2020-01-01"), action: .filed, unit: "U", post: "p")))
            sink.countRejected()
        }
        #expect(totals == LoadTotals(new: 1, updated: 1, unchanged: 1, rejected: 2))
        #expect(totals.read == 5)
        let entry = try #require(try home.store.audit(last: 1).first)
        #expect(entry.action == "load")
        #expect(entry.detail == "receipt=2 read=5 new=1 updated=1 unchanged=1 rejected=2")
    }

    @Test func aDryRunSaysTheSameAndKeepsNothing() throws {
        let home = try TestStore()
        let before = try home.dump()
        #expect(try home.load(everything, dryRun: true) == Array(repeating: .new, count: 9))
        #expect(try home.dump() == before)
    }

    @Test func aFailureInTheMiddleKeepsNothing() throws {
        let home = try TestStore()
        _ = try home.load(everything)
        let before = try home.dump()
        struct Cut: Error {}
        #expect(throws: Cut.self) {
            try home.store.load(source: "x", actor: "u", at: received) { sink in
                _ = try sink.put(.person(.sample(5)))
                _ = try sink.put(.person(.sample(1, post: "科长")))
                throw Cut()
            }
        }
        #expect(try home.dump() == before)
    }

    @Test func aTakenPersonIDIsPassedOver() throws {
        let home = try TestStore()
        let id = PersonIndex.firstID(forRef: "P-1")
        try home.execute("INSERT INTO person VALUES (\(id), 'X', '\(idNumber(700).text)', 'x', 0, 'M')")
        try home.load(.person(.sample(1)))
        #expect(try home.count("person WHERE person_id = \(id + 1) AND ref = 'P-1'") == 1)
    }

    private func counts(_ home: TestStore) throws -> [Int] {
        try RegistrySchema.facts.filter { !["receipt", "audit"].contains($0) }.map { try home.count($0) }
    }
}
