import Crypto
import Foundation

/// Tokens that prove that a form came from us and was made for this browser (防伪令牌): HMAC-SHA256 over what only its cookie
/// has. They are compared in constant time.
struct FormTokens: Sendable {
    private let key: SymmetricKey

    /// - Parameter key: 32 random bytes, the same for as long as forms shall live.
    init(key: [UInt8]) { self.key = SymmetricKey(data: key) }

    func token(for visit: Visit) -> String {
        Data(HMAC<SHA256>.authenticationCode(for: Data(visit.formSecret.utf8), using: key)).base64EncodedString()
    }

    func isValid(_ token: String, for visit: Visit) -> Bool {
        guard let given = Data(base64Encoded: token) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(given, authenticating: Data(visit.formSecret.utf8), using: key)
    }
}
