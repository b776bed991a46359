import GRDB
import LeveeCore

extension CorrectionLedger {
    /// A slot holds one booklet (柜位唯一): a correction must not put a second one into it. Where it leaves a booklet in its
    /// slot, nothing is asked; loaded tables may have put two there.
    /// - Throws: ``StoreError`` `refused`.
    func requireFreeSlot(_ correction: Correction) throws {
        let booklets = try Set(correction.facts.compactMap(\.custody?.document)).sorted().map { document in
            let record = try CustodyLedger.record(document, in: db)
            return (
                before: Booklet(record), after: Booklet(document, correction.applied(to: record.custody, of: document))
            )
        }
        for (before, after) in booklets {
            guard let spot = after.spot, spot.place != nil, spot.slot != nil, spot != before.spot else { continue }
            let others =
                try CustodyLedger.booklets(in: spot, db).filter { other in
                    !booklets.contains { $0.after.document == other.document }
                } + booklets.map(\.after).filter { $0.document != after.document && $0.spot == spot }
            guard let other = others.first else { continue }
            let (name, taken) = (Text.visible(after.document.description), Text.visible(other.document.description))
            throw StoreError.refused(
                zh: "更正后 `\(name)` 将在柜位 `\(spot.shown)`，而该处已放有 `\(taken)`，请先核对柜位",
                en: "the corrected entry would put `\(name)` in `\(spot.shown)`, where `\(taken)` lies; "
                    + "look at the slot first")
        }
    }
}

extension Correction {
    /// A document's ledger as it is once this is confirmed.
    fileprivate func applied(to events: [CustodyEvent], of document: DocumentKey) -> [CustodyEvent] {
        steps.reduce(into: events) { events, step in
            let (fact, isKept) =
                switch step {
                case .void(let fact): (fact, false)
                case .put(let fact): (fact, true)
                }
            guard let entry = fact.custody, entry.document == document else { return }
            events.removeAll { $0.at == entry.at && $0.event == entry.event }
            if isKept { events.append(entry) }
        }
    }
}

extension CorrectableFact {
    /// The custody entry, where it is one.
    fileprivate var custody: CustodyEvent? { if case .custody(let event) = self { event } else { nil } }
}
