/// Where the policy of a day comes from: the signed one in force on it, else the one that ships.
public protocol PolicySource: Sendable {
    func edition(on day: CalendarDay) throws -> PolicyEdition
}
