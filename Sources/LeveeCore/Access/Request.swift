/// Something that takes effect only when a second person confirms it (双人复核), such as a correction.
public struct Request: Hashable, Sendable {
    public var number: Int64
    public var kind: Kind
    /// What it is about, such as `ordinaryPassport:E12345678` or an approval's number.
    public var subject: String
    public var reason: String
    public var askedBy: String
    public var askedAt: Instant
    public var settlement: Settlement?

    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A hand-out that the desk's rules do not allow (破例发放).
        case handOutOverride
        /// A correction of a fact on record (更正).
        case correction

        /// What confirming it takes.
        public var confirmation: Permission {
            switch self {
            case .handOutOverride: .confirmOverride
            case .correction: .confirmCorrection
            }
        }
    }

    public struct Settlement: Hashable, Sendable {
        public var isConfirmed: Bool
        public var by: String
        public var at: Instant
        public var reason: String?

        public init(isConfirmed: Bool, by: String, at: Instant, reason: String? = nil) {
            self.isConfirmed = isConfirmed
            self.by = by
            self.at = at
            self.reason = reason
        }
    }

    public init(
        number: Int64, kind: Kind, subject: String, reason: String, askedBy: String, askedAt: Instant,
        settlement: Settlement? = nil
    ) {
        self.number = number
        self.kind = kind
        self.subject = subject
        self.reason = reason
        self.askedBy = askedBy
        self.askedAt = askedAt
        self.settlement = settlement
    }

    /// As it is written and asked for: `R-17`.
    public var name: String { "R-\(number)" }
}

extension Request {
    /// What whoever comes second is told; nil where nobody has settled it.
    public var settledBefore: Bilingual? {
        settlement.map { settlement in
            Bilingual(
                zh: "`\(name)` 已\(settlement.isConfirmed ? "确认" : "否决")，不能再改",
                en: "`\(name)` was \(settlement.isConfirmed ? "confirmed" : "declined") before, and that is not changed"
            )
        }
    }
}
