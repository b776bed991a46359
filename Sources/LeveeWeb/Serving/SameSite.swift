import HTTPTypes
import Hummingbird

/// Whether a request that changes something comes from one of our own pages. The browser tells: `Sec-Fetch-Site` where it
/// has it, else `Origin`. One that tells neither is no browser of the last years, and is refused.
enum SameSite {
    static func isOwn(_ request: Request, isSecure: Bool) -> Bool {
        let origin = request.headers[.origin]
        let own = request.head.authority.map { "\(isSecure ? "https" : "http")://\($0)" }
        guard let site = request.headers[.named("Sec-Fetch-Site")] else { return own != nil && origin == own }
        // A page that tells nobody where its reader comes from gives no origin either.
        return site == "same-origin" && (origin == nil || origin == "null" || origin == own)
    }
}
