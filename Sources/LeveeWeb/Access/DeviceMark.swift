import Crypto
import Foundation
import LeveeCore

/// Marks a browser at which a user has signed in wholly (设备标记), so that attackers elsewhere cannot slow him down there. It
/// opens nothing. A signed cookie: a random number, an end, and an HMAC over both and the user, whose name cannot be read from it.
struct DeviceMark: Sendable {
    /// Seconds for which a mark is good, and its cookie kept: 180 days.
    static let lasts: Int64 = 180 * 86_400

    private let key: SymmetricKey

    init(key: [UInt8]) { self.key = SymmetricKey(data: key) }

    /// A new mark for a user.
    func make(for user: String, now: Instant) -> String {
        let head = SessionToken.random(16) + withUnsafeBytes(of: (now.seconds + Self.lasts).bigEndian) { Array($0) }
        return Data(head + HMAC<SHA256>.authenticationCode(for: message(head, user), using: key)).base64URL
    }

    /// The device's number; nil where the mark is not this user's, not ours, or past its end.
    func number(_ mark: String, of user: String, now: Instant) -> [UInt8]? {
        guard mark.utf8.count <= 100, let bytes = Data(base64URL: mark).map({ Array($0) }), bytes.count == 56 else {
            return nil
        }
        let head = Array(bytes.prefix(24))
        guard
            HMAC<SHA256>.isValidAuthenticationCode(
                Data(bytes.suffix(32)), authenticating: message(head, user), using: key)
        else { return nil }
        let end = head.suffix(8).reduce(Int64(0)) { $0 << 8 | Int64($1) }
        return now.seconds < end ? Array(head.prefix(16)) : nil
    }

    private func message(_ head: [UInt8], _ user: String) -> Data { Data(head + Array(user.utf8)) }
}
