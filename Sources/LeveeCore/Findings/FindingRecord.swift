/// All that is known of one finding.
public struct FindingRecord: Sendable {
    public var filed: FiledLife
    public var person: Person
    /// Its whole life, all rounds.
    public var entries: [FindingEntry]
    /// Those of the same cause, it included.
    public var together: [FiledLife]

    public init(filed: FiledLife, person: Person, entries: [FindingEntry], together: [FiledLife]) {
        self.filed = filed
        self.person = person
        self.entries = entries
        self.together = together
    }
}
