/// Whose records somebody may read (数据范围): everybody's, or those of the people of his unit and of what lies under it.
public enum Reach: Hashable, Sendable {
    case everybody
    /// Codes of the units, his own among them.
    case units(Set<String>)

    /// Whether the people of a unit are within it.
    public func contains(unit: String) -> Bool {
        switch self {
        case .everybody: true
        case .units(let units): units.contains(unit)
        }
    }

    /// The same, held to a unit and what lies under it; nil where that unit is not within it.
    public func narrowed(to unit: String, among units: [Unit]) -> Reach? {
        contains(unit: unit) ? .units(units.under(unit)) : nil
    }
}

extension Actor {
    /// Whose records he may read: nobody's without a role, for his own file he has anyway.
    public var reach: Reach {
        account.map { .units($0.roles.isEmpty ? [] : units.under($0.unit)) } ?? .everybody
    }
}

extension [Unit] {
    /// Codes of a unit and of all that lies under it.
    public func under(_ unit: String) -> Set<String> {
        Set([unit] + map(\.code).filter { self.unit(unit, reaches: $0) })
    }
}
