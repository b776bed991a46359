import HTTPTypes
import Hummingbird

/// The headers that every answer carries, errors too (安全响应头): OWASP ASVS 5, chapter 3.4.
struct Headers: RouterMiddleware {
    typealias Context = VisitContext

    let isSecure: Bool

    func handle(
        _ request: Request, context: VisitContext, next: (Request, VisitContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in Self.fields(isSecure: isSecure) where response.headers[name] == nil {
            response.headers[name] = value
        }
        return response
    }

    static let policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'"

    static func fields(isSecure: Bool) -> [(HTTPField.Name, String)] {
        var fields: [(HTTPField.Name, String)] = [
            (.contentSecurityPolicy, policy),
            (.xContentTypeOptions, "nosniff"),
            (.named("Referrer-Policy"), "same-origin"),
            (.named("X-Frame-Options"), "DENY"),
            (.named("Permissions-Policy"), "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
            (.named("Cross-Origin-Opener-Policy"), "same-origin"),
            (.named("Cross-Origin-Resource-Policy"), "same-origin"),
            (.cacheControl, "no-store"),
        ]
        if isSecure { fields.append((.strictTransportSecurity, "max-age=31536000; includeSubDomains")) }
        return fields
    }
}

extension HTTPField.Name {
    /// A name that we write ourselves and that is one, as the tests of every answer show.
    static func named(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .accept }
}
