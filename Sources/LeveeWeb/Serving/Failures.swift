import Hummingbird
import LeveeCore
import Logging

/// Turns what a route throws into an answer: a page in the reader's language, or a problem for a machine. The log has the code,
/// the route and the kind of error, nothing else.
struct Failures: RouterMiddleware {
    typealias Context = VisitContext

    let setter: PageSetter

    func handle(
        _ request: Request, context: VisitContext, next: (Request, VisitContext) async throws -> Response
    ) async throws -> Response {
        do { return try await next(request, context) } catch {
            let failure = Failure(error)
            let visit = context.visit ?? Reception.stranger(request, context)
            if failure.isOurs {
                context.logger.error(
                    "failed",
                    metadata: [
                        "code": "\(visit.code)", "route": "\(context.endpointPath ?? "none")",
                        "error": "\(type(of: error))",
                    ])
            }
            return response(to: request, failure, error, visit)
        }
    }

    private func response(to request: Request, _ failure: Failure, _ error: any Error, _ visit: Visit) -> Response {
        var response: Response
        if request.uri.path.utf8.starts(with: "/api/".utf8) {
            response = failure.problem(visit).response()
            if failure.status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
        } else if let unwelcome = error as? Unwelcome, let path = unwelcome.leadsTo(request, visit) {
            response = Response(status: .seeOther, headers: [.location: path])
        } else {
            response = setter.response(failure.page(visit), for: visit)
        }
        if let seconds = failure.retryAfter { response.headers[.retryAfter] = "\(seconds)" }
        if let allow = failure.allow { response.headers[.allow] = allow }
        return response
    }
}

extension Unwelcome {
    /// Where somebody is led first; nil where he is told no.
    fileprivate func leadsTo(_ request: Request, _ visit: Visit) -> String? {
        /// From there he comes back to where he wanted to be.
        func back(_ step: String) -> String { request.method == .get ? "\(step)?to=\(visit.path)" : step }
        return switch self {
        case .signIn: back("/sign-in")
        case .owes(.secondFactor): back("/sign-in/code")
        case .owes(.enrolment): back("/sign-in/enrolment")
        case .owes(.newPassword): "/sign-in/password"
        case .forged: nil
        }
    }
}

extension Failure {
    func problem(_ visit: Visit) -> Problem {
        Problem(
            type: "about:blank", title: status.reasonPhrase, status: status.code, detail: texts, code: visit.code,
            errors: errors.isEmpty ? nil : errors.map { .init(field: $0.field, detail: $0.text) })
    }

    func page(_ visit: Visit) -> Page {
        let words = visit.words
        return Page(
            words("failure.title"),
            [
                .text(words[texts]), .note(words("failure.code", ["code": visit.code])),
                .links([.init(words("failure.home"), to: "/")]),
            ], status: status)
    }
}
