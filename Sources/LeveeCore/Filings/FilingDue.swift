/// Somebody of whom the authority has to be told, and what stands in the way.
public struct FilingDue: Hashable, Sendable {
    public var person: Person
    public var duty: FilingDuty
    /// The batch in which he was sent and about which the authority has not answered.
    public var openBatch: String?
    /// The authority's last answer about him, where it did not take him.
    public var refused: Refused?

    public struct Refused: Hashable, Sendable {
        public var batch: String
        public var on: CalendarDay
        public var reason: String

        public init(batch: String, on: CalendarDay, reason: String) {
            self.batch = batch
            self.on = on
            self.reason = reason
        }
    }

    public init(person: Person, duty: FilingDuty, openBatch: String? = nil, refused: Refused? = nil) {
        self.person = person
        self.duty = duty
        self.openBatch = openBatch
        self.refused = refused
    }

    /// Whether he can be put into a batch: it is certain that he is due, and he does not wait in another one.
    public var isReady: Bool { duty.missing == nil && openBatch == nil }

    /// Those who are due longest first; those of whom it is not certain last.
    public static func isBefore(_ left: Self, _ right: Self) -> Bool {
        let (isSure, isRightSure) = (left.duty.missing == nil, right.duty.missing == nil)
        if isSure != isRightSure { return isSure }
        return left.duty.due == right.duty.due
            ? left.person.ref.precedes(right.person.ref) : left.duty.due < right.duty.due
    }
}

/// Of whom a list or a batch is to be made.
public struct FilingSelection: Hashable, Sendable {
    /// Code of a unit, with what lies under it; nil for everybody.
    public var unit: String?
    /// Nil for every act.
    public var action: Filing.Action?

    public init(unit: String? = nil, action: Filing.Action? = nil) {
        self.unit = unit
        self.action = action
    }

    public func takes(_ due: FilingDue, units: [Unit]) -> Bool {
        if let action, action != due.duty.action { return false }
        return unit.map { units.unit($0, reaches: due.person.unit) } ?? true
    }
}
