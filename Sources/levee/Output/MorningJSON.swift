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
        var standing: [String: Int]
        var new: [Entry]
        var closed: [Entry]
        var overdue: [Entry]
        var unclear: [Unclear]
    }

    struct Entry: Encodable {
        var id: String
        var person: String
        var rule: String
        var subject: String
        var severity: String
        var since: String
        /// Of one that is overdue: what was due, and by when.
        var due: Due?
    }

    struct Due: Encodable {
        var what: String
        var on: String
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
                new: unit.new.map { Entry($0) }, closed: unit.closed.map { Entry($0) },
                overdue: unit.overdue.map { Entry($0.entry, $0.due) },
                unclear: unit.unclear.flatMap { person in
                    person.undecided.map {
                        Unclear(person: person.ref, rule: $0.rule, missing: $0.missing.kind.rawValue, of: $0.missing.of)
                    }
                })
        }
    }
}

extension MorningJSON.Entry {
    fileprivate init(_ entry: MorningReport.Entry, _ due: FindingDue? = nil) {
        self.init(
            id: entry.id, person: entry.ref, rule: entry.finding.rule, subject: entry.finding.subject,
            severity: entry.finding.severity.rawValue, since: entry.finding.since.description,
            due: due.map { .init(what: $0.what.rawValue, on: $0.on.description) })
    }
}
