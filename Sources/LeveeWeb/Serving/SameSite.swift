import HTTPTypes
import Hummingbird

/// Whether a request that changes something comes from one of our own pages. The browser tells: `Sec-Fetch-Site` where it
/// has it, else `Origin`. One that tells neither is no browser of the last years, and is refused.
enum SameSite {
    static func isOwn(_ request: Request, isSecure: Bool) -> Bool {
        if let site = request.headers[.named("Sec-Fetch-Site")], site != "same-origin" { return false }
        if let origin = request.headers[.origin] {
            guard let authority = request.head.authority else { return false }
            return origin == "\(isSecure ? "https" : "http")://\(authority)"
        }
        return request.headers[.named("Sec-Fetch-Site")] == "same-origin"
    }
}
