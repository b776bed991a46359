import HTTPTypes
import Hummingbird
import LeveeCore

/// A context in which it is known who asks: what a page or an operation may take.
protocol Known: ChildRequestContext {
    var visit: Visit { get }
    var visitor: Visitor { get }
    /// What one of the visitor's roles has to allow; nil where being signed in is enough.
    static var permission: Permission? { get }
    static func install(
        _ method: HTTPRequest.Method, _ path: String, on router: Router<VisitContext>,
        _ handler: @escaping @Sendable (Request, Self) async throws -> Response)
}

extension Known {
    var words: Words { visit.words }
    var user: String { visitor.account.user }
    var reach: Reach { visitor.reach }
}

extension SignedIn: Known {
    static var permission: Permission? { nil }

    static func install(
        _ method: HTTPRequest.Method, _ path: String, on router: Router<VisitContext>,
        _ handler: @escaping @Sendable (Request, SignedIn) async throws -> Response
    ) {
        router.group(context: SignedIn.self).on(RouterPath(path), method: method, use: handler)
    }
}

extension Granted: Known {
    static var permission: Permission? { Duty.permission }

    static func install(
        _ method: HTTPRequest.Method, _ path: String, on router: Router<VisitContext>,
        _ handler: @escaping @Sendable (Request, Granted) async throws -> Response
    ) {
        router.group(context: SignedIn.self).group(context: Granted.self)
            .on(RouterPath(path), method: method, use: handler)
    }
}

/// One question to the workspace: who asks, what stands in the address, and what there is to answer from.
struct Asked<Context: Known>: Sendable {
    let context: Context
    /// What stands in the address in place of `{name}`.
    let parameters: [String: String]
    /// What stands behind the question mark: filters, sort, cursor; never anything personal.
    let query: Values
    let office: Workspace
    /// Whose files were looked at for the answer.
    let files = FilesRead()

    var words: Words { context.words }
    var now: Instant { context.visit.now }
    var user: String { context.user }
    var reach: Reach { context.reach }

    func may(_ permission: Permission) -> Bool { context.visitor.may(permission) }

    /// The part of the address, as it is.
    func parameter(_ name: String) -> String { parameters[name] ?? "" }

    /// The part of the address, opened: a personnel number or a document.
    /// - Throws: ``Missing`` where it was not sealed here.
    func opened(_ name: String) throws(Missing) -> String { try office.seal.open(parameter(name)) }
}

/// There is nothing at this address for this reader: it does not exist, or lies outside his reach; he is not told which.
struct Missing: Error, Sendable {}
