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
        case .crossing: place == Self.exit ? "exit" : "entry"
        case .filing: place == 0 ? "confirmed" : "removed"
        case .holdings, .withdrawal: nil
        }
    }

    /// Place of a crossing's direction out of the country.
    public static let exit = 0

    /// Place of the action, direction or answer that is called so; nil where the kind has no such one.
    public func place(ofAction name: UnsafeBufferPointer<UInt8>) -> Int? {
        (0..<actions).first { word(ofAction: $0)?.spells(name) == true }
    }

    private static let documentActions: [StaticString] = ["issued", "renewed", "lost", "found", "cancelled"]
}
