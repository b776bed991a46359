import GRDB
import LeveeCore
import Testing

@testable import LeveeSQLite

/// Filing, deciding, amending and extending as the store does it: one transaction each, refused whole.
@Suite struct ApplicationTests {
    private func refusal(_ body: () throws -> Void) -> LifecycleRefusal.Reason? {
        do {
            try body()
            return nil
        } catch { return (error as? LifecycleRefusal)?.reason }
    }

    private func approvals(_ home: TestStore) throws -> [Approval] {
        try home.store.dossier(ref: "P-1")?.approvals.sorted { $0.number.precedes($1.number) } ?? []
    }

    // MARK: Filing

    @Test func aBatchIsFiledWholeOrNotAtAll() throws {
        let home = try TestStore.withOffices()
        let before = try home.dump()
        var stranger = Application.sample("S-2")
        stranger.person = "P-77"
        #expect(throws: StoreError.self) {
            try home.store.fileApplications([.sample(), stranger], .on("2026-06-01", by: "clerk"))
        }
        #expect(throws: StoreError.self) {
            try home.store.fileApplications([.sample(), .sample()], .on("2026-06-01", by: "clerk"))
        }
        #expect(try home.dump() == before)
        let filed = try home.store.fileApplications([.sample(), .sample("S-2")], .on("2026-06-01", by: "clerk"))
        #expect(filed.map(\.file.number) == ["S-1", "S-2"])
        #expect(throws: StoreError.self) { try home.file(.sample("S-2"), by: "clerk-2") }
    }

    @Test func onlyTheFilerHimselfFiles() throws {
        let home = try TestStore.withOffices()
        var application = Application.sample()
        application.filedBy = "clerk-2"
        #expect(throws: StoreError.self) { try home.file(application) }
        application.filedBy = "P-2"
        #expect(throws: StoreError.self) { try home.file(application) }
        try home.add("clerk", [.clerk], ref: "P-2")
        #expect(try home.file(application).file.versions[0].application.filedBy == "clerk")
    }

    @Test func nobodyActsOnHisOwnFileOrBeyondHisUnit() throws {
        let home = try TestStore.withOffices()
        try home.add("own", [.clerk, .approver, .discipline, .reviewer], ref: "P-1")
        try home.add("far", [.clerk, .approver, .discipline, .reviewer], unit: "U-9")
        #expect(throws: AccessRefusal.ownFile("own")) { try home.file(by: "own") }
        #expect(throws: AccessRefusal.outsideUnit("far", "U-9", "P-1")) { try home.file(by: "far") }
        try home.file()
        try home.check()
        for user in ["own", "far"] {
            let acts: [() throws -> Void] = [
                { try home.check(by: user) }, { try home.opinion(.unit, by: user) }, { try home.decide(by: user) },
                { _ = try home.store.withdrawApplication("S-1", reason: "x", .on("2026-06-05", by: user)) },
                { _ = try home.store.amendApplication("S-1", to: .sample(), .on("2026-06-05", by: user)) },
            ]
            for act in acts { #expect(throws: AccessRefusal.self, "\(user)") { try act() } }
        }
    }

    @Test func nothingIsEnteredForADayBeforeTheLastAct() throws {
        let home = try TestStore.withOffices()
        try home.file(on: "2026-06-01")
        #expect(refusal { try home.check(on: "2026-05-31") } == .beforeLastAct(day("2026-06-01")))
        try home.check(on: "2026-06-01")
    }

    // MARK: Deciding

    @Test func theApprovalIsAFactLikeALoadedOne() throws {
        let home = try TestStore.withOffices()
        try home.load(.approval(.sample))
        try home.bring(to: .checked)
        try home.decide()
        let expected = Approval(
            number: "组出境〔2026〕1号", ref: "P-1", kind: .travel, purpose: .private,
            documents: [booklet("ordinaryPassport:E1")], destinations: [.hongKong], departOn: day("2026-08-01"),
            returnOn: day("2026-08-10"), decidedOn: day("2026-06-04"), approver: "approver")
        #expect(try approvals(home) == [.sample, expected])
        try home.file(.sample("S-2", returnOn: "2026-08-09"))
        try home.check("S-2", on: "2026-06-04")
        try home.decide(false, "S-2")
        var refused = expected
        refused.number = "组出境〔2026〕2号"
        refused.returnOn = day("2026-08-09")
        refused.decision = .refused
        #expect(try approvals(home) == [.sample, expected, refused])
        #expect(try home.stage("S-2") == .refused)
        #expect(try home.store.audit(last: 1)[0].detail.hasSuffix("application=S-2 approval=组出境〔2026〕2号"))
    }

    @Test func aNumberIsGivenOnce() throws {
        let home = try TestStore.withOffices()
        var other = Approval.sample
        other.ref = "P-2"
        try home.load(.approval(other))
        try home.bring(to: .checked)
        #expect(refusal { try home.decide(as: "A-1") } == .numberTaken("A-1"))
        try home.decide(as: "A-2")
        #expect(try approvals(home).map(\.number) == ["A-2"])
    }

    @Test func authorityThatEndedYesterdayDecidesNothing() throws {
        let home = try TestStore.withOffices()
        try home.bring(to: .checked)
        try home.load(
            .approver(
                Approver(
                    user: "approver", upToRank: .bureau, unit: "U-1", from: day("2020-01-01"), until: day("2026-06-04"))
            ))
        try home.check(on: "2026-06-04")
        let before = try home.dump()
        let refused = #expect(throws: AccessRefusal.self) { try home.decide(on: "2026-06-05") }
        #expect(refused == .noAuthority("approver", "P-1", Authority.none.refusal ?? .init(zh: "", en: "")))
        #expect(try home.dump() == before)
        #expect(try home.decide(on: "2026-06-04").stage == .approved)
    }

    /// Whatever comes in about him, or about what surrounds him, asks for a fresh check.
    @Test func anyNewFactAsksForAFreshCheck() throws {
        let changes: [(String, (TestStore) throws -> Void)] = [
            ("relatives", { try $0.load(.relative(.sample)) }), ("filings", { try $0.load(.filing(.sample)) }),
            ("restrictions", { try $0.load(.restriction(.sample)) }),
            ("approvals", { try $0.load(.approval(.sample)) }),
            ("person", { try $0.load(.person(.sample(1, post: "副局长"))) }),
            (
                "documents and custody, the document named",
                { try $0.load(.custody(.sample(.seen, "ordinaryPassport:E1", "2026-06-02T10:00"))) }
            ),
            ("days that the feeds cover", { try $0.importRecords(1) }),
            ("units", { try $0.load(.unit(Unit(code: "U-8", name: "新局", region: "1"))) }),
            (
                "approvers",
                { try $0.load(.approver(Approver(user: "x", upToRank: .staff, unit: "U-9", from: day("2026-01-01")))) }
            ),
        ]
        for (title, change) in changes {
            let home = try TestStore.withOffices()
            try home.bring(to: .checked)
            try change(home)
            let found = refusal { try home.decide(reason: "无妨") }
            guard case .newFacts(let checked, let news)? = found else {
                Issue.record("\(title): \(String(describing: found))")
                continue
            }
            #expect(checked == day("2026-06-03"))
            #expect(news.map(\.en).joined(separator: ", ") == title)
            try home.check(on: "2026-06-04")
            if title != "restrictions" { try home.decide(reason: "无妨") }
        }
    }

    /// What concerns somebody else of another unit is no news.
    @Test func otherPeoplesFactsAreNoNews() throws {
        let home = try TestStore.withOffices()
        try home.bring(to: .checked)
        var other = Relative.sample
        other.ref = "P-2"
        try home.load(.relative(other), .document(.sample("ordinaryPassport:E2", "P-2")))
        #expect(try home.decide().stage == .approved)
    }

    @Test func anotherPolicyAsksForAFreshCheck() throws {
        let home = try TestStore.withOffices()
        try home.bring(to: .checked)
        let other = PolicyEdition.sample("2027.1")
        #expect(refusal { try home.decide(under: other) } == .otherPolicy(day("2026-06-03")))
        try home.check(on: "2026-06-04", under: other)
        #expect(try home.decide(under: other).stage == .approved)
    }

    @Test func whatTheLawForbidsIsNotApproved() throws {
        let home = try TestStore.withOffices()
        var ban = Restriction.sample
        ban.kind = .exitBan
        ban.from = day("2026-01-01")
        try home.load(.restriction(ban))
        try home.bring(to: .checked)
        guard case .barred? = refusal({ try home.decide(reason: "领导同意") }) else { Issue.record("not barred"); return }
        ban.until = day("2026-06-03")
        try home.load(.restriction(ban))
        try home.check(on: "2026-06-04")
        #expect(try home.decide(reason: "限制已解除").stage == .approved)
    }

    @Test func aLoadedWithdrawalIsSeenInTheApplication() throws {
        let home = try TestStore.withOffices()
        try home.bring(to: .approved)
        var approval = try approvals(home)[0]
        approval.decision = .withdrawn
        try home.load(.approval(approval))
        #expect(try home.stage() == .withdrawn)
        #expect(refusal { _ = try home.store.reportReturn("S-1", .on("2026-08-12", by: "clerk")) } == .isWithdrawn)
    }

    @Test func withdrawingTakesTheApprovalBack() throws {
        let home = try TestStore.withOffices()
        try home.bring(to: .approved)
        _ = try home.store.withdrawApplication("S-1", reason: "不去了", .on("2026-06-05", by: "clerk"))
        #expect(try approvals(home).map(\.decision) == [.withdrawn])
    }

    // MARK: Amending

    @Test func theApprovalStandsUntilTheAmendmentIsDecided() throws {
        let home = try TestStore.withOffices()
        try home.bring(to: .approved)
        let before = try approvals(home)
        _ = try home.store.amendApplication(
            "S-1", to: .sample(returnOn: "2026-08-12"), .on("2026-06-05", by: "clerk-2"))
        #expect(try approvals(home) == before)
        #expect(refusal { try home.decide(on: "2026-06-06") } == .notChecked)
        try home.check(on: "2026-06-06")
        #expect(refusal { try home.decide(as: "A-9", on: "2026-06-06") } == .otherApplication("number"))
        let done = try home.decide(on: "2026-06-06", by: "approver-2")
        #expect(done.stage == .approved)
        #expect(done.file.versions.map(\.application.returnOn) == [day("2026-08-10"), day("2026-08-12")])
        var amended = before[0]
        amended.returnOn = day("2026-08-12")
        amended.approver = "approver-2"
        #expect(try approvals(home) == [amended])
    }

    @Test func aRefusedAmendmentLeavesTheApproval() throws {
        let home = try TestStore.withOffices()
        try home.bring(to: .amended)
        let before = try approvals(home)
        #expect(try home.decide(false, on: "2026-06-06").stage == .approved)
        #expect(try approvals(home).filter { $0.decision == .approved } == before)
        #expect(try home.store.application("S-1", on: home.policy("2026-06-06")).approval == before[0])
    }

    @Test func anAmendmentTakenBackLeavesTheApproval() throws {
        let home = try TestStore.withOffices()
        try home.bring(to: .amended)
        let before = try approvals(home)
        let done = try home.store.withdrawApplication("S-1", reason: "不变了", .on("2026-06-06", by: "clerk"))
        #expect(done.stage == .approved)
        #expect(try approvals(home) == before)
    }

    @Test func anAmendmentKeepsWhoAndWhat() throws {
        let home = try TestStore.withOffices()
        try home.bring(to: .checked)
        func amend(_ change: (inout Application) -> Void) -> LifecycleRefusal.Reason? {
            var application = Application.sample()
            change(&application)
            return refusal {
                _ = try home.store.amendApplication("S-1", to: application, .on("2026-06-05", by: "clerk"))
            }
        }
        #expect(amend { $0.person = "P-2" } == .otherApplication("person"))
        #expect(amend { $0.number = "S-9" } == .otherApplication("applicationNo"))
        #expect(amend { $0.kind = .issue } == .otherApplication("kind"))
        #expect(amend { $0.reason = "改期" } == nil)
        #expect(try home.stage() == .filed)
    }

    @Test func itsOwnApprovalIsNoOverlap() throws {
        let home = try TestStore.withOffices()
        try home.bring(to: .amended)
        let rules = try home.store.application("S-1", on: home.policy("2026-06-05")).file.check?.verdict.findings.map(
            \.rule)
        #expect(rules?.contains("application.overlap") == false)
        try home.file(.sample("S-2"))
        let other = try home.check("S-2", on: "2026-06-05").file.check?.verdict.findings.map(\.rule)
        #expect(other?.contains("application.overlap") == true)
    }

    // MARK: Extending

    @Test func anExtensionMovesTheReturnDay() throws {
        let home = try TestStore.withOffices()
        try home.bring(to: .travelled)
        func extend(_ number: String, until: String, on text: String) throws -> FiledApplication {
            try home.store.extendApplication(
                number, as: nil, until: day(until), reason: "航班取消", .on(text, by: "clerk"))
        }
        #expect(
            refusal { _ = try extend("S-1", until: "2026-08-10", on: "2026-08-09") } == .noLonger(day("2026-08-10")))
        #expect(
            refusal { _ = try extend("S-1", until: "2026-08-14", on: "2026-08-11") }
                == .lateExtension(day("2026-08-10")))
        let asked = try extend("S-1", until: "2026-08-14", on: "2026-08-09")
        #expect(asked.file.number == "S-1-E1")
        #expect(asked.file.versions[0].application.approval == "A-1")
        try home.check("S-1-E1", on: "2026-08-09")
        #expect(
            refusal { try home.decide(true, "S-1-E1", on: "2026-08-11") }.map { "\($0)" }?.contains("lateExtension")
                == true
        )
        #expect(try home.decide(true, "S-1-E1", as: "A-2", on: "2026-08-10").stage == .approved)
        let root = try home.store.application("S-1", on: home.policy("2026-08-11"))
        #expect(root.returnDay == day("2026-08-14"))
        #expect(root.extensions == ["S-1-E1"])
        // The next one is counted on, and by the approval's number as well.
        #expect(try extend("A-1", until: "2026-08-16", on: "2026-08-14").file.number == "A-1-E1")
        #expect(try extend("S-1", until: "2026-08-16", on: "2026-08-14").file.number == "S-1-E2")
        #expect(throws: StoreError.self) { _ = try extend("S-77", until: "2026-08-16", on: "2026-08-14") }
    }

    @Test func aLoanGoesTheSameWay() throws {
        let home = try TestStore.withOffices()
        let loan = Application(
            number: "S-1", person: "P-1", kind: .lend, reason: "签证", returnOn: day("2026-07-01"),
            document: booklet("ordinaryPassport:E1"), submittedOn: day("2026-06-01"))
        try home.file(loan)
        #expect(try home.check().file.check?.verdict.findings.map(\.rule) == [])
        try home.decide(as: "A-1")
        #expect(
            try approvals(home) == [
                Approval(
                    number: "A-1", ref: "P-1", kind: .lend, documents: [booklet("ordinaryPassport:E1")],
                    returnOn: day("2026-07-01"), decidedOn: day("2026-06-04"), approver: "approver")
            ])
        try home.handOut(at: "2026-06-05T10:00")
        #expect(try home.stage() == .handedOut)
        #expect(refusal { _ = try home.store.reportReturn("S-1", .on("2026-07-02", by: "clerk")) } == .otherKind(.lend))
        try home.load(.custody(.sample(.handedIn, "ordinaryPassport:E1", "2026-06-20T10:00")))
        #expect(try home.stage() == .closed)
    }

    // MARK: Review

    @Test func aRefusalIsReviewedOnce() throws {
        let home = try TestStore.withOffices()
        try home.bring(to: .underReview)
        let upheld = try home.store.decideReview(
            of: "S-1", reopens: false, reason: "理由充分", .on("2026-06-06", by: "reviewer"))
        #expect(upheld.stage == .refused)
        #expect(
            refusal { _ = try home.store.askReview(of: "S-1", reason: "再请", .on("2026-06-07", by: "clerk")) }
                == .isReviewed)
    }

    @Test func aReopenedApplicationIsCheckedAndDecidedAnewByAnother() throws {
        let home = try TestStore.withOffices()
        try home.bring(to: .underReview)
        _ = try home.store.decideReview(
            of: "S-1", reopens: true, reason: "事由属实", .on("2026-06-06", by: "reviewer"))
        #expect(refusal { try home.decide(on: "2026-06-06", by: "approver-2") } == .notChecked)
        try home.check(on: "2026-06-06")
        #expect(throws: AccessRefusal.self) { try home.decide(on: "2026-06-06") }
        #expect(try home.decide(as: "A-2", on: "2026-06-06", by: "approver-2").stage == .approved)
        #expect(try approvals(home).map(\.decision) == [.refused, .approved])
    }

    // MARK: What is kept

    @Test func everyCheckKeepsWhatItWasGiven() throws {
        let home = try TestStore.withOffices()
        try home.bring(to: .checked)
        try home.check(on: "2026-06-04", under: .sample("2027.1"))
        let checks = try home.store.checks(of: "S-1")
        #expect(checks.map(\.act) == [2, 4, 5])
        #expect(checks.map(\.asOf) == [day("2026-06-02"), day("2026-06-03"), day("2026-06-04")])
        #expect(try home.count("policy_file") == 3)
        // Facts and policy change; what was kept still gives the same bytes.
        try home.load(.relative(.sample), .restriction(.sample), .person(.sample(1, post: "副局长")))
        for (check, version) in zip(try home.store.checks(of: "S-1"), ["test", "test", "2027.1"]) {
            #expect(check.policy == PolicyEdition.sample(version).files)
            let rules = try PolicyOnDay(PolicyEdition.sample(version).policy, on: check.asOf)
            #expect(try CanonicalJSON.text(check.snapshot.verdict(under: rules)) == check.verdict)
        }
        #expect(throws: StoreError.self) { try home.store.checks(of: "S-77") }
    }

    @Test(arguments: ApplicationSchema.facts) func factsAreOnlyAdded(table: String) throws {
        let home = try TestStore.withOffices()
        try home.bring(to: .approved)
        #expect(try home.count(table) > 0)
        let column = try home.store.queue.read { try $0.columns(in: table)[0].name }
        #expect(throws: DatabaseError.self) { try home.execute("UPDATE \(table) SET \(column) = \(column)") }
        #expect(throws: DatabaseError.self) { try home.execute("DELETE FROM \(table)") }
    }

    @Test func theDoctorSeesAnActOutOfTurn() throws {
        let home = try TestStore.withOffices()
        try home.bring(to: .checked)
        func examined() throws -> Doctor.Check? {
            try Doctor(home: home.home).examine().first { $0.name == "applications" }
        }
        #expect(try examined() == Doctor.Check(name: "applications", ok: true, detail: "1 applications"))
        try home.execute(
            """
            INSERT INTO application_act SELECT person_id, application, 9, 'reviewed', on_day, at, actor, actor_ref,
              '{"reopens":true,"reason":"x"}', receipt FROM application_act WHERE number = 1
            """)
        #expect(try examined()?.ok == false)
        #expect(throws: StoreError.self) { try home.stage() }
    }

    @Test func applicationsAreListedByNumberAndPerson() throws {
        let home = try TestStore.withOffices()
        try home.bring(to: .approved)
        var other = Application.sample("S-0")
        other.person = "P-2"
        try home.file(other)
        let policy = try home.policy("2026-06-30")
        #expect(
            try home.store.applications(on: policy).map { "\($0.file.number) \($0.stage)" } == [
                "S-0 filed", "S-1 approved",
            ])
        #expect(try home.store.applications(of: "P-1", on: policy).map(\.file.number) == ["S-1"])
        #expect(try home.store.applications(of: "P-77", on: policy).isEmpty)
    }
}

extension TestStore {
    func policy(_ text: String) throws -> PolicyOnDay { try PolicyOnDay(PolicyEdition.sample().policy, on: day(text)) }
}
