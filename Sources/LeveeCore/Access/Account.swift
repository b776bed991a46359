/// A user of the registry, as it is now.
public struct Account: Hashable, Sendable {
    /// The name that stands in the audit.
    public var user: String
    public var roles: Set<Role>
    /// Code of the unit for which he acts, and what lies under it.
    public var unit: String
    /// His own personnel number, where he is in the registry himself: nobody acts on his own file.
    public var ref: String?
    /// Login of the operating system that stands for him.
    public var login: String?
    public var isDisabled: Bool

    public init(
        user: String, roles: Set<Role>, unit: String, ref: String? = nil, login: String? = nil,
        isDisabled: Bool = false
    ) {
        self.user = user
        self.roles = roles
        self.unit = unit
        self.ref = ref
        self.login = login
        self.isDisabled = isDisabled
    }
}

extension Account {
    /// Whether he can administrate everybody: an administrator in office, of a unit that lies under no other one.
    public func administratesEverybody(_ units: [Unit]) -> Bool {
        !isDisabled && roles.contains(.administrator) && units.isUppermost(unit)
    }
}

extension [Unit] {
    /// Whether a unit lies under no other one.
    public func isUppermost(_ unit: String) -> Bool { contains { $0.code == unit && $0.parent == nil } }

    /// Whether a unit is the other one or lies above it.
    public func unit(_ above: String, reaches below: String) -> Bool {
        var current = below
        // A way up that is longer than there are units goes in circles.
        for _ in 0...count {
            if current == above { return true }
            guard let parent = first(where: { $0.code == current })?.parent else { return false }
            current = parent
        }
        return false
    }
}
