import HTTPTypes
import Hummingbird
import LeveeCore

/// One line of the route table: the only way in which anything is reached. The table is what the router, the description for
/// machines and the tests are made from.
struct Route: Sendable {
    enum Audience: Hashable, Sendable {
        /// Anybody, also a stranger.
        case anybody
        case signedIn
        case permitted(Permission)
    }

    var method: HTTPRequest.Method
    /// With `{name}` for what varies.
    var path: String
    var audience: Audience
    /// Whether it changes anything; such a one is never reached by GET.
    var changes: Bool
    /// What is told to machines about it; nil for a page.
    var description: Described?
    var install: @Sendable (Router<VisitContext>) -> Void

    var isForMachines: Bool { path.utf8.starts(with: "/api/".utf8) }
}

/// A route as the description for machines has it.
struct Described: Sendable {
    var name: String
    /// Fields of the body.
    var fields: [Field]
    /// Names that may stand behind the question mark.
    var query: [String]
    /// The shape of the answer.
    var answer: Shape
    /// Whether the body is a file of XML instead of JSON.
    var takesXML = false
}
