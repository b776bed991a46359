import Crypto
import Foundation
public import LeveeCore

/// Codes of a second factor that change with the time (RFC 6238): HMAC-SHA-1, six digits, steps of 30 seconds.
public enum TOTP {
    /// Seconds.
    static let step: Int64 = 30
    /// Bytes of a secret, the length of the hash (RFC 4226, 4, R6).
    static let length = 20

    /// Number of the time step in which an instant lies.
    public static func step(at now: Instant) -> Int64 { now.seconds / step }

    /// The code of a step.
    public static func code(_ secret: [UInt8], step: Int64) -> String { digits(secret, step: step, count: 6) }

    static func digits(_ secret: [UInt8], step: Int64, count: Int) -> String {
        let message = withUnsafeBytes(of: step.bigEndian) { Data($0) }
        let hash = Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: secret)))
        let offset = Int(hash[hash.count - 1] & 0xF)
        let number = hash[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let modulus = (0..<count).reduce(UInt32(1)) { power, _ in power * 10 }
        let text = String(number % modulus)
        return String(repeating: "0", count: count - text.utf8.count) + text
    }

    /// The step whose code it is: the present one, or one beside it for a clock that is off; nil where it is none of theirs.
    static func match(_ code: String, _ secret: [UInt8], now: Instant) -> Int64? {
        // As people type it: `123 456`.
        let given = Array(code.utf8.filter { $0 != UInt8(ascii: " ") })
        guard given.count == 6 else { return nil }
        let present = step(at: now)
        var found: Int64?
        // All three are looked at, so that the time does not tell.
        for step in [present, present - 1, present + 1]
        where PasswordHash.areEqual(Array(Self.code(secret, step: step).utf8), given) && found == nil { found = step }
        return found
    }

    /// What an app reads from a picture of squares. It holds the secret: shown once, never kept.
    static func address(_ secret: [UInt8], user: String) -> String {
        let label = "Levee:\(user)".addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "Levee"
        return "otpauth://totp/\(label)?secret=\(base32(secret))&issuer=Levee&algorithm=SHA1&digits=6&period=30"
    }

    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// Base32 without padding (RFC 4648, 6).
    public static func base32(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        var pending = 0, bits = 0
        for byte in bytes {
            pending = (pending << 8 | Int(byte)) & 0xFFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(letters[pending >> bits & 31])
            }
        }
        if bits > 0 { text.append(letters[pending << (5 - bits) & 31]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// The secret of a base32 text, of 16 to 64 bytes (RFC 4226, 4, R6); spaces, small letters and padding are as good. Nil where
    /// it is none.
    public static func secret(base32 text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var pending = 0, bits = 0
        for letter in text.uppercased().utf8 where letter != UInt8(ascii: " ") && letter != UInt8(ascii: "=") {
            guard let value = letters.firstIndex(of: letter) else { return nil }
            pending = (pending << 5 | value) & 0xFFFF
            bits += 5
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(pending >> bits & 0xFF))
            }
        }
        return (16...64).contains(bytes.count) ? bytes : nil
    }
}
