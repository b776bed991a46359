/// A ground for which a person may not leave, or must be looked at before he leaves. It names the law it rests on.
public struct Restriction: Hashable, Sendable, Codable {
    public var reference: String
    public var ref: String
    public var kind: Kind
    public var from: CalendarDay
    public var until: CalendarDay?
    public var authority: String
    /// The law it rests on; a restriction without one is refused on entry.
    public var basis: String

    public enum Kind: String, Hashable, Sendable, CaseIterable, Codable {
        case exitBan, investigation, criminalCase, civilJudgment, borderOffence, sanction, transfer

        public var title: Bilingual {
            switch self {
            case .exitBan: .init(zh: "限制出境", en: "exit ban")
            case .investigation: .init(zh: "立案审查", en: "investigation")
            case .criminalCase: .init(zh: "刑事案件", en: "criminal case")
            case .civilJudgment: .init(zh: "民事案件", en: "civil judgment")
            case .borderOffence: .init(zh: "妨害国（边）境管理", en: "border offence")
            case .sanction: .init(zh: "处分影响期", en: "sanction period")
            case .transfer: .init(zh: "拟调整任用", en: "transfer under way")
            }
        }
    }

    public init(
        reference: String, ref: String, kind: Kind, from: CalendarDay, until: CalendarDay? = nil, authority: String,
        basis: String
    ) {
        self.reference = reference
        self.ref = ref
        self.kind = kind
        self.from = from
        self.until = until
        self.authority = authority
        self.basis = basis
    }

    public func isInForce(on day: CalendarDay) -> Bool { isInForce(within: day...day) }

    /// Whether it is in force on a day of the span. One that ends before it begins has no day.
    public func isInForce(within span: ClosedRange<CalendarDay>) -> Bool {
        max(from, span.lowerBound) <= min(until ?? span.upperBound, span.upperBound)
    }

    public var evidence: String { "restriction:\(reference)" }
}
