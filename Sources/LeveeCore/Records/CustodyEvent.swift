/// One entry of the custody ledger: what happened to a booklet at the safe, and when.
public struct CustodyEvent: Hashable, Sendable, Codable {
    public var document: DocumentKey
    public var at: Instant
    public var event: Kind
    public var place: String?
    public var slot: String?
    /// Number of the approval under which it was handed out.
    public var approval: String?
    public var officer: String
    public var note: String?

    /// In the order in which events of one moment count: a hand-out comes after a hand-in, leaving for good is last.
    public enum Kind: String, Hashable, Sendable, CaseIterable, Comparable, Codable {
        case handedIn, handedOut, seen, missing, refused, forwarded

        public static func < (left: Self, right: Self) -> Bool {
            (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
        }

        public var title: Bilingual {
            switch self {
            case .handedIn: .init(zh: "交存", en: "handed in")
            case .handedOut: .init(zh: "领取", en: "handed out")
            case .seen: .init(zh: "盘库在位", en: "seen")
            case .missing: .init(zh: "盘库缺失", en: "missing")
            case .refused: .init(zh: "拒不交存", en: "refused")
            case .forwarded: .init(zh: "移交", en: "forwarded")
            }
        }
    }

    public init(
        document: DocumentKey, at: Instant, event: Kind, place: String? = nil, slot: String? = nil,
        approval: String? = nil, officer: String, note: String? = nil
    ) {
        self.document = document
        self.at = at
        self.event = event
        self.place = place
        self.slot = slot
        self.approval = approval
        self.officer = officer
        self.note = note
    }

    /// `custody:<type>:<number>@<moment in UTC+8>`.
    public var evidence: String { "custody:\(document)@\(Zone.shanghai.text(of: at))" }
}

/// Where a booklet is according to the ledger.
public enum CustodyState: String, Hashable, Sendable, CaseIterable, Codable {
    case never, kept, out, missing, refused, gone

    /// The state after one more event: `seen` changes nothing except that *missing* becomes *kept*.
    public func after(_ event: CustodyEvent.Kind) -> CustodyState {
        switch event {
        case .handedIn: .kept
        case .handedOut: .out
        case .missing: .missing
        case .refused: .refused
        case .forwarded: .gone
        case .seen: self == .missing ? .kept : self
        }
    }

    public var title: Bilingual {
        switch self {
        case .never: .init(zh: "从未交存", en: "never handed in")
        case .kept: .init(zh: "在库", en: "in custody")
        case .out: .init(zh: "已领出", en: "out")
        case .missing: .init(zh: "盘库缺失", en: "missing")
        case .refused: .init(zh: "拒不交存", en: "refused")
        case .gone: .init(zh: "已移交", en: "forwarded")
        }
    }
}
