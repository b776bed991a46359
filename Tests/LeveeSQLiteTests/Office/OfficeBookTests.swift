import LeveeCore
import Testing

@testable import LeveeSQLite

/// Pages of the audit, the nights of a chart, and reminders asked within a reach.
@Suite struct OfficeBookTests {
    @Test func theAuditComesInPagesTheNewestFirst() throws {
        let home = try TestStore()
        try home.addUsers()
        let all = try home.store.audit(last: 99)
        #expect(all.count == 6)
        let numbers = all.map(\.number).sorted()
        #expect(try home.store.audit(before: nil, limit: 4).map(\.number) == Array(numbers.reversed().prefix(4)))
        #expect(try home.store.audit(before: numbers[2], limit: 4).map(\.number) == [numbers[1], numbers[0]])
        #expect(try home.store.audit(before: numbers[0], limit: 4) == [])
        #expect(try home.store.audit(before: nil, limit: 1) == [try #require(all.max { $0.number < $1.number })])
    }

    @Test func theLastNightOfADayCountsAndTheOldestIsFirst() throws {
        let home = try FindingHome()
        home.given = ["P-1": [FindingHome.late, FindingHome.overdue], "P-2": [FindingHome.late]]
        try home.night("2026-03-02")
        home.given = ["P-1": [FindingHome.late]]
        try home.night("2026-03-03")
        try home.night("2026-03-03")
        func night(_ text: String, opened: Int, closed: Int) -> NightCounts {
            NightCounts(day: day(text), findings: 0, opened: opened, closed: closed)
        }
        let all = [
            night("2026-03-01", opened: 1, closed: 0), night("2026-03-02", opened: 2, closed: 0),
            night("2026-03-03", opened: 0, closed: 0),
        ]
        #expect(try home.store.nights(last: 9) == all)
        #expect(try home.store.nights(last: 3) == all)
        #expect(try home.store.nights(last: 2) == Array(all.suffix(2)))
        #expect(try home.store.nights(last: 0) == [])
    }

    /// Whoever is left out beforehand has nothing overdue: what is asked within everybody's reach is what a pass over
    /// everybody finds.
    @Test(arguments: 1...12) func remindersWithinAReachLeaveNobodyOut(seed: Int) throws {
        let home = try TestStore()
        let history = RandomHistory(seed: seed)
        for step in history.steps { _ = try history.take(step, in: home) }
        try home.load(
            .document(.sample("ordinaryPassport:N1", "P-1")), .document(.sample("ordinaryPassport:N2", "P-2")),
            .document(.sample("ordinaryPassport:N3", "P-2")),
            .custody(.sample(seed % 2 == 0 ? .refused : .seen, "ordinaryPassport:N2", "2026-03-16T09:00")),
            .custody(.sample(.handedIn, "ordinaryPassport:N3", "2026-04-16T09:00")))
        try home.correct(.custody(booklet("ordinaryPassport:N3"), at: instant("2026-04-16T09:00"), .handedIn), .void)
        for text in ["2026-03-20", "2026-04-16", "2026-11-24", "2027-01-01"] {
            let policy = try tens(on: text)
            let all = try home.store.dunning(policy)
            #expect(try home.store.dunning(policy, in: .everybody) == all)
            #expect(try home.store.dunning(policy, in: .units(["U-1"])) == all)
            #expect(try home.store.dunning(policy, in: .units(["U-9"])) == [])
        }
    }

    /// Of one booklet each: never there, refused, there, there by an entry that is void, there only later.
    @Test func whoRefusedOrNeverHandedInIsReminded() throws {
        let home = try TestStore()
        try home.addUsers()
        for number in 1...5 {
            try home.load(.person(.sample(number)), .document(.sample("ordinaryPassport:E\(number)", "P-\(number)")))
        }
        let void = CustodyEvent.sample(.handedIn, "ordinaryPassport:E4", "2026-03-16T09:00")
        try home.load(
            .custody(.sample(.refused, "ordinaryPassport:E2", "2026-03-16T09:00")),
            .custody(.sample(.handedIn, "ordinaryPassport:E3", "2026-03-16T09:00")), .custody(void),
            .custody(.sample(.handedIn, "ordinaryPassport:E5", "2026-03-21T00:00")))
        try home.correct(.custody(void.document, at: void.at, .handedIn), .void)
        let policy = try tens(on: "2026-03-20")
        let found = try home.store.dunning(policy, in: .units(["U-1"]))
        #expect(found == (try home.store.dunning(policy)))
        #expect(
            found.map { "\($0.person.ref) \($0.ground.rawValue)" }.sorted() == [
                "P-1 document.not-handed-in", "P-2 custody.refused", "P-4 document.not-handed-in",
                "P-5 document.not-handed-in",
            ])
    }

    /// A query names at most a thousand people, and everybody is in one of them.
    @Test(arguments: [(0, []), (1, [1]), (1000, [1000]), (1001, [1000, 1]), (2000, [1000, 1000])])
    func manyPeopleAreReadInLots(count: Int, sizes: [Int]) {
        let people = (0..<Int64(count)).map { $0 * 3 }
        let lots = Scope.lots(people).map { lot -> [Int64] in
            guard case .these(let ids) = lot else { return [] }
            return ids
        }
        #expect(lots.map(\.count) == sizes)
        #expect(lots.flatMap { $0 } == people)
    }
}
