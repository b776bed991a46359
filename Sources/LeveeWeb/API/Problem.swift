import Hummingbird
import LeveeCore

/// An error as machines are told of it (RFC 9457, `application/problem+json`).
struct Problem: Codable, Sendable {
    /// `about:blank` where the status says all, else an address of ours that names the kind.
    var type: String
    var title: String
    var status: Int
    /// What happened and what to do about it, in both languages.
    var detail: Bilingual
    /// The code by which it stands in the log.
    var code: String
    /// What is wrong with the fields of the body.
    var errors: [Fault]?

    struct Fault: Codable, Sendable {
        var field: String
        var detail: Bilingual
    }

    static let type = "application/problem+json"

    var bytes: [UInt8] { (try? Installing.bytes(self)) ?? [] }

    func response() -> Response {
        MadeAnswer(.init(code: status), Self.type, bytes).response
    }
}
