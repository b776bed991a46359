/// A value of a policy as it was read.
public enum PolicyValue: Hashable, Sendable {
    case number(Int)
    case text(String)
    case list([String])
    /// A text for a letter, with places such as `{due}` that are filled in.
    case wording(Bilingual)
    case certificates([SourceCertificate])
}

/// How sure we are of a value or of a text of law.
public enum Confidence: String, Hashable, Sendable, CaseIterable {
    /// Read in the text of the law itself, or in a page of the body that issued it.
    case verified
    /// Read in a secondary source; the wording may differ.
    case secondary
    /// From memory or from a weak source; shown as such wherever it is used.
    case unverified
}

/// One value with the day from which it holds and the reference it comes from.
public struct DatedValue: Hashable, Sendable {
    public var from: CalendarDay
    public var value: PolicyValue
    public var reference: String
    public var confidence: Confidence
    public var note: String?

    public init(
        from: CalendarDay, value: PolicyValue, reference: String, confidence: Confidence, note: String? = nil
    ) {
        self.from = from
        self.value = value
        self.reference = reference
        self.confidence = confidence
        self.note = note
    }
}

/// The law that a rule rests on.
public struct Basis: Hashable, Sendable {
    /// Citation in Chinese, such as `《出境入境管理法》第十二条`.
    public var citation: String
    /// The words of the law, or the gist where the words are not at hand.
    public var words: String
    public var confidence: Confidence

    public init(citation: String, words: String, confidence: Confidence) {
        self.citation = citation
        self.words = words
        self.confidence = confidence
    }

    /// What a finding shows: the citation, marked where nobody has verified it.
    public var shown: String { confidence == .unverified ? citation + Self.mark : citation }

    /// Behind a citation that nobody has verified, in both languages.
    public static let mark = " (未核实 unverified)"
}

/// A numbered set of dated values, bases and working days: the law as data.
public struct Policy: Hashable, Sendable {
    public var version: String
    /// For each key its values, earliest first.
    public var values: [PolicyKey: [DatedValue]]
    /// By rule id.
    public var bases: [String: Basis]
    public var calendar: WorkingCalendar
    /// What the policy calls itself.
    public var title: Bilingual
    /// What each key is about, for a person.
    public var titles: [PolicyKey: Bilingual]

    public init(
        version: String, values: [PolicyKey: [DatedValue]], bases: [String: Basis],
        calendar: WorkingCalendar = WorkingCalendar(), title: Bilingual = Bilingual(zh: "", en: ""),
        titles: [PolicyKey: Bilingual] = [:]
    ) {
        self.version = version
        self.values = values.mapValues { $0.sorted { $0.from < $1.from } }
        self.bases = bases
        self.calendar = calendar
        self.title = title
        self.titles = titles
    }

    /// The value of a key that holds on a day.
    public func inForce(_ key: PolicyKey, on day: CalendarDay) -> DatedValue? {
        values[key]?.last { $0.from <= day }
    }

    /// The first day after this one on which a value changes.
    public func nextChange(after day: CalendarDay) -> CalendarDay? {
        values.values.joined().map(\.from).filter { $0 > day }.min()
    }
}
