import GRDB
public import LeveeCore

extension Store {
    /// Files applications, all of them or none.
    /// - Throws: ``StoreError`` `refused` where a number is taken, the applicant is not in the registry, or somebody else is
    ///   named as the one who files; ``AccessRefusal``.
    public func fileApplications(_ applications: [Application], _ entry: Entry) throws -> [FiledApplication] {
        let numbers = applications.map(\.number).joined(separator: " ")
        return try write(entry.act("file", numbers), as: .fileApplication) { db, receipt, actor in
            let filed = try applications.map { try Filing(db, receipt, actor, entry).file($0) }
            return (filed, "receipt=\(receipt) applications=\(numbers)")
        }
    }

    /// Hands in another version of an application; the ones before it stay.
    /// - Throws: ``LifecycleRefusal``, ``AccessRefusal``, ``StoreError``.
    public func amendApplication(_ number: String, to application: Application, _ entry: Entry) throws
        -> FiledApplication
    {
        try write(entry.act("amend", number), as: .amendApplication) { db, receipt, actor in
            var work = try CaseWork(on: number, db, receipt, actor, entry)
            try work.require(.amend)
            let kept: [(field: String, isSame: Bool)] = [
                ("applicationNo", application.number == number), ("person", application.person == work.file.person),
                ("kind", application.kind == work.file.kind),
            ]
            if let changed = kept.first(where: { !$0.isSame }) {
                throw work.file.refusal(.otherApplication(changed.field), work.stage, .amend)
            }
            try work.append(.amended(try Filing(db, receipt, actor, entry).signed(application)))
            return (try work.result, "receipt=\(receipt) application=\(number) version=\(work.file.versions.count)")
        }
    }

    /// Asks for a later day of return: an application of its own, which is checked and decided like any other.
    /// - Parameters:
    ///   - target: an application that was approved, or the number of an approval.
    ///   - number: of the new application; nil for the target's with `-E1`, `-E2` and so on.
    /// - Throws: ``LifecycleRefusal``, ``AccessRefusal``, ``StoreError``.
    public func extendApplication(
        _ target: String, as number: String?, until day: CalendarDay, reason: String, _ entry: Entry
    ) throws -> FiledApplication {
        try write(entry.act("extend", target), as: .extendApplication) { db, receipt, actor in
            let filing = Filing(db, receipt, actor, entry)
            let extended = try filing.extended(target)
            if entry.day > extended.last { throw extended.refusal(.lateExtension(extended.last)) }
            if day <= extended.last { throw extended.refusal(.noLonger(extended.last)) }
            let application = Application.extension(
                try number ?? filing.freeNumber(after: target), of: extended.root, until: day, reason: reason,
                submittedOn: entry.day, filedBy: actor.user)
            let filed = try filing.file(application)
            return (filed, "receipt=\(receipt) application=\(application.number) extends=\(extended.root.number)")
        }
    }
}

/// Filing inside a transaction.
private struct Filing {
    let db: Database
    let receipt: Int64
    let actor: Actor
    let entry: Entry

    init(_ db: Database, _ receipt: Int64, _ actor: Actor, _ entry: Entry) {
        self.db = db
        self.receipt = receipt
        self.actor = actor
        self.entry = entry
    }

    func file(_ application: Application) throws -> FiledApplication {
        if try ApplicationRows.find(application.number, in: db) != nil { throw Self.taken(application.number) }
        guard let person = try PersonIndex(in: db).id(ofRef: application.person) else {
            throw Self.unknown(application.person)
        }
        let empty = try ApplicationCase(
            number: application.number, kind: application.kind, person: application.person, acts: [])
        var work = try CaseWork(.init(person: person, file: empty), db, receipt, actor, entry)
        try ApplicationRows.insert(application, of: person, receipt: receipt, in: db)
        try work.append(.filed(try signed(application)))
        return try work.result
    }

    /// The application as filed by the actor, and by nobody else.
    func signed(_ application: Application) throws -> Application {
        var application = application
        if let named = application.filedBy, named != actor.user, named != actor.account?.ref {
            throw Self.filedBySomebodyElse(application.number, named, actor.user)
        }
        application.filedBy = actor.user
        return application
    }

    /// What a longer stay would be of: the approval in the end, and its last day so far.
    func extended(_ target: String) throws -> (root: Approval, last: CalendarDay, refusal: Refusing) {
        let number: String
        let records: CaseFile
        let refusal: Refusing
        if let found = try ApplicationRows.find(target, in: db) {
            let work = try CaseWork(found, db, receipt, actor, entry)
            try work.require(.extend)
            number = work.file.approval?.number ?? target
            records = work.records
            refusal = { work.file.refusal($0, work.stage, .extend) }
        } else {
            let policy = try PolicyOnDay(entry.edition.policy, on: entry.day)
            let person = try Int64.fetchOne(
                db,
                sql: """
                    SELECT a.person_id FROM approval a
                    WHERE a.number = ? AND \(CorrectionSchema.stands(.approval, as: "a"))
                    """, arguments: [target])
            guard let person, let dossier = try DossierReader(db, .one(person), zone: policy.zone).next()?.dossier
            else {
                throw CaseWork.noApplication(target)
            }
            try actor.require(over: dossier.person)
            number = target
            records = CaseFile(dossier, on: entry.day, policy: policy)
            refusal = { LifecycleRefusal($0, of: target, in: .approved, .extend) }
        }
        guard let grant = records.approvals.grant(for: number), let last = grant.returnDay else {
            throw refusal(.notInForce(number))
        }
        return (grant.approval, last, refusal)
    }

    typealias Refusing = (LifecycleRefusal.Reason) -> LifecycleRefusal

    func freeNumber(after target: String) throws -> String {
        var count = 1
        while try ApplicationRows.find("\(target)-E\(count)", in: db) != nil { count += 1 }
        return "\(target)-E\(count)"
    }

    private static func taken(_ number: String) -> StoreError {
        .refused(
            zh: "申请编号 `\(Text.visible(number))` 已经用过，请换一个；要改动原申请，请用 `levee application amend`",
            en: "the application `\(Text.visible(number))` is on record already; give another number, "
                + "or change that one with `levee application amend`")
    }

    private static func unknown(_ ref: String) -> StoreError {
        .refused(
            zh: "登记册中没有 `\(Text.visible(ref))`，请核对人员编号；如应登记，请先装入 `persons` 表",
            en:
                "`\(Text.visible(ref))` is not in the registry; check the personnel number, or load the table `persons` first"
        )
    }

    private static func filedBySomebodyElse(_ number: String, _ named: String, _ user: String) -> StoreError {
        .refused(
            zh: "申请 `\(Text.visible(number))` 的 `filedBy` 是 `\(Text.visible(named))`，办理的用户却是 `\(Text.visible(user))`，"
                + "请由前者提交，或改正文件",
            en:
                "`filedBy` of the application `\(Text.visible(number))` is `\(Text.visible(named))`, but the user who files it is "
                + "`\(Text.visible(user))`; let the former file it, or correct the file")
    }
}
