import LeveeCore
import Testing

@testable import LeveeSQLite

/// What happens when the person, the unit, the user or the rule is gone meanwhile.
@Suite struct FindingGoneTests {
    private let office: FindingHome

    init() throws { office = try FindingHome() }

    /// Who moved is his new unit's; who has the reach over it goes on where the other stopped.
    @Test func thePersonMoved() throws {
        try office.take(.notify, on: "2026-03-02", by: "clerk")
        var moved = Person.sample(1)
        moved.unit = "U-9"
        try office.home.load(.person(moved))
        #expect(throws: AccessRefusal.outsideUnit("clerk", "U-1", "P-1")) {
            try office.take(.answer, on: "2026-03-03", by: "clerk")
        }
        #expect(try office.take(.answer, on: "2026-03-03", by: "far") == .answered)
        #expect(try office.store.findingLives().lives.map(\.unit) == ["U-9"])
        // He himself need not be reached by anybody.
        #expect(try office.take(.answer, on: "2026-03-04", by: "self") == .answered)
    }

    @Test(arguments: [Person.Status.left, .deceased, .retired]) func thePersonLeft(_ status: Person.Status) throws {
        var gone = Person.sample(1)
        gone.status = status
        gone.statusSince = day("2026-03-02")
        try office.home.load(.person(gone))
        #expect(try office.take(.notify, on: "2026-03-03", by: "clerk") == .notified)
        #expect(try office.take(.answer, on: "2026-03-03", by: "clerk") == .answered)
        #expect(try office.take(.dismiss, on: "2026-03-04", by: "reviewer") == .dismissed)
        #expect(try office.store.findingRecord(office.id()).person.status == status)
    }

    /// A unit that no table has any more is reached by nobody but its own users, and the finding can still be shown.
    @Test func theUnitIsGone() throws {
        var lost = Person.sample(1)
        lost.unit = "U-0"
        try office.home.load(.unit(Unit(code: "U-0", name: "旧局", region: "1")), .person(lost))
        try office.home.execute("DROP TRIGGER unit_no_delete; DELETE FROM unit WHERE code = 'U-0'")
        #expect(throws: AccessRefusal.outsideUnit("reviewer", "U-1", "P-1")) {
            try office.take(.dismiss, on: "2026-03-02", by: "reviewer")
        }
        #expect(try office.take(.answer, on: "2026-03-02", by: "self") == .answered)
        #expect(try office.store.findingRecord(office.id()).filed.unit == "U-0")
    }

    /// The rule is none of the present rulebook: there are no words for a notice, but a decision is a decision.
    @Test func theRuleIsGone() throws {
        let old = Finding.sample("person:P-1", rule: "old.rule")
        office.given = ["P-1": [old]]
        try office.night("2026-03-02")
        let refusal = #expect(throws: FindingRefusal.self) {
            try office.take(.notify, on: "2026-03-03", by: "clerk", old)
        }
        #expect(refusal?.reason == .ruleGone("old.rule"))
        #expect(try office.take(.dismiss, on: "2026-03-03", by: "reviewer", old) == .dismissed)
        office.given = [:]
        try office.night("2026-03-04")
        #expect(try office.state(old) == .closed)
    }

    /// Who decided is gone, and another one still reviews; who had the finding is gone, and it can be given to another.
    @Test func theUserIsGone() throws {
        try office.take(.assign, on: "2026-03-02", by: "clerk", assignee: "reviewer")
        try office.take(.dismiss, on: "2026-03-02", by: "reviewer")
        try office.store.disableUser("reviewer", actor: "u-1", at: received)
        #expect(throws: AccessRefusal.disabled("reviewer")) {
            try office.take(.askReview, on: "2026-03-03", by: "reviewer")
        }
        try office.take(.askReview, on: "2026-03-03", by: "discipline")
        #expect(try office.take(.upholdInReview, on: "2026-03-04", by: "reviewer-2") == .upheld)
        try office.take(.assign, on: "2026-03-05", by: "clerk", assignee: "reviewer-2")
    }

    /// The policy may change its days meanwhile: what a notice promised stands.
    @Test func thePolicyChanged() throws {
        try office.take(.notify, on: "2026-03-02", by: "clerk")
        var edition = FindingHome.edition
        edition.policy.values[.findingAnswerDays] = [
            DatedValue(from: day("1900-01-01"), value: .number(1), reference: "test", confidence: .unverified)
        ]
        let refusal = #expect(throws: FindingRefusal.self) {
            try office.store.decideFinding(
                .init(office.id()), .uphold, reason: "x", .on("2026-03-12", by: "reviewer", under: edition))
        }
        #expect(refusal?.reason == .answerOpen(day("2026-03-12")))
        _ = try office.store.decideFinding(
            .init(office.id()), .uphold, reason: "x", .on("2026-03-13", by: "reviewer", under: edition))
    }
}
