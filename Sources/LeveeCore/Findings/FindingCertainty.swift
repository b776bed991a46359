/// How certain a finding is: how sure we are of its legal basis, then whether more than one keeper of records says so.
public struct FindingCertainty: Hashable, Sendable, Comparable {
    /// Our confidence in the basis; nil where the policy has none for the rule.
    public var basis: Confidence?
    /// Whether its records come from more than one hand, such as the department's own ledger and the border authority.
    public var isCorroborated: Bool

    public init(basis: Confidence?, isCorroborated: Bool) {
        self.basis = basis
        self.isCorroborated = isCorroborated
    }

    public init(of finding: Finding, basis: Basis?, sources: [String]) {
        self.init(basis: basis?.confidence, isCorroborated: FindingRecords(finding, sources: sources).keepers > 1)
    }

    private var order: Int {
        let basis =
            switch basis {
            case .verified: 3
            case .secondary: 2
            case .unverified: 1
            case nil: 0
            }
        return basis * 2 + (isCorroborated ? 1 : 0)
    }

    public static func < (left: Self, right: Self) -> Bool { left.order < right.order }
}

/// From whose hands the records under a finding come.
struct FindingRecords {
    /// The feeds among them.
    let feeds: Set<String>
    private let hasOwn: Bool

    /// - Parameter sources: every feed that there is; a source's name may itself hold a slash.
    init(_ finding: Finding, sources: [String]) {
        var feeds: Set<String> = []
        var hasOwn = false
        for record in finding.evidence {
            if let rest = Self.feedRecord(record) {
                feeds.insert(sources.first { rest.hasBytes("\($0)/") } ?? String(rest.prefix { $0 != "/" }))
            } else {
                hasOwn = true
            }
        }
        self.feeds = feeds
        self.hasOwn = hasOwn
    }

    var keepers: Int { feeds.count + (hasOwn ? 1 : 0) }

    /// What follows the kind, for records that a feed brought.
    private static func feedRecord(_ record: String) -> Substring? {
        for kind in ["crossing:", "record:", "holdings:", "match:"] where record.utf8.starts(with: kind.utf8) {
            return Substring(record.utf8.dropFirst(kind.utf8.count))
        }
        return nil
    }
}

extension Substring {
    fileprivate func hasBytes(_ start: String) -> Bool { utf8.starts(with: start.utf8) }
}

extension Coverage {
    /// The last day that the feeds under a finding cover, the oldest of them; nil where no feed is under it, or it is not known.
    public func lastDay(under finding: Finding) -> CalendarDay? {
        let feeds = FindingRecords(finding, sources: sources).feeds
        return feeds.compactMap { feed in runs.filter { $0.source == feed }.map(\.to).max() }.min()
    }

    public var sources: [String] { runs.map(\.source).unrepeated }
}
