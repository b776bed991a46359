import Hummingbird
import LeveeCore
import Logging
import NIOCore

/// What comes with every request.
struct VisitContext: RequestContext, RemoteAddressRequestContext {
    var coreContext: CoreRequestContextStorage
    let remoteAddress: SocketAddress?
    /// Set by ``Reception`` before any route is asked.
    var visit: Visit?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
    }
}

/// Somebody is signed in, and owes nothing: no page that asks for this can be built for a stranger.
struct SignedIn: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let visit: Visit
    let visitor: Visitor

    /// - Throws: ``Unwelcome``.
    init(context: VisitContext) throws {
        guard let visit = context.visit, let visitor = visit.visitor else { throw Unwelcome.signIn }
        if let owed = visitor.owes { throw Unwelcome.owes(owed) }
        coreContext = context.coreContext
        self.visit = visit
        self.visitor = visitor
    }
}

/// Somebody whose roles allow a thing: a page for custodians takes a `Granted<WorksDesk>`, and none can be made for a clerk.
struct Granted<Duty: Right>: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let visit: Visit
    let visitor: Visitor

    /// - Throws: ``AccessRefusal`` where none of his roles may do it.
    init(context: SignedIn) throws {
        try context.visitor.actor.require(Duty.permission)
        coreContext = context.coreContext
        visit = context.visit
        visitor = context.visitor
    }
}

/// Why a visitor is led elsewhere first.
enum Unwelcome: Error, Sendable {
    case signIn
    case owes(SignInDuty)
    /// The form was not made for him, or came from another site.
    case forged
}
