import Foundation
import Testing

@testable import LeveeCore

/// A night that examines only the marked and the due is exactly the full pass: random people over random days, with facts
/// that come in between, changes of policy, and gaps in the feeds that open, fill and grow.
///
/// A seed that fails is printed; `LEVEE_SEED=n swift test --filter NightPropertyTests` runs it again.
/// `LEVEE_SOAK_MINUTES=60` goes on with fresh seeds for so long.
@Suite struct NightPropertyTests {
    /// Seeds of each half, and seconds after which it is enough.
    private static let count = 5000
    private static let box: TimeInterval = 120

    private static let environment = ProcessInfo.processInfo.environment

    @Test(arguments: [0, 1]) func isTheFullPass(_ half: Int) throws {
        if let seed = Self.environment["LEVEE_SEED"].flatMap(Int.init) {
            if half == 0 { try World(seed: seed).run() }
            return
        }
        let minutes = Self.environment["LEVEE_SOAK_MINUTES"].flatMap(Double.init)
        let end = Date().addingTimeInterval(minutes.map { $0 * 60 } ?? Self.box)
        let start = minutes == nil ? 0 : Int(Date().timeIntervalSince1970) % 1_000_000 * 1_000_000
        var run = 0
        var passed = 0
        while Date() < end, minutes != nil || run < Self.count {
            let seed = start + 2 * run + half
            let world = try World(seed: seed)
            let isSame = try world.run()
            passed += world.passedOver
            guard isSame else { return }
            run += 1
        }
        print("\(run) random worlds of half \(half): a night passed over somebody \(passed) times")
        #expect(passed > run, "nobody is ever passed over")
    }
}

/// Five people in two ledgers, one of which looks at everybody every night.
private final class World {
    private let seed: Int
    private var random: SeededGenerator
    private let people: [Dossier]
    private var known = [Int](repeating: 0, count: 5)
    private var policy = Policy.catalogue
    private var day = RandomDossier.asOf - 20
    private var coverage = Coverage()
    private let ledger = MemoryLedger([], asOf: RandomDossier.asOf)
    private let full = MemoryLedger([], asOf: RandomDossier.asOf)
    /// How often somebody was not examined.
    private(set) var passedOver = 0

    init(seed: Int) throws {
        self.seed = seed
        random = SeededGenerator(seed: seed + 1)
        people = (1...5).map { person in
            var dossier = RandomDossier(seed: seed * 10 + person)
            return dossier.make()
        }
        coverage = people[0].coverage
    }

    /// - Returns: whether every night was the full pass.
    @discardableResult
    func run() throws -> Bool {
        for night in 0..<6 {
            change()
            let dossiers = zip(people, known).map { person, count in
                var dossier = person.beginning(count)
                dossier.coverage = coverage
                return dossier
            }
            (ledger.dossiers, full.dossiers) = (dossiers, dossiers)
            var quick = try ledger.night(day, under: policy, full: false)
            let whole = try full.night(day, under: policy)
            passedOver += whole.examined - quick.examined
            quick.examined = whole.examined
            let isSame =
                quick == whole && ledger.standing == full.standing
                && full.marks.allSatisfy { ledger.marks[$0.key]?.saysTheSame(as: $0.value) == true }
            #expect(isSame, "LEVEE_SEED=\(seed), night \(night), \(day): \(quick) is not \(whole)")
            if !isSame { return false }
        }
        return true
    }

    private func change() {
        day = chance(8) ? day - number(1...30) : day + number(0...12)
        for person in people.indices where chance(3) {
            known[person] += number(0...2)
            ledger.marked.insert(person)
        }
        if chance(3) {
            let keys: [PolicyKey] = [
                .filingDays, .handInDays, .returnDaysPrivate, .returnDaysOfficial, .earlyDays, .lateTolerance,
                .alarmDays,
                .lookbackDays, .frequencyLimit, .reportDays, .voidDays, .issueValidity, .familyReportDays,
            ]
            set(keys[number(0...(keys.count - 1))], .number(number(0...40)))
        }
        if chance(6) { set(.scopeActive, .list(["leader", "sensitive", "other"].filter { _ in chance(2) })) }
        switch number(1...6) {
        case 1: coverage = Coverage()
        case 2: coverage = people[number(0...4)].coverage
        case 3, 4:
            // Tonight's file.
            coverage = Coverage(
                runs: coverage.runs.map { .init(source: $0.source, from: $0.from, to: max($0.to, day - 1)) })
        default: break
        }
    }

    private func set(_ key: PolicyKey, _ value: PolicyValue) {
        let from = chance(2) ? CalendarDay(number: -25_567) : day + number(-5...15)
        let dated = DatedValue(from: from, value: value, reference: "test", confidence: .unverified)
        policy.values[key] = ((policy.values[key] ?? []).filter { $0.from != from } + [dated]).sorted {
            $0.from < $1.from
        }
    }

    private func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    private func chance(_ one: Int) -> Bool { number(1...one) == 1 }
}
