extension Dossier {
    /// The facts whose own day is on or before the day, and the first later day of a fact left out.
    ///
    /// A fact's own day is its at, on, declared_on, decided_on, reported_on, since or from. The day of import plays no part.
    func known(on day: CalendarDay, in zone: Zone) -> (Dossier, nextFact: CalendarDay?) {
        // On most days nothing lies ahead; then nothing is copied.
        var isWhole = true
        eachFactDay(in: zone) { isWhole = isWhole && $0.number <= day.number }
        return isWhole ? (self, nil) : cut(on: day, in: zone)
    }

    private func cut(on day: CalendarDay, in zone: Zone) -> (Dossier, nextFact: CalendarDay?) {
        var later: CalendarDay?
        func exists(_ own: CalendarDay) -> Bool {
            if own <= day { return true }
            later = min(later ?? own, own)
            return false
        }
        func dayOf(_ event: CustodyEvent) -> CalendarDay { zone.day(of: event.at) }

        var known = self
        known.filings.removeAll { !exists($0.on) }
        known.relatives.removeAll { !exists($0.since) }
        known.approvals.removeAll { !exists($0.decidedOn) }
        known.restrictions.removeAll { !exists($0.from) }
        known.crossings.removeAll { !exists($0.on) }
        known.holdings.removeAll { !exists($0.on) }
        known.identities.removeAll { !exists($0.confirmedOn) }
        for index in known.relatives.indices {
            if let reported = known.relatives[index].reportedOn, !exists(reported) {
                known.relatives[index].reportedOn = nil
            }
        }
        for index in known.approvals.indices {
            if let reported = known.approvals[index].reportedOn, !exists(reported) {
                known.approvals[index].reportedOn = nil
            }
        }
        for index in known.documents.indices { known.documents[index].keep(exists, dayOf) }
        known.documents.removeAll { $0.declaration == nil && $0.mentions.isEmpty }
        for identity in known.identities.indices {
            for index in known.identities[identity].documents.indices {
                known.identities[identity].documents[index].keep(exists, dayOf)
            }
        }
        return (known, later)
    }

    /// Every day on which a fact of the dossier comes into being, in order, each once.
    func factDays(in zone: Zone) -> [CalendarDay] {
        var days = Set<CalendarDay>()
        eachFactDay(in: zone) { days.insert($0) }
        return days.sorted()
    }

    private func eachFactDay(in zone: Zone, _ take: (CalendarDay) -> Void) {
        for filing in filings { take(filing.on) }
        for relative in relatives {
            take(relative.since)
            if let reported = relative.reportedOn { take(reported) }
        }
        for approval in approvals {
            take(approval.decidedOn)
            if let reported = approval.reportedOn { take(reported) }
        }
        for restriction in restrictions { take(restriction.from) }
        for crossing in crossings { take(crossing.on) }
        for statement in holdings { take(statement.on) }
        for document in documents { document.eachFactDay(in: zone, take) }
        for identity in identities {
            take(identity.confirmedOn)
            for document in identity.documents { document.eachFactDay(in: zone, take) }
        }
    }
}

extension DocumentRecord {
    fileprivate func eachFactDay(in zone: Zone, _ take: (CalendarDay) -> Void) {
        if let declared = declaration?.declaredOn { take(declared) }
        for mention in mentions { take(mention.on) }
        for event in custody { take(zone.day(of: event.at)) }
    }

    fileprivate mutating func keep(
        _ exists: (CalendarDay) -> Bool, _ dayOf: (CustodyEvent) -> CalendarDay
    ) {
        if let declared = declaration?.declaredOn, !exists(declared) { declaration = nil }
        mentions.removeAll { !exists($0.on) }
        custody.removeAll { !exists(dayOf($0)) }
    }

    /// The document as it is on a day: only what was declared, recorded or entered by then.
    func known(on day: CalendarDay, in zone: Zone) -> DocumentRecord {
        var known = self
        known.keep({ $0 <= day }, { zone.day(of: $0.at) })
        return known
    }

    /// The first later day of a fact about the document.
    func nextFact(after day: CalendarDay, in zone: Zone) -> CalendarDay? {
        let days =
            [declaration?.declaredOn].compactMap { $0 } + mentions.map(\.on) + custody.map { zone.day(of: $0.at) }
        return days.filter { $0 > day }.min()
    }
}
