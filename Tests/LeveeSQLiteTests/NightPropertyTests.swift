import Foundation
import LeveeCore
import Testing

@testable import LeveeSQLite

/// Whatever is written marks whom it touches: after every few steps of a random history a night that examines only these says of
/// everybody what the full pass says.
///
/// A seed that fails is printed; `LEVEE_SEED=n` runs it alone, `LEVEE_SOAK_MINUTES=60` goes on with fresh ones for so long.
@Suite struct NightPropertyTests {
    private static let count = 200
    private static let box: TimeInterval = 60
    private static let environment = ProcessInfo.processInfo.environment

    @Test func everyWriteMarksWhomItTouches() throws {
        if let seed = Self.environment["LEVEE_SEED"].flatMap(Int.init) {
            _ = try Self.run(seed)
            return
        }
        let minutes = Self.environment["LEVEE_SOAK_MINUTES"].flatMap(Double.init)
        let end = Date().addingTimeInterval(minutes.map { $0 * 60 } ?? Self.box)
        var seed = minutes == nil ? 0 : Int(Date().timeIntervalSince1970)
        var passedOver = 0
        var run = 0
        while Date() < end, minutes != nil || run < Self.count {
            guard let count = try Self.run(seed) else { return }
            passedOver += count
            seed += 1
            run += 1
        }
        print("\(run) random histories: a night passed over somebody \(passedOver) times")
        #expect(passedOver > run)
    }

    /// - Returns: how often somebody was passed over; nil where a night was not the full pass.
    private static func run(_ seed: Int) throws -> Int? {
        let home = try TestStore()
        let history = RandomHistory(seed: seed)
        var passedOver = 0
        var day = LeveeSQLiteTests.day("2026-11-10")
        for (place, step) in history.steps.enumerated() {
            _ = try history.take(step, in: home)
            guard (place + seed) % 3 > 0 else { continue }
            // Nights that jump forward, stay, and once in a while go back.
            day = day + [0, 0, 1, 1, 2, 5, 11, -9][(place * 7 + seed) % 8]
            let policy = try PolicyOnDay(policy((place + seed) / 5), on: day)
            let statement = try home.store.night(asOf: day, actor: "u-1", at: home.now) { ledger in
                try Sweep(policy: policy).run(over: ledger, verifies: true)
            }
            passedOver += statement.persons - statement.examined
            let isSame = statement.differences.isEmpty
            #expect(isSame, "LEVEE_SEED=\(seed), step \(place), \(day): differs on \(statement.differences)")
            if !isSame { return nil }
        }
        return passedOver
    }

    private static func policy(_ number: Int) -> Policy {
        var policy = PolicyEdition.sample().policy
        let key = [PolicyKey.handInDays, .returnDaysPrivate, .filingDays, .lookbackDays][number % 4]
        let start = CalendarDay(number: -25_567)
        policy.values[key] = [
            DatedValue(from: start, value: .number(number % 3 * 20), reference: "test", confidence: .unverified)
        ]
        return policy
    }
}
