import Testing

@testable import LeveeCore

/// Which approval lets a booklet out, on which days, and how often.
@Suite struct HandOutTests {
    private static func dossier(_ build: (inout Dossier) -> Void) -> Dossier {
        var dossier = Dossier.example
        dossier.declares(DeskSample.document, issued: "2025-01-01")
        dossier.keeps(.handedIn, at: "2025-01-02")
        build(&dossier)
        return dossier
    }

    /// The number under which it goes out at the noon of a day, or what speaks against it.
    private func answer(
        _ dossier: Dossier, on day: StaticString, _ operation: DeskOperation = .handOut, under number: String? = nil
    ) throws -> String {
        var act = DeskSample.act(operation, at: day)
        act.approval = number
        do throws(DeskRefusal) {
            let view = try DeskView(DeskSample.key, holder: dossier)
            return try DeskSample.desk(view, on: day).decide(act).approval ?? "none"
        } catch {
            switch error {
            case .barred(let bars), .noApproval(_, _, let bars):
                return bars.map { "\($0.number) \($0.bar)" }.joined(separator: "; ")
            default: return error.explanation.en
            }
        }
    }

    private static let trip = dossier { $0.mayTravel("A-1", "2026-03-10", "2026-03-20", decided: "2026-02-01") }

    @Test(
        arguments: [
            ("2026-03-02", "A-1 tooEarly(first: 2026-03-03)"), ("2026-03-03", "A-1"), ("2026-03-10", "A-1"),
            ("2026-03-20", "A-1"), ("2026-03-20T23:59", "A-1"), ("2026-03-21T00:00", "A-1 tooLate(last: 2026-03-20)"),
        ] as [(StaticString, String)]) func fromSomeDaysBeforeDepartureToTheReturnDay(
            _ day: StaticString, _ expected: String
        ) throws
    {
        #expect(try answer(Self.trip, on: day) == expected)
        #expect(try answer(Self.trip, on: day, under: "A-1") == expected)
    }

    @Test func notBeforeTheDecision() throws {
        let late = Self.dossier { $0.mayTravel("A-1", "2026-03-10", "2026-03-20", decided: "2026-03-09") }
        #expect(try answer(late, on: "2026-03-08") == "A-1 decidedLater(2026-03-09)")
        #expect(try answer(late, on: "2026-03-09") == "A-1")
    }

    @Test func anExtensionMovesTheLastDay() throws {
        var extended = Self.trip
        extended.approval(.extension, "A-2", decided: "2026-03-19", until: "2026-03-25", extends: "A-1")
        #expect(try answer(extended, on: "2026-03-25") == "A-1")
        #expect(try answer(extended, on: "2026-03-25", under: "A-2") == "A-1")
        #expect(try answer(extended, on: "2026-03-26") == "A-1 tooLate(last: 2026-03-25)")
        // Before it was decided nobody knew.
        #expect(try answer(extended, on: "2026-03-18", under: "A-2") == "A-1")
    }

    @Test(arguments: [
        (Approval.Decision.refused, "A-1 notApproved(LeveeCore.Approval.Decision.refused)"),
        (.withdrawn, "A-1 notApproved(LeveeCore.Approval.Decision.withdrawn)"),
    ]) func onlyWhatIsApproved(_ decision: Approval.Decision, _ expected: String) throws {
        let dossier = Self.dossier { $0.mayTravel("A-1", "2026-03-10", "2026-03-20", decision: decision) }
        #expect(try answer(dossier, on: "2026-03-10") == expected)
    }

    /// Three are named, and among them the one whose day is still to come, however many were decided since.
    @Test func theLeaveThatIsNearestIsNamedFirst() throws {
        var many = Self.trip
        for (number, day) in [("A-2", "2026-02-02"), ("A-3", "2026-02-03"), ("A-4", "2026-02-04")]
            as [(String, StaticString)]
        {
            many.approval(.issue, number, decided: day)
        }
        #expect(
            try answer(many, on: "2026-03-01")
                == "A-1 tooEarly(first: 2026-03-03); A-4 hasToBeNamed; A-3 hasToBeNamed")
    }

    @Test func nothingAtAllAndNobodysNumber() throws {
        #expect(try answer(Self.dossier { _ in }, on: "2026-03-10") == "")
        #expect(try answer(Self.trip, on: "2026-03-10", under: "A-9") == "A-9 unknown")
    }

    @Test func onlyForItsDocuments() throws {
        let other = Self.dossier {
            $0.mayTravel("A-1", "2026-03-10", "2026-03-20", with: ["hkMacaoPermit:C12345678"])
            $0.mayTravel("A-2", "2026-03-11", "2026-03-20", with: ["hkMacaoPermit:C12345678", DeskSample.document])
        }
        #expect(try answer(other, on: "2026-03-10") == "A-2")
        #expect(
            try answer(other, on: "2026-03-10", under: "A-1") == "A-1 otherDocuments([hkMacaoPermit:C12345678])")
    }

    @Test func theSameApprovalTwice() throws {
        let used = Self.dossier {
            $0.mayTravel("A-1", "2026-03-10", "2026-03-20")
            $0.keeps(.handedOut, at: "2026-03-09", approval: "A-1")
            $0.keeps(.handedIn, at: "2026-03-11")
        }
        #expect(
            try answer(used, on: "2026-03-12") == "A-1 usedForHandOut(ordinaryPassport:E12345678, 2026-03-09)")
        var another = used
        another.mayTravel("A-2", "2026-03-12", "2026-03-20")
        #expect(try answer(another, on: "2026-03-12") == "A-2")
    }

    /// One approval may let out two documents for one trip, but not one of them after the other is back.
    @Test func twoDocumentsUnderOneApproval() throws {
        var both = Self.trip
        both.declares("hkMacaoPermit:C12345678", issued: "2025-01-01")
        both.custody(.handedIn, "hkMacaoPermit:C12345678", at: "2025-01-02")
        both.custody(.handedOut, "hkMacaoPermit:C12345678", at: "2026-03-09", approval: "A-1")
        #expect(try answer(both, on: "2026-03-10") == "A-1")
        both.custody(.handedIn, "hkMacaoPermit:C12345678", at: "2026-03-11")
        #expect(try answer(both, on: "2026-03-12") == "A-1 usedForHandOut(hkMacaoPermit:C12345678, 2026-03-09)")
    }

    @Test func afterTheTripWasMade() throws {
        var gone = Self.trip
        gone.crosses(.exit, at: "2026-03-10", with: "hkMacaoPermit:C12345678")
        #expect(try answer(gone, on: "2026-03-10") == "A-1 usedForTrip(2026-03-10)")
        gone.crosses(.entry, at: "2026-03-12", with: "hkMacaoPermit:C12345678")
        #expect(try answer(gone, on: "2026-03-13") == "A-1 usedForTrip(2026-03-10)")
        // On the day before, the exit is not known yet.
        #expect(try answer(gone, on: "2026-03-09") == "A-1")
    }

    /// A slip says that the trip is over, also where neither the desk nor the border saw it.
    @Test func afterTheSlipCameIn() throws {
        var reported = Self.trip
        reported.approvals[0].reportedOn = .example("2026-03-15")
        #expect(try answer(reported, on: "2026-03-14") == "A-1")
        #expect(try answer(reported, on: "2026-03-15") == "A-1 reported(2026-03-15)")
        #expect(try answer(reported, on: "2026-03-16", under: "A-1") == "A-1 reported(2026-03-15)")
        reported.mayTravel("A-2", "2026-03-16", "2026-03-20")
        #expect(try answer(reported, on: "2026-03-16") == "A-2")
    }

    @Test func theEarliestDepartureThenTheSmallestNumber() throws {
        let several = Self.dossier {
            $0.mayTravel("A-3", "2026-03-11", "2026-03-20")
            $0.mayTravel("A-2", "2026-03-12", "2026-03-20")
            $0.mayTravel("A-1", "2026-03-12", "2026-03-20")
        }
        #expect(try answer(several, on: "2026-03-10") == "A-3")
        #expect(try answer(several, on: "2026-03-10", under: "A-2") == "A-2")
        var used = several
        used.crosses(.exit, at: "2026-03-11", with: DeskSample.document)
        #expect(try answer(used, on: "2026-03-12") == "A-1")
    }

    @Test func aLoanUntilItsReturnDay() throws {
        let loan = Self.dossier {
            $0.approval(.lend, "A-1", decided: "2026-03-01", until: "2026-03-10")
            $0.mayTravel("A-2", "2026-03-10", "2026-03-20")
        }
        #expect(try answer(loan, on: "2026-02-28", .lend, under: "A-1") == "A-1 decidedLater(2026-03-01)")
        #expect(try answer(loan, on: "2026-03-01", .lend) == "A-1")
        #expect(try answer(loan, on: "2026-03-10", .lend) == "A-1")
        #expect(try answer(loan, on: "2026-03-11", .lend, under: "A-1") == "A-1 tooLate(last: 2026-03-10)")
        #expect(try answer(loan, on: "2026-03-10", .handOut) == "A-2")
        #expect(
            try answer(loan, on: "2026-03-10", .handOut, under: "A-1")
                == "A-1 otherKind(LeveeCore.Approval.Kind.lend)")
        #expect(
            try answer(loan, on: "2026-03-10", .lend, under: "A-2")
                == "A-2 otherKind(LeveeCore.Approval.Kind.travel)")
    }

    /// Consent to apply for a document lets the old one out, when it is named.
    @Test func aConsentToApply() throws {
        let consent = Self.dossier { $0.approval(.issue, "A-1", decided: "2026-03-01") }
        #expect(try answer(consent, on: "2026-03-01") == "A-1 hasToBeNamed")
        #expect(try answer(consent, on: "2026-03-01", under: "A-1") == "A-1")
        #expect(try answer(consent, on: "2026-08-28", under: "A-1") == "A-1")
        #expect(try answer(consent, on: "2026-08-29", under: "A-1") == "A-1 tooLate(last: 2026-08-28)")
        var both = consent
        both.declares("hkMacaoPermit:C12345678", issued: "2025-01-01")
        both.custody(.handedIn, "hkMacaoPermit:C12345678", at: "2025-01-02")
        both.custody(.handedOut, "hkMacaoPermit:C12345678", at: "2026-03-02", approval: "A-1")
        both.custody(.handedIn, "hkMacaoPermit:C12345678", at: "2026-03-09")
        #expect(try answer(both, on: "2026-03-10", under: "A-1") == "A-1")
    }

    @Test func whenItIsDueBack() throws {
        func due(_ dossier: Dossier, _ operation: DeskOperation = .handOut) throws -> CalendarDay? {
            let desk = DeskSample.desk(try DeskView(DeskSample.key, holder: dossier), on: "2026-03-10")
            return desk.due(after: try desk.decide(DeskSample.act(operation, at: "2026-03-10")))
        }
        #expect(try due(Self.trip) == .example("2026-03-30"))
        let loan = Self.dossier { $0.approval(.lend, "A-1", decided: "2026-03-01", until: "2026-03-10") }
        #expect(try due(loan, .lend) == .example("2026-03-10"))
    }
}
