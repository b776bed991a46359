import LeveeCore
import LeveeSQLite

/// Every standing finding as JSON Lines, sorted by person, rule and subject.
struct FindingsFile {
    private let file: PrivateFile

    init(path: String) throws { file = try PrivateFile(path: path) }

    func publish(_ store: Store, bases: [String: Basis]) throws {
        try store.eachFinding { try write($0.standing, of: $0.ref, bases) }
        try file.publish()
    }

    /// Writes what a night that only looks has found; each is opened by nobody and stands on the night's day.
    func publish(_ found: [NightLook.Found], on day: CalendarDay, bases: [String: Basis]) throws {
        for each in found {
            try write(StandingFinding(finding: each.finding, openedOn: day), of: each.person.ref, bases)
        }
        try file.publish()
    }

    private func write(_ standing: StandingFinding, of ref: String, _ bases: [String: Basis]) throws {
        guard let info = Rulebook.rule(standing.finding.rule)?.info else { return }
        try file.write(try JSON.line(FindingLine(standing, of: ref, info, bases[standing.finding.rule])) + "\n")
    }
}
