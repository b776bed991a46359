import Hummingbird
import LeveeCore
import Logging

/// One line for each answer: the route as the table has it, never the address as it was asked for, which may hold what is
/// nobody's business.
struct RequestLog: RouterMiddleware {
    typealias Context = VisitContext

    func handle(
        _ request: Request, context: VisitContext, next: (Request, VisitContext) async throws -> Response
    ) async throws -> Response {
        let clock = ContinuousClock()
        let start = clock.now
        let response = try await next(request, context)
        let taken = clock.now - start
        context.logger.info(
            "answered",
            metadata: [
                "route": "\(request.method.rawValue) \(context.endpointPath ?? "none")",
                "status": "\(response.status.code)", "code": "\(context.id.suffix(8))",
                "ms": "\(taken.components.seconds * 1_000 + taken.components.attoseconds / 1_000_000_000_000_000)",
            ])
        return response
    }
}
