/// An entry of a person's record for which a correction can be asked, as it stands; where it is void, as it stood.
public struct CorrectableEntry: Hashable, Sendable {
    public var fact: CorrectableFact
    public var isVoid: Bool

    public init(_ fact: CorrectableFact, isVoid: Bool) {
        self.fact = fact
        self.isVoid = isVoid
    }
}

extension CorrectableFact {
    /// As somebody names it who wants it corrected.
    public var name: FactName {
        switch self {
        case .custody(let event): .custody(event.document, at: event.at, event.event)
        case .approval(let approval): .approval(approval.number)
        case .declaration(let declaration): .declaration(declaration.document)
        }
    }
}
