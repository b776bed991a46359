/// A family member and where he or she lives.
public struct Relative: Hashable, Sendable, Codable {
    public var ref: String
    public var relation: Relation
    public var name: String
    public var country: CountryCode
    public var status: Status
    public var since: CalendarDay
    public var reportedOn: CalendarDay?

    public enum Relation: String, Hashable, Sendable, CaseIterable, Codable {
        case spouse, child, parent, other

        public var title: Bilingual {
            switch self {
            case .spouse: .init(zh: "配偶", en: "spouse")
            case .child: .init(zh: "子女", en: "child")
            case .parent: .init(zh: "父母", en: "parent")
            case .other: .init(zh: "其他", en: "other relative")
            }
        }
    }

    public enum Status: String, Hashable, Sendable, CaseIterable, Codable {
        case citizen, permanentResident, longTermResident, residing, returned

        public var title: Bilingual {
            switch self {
            case .citizen: .init(zh: "取得国籍", en: "citizen")
            case .permanentResident: .init(zh: "永久居留", en: "permanent resident")
            case .longTermResident: .init(zh: "长期居留", en: "long-term resident")
            case .residing: .init(zh: "居住", en: "residing")
            case .returned: .init(zh: "已回国", en: "returned")
            }
        }
    }

    public init(
        ref: String, relation: Relation, name: String, country: CountryCode, status: Status, since: CalendarDay,
        reportedOn: CalendarDay? = nil
    ) {
        self.ref = ref
        self.relation = relation
        self.name = name
        self.country = country
        self.status = status
        self.since = since
        self.reportedOn = reportedOn
    }

    /// In a country other than China with any status but returned.
    public var isAbroad: Bool { country != .china && status != .returned }

    public var evidence: String { "relative:\(relation.rawValue)/\(name)" }
}
