/// What waits, in cases and in the order of the queue.
public struct FindingQueue {
    /// A case with the lives of its findings, in their order.
    public struct Item {
        public var itself: FindingCase
        public var lives: [FiledLife]
    }

    public let items: [Item]
    public let policy: PolicyOnDay

    /// - Parameter isShown: what is left out changes no case: what is left of one stays together.
    public init(
        _ lives: [FiledLife], coverage: Coverage, policy: PolicyOnDay, isShown: (FiledLife) -> Bool
    ) {
        self.policy = policy
        let byID = Dictionary(lives.map { ($0.filed.id, $0) }, uniquingKeysWith: { first, _ in first })
        let sources = coverage.sources
        let queued = lives.map { filed in
            QueuedFinding(
                id: filed.filed.id, ref: filed.filed.ref, finding: filed.finding,
                certainty: FindingCertainty(
                    of: filed.finding, basis: policy.bases[filed.finding.rule], sources: sources),
                coveredTo: coverage.lastDay(under: filed.finding))
        }
        items = FindingCase.queue(queued).compactMap { found -> Item? in
            let shown = found.findings.filter { byID[$0.id].map(isShown) ?? false }
            guard let left = FindingCase(shown) else { return nil }
            return Item(itself: left, lives: shown.compactMap { byID[$0.id] })
        }.sorted { $0.itself.first.isBefore($1.itself.first) }
    }
}
