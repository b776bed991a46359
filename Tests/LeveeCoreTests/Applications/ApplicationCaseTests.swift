import Testing

@testable import LeveeCore

/// Where an application stands by its acts and by what the desk and the feed know.
@Suite struct ApplicationCaseTests {
    /// The applicant with the approval of the sample case, and what happened since.
    private func dossier(
        decision: Approval.Decision = .approved, reported: StaticString? = nil,
        _ build: (inout Dossier) -> Void = { _ in }
    ) -> Dossier {
        var dossier = Dossier.applicant
        dossier.mayTravel(
            "A-1", "2026-05-01", "2026-05-05", decided: "2026-03-03", to: ["SGP"],
            with: ["ordinaryPassport:E12345678"], decision: decision, reported: reported)
        build(&dossier)
        return dossier
    }

    private func stage(
        _ dossier: Dossier, of sample: SampleCase = .approved, on day: StaticString = "2026-06-30"
    ) throws -> ApplicationStage {
        let policy = try PolicyOnDay(.catalogue, on: .example(day))
        return try sample.file.stage(in: CaseFile(dossier, on: policy.day, policy: policy))
    }

    private let passport: StaticString = "ordinaryPassport:E12345678"

    @Test func itFollowsTheBookletTheTripAndTheSlip() throws {
        #expect(try stage(dossier()) == .approved)
        let out = dossier { $0.custody(.handedOut, passport, at: "2026-04-28", approval: "A-1") }
        #expect(try stage(out, on: "2026-04-27") == .approved)
        #expect(try stage(out, on: "2026-04-28") == .handedOut)
        var gone = out
        gone.crosses(.exit, at: "2026-05-01T08:00", with: passport, to: "SGP")
        #expect(try stage(gone, on: "2026-04-30") == .handedOut)
        #expect(try stage(gone, on: "2026-05-01") == .travelled)
        var back = gone
        back.crosses(.entry, at: "2026-05-05T08:00", with: passport, to: "SGP")
        #expect(try stage(back) == .travelled)
        var returned = back
        returned.custody(.handedIn, passport, at: "2026-05-06")
        #expect(try stage(returned) == .travelled)
        returned.approvals[0].reportedOn = .example("2026-05-07")
        #expect(try stage(returned, on: "2026-05-06") == .travelled)
        #expect(try stage(returned, on: "2026-05-07") == .closed)
    }

    @Test func aSlipAloneDoesNotCloseIt() throws {
        let out = dossier(reported: "2026-05-07") {
            $0.custody(.handedOut, passport, at: "2026-04-28", approval: "A-1")
        }
        #expect(try stage(out) == .reported)
        var away = dossier(reported: "2026-05-07")
        away.crosses(.exit, at: "2026-05-01T08:00", with: passport, to: "SGP")
        #expect(try stage(away) == .reported)
        // No feed has seen the trip; what the desk and the slip say is enough.
        #expect(try stage(dossier(reported: "2026-05-07")) == .closed)
    }

    @Test func anUnusedBookletThatCameBackLeavesItApproved() throws {
        let back = dossier {
            $0.custody(.handedOut, passport, at: "2026-04-28", approval: "A-1")
            $0.custody(.handedIn, passport, at: "2026-04-30")
        }
        #expect(try stage(back) == .approved)
        // It does not go out again.
        #expect(ApplicationStage.approved.awaited(.travel)?.zh == "领证、出行")
        #expect(ApplicationStage.approved.awaited(.travel, wasHandedOut: true)?.zh == "回执；未出行的，撤回")
        #expect(ApplicationStage.handedOut.awaited(.travel, wasHandedOut: true)?.zh == "出行")
    }

    @Test func aBookletOutUnderAnotherApprovalIsNotItsOwn() throws {
        let other = dossier {
            $0.approval(.lend, "A-2", decided: "2026-03-01", until: "2026-06-01")
            $0.custody(.handedOut, passport, at: "2026-04-28", approval: "A-2")
        }
        #expect(try stage(other) == .approved)
    }

    @Test func aHandOutUnderItsExtensionIsItsOwn() throws {
        let extended = dossier {
            $0.approval(.extension, "A-2", decided: "2026-05-02", until: "2026-05-09", extends: "A-1")
            $0.custody(.handedOut, passport, at: "2026-05-03", approval: "A-2")
        }
        #expect(try stage(extended) == .handedOut)
    }

    @Test func whatTheApprovalOnRecordSaysCounts() throws {
        #expect(try stage(dossier(decision: .withdrawn)) == .withdrawn)
        #expect(try stage(dossier(decision: .refused)) == .refused)
        #expect(try stage(.applicant) == .withdrawn)
    }

    @Test func anAmendmentWaitsUntilHeLeaves() throws {
        var sample = SampleCase.approved
        sample.add(.amended(.travelExample), on: "2026-03-10", by: "u-1")
        #expect(try stage(dossier(), of: sample) == .amended)
        let out = dossier { $0.custody(.handedOut, passport, at: "2026-04-28", approval: "A-1") }
        #expect(try stage(out, of: sample) == .amended)
        var gone = out
        gone.crosses(.exit, at: "2026-05-01T08:00", with: passport, to: "SGP")
        #expect(try stage(gone, of: sample) == .travelled)
        sample.add(.withdrawn(.init("不变更了")), on: "2026-03-11", by: "u-1")
        #expect(try stage(out, of: sample) == .handedOut)
    }

    @Test(arguments: [
        ("2026-08-30", "2026-03-03", true, ApplicationStage.closed), ("2026-08-30", "2026-03-02", true, .approved),
        ("2026-08-30", "2026-08-30", true, .closed), ("2026-08-30", "2026-08-31", true, .approved),
        ("2026-08-30", "2026-03-03", false, .approved), ("2026-08-31", "2026-03-03", false, .closed),
    ])
    func aConsentIsDoneWithItsDocumentOrItsTime(
        day: String, issued: String, isKept: Bool, expected: ApplicationStage
    ) throws {
        var sample = SampleCase(.issueExample)
        sample.check(on: "2026-03-01")
        sample.decide(true)
        var dossier = Dossier.applicant
        dossier.approval(.issue, "A-1", decided: "2026-03-03")
        let permit = try DocumentKey("taiwanPermit:L12345678")
        dossier.documents.append(
            DocumentRecord(
                key: permit,
                declaration: Declaration(
                    document: permit, ref: "P-1", issuingState: .china, issuedOn: try CalendarDay(issued),
                    expiresOn: .example("2036-01-01"), declaredOn: .example("2026-03-01")),
                custody: isKept
                    ? [
                        CustodyEvent(
                            document: permit, at: .example("2026-03-05"), event: .handedIn, officer: "u-5")
                    ] : []))
        let policy = try PolicyOnDay(.catalogue, on: try CalendarDay(day))
        #expect(try sample.file.stage(in: CaseFile(dossier, on: policy.day, policy: policy)) == expected)
    }

    @Test func aLoanEndsWhenTheBookletIsBack() throws {
        let loan = Application(
            number: "S-3", person: "P-1", kind: .lend, reason: "签证", returnOn: .example("2026-04-01"),
            document: .example(passport), submittedOn: .example("2026-03-01"), filedBy: "u-1")
        var sample = SampleCase(loan)
        sample.check(on: "2026-03-01")
        sample.decide(true)
        var dossier = Dossier.applicant
        dossier.approval(.lend, "A-1", decided: "2026-03-03", until: "2026-04-01")
        #expect(try stage(dossier, of: sample) == .approved)
        dossier.custody(.handedOut, passport, at: "2026-03-04", approval: "A-1")
        #expect(try stage(dossier, of: sample) == .handedOut)
        dossier.custody(.handedIn, passport, at: "2026-03-20")
        #expect(try stage(dossier, of: sample) == .closed)
    }

    @Test func anExtensionEndsWithWhatItExtends() throws {
        let dossier = dossier {
            $0.approval(.extension, "A-2", decided: "2026-05-02", until: "2026-05-09", extends: "A-1")
        }
        var sample = SampleCase(
            .extension(
                "S-1-E1", of: dossier.approvals[0], until: .example("2026-05-09"), reason: "航班取消",
                submittedOn: .example("2026-03-01"), filedBy: "u-1"))
        sample.check(on: "2026-03-01")
        sample.decide(true, number: "A-2")
        #expect(try stage(dossier, of: sample) == .approved)
        var reported = dossier
        reported.approvals[0].reportedOn = .example("2026-05-10")
        #expect(try stage(reported, of: sample) == .closed)
        var withdrawn = dossier
        withdrawn.approvals[0].decision = .withdrawn
        #expect(try stage(withdrawn, of: sample) == .closed)
    }

    @Test func theLastCheckIsThatOfThePresentVersion() throws {
        var sample = SampleCase()
        #expect(try sample.file.check == nil)
        sample.check(on: "2026-03-01")
        #expect(try sample.file.check?.act.number == 2)
        sample.add(.amended(.travelExample), on: "2026-03-02", by: "u-1")
        #expect(try sample.file.check == nil)
        sample.check(on: "2026-03-02")
        sample.decide(false)
        sample.review(reopens: true)
        #expect(try sample.file.stageOfActs == .filed)
        #expect(try sample.file.check == nil)
    }

    @Test func opinionsThatCameWithItDoNotCount() throws {
        var sample = SampleCase()
        sample.check(on: "2026-03-01")
        #expect(try sample.file.versions[0].application.opinions.count == 1)
        #expect(try sample.file.application?.opinions == [])
        sample.opinion(.discipline)
        sample.opinion(.unit, agrees: false)
        sample.opinion(.unit)
        #expect(
            try sample.file.application?.opinions == [
                .example("discipline", "2026-03-02"), .example("unit", "2026-03-02", "disagree"),
                .example("unit", "2026-03-02"),
            ])
        #expect(try sample.file.lastOpinions.map(\.agrees) == [true, true])
    }

    /// Nothing that the table refuses can be part of a history.
    @Test func anActOutOfTurnIsNoHistory() {
        var sample = SampleCase()
        sample.decide(true)
        #expect(throws: LifecycleRefusal(.notChecked, of: "S-1", in: .filed, .approve)) { try sample.file }
    }
}
