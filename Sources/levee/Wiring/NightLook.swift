import LeveeCore
import LeveeSQLite

/// A night that only looks: what stands on a day by what was known at an instant. Nothing is stored, opened or closed.
struct NightLook {
    let store: Store
    let rules: PolicyOnDay

    struct Found {
        var person: Person
        var finding: Finding
        /// Where a night of then had opened it.
        var id: String?
    }

    /// - Returns: the statement, and every finding by ref, rule and subject.
    func run(progress: (Int) -> Void) throws -> (NightStatement, [Found]) {
        var found: [Found] = []
        let sweep = Sweep(policy: rules)
        var statement = sweep.statement
        // What a reviewer had dismissed or closed by then does not count.
        var standing: [String: [StandingFinding]] = [:]
        var ids: [Key: String] = [:]
        try store.eachFinding(all: true) { filed in
            standing[filed.ref, default: []].append(filed.standing)
            if filed.standing.state.counts { ids[Key(filed.ref, filed.standing.finding)] = filed.id }
        }
        try store.eachDossier(zone: rules.zone) { dossier in
            let known = standing[dossier.person.ref] ?? []
            for finding in sweep.look(at: dossier, against: known, counting: &statement) {
                found.append(Found(person: dossier.person, finding: finding))
            }
            progress(statement.examined)
        }
        for place in found.indices { found[place].id = ids[Key(found[place].person.ref, found[place].finding)] }
        let inOrder = found.enumerated().sorted { left, right in
            let (one, two) = (left.element.person.ref, right.element.person.ref)
            return one == two ? left.offset < right.offset : one.precedes(two)
        }
        return (statement, inOrder.map(\.element))
    }

    private struct Key: Hashable {
        var ref: String
        var rule: String
        var subject: String

        init(_ ref: String, _ finding: Finding) {
            self.ref = ref
            rule = finding.rule
            subject = finding.subject
        }
    }
}
