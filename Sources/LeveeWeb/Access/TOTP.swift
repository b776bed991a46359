import Crypto
import Foundation
import LeveeCore

/// Codes that change with time (动态口令): RFC 6238 with SHA-1, six digits, half a minute each, which every authenticator has.
public enum TOTP {
    static let period: Int64 = 30

    static func step(at now: Instant) -> Int64 { now.nanoseconds / 1_000_000_000 / period }

    static func code(_ secret: [UInt8], step: Int64, digits: Int = 6) -> String {
        let message = withUnsafeBytes(of: step.bigEndian) { Data($0) }
        let hash = Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: secret)))
        let offset = Int(hash[19] & 15)
        let value = hash[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let modulus = (0..<digits).reduce(UInt32(1)) { product, _ in product * 10 }
        let text = String(value % modulus)
        return String(repeating: "0", count: digits - text.utf8.count) + text
    }

    /// The step for which a code is right, within one step of now; nil where it is wrong.
    static func step(of code: String, secret: [UInt8], now: Instant) -> Int64? {
        let digits = code.filter { $0 != " " }
        let now = step(at: now)
        return [now, now - 1, now + 1].first { Self.code(secret, step: $0).utf8.elementsEqual(digits.utf8) }
    }

    static func newSecret() -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<20).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    /// What an authenticator is told.
    static func address(_ secret: [UInt8], user: String) -> String {
        let name = user.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "user"
        return "otpauth://totp/Levee:\(name)?secret=\(base32(secret))&issuer=Levee"
    }

    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    static func base32(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        var (held, bits) = (UInt32(0), 0)
        for byte in bytes {
            held = held << 8 | UInt32(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(letters[Int(held >> UInt32(bits) & 31)])
            }
        }
        if bits > 0 { text.append(letters[Int(held << UInt32(5 - bits) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of a base32 text without padding; nil where it is none.
    public static func secret(base32 text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var (held, bits) = (UInt32(0), 0)
        for letter in text.uppercased().utf8 where letter != 0x20 && letter != 0x3D {
            guard let value = letters.firstIndex(of: letter) else { return nil }
            held = held << 5 | UInt32(value)
            bits += 5
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: held >> UInt32(bits)))
            }
        }
        return bytes.count >= 10 ? bytes : nil
    }
}
