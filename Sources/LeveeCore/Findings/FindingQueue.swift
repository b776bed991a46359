/// What waits, in cases and in the order of the queue. Whatever lists cases lists them by it: the page, the command, the morning
/// report.
public struct FindingQueue: Sendable {
    /// A case with the lives of its findings, in their order.
    public struct Item: Sendable {
        public var itself: FindingCase
        public var lives: [FiledLife]

        /// The unit of which the person is now.
        public var unit: String { lives[0].unit }
    }

    public private(set) var items: [Item]
    public private(set) var policy: PolicyOnDay

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
                coveredTo: coverage.lastDay(under: filed.finding), trip: filed.trip)
        }
        items = FindingCase.queue(queued).map { found in
            Item(itself: found, lives: found.findings.compactMap { byID[$0.id] })
        }
        self = only(isShown)
    }

    /// What is left where some findings are left out: the cases stay what they are, and stand where the first one left does.
    public func only(_ isShown: (FiledLife) -> Bool) -> FindingQueue {
        var left = self
        left.items = items.compactMap { item -> Item? in
            let kept = zip(item.itself.findings, item.lives).filter { isShown($1) }
            return FindingCase(kept.map(\.0)).map { Item(itself: $0, lives: kept.map(\.1)) }
        }.sorted { $0.itself.first.isBefore($1.itself.first) }
        return left
    }

    /// The same for the cases of each unit, by its code.
    public var byUnit: [String: FindingQueue] {
        Dictionary(grouping: items, by: \.unit).mapValues { items in
            var part = self
            part.items = items
            return part
        }
    }

    /// The first cases, no more than so many.
    public func first(_ count: Int) -> FindingQueue {
        var part = self
        part.items = Array(items.prefix(count))
        return part
    }

    /// How many findings its cases have.
    public var findings: Int { items.reduce(0) { $0 + $1.lives.count } }
}
