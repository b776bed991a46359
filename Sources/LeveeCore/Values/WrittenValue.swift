/// A value that is stored as the text it is written as: days, moments, numbers and codes in what is kept as JSON.
public protocol WrittenValue: Codable {
    /// The text that ``init(written:)`` reads back as the same value.
    var written: String { get }

    /// - Throws: ``Refusal`` where the text is not such a value.
    init(written text: String) throws(Refusal)
}

extension WrittenValue {
    public init(from decoder: any Decoder) throws {
        try self.init(written: try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var text = encoder.singleValueContainer()
        try text.encode(written)
    }
}

extension CalendarDay: WrittenValue {
    public var written: String { description }
    public init(written text: String) throws(Refusal) { try self.init(text) }
}

extension Instant: WrittenValue {
    /// In Shanghai time; where the day there is one of a year that no day is written with, at the offset of a day that is.
    public var written: String {
        let day = Zone.shanghai.day(of: self)
        if CalendarDay.years.contains(day.year) { return Zone.shanghai.text(of: self) }
        return (Zone(named: nanoseconds < 0 ? "+14:00" : "-14:00") ?? .shanghai).text(of: self)
    }
    public init(written text: String) throws(Refusal) { try self.init(text) }
}

extension CountryCode: WrittenValue {
    public var written: String { text }
    public init(written text: String) throws(Refusal) { try self.init(text) }
}

extension CitizenNumber: WrittenValue {
    public var written: String { text }
    public init(written text: String) throws(Refusal) { try self.init(text) }
}

extension DocumentKey: WrittenValue {
    public var written: String { description }
    public init(written text: String) throws(Refusal) { try self.init(text) }
}

extension Mention.Kind: WrittenValue {
    public var written: String {
        switch self {
        case .document(let action): "document:\(action.rawValue)"
        case .crossing: "crossing"
        case .holdings: "holdings"
        }
    }

    public init(written text: String) throws(Refusal) {
        switch text {
        case "crossing": self = .crossing
        case "holdings": self = .holdings
        default:
            let parts = text.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0] == "document",
                let action = FeedRecord.DocumentAction(rawValue: String(parts[1]))
            else { throw Refusal(.unknownCode, text) }
            self = .document(action)
        }
    }
}
