import LeveeCore

/// The morning report as one JSON object.
struct MorningJSON: Encodable {
    var asOf: String
    var policy: String
    var persons: Int
    var regular: Int
    var irregular: Int
    var undecided: Int
    var findings: Int
    var nights: [Night]
    var units: [Unit]

    struct Night: Encodable {
        var asOf: String
        var findings: Int
        var opened: Int
        var closed: Int
    }

    struct Unit: Encodable {
        var code: String
        var name: String
        /// Findings that stand, by severity.
        var standing: [String: Int]
        /// Cases and findings that stand: those of `new`, `overdue` and `waiting` together.
        var open: Count
        var new: List
        var overdue: List
        var waiting: List
        var closed: List
        var unclear: UnclearList
    }

    struct Count: Encodable {
        var cases: Int
        var findings: Int
    }

    /// How many there are, and the first ones in the order of the queue.
    struct List: Encodable {
        var cases: Int
        var findings: Int
        var first: [FindingLines.Case]
    }

    /// How many people there are, and the first ones by ref.
    struct UnclearList: Encodable {
        var people: Int
        var first: [Unclear]
    }

    struct Unclear: Encodable {
        var person: String
        var rule: String
        var missing: String
        var of: String
    }

    init(_ report: MorningReport) {
        asOf = report.night.asOf.description
        policy = report.night.policy
        persons = report.night.persons
        regular = report.night.regular
        irregular = report.night.irregular
        undecided = report.night.undecided
        findings = report.night.findings
        nights = report.nights.map {
            Night(asOf: $0.day.description, findings: $0.findings, opened: $0.opened, closed: $0.closed)
        }
        units = report.units.map { unit in
            Unit(
                code: unit.code, name: unit.name,
                standing: Dictionary(uniqueKeysWithValues: unit.standing.map { ($0.key.rawValue, $0.value) }),
                open: Count(cases: unit.open.count, findings: unit.open.findings),
                new: List(unit.new), overdue: List(unit.overdue), waiting: List(unit.waiting),
                closed: List(unit.closed),
                unclear: UnclearList(
                    people: unit.unclear.count,
                    first: unit.listedUnclear.flatMap { person in
                        person.undecided.map {
                            Unclear(
                                person: person.ref, rule: $0.rule, missing: $0.missing.kind.rawValue, of: $0.missing.of)
                        }
                    }))
        }
    }
}

extension MorningJSON.List {
    fileprivate init(_ cases: MorningPart.Cases) {
        self.init(
            cases: cases.count, findings: cases.findings,
            first: cases.listed.map { FindingLines($0).cases } ?? [])
    }
}
