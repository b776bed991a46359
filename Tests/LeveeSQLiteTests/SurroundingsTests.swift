import GRDB
import LeveeCore
import Testing

@testable import LeveeSQLite

/// What an application is held against: the applicant, his unit, the approvers and the named document.
@Suite struct SurroundingsTests {
    private let home: TestStore
    private let passport = "ordinaryPassport:E2"
    private static let asOf = day("2026-06-15")

    init() throws {
        home = try TestStore()
        try home.load(
            .unit(Unit(code: "U-1", name: "某局", region: "440300")),
            .unit(Unit(code: "U-2", name: "某处", parent: "U-1", region: "440300")),
            .approver(Approver(user: "u-2", upToRank: .bureau, unit: "U-1", from: day("2020-01-01"))),
            .person(.sample(1)), .person(.sample(2)))
    }

    private func records(
        of ref: String = "P-1", document: String? = nil, on asOf: CalendarDay = asOf
    ) throws -> (dossier: Dossier?, around: Surroundings) {
        let application = Application(
            number: "S-1", person: ref, kind: .travel, purpose: .private, document: document.map(booklet),
            submittedOn: asOf)
        return try home.store.records(for: application, on: asOf)
    }

    private func person(_ number: Int, unit: String = "U-1", isPrincipal: Bool = false) -> Person {
        var person = Person.sample(number)
        person.unit = unit
        person.isPrincipal = isPrincipal
        return person
    }

    @Test func theApplicantAndTheOrganisation() throws {
        let found = try records()
        let dossier = try #require(found.dossier)
        #expect(WholeDossier(dossier) == WholeDossier(try #require(try home.store.dossier(ref: "P-1"))))
        #expect(found.around.units == (try home.store.units()))
        #expect(found.around.approvers == (try home.store.approvers()))
        #expect(found.around.otherPrincipals.isEmpty && found.around.borrowers.isEmpty)
        #expect(found.around.namedDocument == nil)
    }

    @Test func nobodyOfThatNumber() throws {
        let found = try records(of: "P-9", document: passport)
        #expect(found.dossier == nil)
        #expect(found.around.units.isEmpty && found.around.namedDocument == nil)
    }

    /// A unit may have hundreds of people: which of them are principals is in the index, and no page of theirs is read.
    @Test func principalsAreFoundInTheIndex() throws {
        let plan = try home.store.read { db in
            try Row.fetchAll(
                db,
                sql: "EXPLAIN QUERY PLAN SELECT f.person_id FROM person_fact f WHERE f.unit = 'U' AND f.principal = 1"
            ).map { $0["detail"] as String }
        }
        #expect(plan == ["SEARCH f USING COVERING INDEX person_fact_unit (unit=? AND principal=?)"])
    }

    @Test func theOtherPrincipalsOfHisOwnUnit() throws {
        try home.load(
            .person(person(1, isPrincipal: true)), .person(person(3, isPrincipal: true)),
            .person(person(4, unit: "U-2", isPrincipal: true)))
        #expect(try records().around.otherPrincipals.map(\.person.ref) == ["P-3"])
        // Of several versions of a person the last one counts.
        try home.load(.person(person(3)), .person(person(4, isPrincipal: true)))
        #expect(try records().around.otherPrincipals.map(\.person.ref) == ["P-4"])
        let principal = try #require(try records().around.otherPrincipals.first)
        #expect(WholeDossier(principal) == WholeDossier(try #require(try home.store.dossier(ref: "P-4"))))
    }

    /// Custody of P-2's passport up to noon of a day, and whether he counts as one who has a booklet out on the as-of day.
    private static let ledgers: [([(CustodyEvent.Kind, String)], Bool)] = [
        ([], false),
        ([(.handedIn, "2026-01-01")], false),
        ([(.handedIn, "2026-01-01"), (.handedOut, "2026-02-01")], true),
        ([(.handedOut, "2026-02-01"), (.seen, "2026-03-01")], true),
        ([(.handedOut, "2026-02-01"), (.handedIn, "2026-03-01")], false),
        ([(.handedOut, "2026-02-01"), (.missing, "2026-03-01"), (.seen, "2026-04-01")], false),
        ([(.handedOut, "2026-02-01"), (.refused, "2026-03-01")], false),
        // What comes later does not exist on the day, and yet the answer holds only until then.
        ([(.handedOut, "2026-02-01"), (.handedIn, "2026-07-01")], true),
        ([(.handedIn, "2026-01-01"), (.handedOut, "2026-06-15")], true),
        ([(.handedIn, "2026-01-01"), (.handedOut, "2026-07-01")], true),
    ]

    @Test(arguments: ledgers.indices) func whoHasABookletOut(_ index: Int) throws {
        let (events, isOut) = Self.ledgers[index]
        try home.load(.document(.sample(passport, "P-2")))
        for (event, on) in events { try home.load(.custody(.sample(event, passport, on + "T12:00"))) }
        #expect(try records().around.borrowers.map(\.person.ref) == (isOut ? ["P-2"] : []))
        #expect(try records(of: "P-2").around.borrowers.map(\.person.ref) == (isOut ? ["P-2"] : []))
        // Units under his own and above it are others.
        try home.load(.person(person(2, unit: "U-2")))
        #expect(try records().around.borrowers.isEmpty)
    }

    @Test func aDocumentFromTheFeedAloneCountsAsOut() throws {
        try home.importRecords(1, .issued("d-1", passport, .person(2)))
        try home.load(.custody(.sample(.handedOut, passport, "2026-02-01T12:00")))
        let borrowers = try records().around.borrowers
        #expect(borrowers.map(\.person.ref) == ["P-2"])
        #expect(borrowers.first?.documents.map(\.key) == [booklet(passport)])
    }

    @Test func theNamedDocumentWhoeversItIs() throws {
        #expect(try records(document: passport).around.namedDocument == nil)
        // A ledger alone makes a document known to nobody.
        let kept = CustodyEvent.sample(.handedIn, passport, "2026-01-01T10:00")
        try home.load(.custody(kept))
        #expect(try records(document: passport).around.namedDocument == nil)
        try home.importRecords(1, .issued("d-1", passport, .person(2)), .issued("d-2", passport, .person(1)))
        let declared = Declaration.sample(passport, "P-2")
        try home.load(.document(declared))
        for ref in ["P-1", "P-2"] {
            let document = try #require(try records(of: ref, document: passport).around.namedDocument)
            #expect(document.declaration == declared)
            #expect(document.mentions.map(\.ref) == ["P-2", "P-1"])
            #expect(document.custody == [kept])
        }
    }

    @Test func aWithdrawnRecordMakesNoDocumentKnown() throws {
        try home.importRecords(1, .issued("d-1", passport, .person(2)))
        #expect(try records(document: passport).around.namedDocument?.owner == "P-2")
        try home.importRecords(2, .withdrawal("w-1", of: "d-1"))
        #expect(try records(document: passport).around.namedDocument == nil)
    }
}
