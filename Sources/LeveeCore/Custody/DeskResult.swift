/// What came of an act at the desk.
public struct DeskResult: Hashable, Sendable {
    /// The entry that was written.
    public var event: CustodyEvent
    /// As it was before.
    public var before: Booklet
    public var holder: Person
    /// By when a booklet that left is to come back.
    public var due: CalendarDay?
    /// The code of the receipt for both sides, where the booklet changed hands.
    public var code: VerificationCode?

    public init(
        event: CustodyEvent, before: Booklet, holder: Person, due: CalendarDay? = nil, code: VerificationCode? = nil
    ) {
        self.event = event
        self.before = before
        self.holder = holder
        self.due = due
        self.code = code
    }
}
