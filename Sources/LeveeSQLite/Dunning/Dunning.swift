import GRDB
public import LeveeCore

extension Store {
    /// Every overdue booklet with how far its ladder has come, in the order of lists. One pass over everybody.
    /// - Parameters:
    ///   - policy: what it says on the as-of day.
    ///   - progress: told how many people were looked at.
    public func dunning(_ policy: PolicyOnDay, progress: (Int) -> Void = { _ in }) throws -> [DunningCase] {
        try read { try Self.dunning(.everyone, policy, in: $0, progress).sorted { $0.isBefore($1) } }
    }

    /// The overdue booklets of some people, in the order of the people.
    static func dunning(
        _ scope: Scope, _ policy: PolicyOnDay, in db: Database, _ progress: (Int) -> Void
    ) throws -> [DunningCase] {
        let ladder = DunningLadder(policy)
        let records = try DunningTables.records(scope, in: db)
        let reader = try DossierReader(db, scope, zone: policy.zone)
        var cases: [DunningCase] = []
        var count = 0
        while let (id, dossier) = try reader.next() {
            cases += ladder.cases(of: dossier, records[id] ?? .init())
            count += 1
            progress(count)
        }
        return cases
    }

    /// Records that the letter that is due was sent, on the policy's day.
    /// - Returns: the case as it was, with the letter in its state.
    /// - Throws: ``AccessRefusal``; ``StoreError`` `refused` where the person is unknown, the booklet is not overdue, no
    ///   letter is due, or the day is before the last letter's.
    public func sendDunning(
        of ref: String, for document: DocumentKey, _ policy: PolicyOnDay, actor: String, at: Instant
    ) throws -> (sent: DunningRung, next: DunningCase) {
        let act = Act(kind: .command, action: "dunning sent", name: "letter", actor: actor, at: at)
        return try write(act, as: .sendDunning) { db, receipt, actor in
            guard let id = try PersonIndex(in: db).id(ofRef: ref) else { throw DunningRefusal.unknownRef(ref) }
            let now = try Self.overdue(document, of: [id], policy, in: db)
            try actor.require(over: now.found.person)
            if let last = try DunningTables.lastLetter(of: now.found, id, in: db), last.sentOn > policy.day {
                throw DunningRefusal.beforeLetter(last, policy.day)
            }
            guard let rung = now.found.dueLetter else { throw DunningRefusal.noLetter(now.found, policy.day) }
            try DunningTables.insert(now.found, rung, of: id, on: policy.day, receipt, in: db)
            let next = try Self.overdue(document, of: [id], policy, in: db).found
            return ((rung, next), "receipt=\(receipt) step=\(rung.number) to=\(rung.step.recipient.rawValue)")
        }
    }

    /// Records that the holder says he gave the booklet back: the ladder stops until somebody has looked.
    /// - Throws: ``AccessRefusal``; ``StoreError`` `refused` where the booklet is not overdue, or he said so before.
    public func claimReturned(
        _ document: DocumentKey, note: String, _ policy: PolicyOnDay, actor: String, at: Instant
    ) throws -> DunningCase {
        let act = Act(kind: .command, action: "dunning claim", name: "claim", actor: actor, at: at)
        return try write(act, as: .recordClaim) { db, receipt, actor in
            let people = try DunningTables.holders(of: document, in: db)
            let (id, found) = try Self.overdue(document, of: people, policy, in: db)
            try actor.require(over: found.person)
            if let later = try DunningTables.openClaim(on: document, in: db)?.claim, later.on > policy.day {
                throw DunningRefusal.claimedBefore(document, later)
            }
            switch found.state {
            case .claimed(let claim), .found(let claim): throw DunningRefusal.claimedBefore(document, claim)
            case .due, .waiting, .ended: break
            }
            let number = try DunningTables.insertClaim(
                on: document, of: id, note: note, on: policy.day, receipt, in: db)
            return (found, "receipt=\(receipt) claim=\(number)")
        }
    }

    /// Settles what the holder said: the booklet was found, or it was not and the ladder goes on where it was.
    /// - Throws: ``AccessRefusal``; ``StoreError`` `refused` where nobody waits for an answer, or the day is before the claim's.
    public func settleClaim(
        on document: DocumentKey, isFound: Bool, reason: String, _ policy: PolicyOnDay, actor: String, at: Instant
    ) throws -> DunningClaim {
        let act = Act(kind: .command, action: "dunning settle", name: "claim", actor: actor, at: at)
        return try write(act, as: .settleClaim) { db, receipt, actor in
            guard let (open, id) = try DunningTables.openClaim(on: document, in: db) else {
                throw DunningRefusal.noClaim(document)
            }
            if policy.day < open.on { throw DunningRefusal.beforeClaim(open, policy.day) }
            if let person = try DossierReader(db, .one(id), zone: policy.zone).next()?.dossier.person {
                try actor.require(over: person)
            }
            try DunningTables.settle(
                open.number, isFound: isFound, reason: reason, on: policy.day, receipt, in: db)
            var settled = open
            settled.settlement = .init(isFound: isFound, on: policy.day, reason: reason)
            return (settled, "receipt=\(receipt) claim=\(open.number) found=\(isFound)")
        }
    }

    /// The document's case among those of some people.
    private static func overdue(
        _ document: DocumentKey, of people: [Int64], _ policy: PolicyOnDay, in db: Database
    ) throws -> (id: Int64, found: DunningCase) {
        for id in people {
            let cases = try DunningTables.cases(of: id, policy, in: db)
            if let found = cases.first(where: { $0.document == document }) { return (id, found) }
        }
        throw DunningRefusal.notOverdue(document, policy.day)
    }
}

/// Why something about an overdue booklet was not written down.
private enum DunningRefusal {
    static func unknownRef(_ ref: String) -> StoreError {
        .refused(
            zh: "登记册中没有 `\(Text.visible(ref))`，请核对人员编号",
            en: "`\(Text.visible(ref))` is not in the registry; check the personnel number")
    }

    static func notOverdue(_ document: DocumentKey, _ day: CalendarDay) -> StoreError {
        .refused(
            zh: "`\(Text.visible(document.description))` 在 \(day) 并未逾期，请用 `levee dunning` 查看",
            en: "`\(Text.visible(document.description))` is not overdue on \(day); see `levee dunning`")
    }

    static func noLetter(_ found: DunningCase, _ day: CalendarDay) -> StoreError {
        let name = Text.visible(found.document.description)
        switch found.state {
        case .waiting(let next):
            if let last = found.letters.last {
                return .refused(
                    zh: "`\(name)` 的第 \(last.step) 步催交已于 \(last.sentOn) 登记，第 \(next.number) 步到 \(next.on) 才到期",
                    en:
                        "step \(last.step) for `\(name)` was recorded on \(last.sentOn); step \(next.number) is due on \(next.on)"
                )
            }
            return .refused(
                zh: "`\(name)` 的第 \(next.number) 步催交到 \(next.on) 才到期，请到期后再登记",
                en: "step \(next.number) for `\(name)` is due on \(next.on); record it then")
        case .claimed(let claim):
            return .refused(
                zh: "`\(name)` 本人于 \(claim.on) 称已交回，催交暂停，请先用 `levee dunning settle` 核实",
                en:
                    "the holder said on \(claim.on) that `\(name)` was given back; settle that first with `levee dunning settle`"
            )
        case .found(let claim):
            return .refused(
                zh: "`\(name)` 已于 \(claim.settlement?.on.description ?? "") 找到，请在保管台登记交回",
                en:
                    "`\(name)` was found on \(claim.settlement?.on.description ?? ""); book its return at the custody desk"
            )
        case .ended, .due:
            return .refused(
                zh: "`\(name)` 的催交各步均已登记，没有下一步", en: "every step for `\(name)` was recorded; there is no next one")
        }
    }

    static func beforeLetter(_ letter: SentDunning, _ day: CalendarDay) -> StoreError {
        let name = Text.visible(letter.document.description)
        return .refused(
            zh: "`\(name)` 的第 \(letter.step) 步催交已登记在 \(letter.sentOn)，\(day) 在此之前，请核对日期",
            en:
                "step \(letter.step) for `\(name)` was recorded for \(letter.sentOn), and \(day) is before that; check the day"
        )
    }

    static func claimedBefore(_ document: DocumentKey, _ claim: DunningClaim) -> StoreError {
        .refused(
            zh: "`\(Text.visible(document.description))` 本人已于 \(claim.on) 称已交回，请用 `levee dunning settle` 核实，或登记交回",
            en: "the holder said on \(claim.on) that `\(Text.visible(document.description))` was given back; "
                + "settle that with `levee dunning settle`, or book the return")
    }

    static func noClaim(_ document: DocumentKey) -> StoreError {
        .refused(
            zh: "`\(Text.visible(document.description))` 没有待核实的交回说法，请用 `levee dunning` 查看",
            en: "nobody waits for an answer about `\(Text.visible(document.description))`; see `levee dunning`")
    }

    static func beforeClaim(_ claim: DunningClaim, _ day: CalendarDay) -> StoreError {
        .refused(
            zh: "\(day) 早于本人称已交回之日 \(claim.on)，请核对日期",
            en: "\(day) is before \(claim.on), the day on which the holder said so; check the day")
    }
}
