/// For which day something is entered, by whom, when, and under which policy.
public struct Entry: Sendable {
    public var day: CalendarDay
    /// The user, or the login that stands for him.
    public var actor: String
    public var at: Instant
    public var edition: PolicyEdition

    public init(on day: CalendarDay, by actor: String, at: Instant, under edition: PolicyEdition) {
        self.day = day
        self.actor = actor
        self.at = at
        self.edition = edition
    }
}
