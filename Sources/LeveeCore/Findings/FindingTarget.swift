/// On what a step is taken: one finding, or all of the same cause for which the step is the next one.
public struct FindingTarget: Hashable, Sendable {
    public var id: String
    public var isWholeCase: Bool

    public init(_ id: String, wholeCase: Bool = false) {
        self.id = id
        isWholeCase = wholeCase
    }
}
