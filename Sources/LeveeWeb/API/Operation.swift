import LeveeCore

/// Something that can be done (操作): one form in the pages, one request for machines, one permission.
struct Operation<Context: Known>: Sendable {
    /// As machines know it, such as `decideApplication`.
    var name: String
    /// Where its form is, and where it is sent to: `/applications/{application}/decision`.
    var path: String
    var fields: [Field]
    /// Key of the button's text.
    var submit: String
    /// Whether the button is one to think about.
    var isGrave = false
    /// What stands around the form. It fails where there is nothing to be done.
    var prepare: @Sendable (Asked<Context>) async throws -> Prepared
    /// Does it.
    /// - Throws: ``FieldErrors``, or a refusal of the core that explains itself.
    var perform: @Sendable (Asked<Context>, inout FormReading) async throws -> Done
}

/// What stands around the form of an operation.
struct Prepared: Sendable {
    var title: String
    var lead: String?
    var back: Block.Link?
    var blocks: [Block] = []
    /// Beside the form, after it on a narrow screen.
    var beside: [Block] = []
    /// What the fields hold before anybody has typed.
    var values = Values()
    /// Choices that depend on the records.
    var choices: [String: [Field.Choice]] = [:]
    /// Fields of the operation that do not apply here.
    var without: Set<String> = []
    /// Fields that hold what is prepared, not what was sent, where the form comes back: they are about what it shows now.
    var anew: Set<String> = []
}

/// Something was done.
struct Done: Sendable {
    var message: Bilingual
    /// The page that shows the result.
    var path: String
    /// What to look at besides.
    var notes: [Bilingual] = []

    init(_ message: Bilingual, at path: String, notes: [Bilingual] = []) {
        self.message = message
        self.path = path
        self.notes = notes
    }
}

/// What a machine is told of it.
struct DoneAnswer: Codable, Sendable {
    var message: Bilingual
    var notes: [Bilingual]
    /// Address of what shows the result.
    var location: String
}
