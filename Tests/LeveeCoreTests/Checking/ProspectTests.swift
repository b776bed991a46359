import Testing

@testable import LeveeCore

/// What is said of a quiet rule: what came closest to making it fire, and the day on which time alone will.
@Suite struct ProspectTests {
    /// The catalogue with deadlines that change on days that lie ahead of one.
    private static func changing(after day: CalendarDay) -> Policy {
        var policy = Policy.catalogue
        let later: [(PolicyKey, Int, PolicyValue)] = [
            (.handInDays, 25, .number(400)), (.returnDaysPrivate, 25, .number(3)), (.alarmDays, 60, .number(90)),
            (.voidDays, 200, .number(5)), (.filingDays, 60, .number(2)), (.frequencyLimit, 200, .number(0)),
            (.scopeActive, 90, .list([])), (.lostYears, 120, .number(10)), (.familyReportDays, 10, .number(60)),
        ]
        for (key, days, value) in later {
            policy.values[key]?.append(
                DatedValue(from: day + days, value: value, reference: "test", confidence: .unverified))
        }
        return policy
    }

    /// The first day on which a rule fires about something new, and what; by asking on every single day.
    private static func bruteForce(
        _ rules: [any Rule.Type], _ dossier: Dossier, from day: CalendarDay, _ policy: Policy, days: Int
    ) throws -> [String: (day: CalendarDay, subject: Subject)] {
        var found: [String: (day: CalendarDay, subject: Subject)] = [:]
        var known: [String: Set<Subject>] = [:]
        var inForce = try PolicyOnDay(policy, on: day)
        for offset in 0...days {
            let asked = day + offset
            if inForce.nextChange.map({ $0 <= asked }) ?? false { inForce = try PolicyOnDay(policy, on: asked) }
            let file = CaseFile(dossier, on: asked, policy: inForce)
            for rule in rules where found[rule.info.id] == nil {
                let subjects = rule.examine(file).drafts.map(\.subject)
                if let before = known[rule.info.id] {
                    if let new = subjects.first(where: { !before.contains($0) }) { found[rule.info.id] = (asked, new) }
                } else {
                    known[rule.info.id] = Set(subjects)
                }
            }
        }
        return found
    }

    private static func compare(
        _ rules: [any Rule.Type], _ dossier: Dossier, from day: CalendarDay, _ policy: Policy, days: Int
    ) throws -> Int {
        let expected = try bruteForce(rules, dossier, from: day, policy, days: days)
        for rule in rules {
            let first = try FirstFiring(of: rule, in: dossier, from: day, policy: policy)
            switch (first, expected[rule.info.id]) {
            case (.on(let on, let draft), let expected?):
                #expect(on == expected.day && draft.subject == expected.subject, "\(rule.info.id): \(on), \(expected)")
            case (.on(let on, _), nil): #expect(on > day + days, "\(rule.info.id): \(on)")
            case (.never, let expected), (.notBefore, let expected):
                #expect(expected == nil, "\(rule.info.id): \(String(describing: expected))")
            }
        }
        return expected.count
    }

    @Test(arguments: ExampleTests.cases) func theDayIsExact(_ test: ExampleTests.Case) throws {
        let rule = try #require(Rulebook.rule(test.id))
        let day = test.example.day
        for policy in [Policy.catalogue, Self.changing(after: day)] {
            _ = try Self.compare([rule], test.example.dossier, from: day, policy, days: 500)
        }
    }

    /// Every rule on dossiers dense in trouble; among them many that time makes fire.
    @Test func theDayIsExactForRandomDossiers() throws {
        var fired = 0
        for seed in 1...60 {
            var random = RandomDossier(seed: seed)
            let day = RandomDossier.asOf - 30
            fired += try Self.compare(
                Rulebook.holdings, random.make(), from: day, Self.changing(after: day), days: 300)
        }
        #expect(fired > 100, "\(fired)")
    }

    @Test func whatLiesBeyondTheHorizonIsNotDenied() throws {
        var dossier = Dossier.example
        dossier.declares("ordinaryPassport:E12345678", issued: "2026-03-01", expires: "2039-03-01")
        dossier.custody(.handedIn, "ordinaryPassport:E12345678", at: "2026-03-02")
        let day = CalendarDay.example("2026-03-10")
        let first = try FirstFiring(of: VoidKept.self, in: dossier, from: day, policy: .catalogue)
        guard case .notBefore(let end) = first else {
            Issue.record("\(first)")
            return
        }
        #expect(end == .example("2037-03-10"))
    }

    /// Every quiet rule says what it compared, in whole sentences, and rests on records of the dossier alone.
    @Test(arguments: ExampleTests.cases) func quietRulesSayWhatCameClosest(_ test: ExampleTests.Case) throws {
        let rule = try #require(Rulebook.rule(test.id))
        let (dossier, day) = (test.example.dossier, test.example.day)
        let prospect = try #require(
            try Prospect.all(of: dossier, on: day, policy: .catalogue, rules: [rule]).first)
        switch prospect.outcome.status {
        case .violated, .notApplicable: #expect(prospect.closest == nil)
        case .satisfied, .undecided:
            let closest = try #require(prospect.closest)
            #expect(!closest.text.zh.contains("{") && !closest.text.en.contains("{"), "\(closest.text)")
            #expect(!closest.evidence.isEmpty)
            let known = Self.records(of: dossier)
            #expect(closest.evidence.filter { !known.contains($0) } == [])
        }
    }

    /// A deadline that is still to come is told with the days that are left, and the rule fires the day after it.
    @Test(arguments: ["2026-03-11", "2026-03-19", "2026-03-20"]) func daysLeft(_ text: String) throws {
        let day = try CalendarDay(text)
        var dossier = Dossier.example
        dossier.declares("ordinaryPassport:E12345678", issued: "2025-01-01")
        dossier.mayTravel("A-1", "2026-03-01", "2026-03-10")
        dossier.custody(.handedOut, "ordinaryPassport:E12345678", at: "2026-02-27", approval: "A-1")
        let prospect = try #require(
            try Prospect.all(of: dossier, on: day, policy: .catalogue, rules: [ReturnOverdue.self]).first)
        let closest = try #require(prospect.closest)
        #expect(closest.text.en == "ordinary passport E12345678 due back 2026-03-20")
        #expect(closest.margin == .left(day.days(to: .example("2026-03-20"))))
        guard case .on(let first, _) = prospect.first else {
            Issue.record("\(prospect.first)")
            return
        }
        #expect(first == .example("2026-03-21"))
    }

    @Test func marginsInWords() {
        #expect(Closest.Margin.left(0).text?.en == "0 days left")
        #expect(Closest.Margin.left(1).text?.en == "1 day left")
        #expect(Closest.Margin.left(-1).text == nil)
        #expect(Closest.Margin.spare(2).text == Bilingual(zh: "相差 2 天", en: "2 days to spare"))
        #expect(Closest.Margin.fixed.text == nil)
    }

    /// Every id that a rule may name.
    private static func records(of dossier: Dossier) -> Set<String> {
        let documents = dossier.documents + dossier.identities.flatMap(\.documents)
        let all: [[String]] = [
            [dossier.person.evidence], dossier.filings.map(\.evidence), dossier.relatives.map(\.evidence),
            dossier.approvals.map(\.evidence), dossier.restrictions.map(\.evidence), dossier.crossings.map(\.evidence),
            dossier.holdings.map(\.evidence), dossier.identities.map(\.evidence), documents.flatMap(\.evidence),
            documents.flatMap(\.custody).map(\.evidence),
        ]
        return Set(all.joined())
    }
}
