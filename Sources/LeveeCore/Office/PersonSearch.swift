/// What people are searched by, and in which order they come; of those who are alike in it, by ref. Everything that is given
/// has to fit.
public struct PersonSearch: Hashable, Sendable {
    /// What a list is sorted by: ranks by their height and the night's word by its weight; nothing on record comes first.
    public enum Column: String, Hashable, Sendable, CaseIterable {
        case ref, name, unit, post, rank, status, standing, findings
    }

    /// A part of a name, pinyin, a personnel number, a document's or an ID number.
    public var text: String?
    /// Code of a unit, with what lies under it.
    public var unit: String?
    public var status: Person.Status?
    /// `regular`, `irregular` or `undecided`: the last night's word.
    public var verdict: String?
    /// Only those against whom a finding counts.
    public var hasFindings: Bool
    public var column: Column
    public var order: ListOrder

    public init(
        text: String? = nil, unit: String? = nil, status: Person.Status? = nil, verdict: String? = nil,
        hasFindings: Bool = false, by column: Column = .ref, _ order: ListOrder = .ascending
    ) {
        self.text = text
        self.unit = unit
        self.status = status
        self.verdict = verdict
        self.hasFindings = hasFindings
        self.column = column
        self.order = order
    }
}

/// A person in a list.
public struct PersonLine: Hashable, Sendable {
    public var ref: String
    public var name: String
    /// As his passport writes it, the surname first; nil where it is not on record.
    public var latin: String?
    public var unit: String
    public var post: String
    public var rank: String?
    public var status: String
    public var category: String
    /// The last night's word; nil before the first night.
    public var verdict: String?
    /// How many findings count against him.
    public var findings: Int

    public init(
        ref: String, name: String, latin: String? = nil, unit: String, post: String, rank: String?, status: String,
        category: String,
        verdict: String?, findings: Int
    ) {
        self.ref = ref
        self.name = name
        self.latin = latin
        self.unit = unit
        self.post = post
        self.rank = rank
        self.status = status
        self.category = category
        self.verdict = verdict
        self.findings = findings
    }
}
