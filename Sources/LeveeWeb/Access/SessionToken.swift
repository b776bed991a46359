import Crypto
import Foundation

/// The secret that a browser keeps for a session (会话令牌): 256 random bits as base64url. We keep its SHA-256 alone.
struct SessionToken: Hashable, Sendable {
    let text: String

    init() { text = Data(Self.random(32)).base64URL }

    /// - Parameter text: what a browser sent; nil where it cannot be a token of ours.
    init?(_ text: String) {
        guard text.utf8.count == 43, text.utf8.allSatisfy(Self.isOfBase64URL) else { return nil }
        self.text = text
    }

    private static func isOfBase64URL(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// 32 bytes.
    var digest: [UInt8] { SHA256.bytes(of: Data(text.utf8)) }

    static func random(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
}
