/// Looks for records that cannot all be true, crossing by crossing.
///
/// Every set has two records, and none alone is impossible: so each is a smallest one.
struct ContradictionSearch {
    let file: CaseFile
    private var zone: Zone { file.policy.zone }
    private var crossings: [Crossing] { file.trips.crossings }

    /// The sets of a crossing with what is not a crossing, and with the crossing before it.
    func sets(endingWith place: Int) -> [(Contradiction.Kind, [DisputedRecord])] {
        let crossing = crossings[place]
        let own = DisputedRecord.crossing(crossing)
        var sets: [(Contradiction.Kind, [DisputedRecord])] = []
        sets += keptBefore(crossing).map { (.crossedWhileKept, [.ledger($0), own]) }
        if crossing.direction == .exit { sets += whileAbroad(after: place) }
        if place > 0 { sets += alike(crossings[place - 1], crossing) }
        guard let document = file.document(crossing.document) else { return sets }
        sets += issued(document, after: crossing.on).map { (.beforeIssue, [own, $0]) }
        sets += document.mentions.filter { $0.kind == .document(.cancelled) && $0.on < crossing.on }
            .map { (.afterCancellation, [.authority($0, document.key), own]) }
        return sets
    }

    /// The entries that have the booklet in the safe, none of them followed by one that lets it go before it crossed.
    private func keptBefore(_ crossing: Crossing) -> [CustodyEvent] {
        var kept: [CustodyEvent] = []
        var state = CustodyState.never
        for event in file.document(crossing.document)?.custody ?? [] where event.at <= crossing.at {
            state = state.after(event.event)
            if state == .kept { kept.append(event) } else { kept = [] }
        }
        return kept
    }

    /// What the ledger says between an exit and the next crossing: that his booklets were at the safe.
    private func whileAbroad(after place: Int) -> [(Contradiction.Kind, [DisputedRecord])] {
        let exit = crossings[place]
        let back = place + 1 < crossings.count ? crossings[place + 1].at : nil
        // Of a booklet that has gone since, too: it was there then.
        let documents = file.allDocuments.filter {
            $0.key == exit.document || $0.record.custodyOwner == file.person.ref
        }
        return documents.flatMap { document in
            document.custody.compactMap { event -> (Contradiction.Kind, [DisputedRecord])? in
                let isOwn = document.key == exit.document
                let tells: Bool =
                    switch event.event {
                    case .handedIn, .handedOut: true
                    // Somebody looked into the safe; of another booklet that says nothing about the holder.
                    case .seen: isOwn
                    case .missing, .refused, .forwarded: false
                    }
                guard tells, exit.at < event.at, back.map({ event.at < $0 }) ?? true,
                    file.feedCovers(exit.on, through: zone.day(of: event.at)) == .yes
                else { return nil }
                return (isOwn ? .atTheSafeWhileAbroad : .holderAbroad, [.crossing(exit), .ledger(event)])
            }
        }
    }

    private func alike(_ first: Crossing, _ second: Crossing) -> [(Contradiction.Kind, [DisputedRecord])] {
        guard first.direction == second.direction, file.feedCovers(first.on, through: second.on) == .yes else {
            return []
        }
        return [(first.direction == .exit ? .twoExits : .twoEntries, [.crossing(first), .crossing(second)])]
    }

    private func issued(_ document: KnownDocument, after day: CalendarDay) -> [DisputedRecord] {
        let records = document.mentions.filter {
            $0.kind == .document(.issued) && ($0.issuedOn ?? $0.on) > day
        }
        let declared = document.declaration.flatMap { $0.issuedOn > day ? $0 : nil }
        return records.map { .authority($0, document.key) } + (declared.map { [.declaration($0)] } ?? [])
    }
}
