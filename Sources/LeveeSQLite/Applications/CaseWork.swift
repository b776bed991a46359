import GRDB
import LeveeCore

extension Entry {
    /// - Parameter area: of the commands, such as `application`.
    func act(_ action: String, _ name: String, area: String = "application") -> Act {
        Act(kind: .command, action: "\(area) \(action)", name: name, actor: actor, at: at)
    }
}

/// One act on one application, inside its transaction: the application with the applicant's records as they are now.
struct CaseWork {
    let db: Database
    let receipt: Int64
    let actor: Actor
    let entry: Entry
    let policy: PolicyOnDay
    let person: Int64
    let dossier: Dossier
    private(set) var file: ApplicationCase

    /// - Throws: ``StoreError`` `refused` where there is no such application; ``AccessRefusal`` where the applicant is out of
    ///   the actor's reach or is himself.
    init(on number: String, _ db: Database, _ receipt: Int64, _ actor: Actor, _ entry: Entry) throws {
        guard let found = try ApplicationRows.find(number, in: db) else { throw Self.noApplication(number) }
        try self.init(found, db, receipt, actor, entry)
    }

    init(_ found: ApplicationRows.Found, _ db: Database, _ receipt: Int64, _ actor: Actor, _ entry: Entry) throws {
        self.db = db
        self.receipt = receipt
        self.actor = actor
        self.entry = entry
        policy = try PolicyOnDay(entry.edition.policy, on: entry.day)
        person = found.person
        file = found.file
        guard let dossier = try DossierReader(db, .one(person), zone: policy.zone).next()?.dossier else {
            throw StoreError.corrupt("application.person_id")
        }
        self.dossier = dossier
        try actor.require(over: dossier.person)
    }

    /// The applicant's records as they are on the day; what was done is done, also for an earlier one.
    var records: CaseFile { CaseFile(dossier, on: max(entry.day, file.lastDay ?? entry.day), policy: policy) }

    var stage: ApplicationStage { file.stage(in: records) }

    /// - Throws: ``LifecycleRefusal`` where the step cannot follow here, or the day is before what was done last;
    ///   ``AccessRefusal`` where somebody else has to do it.
    func require(_ step: ApplicationStep) throws {
        let stage = stage
        _ = try file.next(step, from: stage)
        try file.require(actor, mayDo: step)
        if let last = file.lastDay, entry.day < last { throw file.refusal(.beforeLastAct(last), stage, step) }
    }

    /// Adds an act, after which the application stands where the table says.
    mutating func append(_ what: ApplicationAct.What) throws {
        let act = ApplicationAct(
            number: file.acts.count + 1, day: entry.day, at: entry.at,
            by: .init(user: actor.user, ref: actor.account?.ref), what)
        file = try ApplicationCase(number: file.number, kind: file.kind, person: file.person, acts: file.acts + [act])
        try ApplicationRows.insert(act, of: file.number, person, receipt: receipt, in: db)
    }

    /// Holds the application against the records, and keeps the verdict with all that it was given from.
    mutating func check() throws {
        guard let snapshot = try snapshot(on: entry.day) else { throw StoreError.corrupt("application_act") }
        try append(.checked(snapshot.verdict(under: policy)))
        try ApplicationChecks.insert(
            snapshot, act: file.acts.count, under: entry.edition.files, of: file.number, person, receipt: receipt,
            in: db)
    }

    /// What a check on a day would be given now.
    func snapshot(on day: CalendarDay) throws -> CheckSnapshot? {
        try file.application.flatMap {
            try SurroundingsReader.snapshot(of: $0, on: day, zone: policy.zone, in: db)
        }
    }

    /// Writes an approval as a fact, as if it were loaded.
    func put(_ approval: Approval) throws {
        if case .rejected(let refusal) = try RowSink(db, receipt: receipt).put(.approval(approval)) {
            throw StoreError(.refused, refusal.explanation)
        }
    }

    var result: FiledApplication {
        get throws { try FiledApplication(file, person: person, policy: policy, in: db) }
    }

    static func noApplication(_ number: String) -> StoreError {
        .refused(
            zh: "没有编号为 `\(Text.visible(number))` 的申请，请用 `levee application list` 查看",
            en: "no application is numbered `\(Text.visible(number))`; see `levee application list`")
    }
}
