import GRDB
public import LeveeCore

extension Store {
    /// Records what the authority answered: whom it took is on file from the day on, as he was sent; who was refused is due
    /// again.
    /// - Parameters:
    ///   - refused: refs of those whom it did not take.
    ///   - reason: why not; needed where somebody was refused.
    ///   - day: of the answer.
    /// - Throws: ``FilingRefusal``; ``AccessRefusal``.
    public func confirmFiling(
        _ number: String, _ accepted: FiledBatch.Accepted, refused: [String] = [], reason: String? = nil,
        on day: CalendarDay, actor: String, at: Instant
    ) throws -> FiledBatch {
        let act = Act(kind: .command, action: "filing confirm", name: number, actor: actor, at: at)
        return try write(act, as: .confirmFiling) { db, receipt, actor in
            guard var filed = try FilingReader(db: db).batch(number) else { throw FilingRefusal.noBatch(number) }
            let sink = try RowSink(db, receipt: receipt)
            let people = try PersonIndex(in: db)
            var count = 0
            for (member, answer) in try filed.answer(accepted, refused: refused, reason: reason, on: day) {
                guard let id = try people.id(ofRef: member.ref),
                    let person = try RegistryStreams(db, .one(id)).dossier(of: id)?.person
                else { throw StoreError.corrupt("filing_batch_member") }
                try actor.require(over: person)
                try db.execute(
                    sql: "INSERT INTO filing_answer VALUES (?, ?, ?, ?, ?)",
                    arguments: bound([
                        cell(number), cell(id), cell(day), cell(answer.refusal), cell(receipt),
                    ]))
                if answer.refusal == nil, case .rejected(let refusal) = try sink.put(.filing(member.filing(on: day))) {
                    throw refusal
                }
                filed.answers[member.ref] = answer
                count += 1
            }
            return (filed, "receipt=\(receipt) batch=\(number) answers=\(count) refused=\(refused.count)")
        }
    }
}
