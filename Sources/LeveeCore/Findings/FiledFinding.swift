/// A finding in the store: its public id, whose it is, and where its life stands.
public struct FiledFinding: Hashable, Sendable {
    /// Short and stable, such as `F-7Q2M9XKD`.
    public var id: String
    public var ref: String
    /// The person's name as it is now.
    public var name: String
    public var standing: StandingFinding
    /// The day on which it was closed: as-of day of the night from which on the rules give it no more, or the day of a
    /// reviewer's decision; nil before.
    public var closedOn: CalendarDay?
    /// Whether the rules give it: one that a reviewer dismissed or closed may still be given, and counts no more.
    public var isGiven: Bool

    public init(
        id: String, ref: String, name: String, standing: StandingFinding, closedOn: CalendarDay? = nil, isGiven: Bool
    ) {
        self.id = id
        self.ref = ref
        self.name = name
        self.standing = standing
        self.closedOn = closedOn
        self.isGiven = isGiven
    }
}
