extension CaseFile {
    public func document(_ key: DocumentKey) -> KnownDocument? {
        for document in allDocuments where document.key == key { return document }
        return nil
    }

    /// Whether the document is live on the as-of day.
    public func live(_ document: KnownDocument, by source: Source = .everybody) -> Truth {
        if let issued = document.issuedOn(by: source) { note(issued) }
        if let expires = document.expiresOn(by: source) { note(expires + 1) }
        return live(document, on: day, by: source)
    }

    /// Whether the document was live on a day: `issued_on ≤ x ≤ expires_on`, not cancelled, not lost. Without an expiry day
    /// it is undecided from its issue on, but not live once cancelled or lost.
    public func live(_ document: KnownDocument, on other: CalendarDay, by source: Source = .everybody) -> Truth {
        guard let issued = document.issuedOn(by: source), issued <= other else { return .no }
        if document.isVoid(on: other) { return .no }
        guard let expires = document.expiresOn(by: source) else {
            return .unknown(Missing(.expiresOn, of: document.key.description))
        }
        return Truth(other <= expires)
    }
}
