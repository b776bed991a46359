extension Outcome.Draft {
    /// A finding about a crossing, on its own day, with the facts that every such finding has: `day`, `document`, and `to` for
    /// an exit.
    init(_ crossing: Crossing, _ facts: [String: Fact] = [:], evidence: [String]? = nil) {
        var all = facts
        all["day"] = .day(crossing.on)
        all["document"] = .document(crossing.document)
        if let to = crossing.to { all["to"] = .country(to) }
        self.init(
            .crossing(crossing.record), day: crossing.on, facts: all, evidence: evidence ?? [crossing.evidence])
    }
}

extension PolicyKey {
    /// The keys behind ``CaseFile/covered``.
    static let cover: Set<PolicyKey> = [.scopeActive, .scopeRetired, .scopeRetiredRanked, .scopeRetiredRank]
}
