import Testing

@testable import LeveeCore

/// A draft beside the policy in force: what the trial counts is what asking both on every single night gives.
@Suite struct PolicyTrialTests {
    private static let first = CalendarDay.example("2026-05-20")
    private static let last = CalendarDay.example("2026-07-10")

    private static func policy(_ version: String, _ values: (PolicyKey, Int, CalendarDay?)...) -> Policy {
        var policy = Policy.catalogue
        policy.version = version
        for (key, number, from) in values {
            let value = DatedValue(
                from: from ?? CalendarDay(number: -25_567), value: .number(number), reference: "test",
                confidence: .unverified)
            policy.values[key] = (from == nil ? [] : policy.values[key] ?? []) + [value]
        }
        return policy
    }

    /// In force: the catalogue, another one from a day in the span on, whose values change once more.
    private static let inForce: [(from: CalendarDay, policy: Policy)] = [
        (CalendarDay(number: .min), policy("one")),
        (first + 20, policy("two", (.handInDays, 60, nil), (.returnDaysPrivate, 1, first + 30))),
    ]
    private static let draft = policy(
        "draft", (.handInDays, 30, nil), (.returnDaysPrivate, 5, nil), (.filingDays, 90, first + 10),
        (.frequencyLimit, 1, nil), (.alarmDays, 20, nil))

    /// What each of the two policies makes of a person on a night, asked afresh.
    private static func night(_ dossier: Dossier, on day: CalendarDay) throws -> (live: Verdict, tried: Verdict) {
        let policy = (inForce.last { $0.from <= day } ?? inForce[0]).policy
        return (
            Checker(policy: try PolicyOnDay(policy, on: day)).verdict(on: dossier),
            Checker(policy: try PolicyOnDay(draft, on: day)).verdict(on: dossier)
        )
    }

    private struct Key: Hashable {
        var finding: [String]
        var isFlagged: Bool
    }

    private static func trial(limit: Int = 3) throws -> PolicyTrial {
        try PolicyTrial(
            inForce: PolicyLine(inForce, from: first, through: last),
            draft: PolicyLine([(first, draft)], from: first, through: last), limit: limit)
    }

    private static func dossier(_ seed: Int) -> Dossier {
        var random = RandomDossier(seed: seed)
        var dossier = random.make()
        dossier.person.ref = "P-\(seed)"
        dossier.person.unit = "U-\(seed % 3)"
        return dossier
    }

    /// Nights that know different facts: asked in pieces, the same facts give what asking at once gives, in whatever pieces.
    @Test(arguments: [1, 7, 23, 52]) func inPiecesIsAtOnce(_ length: Int) throws {
        var atOnce = try Self.trial(limit: 1000)
        var inPieces = try Self.trial(limit: 1000)
        for seed in 1...40 { atOnce.examine(Self.dossier(seed)) }
        var day = Self.first
        while day <= Self.last {
            let end = min(day + (length - 1), Self.last)
            for seed in 1...40 { inPieces.examine(Self.dossier(seed), on: day...end) }
            day = end + 1
        }
        inPieces.finish()
        #expect(atOnce.report.changes.count > 3)
        #expect(inPieces.report == atOnce.report)
    }

    /// What came later is not seen by the nights before it, and what was taken back is seen by those that had it.
    @Test func everyNightByWhatItKnew() throws {
        let found = (1...90).map(Self.dossier).first { dossier in
            guard var trial = try? Self.trial() else { return false }
            trial.examine(dossier)
            return trial.report.examples.contains { $0.isFlagged && $0.nights > 10 && $0.last == Self.last }
        }
        let dossier = try #require(found)
        // Nobody knew anything of him for the first of the nights.
        var nothing = Dossier.example
        nothing.person = dossier.person
        nothing.coverage = dossier.coverage
        var trial = try Self.trial(limit: 1000)
        trial.examine(nothing, on: Self.first...(Self.last - 5))
        trial.examine(dossier, on: (Self.last - 4)...Self.last)
        trial.finish()
        var last = try Self.trial(limit: 1000)
        last.examine(dossier, on: (Self.last - 4)...Self.last)
        last.finish()
        var before = try Self.trial(limit: 1000)
        before.examine(nothing, on: Self.first...(Self.last - 5))
        before.finish()
        let nights = { (trial: PolicyTrial) in trial.report.examples.reduce(0) { $0 + $1.nights } }
        #expect(nights(last) > 0)
        #expect(nights(trial) == nights(last) + nights(before))
        #expect(trial.report.persons == 1)
    }

    @Test func countsWhatEveryNightGives() throws {
        var expected = TrialReport(first: Self.first, last: Self.last)
        var nights: [Key: [CalendarDay]] = [:]
        var trial = try Self.trial(limit: 1000)
        for seed in 1...90 {
            let dossier = Self.dossier(seed)
            trial.examine(dossier)
            expected.persons += 1
            var own: [Key: [CalendarDay]] = [:]
            var (flagged, cleared) = (false, false)
            for day in (0...Self.first.days(to: Self.last)).map({ Self.first + $0 }) {
                let (live, tried) = try Self.night(dossier, on: day)
                func keys(_ verdict: Verdict) -> Set<[String]> {
                    Set(verdict.findings.map { [dossier.person.ref, $0.rule, $0.subject] })
                }
                for key in keys(tried).subtracting(keys(live)) {
                    own[Key(finding: key, isFlagged: true), default: []].append(day)
                }
                for key in keys(live).subtracting(keys(tried)) {
                    own[Key(finding: key, isFlagged: false), default: []].append(day)
                }
                if live.findings.isEmpty && !tried.findings.isEmpty { flagged = true }
                if !live.findings.isEmpty && tried.findings.isEmpty { cleared = true }
                if day == Self.last {
                    expected.inForce[live.standing(), default: 0] += 1
                    expected.draft[tried.standing(), default: 0] += 1
                }
            }
            expected.peopleFlagged += flagged ? 1 : 0
            expected.peopleCleared += cleared ? 1 : 0
            for (rule, keys) in Dictionary(grouping: own.keys, by: { $0.finding[1] }) {
                let (more, fewer) = (keys.count { $0.isFlagged }, keys.count { !$0.isFlagged })
                let place = TrialReport.Place(rule: rule, unit: dossier.person.unit)
                let change = expected.changes[place, default: .init()]
                expected.changes[place] = .init(
                    flagged: change.flagged + .init(findings: more, people: min(more, 1)),
                    cleared: change.cleared + .init(findings: fewer, people: min(fewer, 1)))
            }
            nights.merge(own) { $1 }
        }
        var report = trial.report
        let told = report.examples.map { example in
            (Key(finding: [example.ref, example.rule, example.subject], isFlagged: example.isFlagged), example)
        }
        #expect(Dictionary(uniqueKeysWithValues: told.map { ($0, $1.nights) }) == nights.mapValues(\.count))
        for (key, example) in told {
            #expect(example.first == nights[key]?.first && example.last == nights[key]?.last)
        }
        report.examples = []
        #expect(report == expected)
        #expect(nights.count > 40 && Set(nights.keys.map(\.isFlagged)).count == 2, "\(nights.count)")
    }

    /// The order in which people come makes no difference, and few examples stay of many.
    @Test func keepsTheFirstExamplesInWhateverOrder() throws {
        let people = (1...40).map(Self.dossier)
        var forth = try Self.trial(limit: 2)
        var back = try Self.trial(limit: 2)
        var whole = try Self.trial(limit: 1000)
        people.forEach { forth.examine($0) }
        people.reversed().forEach { back.examine($0) }
        people.forEach { whole.examine($0) }
        #expect(forth.report == back.report)
        let groups = Dictionary(grouping: whole.report.examples) { "\($0.rule) \($0.isFlagged)" }
        let few = Dictionary(grouping: forth.report.examples) { "\($0.rule) \($0.isFlagged)" }
        #expect(few == groups.mapValues { Array($0.prefix(2)) })
        #expect(groups.values.contains { $0.count > 2 })
    }

    @Test func aPolicyBesideItselfChangesNothing() throws {
        let line = try PolicyLine(Self.inForce, from: Self.first, through: Self.last)
        #expect(line.versions == ["one", "two"])
        var trial = try PolicyTrial(inForce: line, draft: line)
        for seed in 1...40 { trial.examine(Self.dossier(seed)) }
        #expect(trial.report.changes == [:] && trial.report.examples == [])
        #expect(trial.report.peopleFlagged == 0 && trial.report.peopleCleared == 0)
        #expect(trial.report.inForce == trial.report.draft)
    }

    @Test func zonesMustAgree() throws {
        var other = Policy.catalogue
        other.values[.timeZone] = [
            DatedValue(
                from: CalendarDay(number: -25_567), value: .text("+00:00"), reference: "", confidence: .unverified)
        ]
        let day = Self.first
        let line = try PolicyLine([(day, .catalogue)], from: day, through: day)
        #expect(throws: PolicyTrial.Obstacle.otherZone) {
            try PolicyTrial(inForce: line, draft: PolicyLine([(day, other)], from: day, through: day))
        }
        #expect(throws: PolicyTrial.Obstacle.noNights) {
            try PolicyTrial(inForce: PolicyLine([(day, .catalogue)], from: day + 1, through: day), draft: line)
        }
    }

    @Test func differencesOfADay() throws {
        let before = try PolicyDifference.all(from: .catalogue, to: Self.draft, on: Self.first + 9)
        #expect(
            before.map { "\($0.key.rawValue) \($0.before) \($0.after)" } == [
                "alarm.days 2 20", "frequency.limit 4 1", "handIn.days 10 30", "return.days.private 10 5",
            ])
        let after = try PolicyDifference.all(from: .catalogue, to: Self.draft, on: Self.first + 10)
        #expect(Set(after.map(\.key)).subtracting(before.map(\.key)) == [.filingDays])
    }
}
