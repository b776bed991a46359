import HTTPTypes
import Hummingbird
import LeveeCore

/// What anybody gets: the files of the pages, the choice of language, whether the server is up.
enum PublicPages {
    static func routes(_ installing: Installing, assets: Assets) -> [Route] {
        [
            installing.open(.get, "/assets/{file}") { request, context, _ in
                guard let name = context.parameters.get("file"), let file = assets.response(named: name) else {
                    throw Missing()
                }
                return file
            },
            installing.open(.get, "/health") { _, _, _ in
                Response(
                    status: .ok, headers: [.contentType: "text/plain"], body: .init(byteBuffer: .init(string: "ok")))
            },
            installing.open(.post, "/language", changes: true) { request, _, visit in
                let values = try await installing.submitted(request, visit)
                guard let language = Language(rawValue: values.raw("language")) else { throw Missing() }
                var response = Installing.redirect(to: Self.ownPath(values.raw("to")))
                response.setCookie(
                    CookieNames(isSecure: installing.isSecure).cookie(
                        CookieNames.language, language.rawValue, lasts: 365 * 86_400))
                return response
            },
        ]
    }

    /// A path of ours; the first page for anything else, so that nobody is led to another site.
    static func ownPath(_ path: String) -> String {
        let isOwn =
            path.utf8.first == UInt8(ascii: "/") && !path.utf8.starts(with: "//".utf8)
            && path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
        return isOwn ? path : "/"
    }
}

extension Installing {
    /// A route for anybody.
    func open(
        _ method: HTTPRequest.Method, _ path: String, changes: Bool = false,
        _ handler: @escaping @Sendable (Request, VisitContext, Visit) async throws -> Response
    ) -> Route {
        Route(method: method, path: path, audience: .anybody, changes: changes, description: nil) { router in
            router.on(RouterPath(path), method: method) { request, context in
                guard let visit = context.visit else { throw Missing() }
                return try await handler(request, context, visit)
            }
        }
    }
}
