import Foundation
import GRDB
public import LeveeCore

extension Store {
    /// Asks that an entry be corrected: somebody who works on it, or the person himself whose it is. Nothing changes until somebody
    /// else confirms it.
    /// - Parameter ref: whose approval is meant, where several people may have one of that number; nil for the one that stands.
    /// - Throws: ``CorrectionRefusal``, ``AccessRefusal``; ``StoreError`` `refused` where there is no such entry, no reason,
    ///   another entry has the key that it should get, or another booklet the slot.
    public func askCorrection(
        of name: FactName, ref: String? = nil, _ edit: Correction.Edit, reason: String, actor: String, at: Instant
    ) throws -> FiledCorrection {
        let act = Act(kind: .command, action: "correction ask", name: "correction", actor: actor, at: at)
        return try write(
            act,
            askingActor: { db, receipt, actor in
                let ledger = CorrectionLedger(db: db)
                // Who has no role learns of no entry but his own.
                guard let entry = try ledger.entry(name, of: ref) else {
                    try actor.require(.askCorrection)
                    throw Self.noEntry(name, others: try ledger.others(beside: name))
                }
                try require(actor, mayAskOver: ledger.owners(of: [entry.fact]), ledger)
                let correction = try Correction(edit, of: entry.fact, isVoid: entry.isVoid)
                try require(actor, mayAskOver: ledger.owners(of: correction.facts), ledger)
                try requireFreeKey(correction, ledger)
                try ledger.requireFreeSlot(correction)
                let request = try Requests.ask(
                    .correction, about: entry.fact.evidence, CorrectionPayload(correction), reason: Self.given(reason),
                    by: actor, at: at, receipt: receipt, in: db)
                let detail = "receipt=\(receipt) request=\(request.name) fact=\(entry.fact.kind.rawValue)"
                return (FiledCorrection(request: request, correction: correction), detail)
            })
    }

    /// Confirms a correction: from now on the entry is what it says. The old one stays on record.
    /// - Throws: ``AccessRefusal`` where the same person asked for it; ``StoreError`` `refused` where it is settled, or the
    ///   entry is no longer what it was when somebody asked.
    public func confirmCorrection(_ number: Int64, actor: String, at: Instant) throws -> FiledCorrection {
        try settle(number, isConfirmed: true, reason: nil, actor: actor, at: at) {
            correction, request, receipt, ledger in
            guard let now = try ledger.entry(under: correction.was), now.fact == correction.was,
                now.isVoid == correction.wasVoid
            else { throw Self.changedSince(request) }
            try requireFreeKey(correction, ledger)
            try ledger.requireFreeSlot(correction)
            try ledger.apply(correction, request: request.number, receipt: receipt)
        }
    }

    /// Declines a correction: nothing changes.
    public func declineCorrection(
        _ number: Int64, reason: String, actor: String, at: Instant
    ) throws -> FiledCorrection {
        try settle(number, isConfirmed: false, reason: Self.given(reason), actor: actor, at: at) { _, _, _, _ in }
    }

    /// Corrections in the order in which they were asked for.
    /// - Parameter isOpen: only those that nobody has settled.
    public func corrections(isOpen: Bool = true) throws -> [FiledCorrection] {
        try read { try Self.corrections(isOpen ? "s.request IS NULL" : "1", in: $0) }
    }

    /// The confirmed corrections of a person's approvals, declarations and documents' custody.
    public func corrections(of ref: String) throws -> [FiledCorrection] {
        try read { db in
            guard let id = try PersonIndex(in: db).id(ofRef: ref) else { return [] }
            let numbers = ["declaration", "custody"].map { table in
                """
                SELECT t.correction FROM holder_of h CROSS JOIN \(table) t ON t.document = h.document
                WHERE h.person_id = \(id) AND t.correction IS NOT NULL
                """
            }
            let all = """
                r.number IN (SELECT correction FROM approval WHERE person_id = \(id) AND correction IS NOT NULL
                UNION \(numbers.joined(separator: " UNION ")))
                """
            return try Self.corrections(all, in: db).filter { filed in
                filed.correction.facts.contains { $0.ref == nil || $0.ref == ref }
            }
        }
    }

    private static func corrections(_ condition: String, in db: Database) throws -> [FiledCorrection] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT \(Requests.columns) FROM request r LEFT JOIN request_settlement s ON s.request = r.number
                WHERE r.kind = 'correction' AND \(condition) ORDER BY r.number
                """
        ).map { row in
            let payload = try JSONDecoder().decode(CorrectionPayload.self, from: Data(row.text(10).utf8))
            return FiledCorrection(request: try Requests.request(row), correction: try payload.correction)
        }
    }

    private func settle(
        _ number: Int64, isConfirmed: Bool, reason: String?, actor: String, at: Instant,
        _ effect: (Correction, Request, _ receipt: Int64, CorrectionLedger) throws -> Void
    ) throws -> FiledCorrection {
        let action = isConfirmed ? "correction confirm" : "correction decline"
        let act = Act(kind: .command, action: action, name: "R-\(number)", actor: actor, at: at)
        return try write(act, as: .confirmCorrection) { db, receipt, actor in
            var (request, payload) = try Requests.open(
                number, .correction, as: CorrectionPayload.self, for: actor, in: db)
            let correction = try payload.correction
            let ledger = CorrectionLedger(db: db)
            try require(actor, over: correction, ledger)
            try effect(correction, request, receipt, ledger)
            try Requests.settle(
                request, isConfirmed: isConfirmed, reason: reason, by: actor, at: at, receipt: receipt, in: db)
            request.settlement = .init(isConfirmed: isConfirmed, by: actor.user, at: at, reason: reason)
            return (
                FiledCorrection(request: request, correction: correction), "receipt=\(receipt) request=\(request.name)"
            )
        }
    }

    private func require(_ actor: Actor, over correction: Correction, _ ledger: CorrectionLedger) throws {
        for person in try people(ledger.owners(of: correction.facts), ledger) { try actor.require(over: person) }
    }

    /// An entry that is nobody's takes the role.
    private func require(_ actor: Actor, mayAskOver owners: [Int64], _ ledger: CorrectionLedger) throws {
        let people = try people(owners, ledger)
        if people.isEmpty || actor.account?.ref == nil { try actor.require(.askCorrection) }
        for person in people { try actor.require(.askCorrection, orHimself: person) }
    }

    private func people(_ ids: [Int64], _ ledger: CorrectionLedger) throws -> [Person] {
        try ids.compactMap { try RegistryStreams(ledger.db, .one($0)).dossier(of: $0)?.person }
    }

    /// An entry that gets another key must not meet one that stands.
    private func requireFreeKey(_ correction: Correction, _ ledger: CorrectionLedger) throws {
        guard let becomes = correction.becomes, !becomes.isVersion(of: correction.was),
            let other = try ledger.entry(under: becomes), !other.isVoid
        else { return }
        throw StoreError.refused(
            zh: "更正后与另一条登记重复（\(Text.visible(becomes.evidence))），请先核对那一条",
            en: "the corrected entry would be a second one of \(Text.visible(becomes.evidence)); look at that one first"
        )
    }

    static func given(_ reason: String) throws -> String {
        guard let reason = try? Text.trimmed(reason, limit: Text.freeLimit) else {
            throw StoreError.refused(
                zh: "请写明理由，至多 \(Text.freeLimit) 字",
                en: "give a reason of at most \(Text.freeLimit) characters")
        }
        return reason
    }

    private static func noEntry(_ name: FactName, others: [String]) -> StoreError {
        if others.isEmpty {
            return .refused(zh: "没有\(name.title.zh)，请核对", en: "there is no \(name.title.en); check it")
        }
        return .refused(
            zh: "没有\(name.title.zh)，该证件的登记有：\(others.joined(separator: "，"))",
            en: "there is no \(name.title.en); the entries of the document are: \(others.joined(separator: ", "))")
    }

    private static func changedSince(_ request: Request) -> StoreError {
        .refused(
            zh: "提出 `\(request.name)` 之后，该条登记已有变动，不能再确认；请用 `levee correct decline` 否决，必要时重新提出",
            en:
                "the entry has changed since `\(request.name)` was asked for, so it cannot be confirmed any more; decline it "
                + "with `levee correct decline`, and ask again where it is still needed")
    }
}
