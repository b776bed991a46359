/// An answer that may be missing: yes, no, or not decidable because a fact is missing.
public enum Truth: Hashable, Sendable {
    case yes
    case no
    case unknown(Missing)

    public init(_ value: Bool) { self = value ? .yes : .no }

    /// Yes where both are; no where either is; otherwise what the first undecided one lacks.
    public func and(_ other: @autoclosure () -> Truth) -> Truth {
        switch self {
        case .no: .no
        case .yes: other()
        case .unknown: other() == .no ? .no : self
        }
    }

    public static prefix func ! (truth: Truth) -> Truth {
        switch truth {
        case .yes: .no
        case .no: .yes
        case .unknown: truth
        }
    }
}

/// A fact that is not there and without which a rule cannot be decided.
public struct Missing: Hashable, Sendable {
    /// What kind of fact it is.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The feeds do not cover the days that the rule looks at.
        case feed
        /// The person's rank is blank, so nobody can tell whether a retired leader is covered, or who may decide.
        case rank
        /// The document's expiry day is known neither from a declaration nor from the feed.
        case expiresOn
        /// The person is not in the registry.
        case person
    }

    public var kind: Kind
    /// What it is missing of: a subject, a span of days; empty for the person.
    public var of: String

    public init(_ kind: Kind, of subject: String = "") {
        self.kind = kind
        of = subject
    }

    /// What is missing, as a person would say it.
    public var text: Bilingual {
        let detail = of.isEmpty ? "" : " \(of)"
        return switch kind {
        case .feed: Bilingual(zh: "缺少边防数据\(detail)", en: "no feed covers\(detail)")
        case .rank: Bilingual(zh: "职务级别不明", en: "the person's rank is not known")
        case .expiresOn:
            Bilingual(zh: "证件有效期不明\(detail)", en: "the expiry day is not known" + (of.isEmpty ? "" : " of\(detail)"))
        case .person: Bilingual(zh: "登记册中无此人\(detail)", en: "not in the registry:\(detail)")
        }
    }
}
