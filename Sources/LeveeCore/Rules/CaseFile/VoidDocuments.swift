extension KnownDocument {
    /// Since when it was void on a day, and the records that say so; nil where it was not, or its expiry day is not known.
    func void(on day: CalendarDay) -> (since: CalendarDay, evidence: [String])? {
        var reasons: [(since: CalendarDay, evidence: String)] = []
        for mention in mentions where mention.kind == .document(.cancelled) && mention.on <= day {
            reasons.append((mention.on, mention.evidence))
        }
        if let report = standingLoss(on: day) {
            reasons.append((report.on, report.evidence))
        }
        if let expires = expiresOn(), expires < day,
            let said = mentions.last(where: { $0.expiresOn != nil })?.evidence ?? declaration?.evidence
        {
            reasons.append((expires + 1, said))
        }
        guard let since = reasons.map(\.since).min() else { return nil }
        return (since, reasons.map(\.evidence))
    }
}
