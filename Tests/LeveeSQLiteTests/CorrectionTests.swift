import Foundation
import GRDB
import LeveeCore
import Testing

@testable import LeveeSQLite

/// Corrections in the store: what counts afterwards, what stays, who may.
@Suite struct CorrectionTests {
    private let home: TestStore
    private let passport = "ordinaryPassport:E1"
    private let handedIn = CustodyEvent.sample(.handedIn, "ordinaryPassport:E1", "2026-01-01T10:00")
    private let handedOut = CustodyEvent.sample(.handedOut, "ordinaryPassport:E1", "2026-02-01T10:00")
    private let declaration = Declaration.sample("ordinaryPassport:E1")
    private var rows: [RegistryRow] {
        [.document(declaration), .custody(handedIn), .custody(handedOut), .approval(.sample)]
    }

    init() throws {
        home = try TestStore()
        try home.addUsers()
        _ = try home.load(rows)
    }

    private func name(_ event: CustodyEvent) -> FactName { .custody(event.document, at: event.at, event.event) }

    private func document() throws -> DocumentRecord? { try home.store.dossier(ref: "P-1")?.documents.first }

    private func approvals() throws -> [Approval] { try home.store.dossier(ref: "P-1")?.approvals ?? [] }

    private func refusal(_ work: () throws -> Void) -> String? {
        do {
            try work()
            return nil
        } catch { return (error as? StoreError)?.explanation.en ?? "\(error)" }
    }

    private func isSound() throws -> Bool { try Doctor(home: home.home).examine().allSatisfy(\.ok) }

    @Test func askingChangesNothing() throws {
        let before = try home.store.dossier(ref: "P-1").map(WholeDossier.init)
        let number = try home.ask(name(handedOut), .void)
        #expect(number == 1)
        #expect(try home.store.dossier(ref: "P-1").map(WholeDossier.init) == before)
        #expect(try home.store.corrections().map(\.request.name) == ["R-1"])
        #expect(try home.store.corrections(of: "P-1") == [])
        #expect(try isSound())
    }

    @Test func aVoidCustodyEntryIsNotInTheLedger() throws {
        try home.correct(name(handedOut), .void)
        #expect(try document()?.custody == [handedIn])
        #expect(try document()?.custodyState.state == .kept)
        // Nothing was edited: both versions are there.
        #expect(try home.count("custody WHERE event = 'handedOut'") == 2)
        #expect(try home.store.corrections() == [])
        let settled = try #require(try home.store.corrections(of: "P-1").first)
        #expect(try home.store.corrections(isOpen: false) == [settled])
        #expect(settled.correction == Correction(was: .custody(handedOut), wasVoid: false, becomes: nil))
        #expect(settled.request.settlement == .init(isConfirmed: true, by: "u-3", at: received))
        #expect(try isSound())
    }

    @Test func anEntryAtAnotherMoment() throws {
        var later = handedOut
        later.at = instant("2026-02-02T10:00")
        try home.correct(name(handedOut), .amend([.at: "2026-02-02T10:00:00+08:00"]))
        #expect(try document()?.custody == [handedIn, later])
        // What stands under the new key is corrected like any other.
        try home.correct(name(later), .amend([.officer: "u-8"]))
        #expect(try document()?.custody.map(\.officer) == ["u-9", "u-8"])
        #expect(try home.store.corrections(of: "P-1").count == 2)
        #expect(try isSound())
    }

    @Test func twoEntriesNeverBecomeOne() throws {
        let before = try home.dump()
        let found = refusal {
            _ = try home.ask(name(handedOut), .amend([.at: "2026-01-01T10:00:00+08:00", .event: "handedIn"]))
        }
        #expect(
            found
                == "the corrected entry would be a second one of custody:ordinaryPassport:E1@2026-01-01T10:00:00+08:00; "
                + "look at that one first")
        #expect(try home.dump() == before)
        // The other one may come while the question waits.
        let number = try home.ask(name(handedOut), .amend([.at: "2026-03-01T10:00:00+08:00"]))
        try home.load(.custody(.sample(.handedOut, passport, "2026-03-01T10:00")))
        #expect(refusal { try home.confirm(number) }?.hasPrefix("the corrected entry would be a second one") ?? false)
    }

    @Test func anApprovalWithOtherDates() throws {
        try home.correct(.approval("A-1"), .amend([.returnOn: "2026-11-30", .reportedOn: "2026-12-01"]))
        var right = Approval.sample
        right.returnOn = day("2026-11-30")
        right.reportedOn = day("2026-12-01")
        #expect(try approvals() == [right])
        try home.correct(.approval("A-1"), .void)
        #expect(try approvals() == [])
        try home.correct(.approval("A-1"), .restore([.departOn: "2026-11-21"]))
        right.departOn = day("2026-11-21")
        #expect(try approvals() == [right])
        #expect(try home.count("approval") == 4)
        #expect(try isSound())
    }

    @Test func anApprovalOfSomebodyElse() throws {
        try home.correct(.approval("A-1"), .amend([.ref: "P-2"]))
        #expect(try approvals() == [])
        var moved = Approval.sample
        moved.ref = "P-2"
        #expect(try home.store.dossier(ref: "P-2")?.approvals == [moved])
        #expect(try home.store.corrections(of: "P-1").count == 1)
        #expect(try home.store.corrections(of: "P-2").count == 1)
        // The table as it was, the table as it should be, and a table with a third person.
        var third = Approval.sample
        third.ref = "P-3"
        try home.load(.person(.sample(3)))
        #expect(
            try home.load(.approval(.sample), .approval(moved), .approval(third)) == [
                .unchanged, .unchanged, .rejected(RowRefusal(.movedApproval)),
            ])
        try home.correct(.approval("A-1"), .amend([.ref: "P-1"]))
        #expect(try approvals() == [.sample])
        #expect(try isSound())
    }

    @Test func aVoidDeclarationLeavesWhatTheFeedSays() throws {
        try home.importRecords(1, .issued("d-1", passport, .person(1)))
        try home.correct(.declaration(booklet(passport)), .void)
        let known = try #require(try document())
        #expect(known.declaration == nil)
        #expect(known.mentions.map(\.record.id) == ["d-1"])
        #expect(known.custody == [handedIn, handedOut])
        #expect(try isSound())
    }

    @Test func aVoidDeclarationThatNoFeedKnowsIsNowhere() throws {
        try home.correct(.declaration(booklet(passport)), .void)
        #expect(try document() == nil)
        // Nor is a feed's record without a holder his any more.
        try home.importRecords(1, .crossing("c-1", passport))
        #expect(try home.store.dossier(ref: "P-1")?.crossings == [])
        try home.correct(.declaration(booklet(passport)), .restore([.ref: "P-2"]))
        try home.importRecords(2, .crossing("c-2", passport))
        #expect(try home.store.dossier(ref: "P-2")?.crossings.map(\.record.id) == ["c-2"])
        #expect(try home.store.dossier(ref: "P-2")?.documents.first?.declaration?.ref == "P-2")
        #expect(try isSound())
    }

    /// Whoever has a booklet out counts among the borrowers of his unit, also when its return is void.
    @Test func aVoidReturnLeavesTheBookletOut() throws {
        let returned = CustodyEvent.sample(.handedIn, passport, "2026-03-01T10:00")
        try home.load(.custody(returned))
        let application = Application(
            number: "S-1", person: "P-2", kind: .travel, purpose: .private, document: booklet(passport),
            submittedOn: day("2026-06-15"))
        func borrowers() throws -> [String] {
            try home.store.records(for: application, on: day("2026-06-15")).around.borrowers.map(\.person.ref)
        }
        #expect(try borrowers() == [])
        try home.correct(name(returned), .void)
        #expect(try borrowers() == ["P-1"])
        try home.correct(name(returned), .restore([:]))
        #expect(try borrowers() == [])
    }

    /// Loading twice changes nothing, corrected or not.
    @Test func theSameTableDoesNotBringTheErrorBack() throws {
        try home.correct(name(handedOut), .void)
        try home.correct(name(handedIn), .amend([.slot: "7", .at: "2026-01-01T11:00:00+08:00"]))
        try home.correct(.approval("A-1"), .amend([.returnOn: "2026-11-30"]))
        try home.correct(.approval("A-1"), .amend([.returnOn: "2026-11-29"]))
        try home.correct(.declaration(booklet(passport)), .amend([.expiresOn: "2031-01-01"]))
        let before = try home.store.dossier(ref: "P-1").map(WholeDossier.init)
        let facts = try ["custody", "approval", "declaration", "holder_of"].map { try home.count($0) }
        #expect(try home.load(rows) == Array(repeating: .unchanged, count: rows.count))
        // The corrected table changes nothing either, nor does one that was corrected half-way.
        var (moved, approval, declared) = (handedIn, Approval.sample, declaration)
        moved.at = instant("2026-01-01T11:00")
        moved.slot = "7"
        declared.expiresOn = day("2031-01-01")
        for returnOn in ["2026-11-29", "2026-11-30"] {
            approval.returnOn = day(returnOn)
            #expect(
                try home.load(.custody(moved), .approval(approval), .document(declared))
                    == [.unchanged, .unchanged, .unchanged])
        }
        #expect(try ["custody", "approval", "declaration", "holder_of"].map { try home.count($0) } == facts)
        #expect(try home.store.dossier(ref: "P-1").map(WholeDossier.init) == before)
    }

    @Test func anotherRowForACorrectedEntryIsRejected() throws {
        let numbers = [
            try home.correct(name(handedOut), .void), try home.correct(.approval("A-1"), .amend([.approver: "u-7"])),
            try home.correct(.declaration(booklet(passport)), .void),
        ]
        var (event, approval, other) = (handedOut, Approval.sample, declaration)
        event.officer = "u-5"
        approval.reportedOn = day("2026-11-30")
        other.ref = "P-2"
        let before = try home.count("holder_of")
        let results = try home.load(.custody(event), .approval(approval), .document(other))
        #expect(
            results
                == zip(numbers, ["number", "approval_no", "number"]).map {
                    .rejected(RowRefusal(.corrected, request: $0, column: $1))
                })
        #expect(try home.count("holder_of") == before)
        #expect(
            RowRefusal(.corrected, request: 3).explanation.en
                == "was corrected by `R-3`, and the row is neither what was corrected nor what is right since; where it has "
                + "to change again, use `levee correct`")
    }

    @Test func aVoidApprovalIsNobodysToTake() throws {
        let number = try home.correct(.approval("A-1"), .void)
        var other = Approval.sample
        other.ref = "P-2"
        #expect(
            try home.load(.approval(other)) == [
                .rejected(RowRefusal(.corrected, request: number, column: "approval_no"))
            ])
    }

    /// What people enter after a correction goes on from it, and the old table still does not bring the error back.
    @Test func laterEntriesKeepTheCorrection() throws {
        let number = try home.correct(.approval("A-1"), .amend([.returnOn: "2026-11-30"]))
        var reported = Approval.sample
        reported.returnOn = day("2026-11-30")
        reported.reportedOn = day("2026-12-02")
        let result = try home.store.queue.write { try RowSink($0, receipt: 1).put(.approval(reported)) }
        #expect(result == .updated)
        #expect(try home.load(.approval(.sample)) == [.unchanged])
        #expect(try approvals() == [reported])
        var other = reported
        other.approver = "u-7"
        #expect(
            try home.load(.approval(other)) == [
                .rejected(RowRefusal(.corrected, request: number, column: "approval_no"))
            ])
        #expect(try isSound())
    }

    @Test func aFactThatChangedMeanwhileIsNotCorrected() throws {
        let number = try home.ask(name(handedOut), .amend([.note: "x"]))
        var event = handedOut
        event.officer = "u-5"
        try home.load(.custody(event))
        let before = try home.dump()
        #expect(
            refusal { try home.confirm(number) }
                == "the entry has changed since `R-1` was asked for, so it cannot be confirmed any more; decline it with "
                + "`levee correct decline`, and ask again where it is still needed")
        #expect(try home.dump() == before)
        _ = try home.store.declineCorrection(number, reason: "登记已变", actor: "u-3", at: received)
        #expect(try document()?.custody == [handedIn, event])
    }

    /// Two corrections of one entry: the second rests on what the first changed.
    @Test func ofTwoQuestionsOneCounts() throws {
        let (one, two) = (try home.ask(name(handedOut), .void), try home.ask(name(handedOut), .amend([.note: "x"])))
        try home.confirm(one)
        #expect(refusal { try home.confirm(two) }?.hasPrefix("the entry has changed since `R-2`") ?? false)
    }

    @Test func twoConfirmAtOnce() async throws {
        let number = try home.ask(name(handedOut), .void)
        let path = home.home
        let outcomes = try await withThrowingTaskGroup(of: String.self) { group in
            for user in ["u-2", "u-3"] {
                group.addTask {
                    do {
                        _ = try Store.open(home: path).confirmCorrection(number, actor: user, at: received)
                        return "confirmed"
                    } catch let error as StoreError { return error.explanation.en }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }.sorted()
        }
        #expect(outcomes == ["`R-1` was confirmed before, and that is not changed", "confirmed"])
        #expect(try home.count("custody WHERE voided = 1") == 1)
    }

    @Test func nobodyConfirmsHimself() throws {
        let number = try home.ask(name(handedOut), .void, by: "u-2")
        #expect(throws: AccessRefusal.samePerson("u-2", Bilingual(zh: "是 R-1 的申请人", en: "asked for R-1"))) {
            try home.confirm(number, by: "u-2")
        }
        #expect(throws: AccessRefusal.self) {
            try home.store.declineCorrection(number, reason: "x", actor: "u-2", at: received)
        }
        try home.confirm(number)
    }

    /// A person is his personnel number, whatever user name he has or had.
    @Test func nobodyConfirmsHimselfUnderAnotherName() throws {
        try home.load(.person(.sample(3)))
        try home.add("u-4", [.clerk], ref: "P-3")
        let number = try home.ask(name(handedOut), .void, by: "u-4")
        try home.add("u-4", [.clerk])
        try home.add("u-5", [.reviewer], ref: "P-3")
        #expect(throws: AccessRefusal.samePerson("u-5", Bilingual(zh: "是 R-1 的申请人", en: "asked for R-1"))) {
            try home.confirm(number, by: "u-5")
        }
        try home.add("u-5", [.reviewer])
        #expect(throws: AccessRefusal.self) { try home.confirm(number, by: "u-5") }
        try home.confirm(number, by: "u-3")
    }

    @Test func rightsAndReach() throws {
        try home.add("u-4", [.discipline])
        try home.add("u-5", [.clerk, .reviewer], unit: "U-9")
        try home.add("u-6", [.clerk, .reviewer], ref: "P-1")
        #expect(throws: AccessRefusal.role("u-4", .askCorrection)) { try home.ask(.approval("A-1"), .void, by: "u-4") }
        #expect(throws: AccessRefusal.outsideUnit("u-5", "U-9", "P-1")) {
            try home.ask(name(handedOut), .void, by: "u-5")
        }
        let number = try home.ask(name(handedOut), .void)
        #expect(throws: AccessRefusal.role("u-1", .confirmCorrection)) { try home.confirm(number, by: "u-1") }
        #expect(throws: AccessRefusal.outsideUnit("u-5", "U-9", "P-1")) { try home.confirm(number, by: "u-5") }
        #expect(throws: AccessRefusal.ownFile("u-6")) { try home.confirm(number, by: "u-6") }
        #expect(throws: AccessRefusal.unknownUser("x")) { try home.confirm(number, by: "x") }
        // A move has to be within reach at both ends.
        try home.load(.person(.sample(3)))
        var far = Person.sample(3)
        far.unit = "U-9"
        try home.load(.person(far))
        #expect(throws: AccessRefusal.outsideUnit("u-1", "U-1", "P-3")) {
            try home.ask(.approval("A-1"), .amend([.ref: "P-3"]))
        }
        #expect(refusal { _ = try home.ask(.approval("A-1"), .amend([.ref: "P-7"])) }?.contains("`P-7`") ?? false)
        #expect(try home.store.dossier(ref: "P-1")?.documents.first?.custody.count == 2)
    }

    /// He needs no role to ask, and has a say over his own record alone.
    @Test func thePersonHimselfAsksAboutHisOwnRecord() throws {
        try home.load(.person(.sample(3)), .document(.sample("ordinaryPassport:E3", "P-3")))
        try home.add("own", [], ref: "P-1")
        let number = try home.ask(name(handedOut), .void, by: "own")
        #expect(try home.store.corrections().map(\.request.askedBy) == ["own"])
        #expect(throws: AccessRefusal.role("own", .confirmCorrection)) { try home.confirm(number, by: "own") }
        for fact in [FactName.declaration(booklet("ordinaryPassport:E3")), .approval("nothing")] {
            #expect(throws: AccessRefusal.role("own", .askCorrection)) { try home.ask(fact, .void, by: "own") }
        }
        #expect(throws: AccessRefusal.role("own", .askCorrection)) {
            try home.ask(.approval("A-1"), .amend([.ref: "P-3"]), by: "own")
        }
        try home.confirm(number)
    }

    /// The entries of a record for which a correction can be asked, as they stand, void ones too.
    @Test func whatCanBeCorrectedOfARecord() throws {
        let all = try home.store.correctable(of: "P-1", in: .everybody)
        #expect(all.map(\.fact.kind.rawValue).sorted() == ["approval", "custody", "custody", "declaration"], "\(all)")
        #expect(all.allSatisfy { !$0.isVoid })
        try home.correct(name(handedOut), .void)
        let after = try home.store.correctable(of: "P-1", in: .everybody)
        #expect(after.filter(\.isVoid).map(\.fact.name) == [name(handedOut)])
        #expect(after.map(\.fact.name) == all.map(\.fact.name))
        #expect(try home.store.correctable(of: "P-1", in: .units(["U-9"])) == [])
        #expect(try home.store.correctable(of: "P-9", in: .everybody) == [])
    }

    /// The ledger of a number that nobody declared follows the last standing record.
    @Test func whoseCustodyItIs() throws {
        let stray = CustodyEvent.sample(.handedIn, "ordinaryPassport:E7", "2026-01-01T10:00")
        try home.load(.custody(stray))
        try home.add("u-5", [.clerk], unit: "U-9")
        _ = try home.ask(name(stray), .void, by: "u-5")
        try home.importRecords(1, .issued("d-1", "ordinaryPassport:E7", .person(1)))
        #expect(throws: AccessRefusal.outsideUnit("u-5", "U-9", "P-1")) { try home.ask(name(stray), .void, by: "u-5") }
    }

    @Test func whatIsNotThere() throws {
        let never = FactName.custody(booklet(passport), at: handedIn.at, .seen)
        #expect(
            refusal { _ = try home.ask(never, .void) }
                == "there is no custody entry `seen` of `ordinaryPassport:E1` at 2026-01-01T10:00:00+08:00; the entries of the "
                + "document are: `2026-01-01T10:00:00+08:00 handedIn`, `2026-02-01T10:00:00+08:00 handedOut`")
        #expect(
            refusal { _ = try home.ask(.approval("A-\u{202E}9"), .void) }
                == "there is no approval `A-[U+202E]9`; check it")
        #expect(refusal { try home.confirm(9) } == "nothing named `R-9` waits for confirmation; check the number")
        #expect(
            refusal {
                _ = try home.store.askCorrection(of: .approval("A-1"), .void, reason: " \n", actor: "u-1", at: received)
            }
                == "give a reason of at most 1000 characters")
    }

    @Test func theAuditNamesTheActsAndNobody() throws {
        try home.correct(.approval("A-1"), .void)
        let entries = try home.store.audit(last: 2)
        #expect(entries.map(\.action) == ["correction confirm", "correction ask"])
        #expect(entries.map(\.actor) == ["u-3", "u-1"])
        #expect(entries.allSatisfy { $0.detail.hasSuffix("request=R-1") || $0.detail.hasSuffix("fact=approval") })
    }

    @Test func theDoctorSeesACorrectionThatNobodyConfirmed() throws {
        _ = try home.ask(.approval("A-1"), .void)
        try home.execute(
            """
            INSERT INTO approval (person_id, number, seq, kind, documents, destinations, decided_on, decision, approver,
            receipt, correction, voided) SELECT person_id, number, 2, kind, documents, destinations, decided_on, decision,
            approver, receipt, 1, 1 FROM approval
            """)
        let check = try #require(try Doctor(home: home.home).examine().first { !$0.ok })
        #expect("\(check.name) \(check.detail)" == "projections correction: 1")
    }
}
