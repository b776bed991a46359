extension DocumentRecord {
    /// Where it is at an instant, and the entries of the ledger since it got there: the first one brought it there. Without
    /// an instant: now.
    func custodyTrail(until instant: Instant? = nil) -> (state: CustodyState, events: [CustodyEvent]) {
        var trail: (state: CustodyState, events: [CustodyEvent]) = (.never, [])
        for event in custody {
            if let instant, event.at > instant { break }
            let next = trail.state.after(event.event)
            if next != trail.state { trail = (next, []) }
            trail.events.append(event)
        }
        return trail
    }
}

extension CaseFile {
    /// The answer of a rule that fires wherever the ledger has a booklet in one state.
    func examineCustody(for state: CustodyState, otherwise reason: Bilingual) -> Outcome {
        if inHisCustodyFile.allSatisfy({ $0.record.custody.isEmpty }) {
            return .notApplicable(.init(zh: "没有保管登记", en: "the custody ledger has no document of this person"))
        }
        var outcome = Outcome.satisfied(reason)
        for document in inHisCustodyFile where document.state == state {
            let trail = document.record.custodyTrail()
            guard let first = trail.events.first else { continue }
            outcome.record(
                .init(
                    .document(document.key),
                    facts: ["document": .document(document.key), "day": .day(policy.zone.day(of: first.at))],
                    evidence: trail.events.map(\.evidence)))
        }
        return outcome
    }
}
