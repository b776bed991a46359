/// What a step was taken on, as it stands then.
public struct FindingsDone: Sendable {
    public var person: Person
    /// The one that was named first.
    public var done: [FiledLife]

    public init(person: Person, done: [FiledLife]) {
        self.person = person
        self.done = done
    }
}
