import Testing

@testable import LeveeCore

/// On what a decision may rest, and by whom it may be made.
@Suite struct DecisionTests {
    private func refusal(
        _ sample: SampleCase, approves: Bool = true, reason: String? = nil, on day: StaticString = "2026-03-03",
        in stage: ApplicationStage = .checked, dossier: Dossier = .applicant, news: [Bilingual] = [],
        isSamePolicy: Bool = true
    ) throws -> LifecycleRefusal.Reason? {
        let ground = try DecisionGround(
            of: sample.file, in: stage, on: .example(day), dossier: dossier, news: news, isSamePolicy: isSamePolicy)
        do throws(LifecycleRefusal) {
            _ = try ground.require(approves: approves, reason: reason)
            return nil
        } catch { return error.reason }
    }

    private func checked(
        _ findings: [(String, ApplicationOutcome)] = [], until: StaticString? = nil, evidence: [String] = []
    ) -> SampleCase {
        var sample = SampleCase()
        sample.check(on: "2026-03-01", findings, until: until, evidence: evidence)
        return sample
    }

    @Test func aClearCheckNeedsNoReason() throws {
        #expect(try refusal(checked()) == nil)
        #expect(try refusal(checked(), approves: false) == .noReason([]))
        #expect(try refusal(checked(), approves: false, reason: " \u{3000}") == .noReason([]))
        #expect(try refusal(checked(), approves: false, reason: "不宜出行") == nil)
    }

    @Test(arguments: [ApplicationOutcome.refer, .incomplete, .undecided])
    func againstAFindingItTakesAReason(_ outcome: ApplicationOutcome) throws {
        let sample = checked([("application.late-filing", outcome)])
        let title = LateFiling.info.title
        #expect(try refusal(sample) == .noReason([title]))
        #expect(try refusal(sample, reason: "确有急事") == nil)
    }

    @Test func againstAnOfficeItTakesAReason() throws {
        var sample = checked()
        sample.opinion(.unit, agrees: false)
        sample.check(on: "2026-03-02")
        guard case .noReason(let standing)? = try refusal(sample) else { Issue.record("no reason asked"); return }
        #expect(standing == [.init(zh: "单位意见为不同意", en: "unit opinion disagrees")])
        sample.opinion(.unit)
        sample.check(on: "2026-03-02")
        #expect(try refusal(sample) == nil)
    }

    @Test func aCheckHoldsUntilTheDayBefore() throws {
        let sample = checked(until: "2026-03-10")
        #expect(try refusal(sample, on: "2026-03-09") == nil)
        let stale = LifecycleRefusal.Reason.staleCheck(.example("2026-03-01"), .example("2026-03-10"))
        #expect(try refusal(sample, on: "2026-03-10") == stale)
        #expect(try refusal(sample, approves: false, reason: "x", on: "2026-03-10") == stale)
    }

    @Test func newFactsAndAnotherPolicyAskForAFreshCheck() throws {
        let news = [Bilingual(zh: "限制", en: "restrictions")]
        #expect(try refusal(checked(), news: news) == .newFacts(.example("2026-03-01"), news))
        #expect(try refusal(checked(), isSamePolicy: false) == .otherPolicy(.example("2026-03-01")))
    }

    @Test func whatTheLawForbidsNoReasonAllows() throws {
        var dossier = Dossier.applicant
        dossier.restricted(.exitBan, from: "2026-01-01")
        let sample = checked([("application.exit-barred", .barred)], evidence: ["restriction:R-1"])
        guard case .barred(let grounds)? = try refusal(sample, reason: "领导同意", dossier: dossier) else {
            Issue.record("not barred")
            return
        }
        #expect(grounds.count == 1)
        #expect(grounds[0].zh.contains("R-1 某监委 《公职人员政务处分法》第五十二条"))
        #expect(try refusal(sample, approves: false, reason: "限制出境", dossier: dossier) == nil)
    }

    @Test func anApprovalNeedsItsDays() throws {
        var sample = SampleCase()
        sample.application.returnOn = nil
        var bare = SampleCase(sample.application)
        bare.check(on: "2026-03-01", [("application.incomplete", .incomplete)])
        #expect(try refusal(bare, reason: "先批后补") == .lacksDays)
    }

    @Test func anAmendmentIsDecidedBeforeItsDeparture() throws {
        var sample = SampleCase.approved
        sample.add(.amended(.travelExample), on: "2026-03-10", by: "u-1")
        sample.check(on: "2026-03-10")
        #expect(try refusal(sample, on: "2026-04-30", in: .amended) == nil)
        #expect(try refusal(sample, on: "2026-05-01", in: .amended) == .lateAmendment(.example("2026-05-01")))
        #expect(try refusal(sample, approves: false, reason: "x", on: "2026-05-01", in: .amended) == nil)
    }

    @Test func anExtensionIsDecidedOnOrBeforeTheReturnDay() throws {
        var dossier = Dossier.applicant
        dossier.mayTravel("A-1", "2026-05-01", "2026-05-05", decided: "2026-03-03")
        var sample = SampleCase(
            .extension(
                "S-1-E1", of: dossier.approvals[0], until: .example("2026-05-09"), reason: "航班取消",
                submittedOn: .example("2026-05-03"), filedBy: "u-1"))
        sample.check(on: "2026-05-03")
        #expect(try refusal(sample, on: "2026-05-05", dossier: dossier) == nil)
        #expect(try refusal(sample, on: "2026-05-06", dossier: dossier) == .lateExtension(.example("2026-05-05")))
        dossier.approvals[0].decision = .withdrawn
        #expect(try refusal(sample, on: "2026-05-05", dossier: dossier) == .notInForce("A-1"))
    }

    // MARK: Who

    private func require(_ sample: SampleCase, _ user: String, ref: String? = nil, _ step: ApplicationStep) throws {
        try sample.file.require(.example(user, ref: ref), mayDo: step)
    }

    /// Filing, opinion, decision and review, each against each.
    @Test func everyStationIsAnotherPersons() throws {
        var sample = checked()
        sample.opinion(.discipline)
        sample.check(on: "2026-03-02")
        sample.decide(false)
        sample.add(.reviewAsked(.init("x")), on: "2026-03-04", by: "u-1")
        let held: [(String, Set<ApplicationStep>)] = [
            ("u-1", [.amend]), ("u-3", [.unitOpinion, .disciplineOpinion, .supervisionOpinion, .secrecyOpinion]),
            ("u-9", [.approve, .refuse]),
        ]
        let stations = ApplicationStep.allCases.filter { Station($0) != nil }
        for (user, own) in held {
            for step in stations {
                let isRefused = (try? require(sample, user, step)) == nil
                #expect(isRefused == !own.contains(step), "\(user) \(step)")
            }
        }
        for step in stations { try require(sample, "u-8", step) }
        for step in ApplicationStep.allCases where Station(step) == nil { try require(sample, "u-9", step) }
    }

    @Test func anotherUserOfTheSamePersonIsTheSame() throws {
        var sample = checked()
        sample.add(.opinion(.init(office: .unit, agrees: true)), on: "2026-03-02", by: "u-3", ref: "P-7")
        sample.check(on: "2026-03-02")
        try require(sample, "u-9", ref: "P-8", .approve)
        let refusal = #expect(throws: AccessRefusal.self) { try require(sample, "u-9", ref: "P-7", .approve) }
        #expect(
            refusal?.explanation
                == .init(
                    zh: "`u-9` 已于 2026-03-02 以用户 `u-3` 对 `S-1` 出具意见，须由另一人办理",
                    en: "`u-9` gave an opinion on `S-1` on 2026-03-02 as the user `u-3`; another person has to do this")
        )
    }

    @Test func whoeverRefusedDoesNotDecideAfterTheReview() throws {
        var sample = checked()
        sample.decide(false)
        sample.review(reopens: true)
        sample.check(on: "2026-03-06")
        try require(sample, "u-8", .approve)
        #expect(throws: AccessRefusal.self) { try require(sample, "u-9", .approve) }
        #expect(throws: AccessRefusal.self) { try require(sample, "u-7", .approve) }
        // After an amendment the same one decides again.
        var amended = SampleCase.approved
        amended.add(.amended(.travelExample), on: "2026-03-10", by: "u-1")
        amended.check(on: "2026-03-10")
        try require(amended, "u-9", .approve)
    }

    @Test func authorityEndsWithItsLastDay() throws {
        let units = [Unit(code: "U-1", name: "局", region: "449999")]
        func refusal(_ user: String, on day: StaticString, upTo rank: Rank = .bureau) -> AccessRefusal? {
            let held = [
                Approver(
                    user: "u-9", upToRank: rank, unit: "U-1", from: .example("2026-03-01"),
                    until: .example("2026-03-10"))
            ]
            do throws(AccessRefusal) {
                try Actor.example(user).require(
                    authorityOver: Dossier.example.person, on: .example(day), among: held, units)
                return nil
            } catch { return error }
        }
        #expect(refusal("u-9", on: "2026-03-01") == nil)
        #expect(refusal("u-9", on: "2026-03-10") == nil)
        for (user, day) in [("u-9", "2026-03-11"), ("u-9", "2026-02-28"), ("u-8", "2026-03-05")]
            as [(String, StaticString)]
        {
            #expect(
                refusal(user, on: day) == .noAuthority(user, "P-1", Authority.none.refusal ?? .init(zh: "", en: "")))
        }
        #expect(refusal("u-9", on: "2026-03-05", upTo: .countyDeputy) != nil)
        #expect(refusal("u-9", on: "2026-03-05", upTo: .county) == nil)
    }

    // MARK: The approval

    @Test func theApprovalSaysWhatWasAskedFor() {
        var application = Application.travelExample
        application.transits = [.example("HKG"), .example("SGP")]
        let approval = application.decided(true, number: "A-1", on: .example("2026-03-03"), by: "u-9")
        #expect(
            approval
                == Approval(
                    number: "A-1", ref: "P-1", kind: .travel, purpose: .private,
                    documents: [.example("ordinaryPassport:E12345678")],
                    destinations: [.example("SGP"), .example("HKG")],
                    departOn: .example("2026-05-01"), returnOn: .example("2026-05-05"),
                    decidedOn: .example("2026-03-03"),
                    approver: "u-9"))
        var later = application
        later.returnOn = .example("2026-05-06")
        let amended = later.decided(true, number: "A-1", on: .example("2026-03-20"), by: "u-8", insteadOf: approval)
        #expect(amended.decidedOn == approval.decidedOn)
        #expect(amended.returnOn == .example("2026-05-06"))
        #expect(amended.approver == "u-8")
    }

    @Test(
        arguments: [
            ([], "组出境〔2026〕1号"), (["组出境〔2026〕9号", "组出境〔2026〕10号"], "组出境〔2026〕11号"),
            (["组出境〔2025〕40号", "QL-2026-0123", "组出境〔2026〕x号", "组出境〔2026〕号", "组出境〔2026〕-3号"], "组出境〔2026〕1号"),
            (["组出境〔2026〕99999999999999999999号", "组出境〔2026〕007号"], "组出境〔2026〕8号"),
        ] as [([String], String)])
    func theNextNumberFollowsTheHighest(taken: [String], expected: String) {
        #expect(ApprovalNumbers.next("组出境〔{year}〕{serial}号", year: 2026, after: taken) == expected)
    }

    @Test func aPatternMayBeginOrEndWithTheSerial() {
        #expect(ApprovalNumbers.next("{serial}", year: 2026, after: ["7", "x", "3"]) == "8")
        #expect(ApprovalNumbers.next("QL-{year}-{serial}", year: 2026, after: ["QL-2026-0123"]) == "QL-2026-124")
    }

    @Test func everyReasonSpeaksBothLanguages() {
        let day = CalendarDay.example("2026-03-01")
        let words = [Bilingual(zh: "限制", en: "restrictions")]
        let reasons: [LifecycleRefusal.Reason] = [
            .otherKind(.lend), .staleCheck(day, day), .newFacts(day, words), .otherPolicy(day), .noReason([]),
            .noReason(words), .barred(words), .lacksDays, .beforeLastAct(day), .lateExtension(day), .noLonger(day),
            .lateAmendment(day), .earlyReport(day), .notInForce("A-1"), .numberTaken("A-1"),
            .otherApplication("person"), .isReviewed,
        ]
        for reason in reasons {
            for step in [ApplicationStep.approve, .amend, .handOut] {
                let text = LifecycleRefusal(reason, of: "S-1", in: .checked, step).explanation
                #expect(!text.en.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(text.en)")
                #expect(!text.zh.hasSuffix("："))
            }
        }
    }
}
