/// A finding with its life since it was opened last.
public struct FiledLife: Hashable, Sendable {
    public var filed: FiledFinding
    public var life: FindingLife
    /// Code of the unit of which the person is now.
    public var unit: String
    /// The trip that the crossing belongs to which it is about, as ``SameTrip`` names it; nil where that joins it with nothing.
    public var trip: String?

    public var finding: Finding { filed.standing.finding }

    public init(filed: FiledFinding, life: FindingLife, unit: String, trip: String? = nil) {
        self.filed = filed
        self.life = life
        self.unit = unit
        self.trip = trip
    }
}
