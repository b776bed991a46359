import LeveeCore
import Synchronization
import Testing

@testable import LeveeSQLite

@Suite struct NightTests {
    private let home: TestStore
    private let subject = "ordinaryPassport:E1"

    init() throws {
        home = try TestStore()
        try home.load(.person(.sample(2)), .person(.sample(10)), .person(.sample(1)))
    }

    /// A night on which these findings stand against each person; gives what stood before.
    @discardableResult
    private func night(_ asOf: String, _ tonight: [String: [Finding]]) throws -> [String: [StandingFinding]] {
        let before = Mutex<[String: [StandingFinding]]>([:])
        _ = try home.store.night(asOf: day(asOf), actor: "u-1", at: received) { ledger in
            var night = NightStatement(asOf: day(asOf), policy: "2026.1")
            night.persons = try ledger.examineEach { dossier, standing in
                if !standing.isEmpty { before.withLock { $0[dossier.person.ref] = standing } }
                return Sweep.changes(from: standing, to: tonight[dossier.person.ref] ?? [], on: day(asOf))
            }
            night.regular = night.persons
            return night
        }
        return before.withLock { $0 }
    }

    @Test func findingsStandFromNightToNight() throws {
        let finding = Finding.sample(subject)
        #expect(try night("2026-11-20", ["P-1": [finding]]) == [:])
        let opened = StandingFinding(finding: finding, openedOn: day("2026-11-20"))
        #expect(try night("2026-11-21", ["P-1": [finding]]) == ["P-1": [opened]])
        let filed = try #require(try home.store.findings().first)
        #expect(
            filed == FiledFinding(id: filed.id, ref: "P-1", name: "张1", standing: opened, closedOn: nil, isGiven: true))

        let changed = Finding.sample(subject, since: "2026-11-15")
        try night("2026-11-22", ["P-1": [changed]])
        #expect(
            try home.store.findings(ref: "P-1").map(\.standing)
                == [StandingFinding(finding: changed, openedOn: day("2026-11-20"))])
        try night("2026-11-23", [:])
        #expect(try home.store.findings() == [])
        #expect(try home.store.finding(id: filed.id)?.closedOn == day("2026-11-23"))
        try night("2026-11-24", ["P-1": [finding]])
        let again = FiledFinding(
            id: filed.id, ref: "P-1", name: "张1",
            standing: StandingFinding(finding: finding, openedOn: day("2026-11-24")),
            closedOn: nil, isGiven: true)
        #expect(try home.store.finding(id: filed.id) == again)
        #expect(
            try home.store.history(ofFinding: filed.id).map { "\($0.kind) \($0.asOf)" } == [
                "opened 2026-11-20", "changed 2026-11-22", "closed 2026-11-23", "opened 2026-11-24",
            ])
        #expect(try home.store.lastNight()?.asOf == day("2026-11-24"))
        #expect(try Doctor(home: home.home).examine().filter { !$0.ok } == [])
    }

    @Test func findingsAreInOrderOfBytes() throws {
        let rules = ["a.b", "a-b", "a.b-c"]
        func findings(_ subjects: String...) -> [Finding] {
            rules.flatMap { rule in subjects.map { Finding.sample($0, rule: rule) } }
        }
        try night(
            "2026-11-20",
            ["P-2": findings("b", "a", "ä"), "P-10": findings("Z", "a"), "P-1": findings("\u{20000}", "\u{FF5E}")])
        let found = try home.store.findings().map { [$0.ref, $0.standing.finding.rule, $0.standing.finding.subject] }
        #expect(found.count == 21)
        #expect(
            found
                == found.sorted { left, right in
                    left.map { Array($0.utf8) }.lexicographicallyPrecedes(right.map { Array($0.utf8) }) {
                        $0.lexicographicallyPrecedes($1)
                    }
                })
        #expect(try home.store.findings(ref: "P-10").count == 6)
        let standing = try night("2026-11-21", ["P-2": findings("b", "a", "ä")])
        #expect(standing["P-2"]?.count == 9)
        #expect(try home.store.findings().map(\.ref) == Array(repeating: "P-2", count: 9))
    }

    @Test func anIDThatIsTakenGrowsLonger() throws {
        let ids = FindingID.candidates(ref: "P-1", rule: "custody.return-overdue", subject: subject)
        #expect(ids[0].utf8.count == 10 && ids[0].hasPrefix("F-") && ids[1].hasPrefix(ids[0]))
        #expect(ids[0].dropFirst(2).allSatisfy { "0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains($0) })
        try night("2026-11-19", ["P-2": [.sample("x")]])
        try home.execute(
            """
            INSERT INTO finding SELECT '\(ids[0])', person_id, 'another', 'y', 'closed', 0, severity, since, facts, evidence,
            opened_on, opened_on FROM finding
            """)
        try night("2026-11-20", ["P-1": [.sample(subject)], "P-2": [.sample("x")]])
        #expect(try home.store.findings(ref: "P-1").map(\.id) == [ids[1]])
    }

    @Test func aNightThatFailsChangesNothing() throws {
        try night("2026-11-20", ["P-1": [.sample(subject)]])
        let before = try home.dump()
        struct Cut: Error {}
        #expect(throws: Cut.self) {
            try home.store.night(asOf: day("2026-11-21"), actor: "u", at: received) { ledger in
                let seen = Mutex(0)
                _ = try ledger.examineEach { dossier, standing in
                    let count = seen.withLock { count in
                        count += 1
                        return count
                    }
                    if count == 3 { throw Cut() }
                    return Sweep.changes(
                        from: standing, to: [.sample(dossier.person.ref)], on: day("2026-11-21"))
                }
                return NightStatement(asOf: day("2026-11-21"), policy: "x")
            }
        }
        #expect(try home.dump() == before)
    }

    @Test func aStatementThatDoesNotAddUpIsRefused() throws {
        let before = try home.dump()
        #expect(
            code {
                _ = try home.store.night(asOf: day("2026-11-21"), actor: "u", at: received) { _ in
                    var night = NightStatement(asOf: day("2026-11-21"), policy: "x")
                    night.persons = 1
                    return night
                }
            } == .failed)
        #expect(try home.dump() == before)
    }
}
