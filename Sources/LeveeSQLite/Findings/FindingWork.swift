import GRDB
import LeveeCore

/// One step on the findings of one person, inside its transaction.
struct FindingWork {
    let db: Database
    let receipt: Int64
    let actor: Actor
    let entry: Entry
    let policy: PolicyOnDay
    let person: Person
    private let found: FindingLives.Stored

    /// - Parameter authorise: whether he may, given whose finding it is.
    /// - Throws: ``StoreError`` `refused` where there is no such finding; ``AccessRefusal``.
    init(
        on id: String, _ db: Database, _ receipt: Int64, _ actor: Actor, _ entry: Entry,
        authorise: (Person) throws -> Void
    ) throws {
        self.db = db
        self.receipt = receipt
        self.actor = actor
        self.entry = entry
        policy = try PolicyOnDay(entry.edition.policy, on: entry.day)
        found = try FindingLives.one(id, in: db)
        guard let dossier = try DossierReader(db, .one(found.person), zone: policy.zone).next()?.dossier else {
            throw StoreError.corrupt("finding.person_id")
        }
        person = dossier.person
        try authorise(person)
    }

    /// Takes the step on the finding, and where it is meant for the case on every other of it for which it is the next one.
    /// - Throws: ``FindingRefusal``, ``AccessRefusal`` where the finding that was named does not allow it.
    func take(_ step: FindingStep, wholeCase: Bool, _ what: (FiledLife) throws -> FindingAct.What) throws
        -> (FindingsDone, detail: String)
    {
        try require(step, on: found.filed)
        var targets = [found]
        if wholeCase {
            targets += try FindingLives.together(with: found, in: db).filter { other in
                guard other.filed.filed.id != found.filed.filed.id else { return false }
                do { try require(step, on: other.filed) } catch is FindingRefusal {
                    return false
                } catch is AccessRefusal {
                    return false
                }
                return true
            }
        }
        var done: [FiledLife] = []
        var sums: [String] = []
        for target in targets {
            let (filed, sum) = try append(try what(target.filed), to: target.filed)
            done.append(filed)
            sums.append("\(filed.filed.id):\(filed.life.state.rawValue):\(sum)")
        }
        return (
            FindingsDone(person: person, done: done),
            "receipt=\(receipt) step=\(step.rawValue) " + sums.joined(separator: " ")
        )
    }

    private func require(_ step: FindingStep, on filed: FiledLife) throws {
        try filed.life.next(step, under: policy)
        try filed.life.require(actor, mayDo: step)
        if step == .notify, Rulebook.rule(filed.life.rule) == nil {
            throw filed.life.refusal(.ruleGone(filed.life.rule), step)
        }
    }

    /// Whether it counts tells whether the person is irregular: where that changes, the next night examines him.
    private func append(_ what: FindingAct.What, to before: FiledLife) throws -> (FiledLife, sum: String) {
        let act = FindingAct(
            day: entry.day, at: entry.at, by: .init(user: actor.user, ref: actor.account?.ref), what)
        var filed = before
        filed.life = try FindingLives.life(of: before.filed, before.life.acts + [act])
        let state = filed.life.state
        filed.filed.standing.state = state
        filed.filed.closedOn = state == .closed ? entry.day : nil
        let payload = try FindingStepRows.insert(
            act, on: filed.filed.id, state: state, receipt: receipt, in: db)
        try db.execute(
            sql: "UPDATE finding SET state = ?, closed_on = ? WHERE id = ?",
            arguments: [state.rawValue, cell(filed.filed.closedOn), filed.filed.id])
        if state.counts != before.life.state.counts { try Marks.mark(found.person, in: db) }
        // Binds what was written, reasons and all, into the chain without the audit quoting it.
        return (filed, Digest.hex(Digest.sha256(Array(payload.utf8))))
    }
}
