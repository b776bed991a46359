import Crypto
import CryptoExtras
import Foundation

/// Seals what would be personal in an address (封装): a personnel number, a document. The same value gives the same address, so
/// that it can be kept as a bookmark; without the home's key nobody reads it or makes one up. AES-GCM-SIV, which is meant for
/// a nonce that repeats (RFC 8452).
struct Seal: Sendable {
    private let key: SymmetricKey
    private static let nonce = [UInt8](repeating: 0, count: 12)

    /// - Parameter key: 32 bytes.
    init(key: [UInt8]) { self.key = SymmetricKey(data: key) }

    /// Letters, digits, `-` and `_`.
    func seal(_ text: String) -> String {
        guard let nonce = try? AES.GCM._SIV.Nonce(data: Self.nonce),
            let box = try? AES.GCM._SIV.seal(Data(text.utf8), using: key, nonce: nonce)
        else { return "" }
        return (box.ciphertext + box.tag).base64URL
    }

    /// - Throws: ``Missing`` where it was not sealed with this key.
    func open(_ sealed: String) throws(Missing) -> String {
        guard let bytes = Data(base64URL: sealed), bytes.count > 16,
            let nonce = try? AES.GCM._SIV.Nonce(data: Self.nonce),
            let box = try? AES.GCM._SIV.SealedBox(
                nonce: nonce, ciphertext: bytes.dropLast(16), tag: bytes.suffix(16)),
            let opened = try? AES.GCM._SIV.open(box, using: key), let text = String(data: opened, encoding: .utf8)
        else { throw Missing() }
        return text
    }
}

extension Data {
    /// Base64 with `-` and `_`, without padding (RFC 4648 §5).
    var base64URL: String {
        base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    init?(base64URL text: String) {
        let plain = text.replacing("-", with: "+").replacing("_", with: "/")
        self.init(base64Encoded: plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4))
    }
}
