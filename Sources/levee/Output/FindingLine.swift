import LeveeCore
import LeveeSQLite

/// One line of `nightly --findings`: the finding as the contracts write it.
struct FindingLine: Encodable {
    var rule: String
    var person: String
    var subject: String
    var severity: String
    var since: String
    var state: String
    var message: Bilingual
    var basis: String
    var evidence: [String]
    var remedy: Bilingual

    init(_ standing: StandingFinding, of person: String, _ info: RuleInfo, _ basis: Basis?) {
        let finding = standing.finding
        rule = finding.rule
        self.person = person
        subject = finding.subject
        severity = finding.severity.rawValue
        since = finding.since.description
        state = standing.state.rawValue
        message = info.message(of: finding)
        self.basis = basis?.shown ?? ""
        evidence = finding.evidence
        remedy = info.remedy(of: finding)
    }
}

/// JSON as the contracts want it: sorted keys, the same bytes everywhere.
enum JSON {
    static func line(_ value: some Encodable) throws -> String { try CanonicalJSON.text(value) }
}

/// A span of time as a number of seconds with three decimals.
struct Stopwatch {
    private let start = ContinuousClock.now

    var seconds: Double {
        let passed = (ContinuousClock.now - start).components
        let milliseconds = passed.seconds * 1000 + passed.attoseconds / 1_000_000_000_000_000
        return Double(milliseconds) / 1000
    }
}
