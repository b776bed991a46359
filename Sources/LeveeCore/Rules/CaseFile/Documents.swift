extension CaseFile {
    public func document(_ key: DocumentKey) -> DocumentRecord? { facts.documents.first { $0.key == key } }

    /// Every document that counts for rules about documents: all but those whose custody is *gone*.
    public var documents: [DocumentRecord] { facts.documents.filter { $0.custodyState.state != .gone } }

    /// Those that he declared himself.
    public var declared: [DocumentRecord] { documents.filter { $0.isDeclared(by: person.ref) } }

    /// Those that a feed record names together with him.
    public var inFeed: [DocumentRecord] { documents.filter { $0.isInFeed(of: person.ref) } }

    /// Those that are his: he declared them, or nobody did and the first accepted record is his.
    public var owned: [DocumentRecord] { documents.filter { $0.owner == person.ref } }

    /// Those whose custody is his business: he declared them, or nobody did and the last standing record is his.
    public var inHisCustodyFile: [DocumentRecord] { documents.filter { $0.custodyOwner == person.ref } }

    /// Whether the document is live on the as-of day.
    public func live(_ document: DocumentRecord, by source: Source = .everybody) -> Truth {
        if let issued = document.issuedOn(by: source) { note(issued) }
        if let expires = document.expiresOn(by: source) { note(expires + 1) }
        return live(document, on: day, by: source)
    }

    /// Whether the document was live on a day: `issued_on ≤ x ≤ expires_on`, not cancelled, not lost. Without an expiry day
    /// it is undecided from its issue on, but not live once cancelled or lost.
    public func live(_ document: DocumentRecord, on other: CalendarDay, by source: Source = .everybody) -> Truth {
        guard let issued = document.issuedOn(by: source), issued <= other else { return .no }
        if document.isVoid(on: other) { return .no }
        guard let expires = document.expiresOn(by: source) else {
            return .unknown(Missing(.expiresOn, of: document.key.description))
        }
        return Truth(other <= expires)
    }
}
