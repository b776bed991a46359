import HTTPTypes
import Hummingbird
import LeveeCore

/// An address that is there, asked by a method that is not (RFC 9110, 15.5.6): 405, with the methods that are.
enum OtherMethods {
    private static let all: [HTTPRequest.Method] =
        [.get, .head, .post, .put, .delete, .patch, .options, .trace] + [HTTPRequest.Method("QUERY")].compactMap { $0 }

    static func refuse(on router: Router<VisitContext>, besides routes: [Route]) {
        for (path, routes) in Dictionary(grouping: routes, by: \.path) {
            var there = Set(routes.map(\.method))
            // What is got can be asked for without its body.
            if there.contains(.get) { there.insert(.head) }
            let allowed = all.filter(there.contains).map(\.rawValue).joined(separator: ", ")
            for method in all where !there.contains(method) {
                router.on(RouterPath(path), method: method) { _, _ -> Response in
                    var failure = Failure(
                        .methodNotAllowed,
                        Bilingual(
                            zh: "此地址不接受 \(method.rawValue)，请用 \(allowed)",
                            en: "this address does not take `\(method.rawValue)`; use \(allowed)"))
                    failure.allow = allowed
                    throw Rejected(failure)
                }
            }
        }
    }
}
