/// A possible match beside everybody who it could be.
public struct MatchView: Hashable, Sendable {
    public var match: PossibleMatch
    /// In order of the refs.
    public var candidates: [Candidate]

    public struct Candidate: Hashable, Sendable {
        public var person: Person
        public var comparison: MatchComparison

        public init(person: Person, comparison: MatchComparison) {
            self.person = person
            self.comparison = comparison
        }
    }

    public init(match: PossibleMatch, candidates: [Candidate]) {
        self.match = match
        self.candidates = candidates
    }
}
