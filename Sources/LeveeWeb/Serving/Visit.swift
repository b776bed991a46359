import LeveeCore

/// What is known of a request before anybody asks what he may do: who, in which language, from where.
struct Visit: Sendable {
    var language: Language
    /// The address it came from, for the throttle; never logged beside a name.
    var address: String
    /// Who is signed in; nil for a stranger.
    var visitor: Visitor?
    /// Proves that a form was made for this browser: for a stranger bound to his cookie, else to his session.
    var formSecret: String
    /// The code by which an answer is found in the log.
    var code: String
    /// Path that was asked for, without its query.
    var path: String
    var now: Instant

    var words: Words { Words(language) }
}

/// Somebody who is signed in.
struct Visitor: Sendable {
    var actor: Actor
    var account: Account
    /// Whose records he may read.
    var reach: Reach
    /// The session's name: the digest of its token, or of the machine's.
    var session: [UInt8]
    /// What he still has to do before anything else.
    var owes: SignInDuty?
    /// The stay itself; nil for a machine.
    var stay: Session?
    /// How far the records were when he came in; nil where that is not known.
    var state: RecordState?

    /// Whether one of his roles allows it.
    func may(_ permission: Permission) -> Bool {
        !account.roles.isDisjoint(with: PermissionTable.roles(for: permission))
    }
}
