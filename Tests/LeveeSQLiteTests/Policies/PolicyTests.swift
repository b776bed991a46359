import GRDB
import LeveeCore
import Testing

@testable import LeveeSQLite

/// Drafts, two people who sign, and what is in force on a day.
@Suite struct PolicyTests {
    private let home: TestStore

    init() throws {
        home = try TestStore()
        try home.addUsers()
        try home.load(.unit(.init(code: "U-2", name: "下属", parent: "U-1", region: "1")))
        try home.add("u-4", [.approver])
        try home.add("u-5", [.approver, .reviewer], unit: "U-2")
        try home.add("u-6", [.approver, .reviewer], ref: "P-2")
    }

    private func ask(_ version: String, from text: String, by user: String = "u-2") throws -> PolicyProposal {
        try home.store.proposePolicy(
            .named(version), from: day(text), reason: "会议议定", actor: user, at: home.now)
    }

    private func sign(_ version: String, from text: String) throws {
        _ = try home.store.signPolicy(ask(version, from: text).number, actor: "u-4", at: home.now)
    }

    private func inForce(on text: String) throws -> String? { try home.store.policyInForce(on: day(text))?.signedName }

    @Test func isInForceFromItsDayOnceASecondPersonHasSigned() throws {
        let asked = try ask("2", from: "2026-12-01")
        #expect(asked.draft.sha256 == Digest.hex(Digest.sha256(Array("policy 2".utf8))))
        #expect(try inForce(on: "2026-12-01") == nil)
        let signed = try home.store.signPolicy(asked.number, actor: "u-4", at: home.now)
        #expect(signed.settlement?.version == 1)
        #expect(try inForce(on: "2026-11-30") == nil)
        #expect(try inForce(on: "2026-12-01") == "2 (P-1)")
        #expect(try home.store.policyInForce(on: day("2030-01-01"))?.draft.files == PolicyEdition.named("2").files)
    }

    @Test func theOneThatBeganLastCounts() throws {
        try sign("2", from: "2026-12-01")
        try sign("3", from: "2027-02-01")
        // Signed later, in force earlier.
        try sign("4", from: "2027-01-01")
        #expect(try inForce(on: "2026-12-31") == "2 (P-1)")
        #expect(try inForce(on: "2027-01-01") == "4 (P-3)")
        #expect(try inForce(on: "2027-01-31") == "4 (P-3)")
        #expect(try inForce(on: "2027-02-01") == "3 (P-2)")
        // Of one day the one that was signed last.
        try sign("5", from: "2027-02-01")
        #expect(try inForce(on: "2027-02-01") == "5 (P-4)")
        #expect(
            try home.store.signedPolicies(through: day("2027-02-01")).map(\.signedName)
                == ["2 (P-1)", "4 (P-3)", "3 (P-2)", "5 (P-4)"])
        #expect(try home.store.signedPolicies(through: day("2027-01-31")).count == 2)
        #expect(try Doctor(home: home.home).examine().filter { !$0.ok } == [])
    }

    @Test func itTakesAnotherPersonWithTheRight() throws {
        let asked = try ask("2", from: "2026-12-01", by: "u-6")
        #expect(throws: AccessRefusal.samePerson("u-6", .init(zh: "是 S-1 的申请人", en: "asked for S-1"))) {
            try home.store.signPolicy(asked.number, actor: "u-6", at: home.now)
        }
        // The same person under another name.
        try home.add("u-6", [.approver], ref: nil)
        try home.add("u-7", [.approver], ref: "P-2")
        #expect(throws: AccessRefusal.self) { try home.store.signPolicy(asked.number, actor: "u-7", at: home.now) }
        #expect(throws: AccessRefusal.role("u-2", .signPolicy)) {
            try home.store.signPolicy(asked.number, actor: "u-2", at: home.now)
        }
        #expect(throws: AccessRefusal.notUppermost("u-5", "U-2")) {
            try home.store.signPolicy(asked.number, actor: "u-5", at: home.now)
        }
        #expect(throws: AccessRefusal.notUppermost("u-5", "U-2")) { try ask("3", from: "2026-12-01", by: "u-5") }
        #expect(throws: AccessRefusal.role("u-4", .proposePolicy)) { try ask("3", from: "2026-12-01", by: "u-4") }
        #expect(throws: AccessRefusal.role("u-4", .draftPolicy)) {
            try home.store.keepPolicyDraft(.named("3"), actor: "u-4", at: home.now)
        }
        #expect(try home.store.policyProposals().map(\.settlement) == [nil])
        #expect(try home.store.signPolicy(asked.number, actor: "u-4", at: home.now).signedName == "2 (P-1)")
    }

    @Test func whatIsSettledStaysSo() throws {
        let asked = try ask("2", from: "2026-12-01")
        let declined = try home.store.declinePolicy(asked.number, reason: "期限有误", actor: "u-4", at: home.now)
        #expect(declined.settlement?.version == nil && declined.settlement?.reason == "期限有误")
        for attempt in [
            { _ = try home.store.signPolicy(asked.number, actor: "u-4", at: home.now) },
            { _ = try home.store.signPolicy(9, actor: "u-4", at: home.now) },
            { _ = try home.store.declinePolicy(asked.number, reason: " ", actor: "u-4", at: home.now) },
            { _ = try home.store.setPolicyShadow(9, actor: "u-2", at: home.now) },
            { _ = try home.store.setPolicyShadow(nil, actor: "u-2", at: home.now) },
        ] {
            let error = #expect(throws: StoreError.self) { try attempt() }
            #expect(error?.code == .refused)
        }
        #expect(try inForce(on: "2027-01-01") == nil)
        for table in PolicySchema.facts where try home.count(table) > 0 {
            #expect(throws: (any Error).self) { try home.execute("DELETE FROM \(table)") }
        }
    }

    /// The same bytes are one draft, however often they are kept, tried and asked for.
    @Test func aDraftIsKeptOnce() throws {
        let first = try home.store.keepPolicyDraft(.named("2"), actor: "u-2", at: home.now)
        let second = try home.store.keepPolicyDraft(.named("2"), actor: "u-3", at: home.now)
        #expect(first == second && first.name == "D-1" && first.keptBy == "u-2")
        #expect(try ask("2", from: "2026-12-01").draft == first)
        #expect(try home.store.keepPolicyDraft(.named("3"), actor: "u-3", at: home.now).name == "D-2")
        #expect(try home.store.policyDrafts().map(\.version) == ["2", "3"])
    }

    @Test func whatAShadowDidIsReadAsItWasWritten() throws {
        #expect(try home.store.policyShadow() == nil)
        let draft = try home.store.keepPolicyDraft(.named("2"), actor: "u-2", at: home.now)
        #expect(try home.store.setPolicyShadow(draft.number, actor: "u-2", at: home.now) == draft)
        #expect(try home.store.policyShadow() == draft)
        let findings = try home.count("finding")
        try home.store.keepShadow(.sample, of: draft, beside: "2026.1", actor: "u-1", at: home.now)
        let night = try #require(try home.store.shadowNights(last: 5).first)
        #expect(night == ShadowNight(draft: draft, policy: "2026.1", report: .sample, at: home.now))
        #expect(try home.count("finding") == findings)
        _ = try home.store.setPolicyShadow(nil, actor: "u-2", at: home.now)
        #expect(try home.store.policyShadow() == nil)
        #expect(try home.store.shadowNights(last: 5).count == 1)
    }

    /// A policy that was signed later was not known before.
    @Test func asItWasKnown() throws {
        try sign("2", from: "2026-12-01")
        home.now = instant("2026-11-24T09:00")
        try sign("3", from: "2026-12-01")
        let known = try home.store.asKnown(at: instant("2026-11-23T23:00")).store
        #expect(try known.policyInForce(on: day("2026-12-01"))?.signedName == "2 (P-1)")
        #expect(try inForce(on: "2026-12-01") == "3 (P-2)")
    }
}

extension TestStore {
    /// A row in every table of policies, without anybody's rights.
    func addPolicies() throws {
        try store.queue.write { db in
            let receipt = try Int64.fetchOne(db, sql: "SELECT max(id) FROM receipt") ?? 0
            let actor = try Actor(named: "u-1", among: [], units: [])
            let draft = try PolicyRows.keep(.named("2"), by: actor, at: now, receipt: receipt, in: db)
            try db.execute(
                sql: """
                    INSERT INTO policy_proposal VALUES (1, ?1, 0, 'r', 'u-1', 0, ?2);
                    """, arguments: [draft.number, receipt])
            try db.execute(
                sql: "INSERT INTO policy_settlement VALUES (1, 1, 'u-2', 0, NULL, ?)", arguments: [receipt])
            try db.execute(
                sql: "INSERT INTO policy_shadow VALUES (1, ?, 'u-1', 0, ?)", arguments: [draft.number, receipt])
        }
        guard let draft = try store.policyShadow() else { return }
        try store.keepShadow(.sample, of: draft, beside: "2026.1", actor: "u-1", at: now)
    }
}

extension PolicyEdition {
    /// A policy of this version, in files that say nothing else.
    static func named(_ version: String) -> PolicyEdition {
        PolicyEdition(
            policy: Policy(version: version, values: [:], bases: [:]),
            files: PolicyFiles(policy: Array("policy \(version)".utf8), calendar: Array("calendar".utf8)))
    }
}

extension TrialReport {
    /// One night of two people.
    static var sample: TrialReport {
        var report = TrialReport(first: day("2026-11-23"), last: day("2026-11-23"))
        report.persons = 2
        report.inForce = [.regular: 1, .irregular: 1]
        report.draft = [.irregular: 2]
        report.peopleFlagged = 1
        report.changes = [
            .init(rule: "filing.missing", unit: "U-1"): .init(flagged: .init(findings: 1, people: 1)),
            .init(rule: "custody.missing", unit: "U-1"): .init(cleared: .init(findings: 2, people: 1)),
        ]
        report.examples = [
            .init(
                rule: "filing.missing", unit: "U-1", ref: "P-1", subject: "person:P-1", isFlagged: true,
                first: day("2026-11-23"), last: day("2026-11-23"), nights: 1,
                facts: ["from": .day(day("2026-01-01")), "due": .day(day("2026-01-31"))])
        ]
        return report
    }
}
