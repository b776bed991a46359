/// That somebody looked at what is held about a person (查阅记录). The person may see it.
public struct Reading: Hashable, Sendable {
    public enum What: String, Hashable, Sendable, CaseIterable {
        case dossier, application, custody, finding, letter, match

        public var title: Bilingual {
            switch self {
            case .dossier: Bilingual(zh: "个人档案", en: "the file")
            case .application: Bilingual(zh: "申请", en: "an application")
            case .custody: Bilingual(zh: "证件保管", en: "custody of a booklet")
            case .finding: Bilingual(zh: "异常", en: "a finding")
            case .letter: Bilingual(zh: "文书", en: "a letter")
            case .match: Bilingual(zh: "疑似匹配", en: "a possible match")
            }
        }
    }

    /// Nil before it is written down.
    public var number: Int64?
    public var at: Instant
    public var user: String
    /// Whose it is.
    public var ref: String
    public var what: What

    public init(number: Int64? = nil, at: Instant, user: String, ref: String, what: What) {
        self.number = number
        self.at = at
        self.user = user
        self.ref = ref
        self.what = what
    }
}

/// Whose readings are asked for.
public enum ReadingsOf: Hashable, Sendable {
    case everybody
    case file(ref: String)
    case user(String)
}
