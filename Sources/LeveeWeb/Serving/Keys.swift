import Crypto
import Foundation

/// Keys of their own for each purpose, from the home's one (HKDF, RFC 5869).
enum Keys {
    /// 32 bytes.
    static func derived(from key: [UInt8], for purpose: String) -> [UInt8] {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: key), info: Data("levee \(purpose)".utf8), outputByteCount: 32
        ).withUnsafeBytes { Array($0) }
    }
}

extension SHA256 {
    /// The digest, 32 bytes.
    static func bytes(of data: some DataProtocol) -> [UInt8] { Array(hash(data: data)) }
}
