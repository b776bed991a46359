import GRDB
public import LeveeCore

extension Store {
    /// Holds an application against the records as they are now.
    /// - Throws: ``LifecycleRefusal``, ``AccessRefusal``, ``StoreError``.
    public func checkApplication(_ number: String, _ entry: Entry) throws -> FiledApplication {
        try write(entry.act("check", number), as: .recheckApplication) { db, receipt, actor in
            var work = try CaseWork(on: number, db, receipt, actor, entry)
            try work.require(.check)
            try work.check()
            let outcome = work.file.check?.verdict.outcome.rawValue ?? ""
            return (try work.result, "receipt=\(receipt) application=\(number) outcome=\(outcome)")
        }
    }

    /// Enters what an office says. The rules ask for some opinions, so the application is checked again with it.
    /// - Throws: ``LifecycleRefusal``, ``AccessRefusal``, ``StoreError``.
    public func giveOpinion(
        _ opinion: ApplicationAct.Opinion, on number: String, _ entry: Entry
    ) throws -> FiledApplication {
        let step = opinion.office.step
        return try write(entry.act("opinion", number), as: opinion.office.permission) { db, receipt, actor in
            var work = try CaseWork(on: number, db, receipt, actor, entry)
            try work.require(step)
            if work.file.check == nil { throw work.file.refusal(.notChecked, work.stage, step) }
            try work.append(.opinion(opinion))
            try work.check()
            let word = opinion.agrees ? "agree" : "disagree"
            return (
                try work.result,
                "receipt=\(receipt) application=\(number) by=\(opinion.office.rawValue) opinion=\(word)"
            )
        }
    }

    /// Decides an application, and writes the approval or refusal as a fact.
    /// - Parameters:
    ///   - reason: needed for a refusal, and where the decision goes against what was found.
    ///   - approval: the number to give; nil for the next one of the policy's pattern.
    /// - Throws: ``LifecycleRefusal``, ``AccessRefusal``, ``StoreError``.
    public func decideApplication(
        _ number: String, approves: Bool, reason: String?, as approval: String? = nil, _ entry: Entry
    ) throws -> FiledApplication {
        try write(entry.act(approves ? "approve" : "refuse", number), as: .decideApplication) { db, receipt, actor in
            var work = try CaseWork(on: number, db, receipt, actor, entry)
            let step: ApplicationStep = approves ? .approve : .refuse
            try work.require(step)
            try actor.require(
                authorityOver: work.dossier.person, on: entry.day, among: Organisation.approvers(in: db),
                Organisation.units(in: db))
            let stage = work.stage
            let check = try work.ground(in: stage).require(approves: approves, reason: reason)
            let before = approves && stage == .amended ? work.file.approval(in: work.records) : nil
            if before != nil, approval != nil { throw work.file.refusal(.otherApplication("number"), stage, step) }
            let given = try before?.number ?? work.number(approval, step)
            guard let application = work.file.application else { throw StoreError.corrupt("application_act") }
            try work.put(
                application.decided(approves, number: given, on: entry.day, by: actor.user, insteadOf: before))
            try work.append(
                .decided(.init(isApproved: approves, number: given, reason: reason, check: check)))
            return (try work.result, "receipt=\(receipt) application=\(number) approval=\(given)")
        }
    }

    /// Takes an application back, and with it the approval that it was given; in an amendment, the amendment alone.
    /// - Throws: ``LifecycleRefusal``, ``AccessRefusal``, ``StoreError``.
    public func withdrawApplication(_ number: String, reason: String, _ entry: Entry) throws -> FiledApplication {
        try write(entry.act("withdraw", number), as: .withdrawApplication) { db, receipt, actor in
            var work = try CaseWork(on: number, db, receipt, actor, entry)
            try work.require(.withdraw)
            if work.stage == .approved, var approval = work.file.approval(in: work.records) {
                approval.decision = .withdrawn
                try work.put(approval)
            }
            try work.append(.withdrawn(.init(reason)))
            return (try work.result, "receipt=\(receipt) application=\(number)")
        }
    }

    /// Enters the return slip (回执单): the day goes to the approval.
    /// - Throws: ``LifecycleRefusal``, ``AccessRefusal``, ``StoreError``.
    public func reportReturn(_ number: String, _ entry: Entry) throws -> FiledApplication {
        try write(entry.act("report", number), as: .reportReturn) { db, receipt, actor in
            var work = try CaseWork(on: number, db, receipt, actor, entry)
            try work.require(.report)
            guard var approval = work.file.approval(in: work.records) else { throw StoreError.corrupt("approval") }
            if let depart = approval.departOn, entry.day < depart {
                throw work.file.refusal(.earlyReport(depart), work.stage, .report)
            }
            approval.reportedOn = entry.day
            try work.put(approval)
            try work.append(.reported)
            return (try work.result, "receipt=\(receipt) application=\(number) approval=\(approval.number)")
        }
    }

    /// Asks that a refusal be looked at again by somebody who took no part in it.
    /// - Throws: ``LifecycleRefusal``, ``AccessRefusal``, ``StoreError``.
    public func askReview(of number: String, reason: String, _ entry: Entry) throws -> FiledApplication {
        try write(entry.act("review ask", number), as: .askReview) { db, receipt, actor in
            var work = try CaseWork(on: number, db, receipt, actor, entry)
            try work.require(.askReview)
            if work.file.isReviewed { throw work.file.refusal(.isReviewed, work.stage, .askReview) }
            try work.append(.reviewAsked(.init(reason)))
            return (try work.result, "receipt=\(receipt) application=\(number)")
        }
    }

    /// Upholds a refusal, or reopens the application so that it is checked and decided anew.
    /// - Throws: ``LifecycleRefusal``, ``AccessRefusal``, ``StoreError``.
    public func decideReview(
        of number: String, reopens: Bool, reason: String, _ entry: Entry
    ) throws -> FiledApplication {
        let action = reopens ? "review reopen" : "review uphold"
        return try write(entry.act(action, number), as: .decideReview) { db, receipt, actor in
            var work = try CaseWork(on: number, db, receipt, actor, entry)
            try work.require(reopens ? .reopen : .upholdReview)
            try work.append(.reviewed(.init(reopens: reopens, reason: reason)))
            return (try work.result, "receipt=\(receipt) application=\(number)")
        }
    }
}

extension CaseWork {
    /// On what a decision rests: the last check, held against the records and the policy as they are now.
    fileprivate func ground(in stage: ApplicationStage) throws -> DecisionGround {
        var news: [Bilingual] = []
        var isSamePolicy = true
        if let check = file.check?.act {
            guard let kept = try ApplicationChecks.all(of: file.number, in: db).last(where: { $0.act == check.number })
            else { throw StoreError.corrupt("application_check") }
            isSamePolicy = kept.policy == entry.edition.files
            news = try snapshot(on: check.day).map { try $0.differences(from: kept.snapshot) } ?? []
        }
        return DecisionGround(
            of: file, in: stage, on: entry.day, dossier: dossier, news: news, isSamePolicy: isSamePolicy)
    }

    /// The number that was asked for, or the next one by the policy's pattern.
    fileprivate func number(_ asked: String?, _ step: ApplicationStep) throws -> String {
        if let asked {
            let isTaken =
                try Bool.fetchOne(
                    db, sql: "SELECT EXISTS (SELECT 1 FROM approval WHERE number = ?)", arguments: [asked]) ?? false
            if isTaken { throw file.refusal(.numberTaken(asked), stage, step) }
            return asked
        }
        let pattern = policy.text(.approvalNumber)
        let prefix = ApprovalNumbers.ends(of: pattern, year: entry.day.year).prefix
        let taken = try String.fetchAll(
            db, sql: "SELECT DISTINCT number FROM approval WHERE number >= ? AND number < ?",
            arguments: [prefix, prefix + "\u{10FFFF}"])
        return ApprovalNumbers.next(pattern, year: entry.day.year, after: taken)
    }
}
