import LeveeCore
import Testing

@testable import LeveeSQLite

/// A night that was held against the full pass: what it should have said is kept, and told.
@Suite struct NightVerifyTests {
    private let home: TestStore

    init() throws {
        home = try TestStore()
        try home.load(.person(.sample(1)), .person(.sample(2)), .document(.sample("ordinaryPassport:E1")))
        _ = try night("2026-11-20")
    }

    private func night(_ asOf: String, program: String = "a", full: Bool = false, verifies: Bool = true) throws
        -> NightStatement
    {
        let policy = try PolicyOnDay.sample(on: asOf)
        return try home.store.night(asOf: policy.day, actor: "u-1", at: received) { ledger in
            try Sweep(policy: policy, program: program).run(over: ledger, full: full, verifies: verifies)
        }
    }

    @Test func aNightThatMissesNobodyHasNoDifference() throws {
        try home.load(.custody(.sample(.missing, "ordinaryPassport:E1", "2026-11-20T10:00")))
        let next = try night("2026-11-21")
        #expect(next.examined == 1)
        #expect(next.differences == [])
        #expect(try home.store.findings().map(\.standing.finding.rule).contains("custody.missing"))
    }

    /// A mark that was lost: the night passes over the person, the full pass does not.
    @Test func aDifferenceIsToldAndPutRight() throws {
        try home.load(.custody(.sample(.missing, "ordinaryPassport:E1", "2026-11-20T10:00")))
        try home.execute("DELETE FROM marked")
        let next = try night("2026-11-21")
        #expect(next.differences == ["P-1"])
        #expect(try home.store.findings().map(\.standing.finding.rule).contains("custody.missing"))
        #expect(try night("2026-11-22").differences == [])
    }

    @Test func theDayBeforeAnotherProgramAndAskingForItExamineEverybody() throws {
        #expect(try night("2026-11-20").examined == 0)
        #expect(try night("2026-11-19").examined == 2)
        #expect(try night("2026-11-19", program: "b").examined == 2)
        #expect(try night("2026-11-19", program: "b", full: true).examined == 2)
        #expect(try night("2026-11-19", program: "b").examined == 0)
    }

    @Test func aMemoryThatCannotBeReadIsNone() throws {
        try home.execute("UPDATE night_memory SET memory = '{}'")
        #expect(try night("2026-11-20").examined == 2)
    }
}
