import Foundation
import HTTPTypes
import Hummingbird
import LeveeCore

/// Looks at who comes in (接待), before any route is asked: his session or token, his language, a code for the log.
struct Reception: RouterMiddleware {
    typealias Context = VisitContext

    let office: Workspace
    let cookies: CookieNames

    func handle(
        _ request: Request, context: VisitContext, next: (Request, VisitContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        var visit = Self.stranger(request, context)
        visit.now = office.clock()
        var made: String?
        if request.uri.path.utf8.starts(with: "/api/".utf8) {
            context.visit = visit
            if let token = Self.bearer(request) {
                visit.visitor = try await office.receptionist.machine(token, visit.now)
            }
        } else {
            let sent = request.cookies
            if let token = sent[cookies.session]?.value {
                visit.visitor = try await office.receptionist.visitor(token, visit.now)
                visit.formSecret = token
            }
            if visit.visitor == nil {
                let stranger = sent[cookies.stranger]?.value
                visit.formSecret = stranger ?? Self.random()
                if stranger == nil { made = visit.formSecret }
            }
        }
        context.visit = visit
        var response = try await next(request, context)
        if let made {
            response.setCookie(cookies.cookie(cookies.stranger, made))
        }
        return response
    }

    /// What is known of a request without asking anybody.
    static func stranger(_ request: Request, _ context: VisitContext) -> Visit {
        Visit(
            language: language(request), address: context.remoteAddress?.ipAddress ?? "local", formSecret: "",
            code: String(context.id.suffix(8)), path: request.uri.path, now: Instant(nanoseconds: 0))
    }

    /// What the reader has chosen, else the first of his browser's that we speak, else Chinese.
    static func language(_ request: Request) -> Language {
        if let chosen = chosen(in: request.headers[.cookie] ?? "") { return chosen }
        for part in (request.headers[.acceptLanguage] ?? "").split(separator: ",") {
            let tag = part.drop { $0 == " " }
            if tag.utf8.starts(with: "zh".utf8) { return .zh }
            if tag.utf8.starts(with: "en".utf8) { return .en }
        }
        return .zh
    }

    /// Read by hand: it is asked for with every request, and most have no such cookie.
    private static func chosen(in cookies: String) -> Language? {
        let name = CookieNames.language.utf8
        for cookie in cookies.utf8.split(separator: UInt8(ascii: ";")) {
            let pair = cookie.drop { $0 == UInt8(ascii: " ") }
            guard pair.starts(with: name), pair.dropFirst(name.count).first == UInt8(ascii: "=") else { continue }
            return Language(rawValue: String(Substring(pair.dropFirst(name.count + 1))))
        }
        return nil
    }

    private static func bearer(_ request: Request) -> String? {
        guard let header = request.headers[.authorization], header.utf8.starts(with: "Bearer ".utf8) else { return nil }
        return String(header.dropFirst("Bearer ".count))
    }

    static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        return Data((0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }).base64URL
    }
}

/// What our cookies are called. Over TLS they bear the prefix that a browser takes from this very host alone.
struct CookieNames: Sendable {
    static let language = "levee-language"

    let isSecure: Bool

    var session: String { isSecure ? "__Host-levee" : "levee" }
    var stranger: String { isSecure ? "__Host-levee-form" : "levee-form" }

    /// A cookie that no script reads and no other site sends; it goes with the browser's session.
    func cookie(_ name: String, _ value: String, lasts: Int? = nil) -> Cookie {
        Cookie(name: name, value: value, maxAge: lasts, path: "/", secure: isSecure, httpOnly: true, sameSite: .strict)
    }
}
