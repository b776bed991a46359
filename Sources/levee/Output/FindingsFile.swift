import LeveeCore
import LeveeSQLite

/// Every standing finding as JSON Lines, sorted by person, rule and subject.
struct FindingsFile {
    private let file: PrivateFile

    init(path: String) throws { file = try PrivateFile(path: path) }

    func publish(_ store: Store, bases: [String: Basis]) throws {
        try store.eachFinding { found in
            guard let info = Rulebook.rule(found.standing.finding.rule)?.info else { return }
            let line = FindingLine(found.standing, of: found.ref, info, bases[found.standing.finding.rule])
            try file.write(try JSON.line(line) + "\n")
        }
        try file.publish()
    }
}
