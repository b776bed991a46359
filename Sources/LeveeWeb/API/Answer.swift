import LeveeCore

/// What a question is answered with: the same for a page and for a machine. A page shows it in the reader's language; a
/// machine gets it as JSON, and the description of the interface is made from its fields.
protocol Answer: Codable, Sendable {
    /// The page that shows it.
    func page(_ setting: Setting) -> Page
}

/// For whom a page is set.
struct Setting: Sendable {
    let words: Words
    let visitor: Visitor
    let today: CalendarDay
    /// Proof for the forms on it.
    let token: String
    /// What stands behind the question mark.
    var query: Values
    let path: String

    func may(_ permission: Permission) -> Bool { visitor.may(permission) }
}
