/// A finding with its life since it was opened last.
public struct FiledLife: Hashable, Sendable {
    public var filed: FiledFinding
    public var life: FindingLife
    /// Code of the unit of which the person is now.
    public var unit: String

    public var finding: Finding { filed.standing.finding }

    public init(filed: FiledFinding, life: FindingLife, unit: String) {
        self.filed = filed
        self.life = life
        self.unit = unit
    }
}
