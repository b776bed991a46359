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

/// Somebody who is signed in. A class, as it goes through many hands on the way of each request.
final class Visitor: Sendable {
    let actor: Actor
    let account: Account
    /// Whose records he may read.
    let reach: Reach
    /// The session's name: the digest of its token, or of the machine's.
    let session: [UInt8]
    /// What he still has to do before anything else.
    let owes: SignInDuty?
    /// The stay itself; nil for a machine.
    let stay: Session?
    /// How far the records were when he came in; nil where that is not known.
    let state: RecordState?

    init(
        actor: Actor, account: Account, session: [UInt8], owes: SignInDuty? = nil, stay: Session? = nil,
        state: RecordState? = nil
    ) {
        self.actor = actor
        self.account = account
        reach = actor.reach
        self.session = session
        self.owes = owes
        self.stay = stay
        self.state = state
    }

    /// Whether one of his roles allows it.
    func may(_ permission: Permission) -> Bool {
        !account.roles.isDisjoint(with: PermissionTable.roles(for: permission))
    }
}
