import Crypto
import CryptoExtras
import Foundation
import LeveeCore

/// Hashes passwords with scrypt (RFC 7914), as PHC strings: `$scrypt$ln=15,r=8,p=3$salt$hash`.
public struct PasswordHash: Sendable {
    /// What one hash costs: 128 · r · 2^ln bytes of memory, and p times the time.
    public struct Cost: Hashable, Sendable {
        /// Binary logarithm of N.
        public let ln: Int
        public let r: Int
        public let p: Int

        public init(ln: Int, r: Int, p: Int) {
            self.ln = ln
            self.r = r
            self.p = p
        }

        /// One of the settings of OWASP's Password Storage Cheat Sheet: 32 MiB, about a quarter of a second.
        public static let standard = Cost(ln: 15, r: 8, p: 3)

        /// What is taken from a stored string: never more memory or time than a few hashes of ours.
        var isBounded: Bool {
            (1...17).contains(ln) && (1...16).contains(r) && (1...8).contains(p) && r << ln <= 1 << 20
        }
    }

    let cost: Cost

    public init(cost: Cost = .standard) { self.cost = cost }

    /// The same password however its signs are composed (NFC).
    public static func normalised(_ password: String) -> String { password.precomposedStringWithCanonicalMapping }

    /// The hash of a new password, with a salt of its own.
    /// - Throws: ``PasswordRefusal`` where the rules do not allow it.
    public func make(_ password: String, for user: String) throws -> String {
        let password = Self.normalised(password)
        try PasswordRules.check(password, user: user)
        return try hashed(password)
    }

    /// Whether a stored hash costs another amount than ours do now. One that cannot be read is nobody's, and stays.
    func needsRehash(_ stored: String) -> Bool { Self.read(stored).map { $0.cost != cost } ?? false }

    /// A hash, at the cost of now, of a password that has been verified; nil where the stored one is of that cost. The rules
    /// are not asked: they hold for passwords that are taken, not for those that somebody has.
    func renewed(_ password: String, _ stored: String) throws -> String? {
        needsRehash(stored) ? try hashed(Self.normalised(password)) : nil
    }

    /// A hash that no password has: whoever is not known takes as long.
    func ofNobody() -> String { text(salt: SessionToken.random(16), key: SessionToken.random(32)) }

    /// Whether the password is the one that was hashed. A string that cannot be read is nobody's.
    static func verify(_ password: String, _ stored: String) -> Bool {
        guard let (cost, salt, key) = read(stored) else { return false }
        let plain = normalised(password)
        let length = plain.unicodeScalars.count
        // A password that could not have been set costs the same.
        let isPossible = length > 0 && length <= PasswordRules.longest
        guard let derived = try? derive(isPossible ? plain : "-", salt: salt, count: key.count, cost) else {
            return false
        }
        return areEqual(derived.withUnsafeBytes { Array($0) }, key) && isPossible
    }

    /// Compares in a time that does not tell where two secrets differ.
    static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        let key = SymmetricKey(size: .bits256)
        let code = HMAC<SHA256>.authenticationCode(for: left, using: key)
        return HMAC<SHA256>.isValidAuthenticationCode(Data(code), authenticating: right, using: key)
    }

    private static func derive(_ password: String, salt: [UInt8], count: Int, _ cost: Cost) throws -> SymmetricKey {
        try KDF.Scrypt.deriveKey(
            from: Array(password.utf8), salt: salt, outputByteCount: count, rounds: 1 << cost.ln, blockSize: cost.r,
            parallelism: cost.p)
    }

    private func hashed(_ password: String) throws -> String {
        let salt = SessionToken.random(16)
        let key = try Self.derive(password, salt: salt, count: 32, cost)
        return text(salt: salt, key: key.withUnsafeBytes { Array($0) })
    }

    private func text(salt: [UInt8], key: [UInt8]) -> String {
        "$scrypt$ln=\(cost.ln),r=\(cost.r),p=\(cost.p)$\(Self.base64(salt))$\(Self.base64(key))"
    }

    static func read(_ text: String) -> (cost: Cost, salt: [UInt8], key: [UInt8])? {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt", let salt = bytes(parts[3]),
            let key = bytes(parts[4]), (8...64).contains(salt.count), (16...64).contains(key.count)
        else { return nil }
        let names = ["ln=", "r=", "p="]
        let settings = parts[2].split(separator: ",", omittingEmptySubsequences: false)
        guard settings.count == names.count else { return nil }
        var numbers: [Int] = []
        for (setting, name) in zip(settings, names) {
            guard setting.hasPrefix(name), let number = Int(setting.dropFirst(name.count)) else { return nil }
            numbers.append(number)
        }
        // The smallest bounds first: what follows shifts by them.
        guard (1...17).contains(numbers[0]), (1...16).contains(numbers[1]) else { return nil }
        let cost = Cost(ln: numbers[0], r: numbers[1], p: numbers[2])
        return cost.isBounded ? (cost, salt, key) : nil
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("=", with: "")
    }

    private static func bytes(_ text: Substring) -> [UInt8]? {
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        return Data(base64Encoded: text + padding).map { Array($0) }
    }
}
