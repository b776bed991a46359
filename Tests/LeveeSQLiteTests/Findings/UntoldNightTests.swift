import LeveeCore
import Testing

@testable import LeveeSQLite

/// A night that is on the disk and was cut off before anybody was told of it.
@Suite struct UntoldNightTests {
    private let office: FindingHome

    init() throws {
        office = try FindingHome()
        office.given = ["P-1": [FindingHome.late, FindingHome.overdue]]
    }

    private func night(_ day: String) throws -> [Int] {
        let night = try office.night(day, mustBeTold: true)
        return [night.opened, night.closed]
    }

    /// The next one of its day tells it, as often as it is cut off, and counts nothing twice.
    @Test func isToldByTheNextOfItsDay() throws {
        #expect(try night("2026-03-02") == [1, 0])
        office.given = ["P-1": [FindingHome.late]]
        #expect(try night("2026-03-02") == [1, 1])
        #expect(try night("2026-03-02") == [1, 1])
        #expect(try office.store.lastNight()?.opened == 1)
        try office.store.nightWasTold(asOf: day("2026-03-02"))
        #expect(try night("2026-03-02") == [0, 0])
        #expect(try Doctor(home: office.home.home).examine().filter { !$0.ok } == [])
    }

    /// Another day's night tells its own; telling that one leaves the first untold.
    @Test func isNotToldByAnotherDay() throws {
        #expect(try night("2026-03-02") == [1, 0])
        #expect(try night("2026-03-03") == [0, 0])
        try office.store.nightWasTold(asOf: day("2026-03-03"))
        #expect(try night("2026-03-02") == [1, 0])
    }

    /// Who tells nobody leaves nothing to tell.
    @Test func whoTellsNobodyLeavesNothing() throws {
        #expect(try office.night("2026-03-02").opened == 1)
        #expect(try night("2026-03-02") == [0, 0])
    }
}
