import Testing

@testable import LeveeCore

/// The queue as it is cut: by unit, to some of its findings, to its first cases; and the parts of the morning report made of it.
@Suite struct FindingQueueTests {
    private static let day = CalendarDay.example("2026-03-10")

    private func life(
        _ number: Int, unit: String = "U-1", severity: Severity = .serious, opened: CalendarDay = day,
        ref: String? = nil, subject: String? = nil
    ) throws -> FiledLife {
        let finding = Finding(
            rule: "custody.return-overdue", subject: subject ?? "ordinaryPassport:E\(number)", severity: severity,
            since: .example("2026-01-01") + number, facts: [:], evidence: [])
        let filed = FiledFinding(
            id: "F-\(number)", ref: ref ?? "P-\(number)", name: "张\(number)",
            standing: StandingFinding(finding: finding, openedOn: opened), isGiven: true)
        return FiledLife(
            filed: filed, life: try FindingLife(id: filed.id, rule: finding.rule, openedOn: opened, acts: []),
            unit: unit)
    }

    private func queue(_ lives: [FiledLife]) throws -> FindingQueue {
        FindingQueue(lives, coverage: Coverage(runs: []), policy: try PolicyOnDay(.catalogue, on: Self.day)) { _ in true
        }
    }

    private func report(_ lives: [FiledLife], unclear: [MorningReport.Unclear] = []) throws -> MorningReport {
        MorningReport(
            night: NightStatement(asOf: Self.day, policy: "test"), nights: [], names: ["U-1": "某局"],
            open: try queue(lives), closed: try queue([]), unclear: unclear)
    }

    /// Cut to some findings, what is left of a case stays together and stands where its first one does.
    @Test func whatIsLeftStandsWhereItsFirstDoes() throws {
        let lives = [
            try life(1, severity: .critical, ref: "P-1", subject: "ordinaryPassport:E1"),
            try life(5, severity: .notice, ref: "P-1", subject: "ordinaryPassport:E1"), try life(2), try life(3),
        ]
        let all = try queue(lives)
        #expect(all.items.map { $0.lives.map(\.filed.id) } == [["F-1", "F-5"], ["F-2"], ["F-3"]])
        let left = all.only { $0.filed.id != "F-1" }
        #expect(left.items.map { $0.lives.map(\.filed.id) } == [["F-2"], ["F-3"], ["F-5"]])
        #expect(all.first(2).items.map(\.unit) == ["U-1", "U-1"] && all.findings == 4)
    }

    /// A unit with many lines reads the first ones of the queue, and how many more there are.
    @Test(arguments: [(9, 0), (10, 0), (11, 1), (400, 390)]) func theListIsBounded(_ count: Int, _ more: Int) throws {
        let lives = try (1...count).map { try life($0, severity: $0 == count ? .critical : .serious) }
        let report = try report(lives.reversed() + [life(1000, unit: "U-2")])
        #expect(report.units.map(\.code) == ["U-1", "U-2"] && report.units.map(\.name) == ["某局", ""])
        let new = report.units[0].new
        #expect(new.count == count && new.findings == count && new.more == more)
        let first = try queue(lives).items.prefix(10).map(\.itself.first.id)
        #expect(new.listed?.items.map(\.itself.first.id) == first && first[0] == "F-\(count)")
        #expect(report.units[1].new.listed?.items.map(\.itself.first.id) == ["F-1000"])
    }

    /// Every finding that stands is in one part: opened today, with a deadline that has passed, or neither. Both days of the limit.
    @Test func everyFindingIsInOnePart() throws {
        let limit = try PolicyOnDay(.catalogue, on: Self.day).number(.findingNoticeDays)
        let lives = [
            try life(1), try life(2, opened: Self.day - 1), try life(3, opened: Self.day - limit),
            try life(4, opened: Self.day - limit - 1),
        ]
        let unit = try report(lives).units[0]
        func ids(_ cases: MorningPart.Cases) -> [String] { (cases.listed?.items ?? []).map(\.itself.first.id) }
        #expect(ids(unit.open) == ["F-1", "F-2", "F-3", "F-4"])
        #expect(ids(unit.new) == ["F-1"] && ids(unit.waiting) == ["F-2", "F-3"] && ids(unit.overdue) == ["F-4"])
        #expect(unit.standing == [.serious: 4] && unit.closed.count == 0)
    }

    @Test func theUnclearAreBounded() throws {
        let unclear = (1...12).map { number in
            MorningReport.Unclear(
                ref: number < 10 ? "P-0\(number)" : "P-\(number)", name: "张", unit: "U-3",
                undecided: [.init(rule: "filing.missing", missing: Missing(.rank))])
        }
        let report = try report([], unclear: unclear.reversed())
        #expect(report.units.map(\.code) == ["U-3"])
        #expect(report.units[0].listedUnclear.map(\.ref) == unclear.prefix(10).map(\.ref))
        #expect(report.units[0].moreUnclear == 2)
        #expect(report.reasons.map(\.people) == [12])
    }
}
