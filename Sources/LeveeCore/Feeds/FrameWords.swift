// The words of a record's kind and action, as the canonical form and the store have them. Their bytes stay where they are.

extension RecordFrame.Kind {
    public var word: StaticString {
        switch self {
        case .document: "document"
        case .crossing: "crossing"
        case .holdings: "holdings"
        case .filing: "filing"
        case .withdrawal: "withdrawal"
        }
    }

    /// The word of the action, direction or answer in this place among its cases; nil where the kind has none.
    public func word(ofAction place: Int) -> StaticString? {
        switch self {
        case .document: Self.documentActions[place]
        case .crossing: place == 0 ? "exit" : "entry"
        case .filing: place == 0 ? "confirmed" : "removed"
        case .holdings, .withdrawal: nil
        }
    }

    private static let documentActions: [StaticString] = ["issued", "renewed", "lost", "found", "cancelled"]
}
