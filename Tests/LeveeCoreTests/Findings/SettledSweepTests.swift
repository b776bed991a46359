import Testing

@testable import LeveeCore

/// What was dismissed or closed stays so from night to night, until a fact under it changes.
@Suite struct SettledSweepTests {
    private func finding(_ count: Int = 1, _ evidence: [String] = ["a", "b"], since: StaticString = "2026-03-01")
        -> Finding
    {
        Finding(
            rule: "r", subject: "s", severity: .serious, since: .example(since), facts: ["count": .number(count)],
            evidence: evidence)
    }

    private func changes(_ state: FindingState, to tonight: [Finding]) -> [FindingChange] {
        Sweep.changes(
            from: [StandingFinding(finding: finding(), state: state, openedOn: .example("2026-03-02"))], to: tonight,
            on: .example("2026-03-05"))
    }

    @Test(arguments: FindingState.allCases) func whatRestsGoesOnOrEnds(_ state: FindingState) {
        let resting = StandingFinding(
            finding: finding(), state: state, openedOn: .example("2026-03-02"), rests: true)
        func changes(_ tonight: [Finding], on day: StaticString) -> [FindingChange] {
            Sweep.changes(from: [resting], to: tonight, on: .example(day))
        }
        #expect(changes([finding()], on: "2026-03-03") == [.resumed(finding())])
        let other = finding(2)
        #expect(changes([other], on: "2026-03-03") == [state.counts ? .resumed(other) : .reopened(other)])
        #expect(changes([], on: "2026-03-01") == [])
        #expect(changes([], on: "2026-03-02") == [.ended(rule: "r", subject: "s")])
    }

    @Test(arguments: FindingState.allCases) func oneNightForEveryState(_ state: FindingState) {
        #expect(changes(state, to: [finding()]) == [])
        let moved = finding(since: "2026-02-01")
        #expect(changes(state, to: [moved]) == [.changed(moved)], "since alone decides nothing")
        let turned = finding(1, ["b", "a"])
        #expect(changes(state, to: [turned]) == [.changed(turned)], "nor does the order of the records")
        for other in [finding(2), finding(1, ["a"]), finding(1, ["a", "b", "c"])] {
            #expect(changes(state, to: [other]) == [state.counts ? .changed(other) : .reopened(other)])
        }
        var graver = finding()
        graver.severity = .critical
        #expect(changes(state, to: [graver]) == [state.counts ? .changed(graver) : .reopened(graver)])
        #expect(
            changes(state, to: [])
                == [state.counts ? .closed(rule: "r", subject: "s") : .ended(rule: "r", subject: "s")])
    }

    @Test func theDifferenceSaysWhichFact() {
        var other = finding(2, ["b", "c"])
        other.severity = .critical
        other.facts["to"] = .country(.hongKong)
        #expect(
            other.differences(from: finding()) == [
                .severity(from: .serious, to: .critical), .fact("count", from: .number(1), to: .number(2)),
                .fact("to", from: nil, to: .country(.hongKong)), .evidence(added: ["c"], removed: ["a"]),
            ])
        #expect(
            other.differences(from: finding()).map(\.title.en) == [
                "severity: serious → critical", "count: 1 → 2", "destination: none → Hong Kong", "records: +c, −a",
            ])
        #expect(finding(since: "2026-02-01").differences(from: finding()) == [])
        #expect(finding(1, ["b", "a"]).differences(from: finding()) == [.order])
    }

    /// Over random people, nights and decisions: who has only settled findings is not irregular, what is settled comes back
    /// exactly where it rests on something else, and the next night sees the decision without a pass over everybody.
    @Test(arguments: 1...40) func nightsAndDecisions(_ seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        let people = (1...5).map { person in
            var dossier = RandomDossier(seed: seed * 1000 + person)
            return dossier.make()
        }
        let (ledger, whole) = (MemoryLedger([], asOf: RandomDossier.asOf), MemoryLedger([], asOf: RandomDossier.asOf))
        for night in 0..<8 {
            for each in [ledger, whole] { each.dossiers = people.map { $0.beginning(night) } }
            ledger.marked.formUnion(people.indices)
            let day = RandomDossier.asOf + Int.random(in: 0...40, using: &random)
            let before = ledger.standing
            let statement = try ledger.night(day, full: false)
            var full = try whole.night(day)
            full.examined = statement.examined
            #expect(statement == full && ledger.standing == whole.standing, "seed \(seed), night \(night)")
            for (key, settled) in before where !settled.state.counts {
                guard let now = ledger.standing[key] else { continue }
                let isOther = now.finding.restsOnOther(than: settled.finding)
                #expect(now.state == (isOther ? .open : settled.state), "seed \(seed), night \(night)")
                if isOther { #expect(now.openedOn == day) }
            }
            let counting = ledger.standing.filter { $0.value.state.counts }
            #expect(
                statement.findings == counting.count && statement.irregular == Set(counting.keys.map(\.person)).count)
            for key in ledger.standing.keys.sorted(by: { "\($0)" < "\($1)" }) where Bool.random(using: &random) {
                let word = FindingState.allCases.randomElement(using: &random) ?? .open
                for each in [ledger, whole] { each.decide(word, on: key) }
            }
            // A decision alone, with no new fact, is seen by the night that examines the marked.
            let second = try ledger.night(day, full: false)
            var again = try whole.night(day)
            again.examined = second.examined
            #expect(second == again && second.opened == 0 && second.closed == 0, "seed \(seed), night \(night)")
        }
    }
}
