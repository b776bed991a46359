/// A batch with what the authority has answered so far.
public struct FiledBatch: Hashable, Sendable {
    public var batch: FilingBatch
    /// By ref; who is not here waits.
    public var answers: [String: FilingAnswer]

    public init(batch: FilingBatch, answers: [String: FilingAnswer]) {
        self.batch = batch
        self.answers = answers
    }

    /// Those about whom nothing has been answered, in the order of the form.
    public var waiting: [FilingMember] { batch.members.filter { answers[$0.ref] == nil } }

    public var accepted: Int { answers.values.count { $0.refusal == nil } }
    public var refused: Int { answers.values.count { $0.refusal != nil } }

    /// Whom the authority has taken.
    public enum Accepted: Hashable, Sendable {
        /// Everybody who waits and is not among the refused.
        case all
        case these([String])
    }

    /// What the authority's answer means for each person.
    /// - Parameters:
    ///   - refused: refs of those whom it did not take.
    ///   - reason: why not.
    ///   - day: of the answer.
    /// - Throws: ``FilingRefusal``; then nothing is answered.
    public func answer(
        _ accepted: Accepted, refused: [String], reason: String?, on day: CalendarDay
    ) throws(FilingRefusal) -> [(member: FilingMember, answer: FilingAnswer)] {
        if day < batch.on { throw .tooEarly(day, batch.on) }
        if waiting.isEmpty { throw .closed(batch.number) }
        let reason = try? Text.trimmed(reason ?? "", limit: Text.freeLimit)
        if reason == nil, !refused.isEmpty { throw .noReason }
        let refused = Set(refused)
        let taken: Set<String>
        switch accepted {
        case .all: taken = Set(waiting.map(\.ref)).subtracting(refused)
        case .these(let refs): taken = Set(refs)
        }
        for ref in taken.union(refused).sorted(by: { $0.precedes($1) }) {
            guard batch.members.contains(where: { $0.ref == ref }) else { throw .notInBatch(ref, batch.number) }
            if let before = answers[ref] { throw .answered(ref, batch.number, before.on) }
        }
        return waiting.compactMap { member in
            if refused.contains(member.ref) { return (member, FilingAnswer(on: day, refusal: reason)) }
            return taken.contains(member.ref) ? (member, FilingAnswer(on: day)) : nil
        }
    }
}
