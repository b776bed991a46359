import Crypto
import CryptoExtras
import Foundation

/// A password's hash: scrypt (RFC 7914) as a PHC string, `$scrypt$ln=15,r=8,p=3$salt$hash`.
public struct PasswordHash: Sendable {
    /// Cost: about a quarter of a second and 32 MiB a hash (OWASP Password Storage).
    public struct Cost: Sendable {
        var logRounds: Int
        var blockSize: Int
        var parallelism: Int

        public static let proper = Cost(logRounds: 15, blockSize: 8, parallelism: 3)
    }

    private let salt: [UInt8]
    private let hash: [UInt8]
    private let cost: Cost

    /// Hashes anew, with a salt of its own.
    init(of password: String, cost: Cost = .proper) throws {
        var generator = SystemRandomNumberGenerator()
        let salt = (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
        self.init(salt: salt, hash: try Self.derive(password, salt, cost), cost: cost)
    }

    private init(salt: [UInt8], hash: [UInt8], cost: Cost) {
        self.salt = salt
        self.hash = hash
        self.cost = cost
    }

    /// Nil for anything else, and for a cost that would stop us.
    init?(_ text: String) {
        let parts = text.split(separator: "$")
        guard parts.count == 4, parts[0] == "scrypt" else { return nil }
        var numbers: [String: Int] = [:]
        for pair in parts[1].split(separator: ",") {
            let sides = pair.split(separator: "=")
            if sides.count == 2, let number = Int(sides[1]) { numbers[String(sides[0])] = number }
        }
        guard let ln = numbers["ln"], let r = numbers["r"], let p = numbers["p"], (1...20).contains(ln),
            (1...32).contains(r), (1...16).contains(p), let salt = Data(base64Bare: parts[2]),
            let hash = Data(base64Bare: parts[3]), salt.count >= 8, hash.count == 32
        else { return nil }
        self.init(salt: Array(salt), hash: Array(hash), cost: Cost(logRounds: ln, blockSize: r, parallelism: p))
    }

    var text: String {
        "$scrypt$ln=\(cost.logRounds),r=\(cost.blockSize),p=\(cost.parallelism)$\(Data(salt).base64Bare)$\(Data(hash).base64Bare)"
    }

    /// Compared so that the time tells nothing.
    func fits(_ password: String) -> Bool {
        guard let other = try? Self.derive(password, salt, cost) else { return false }
        let key = SymmetricKey(size: .bits256)
        return HMAC<SHA256>.isValidAuthenticationCode(
            HMAC<SHA256>.authenticationCode(for: other, using: key), authenticating: hash, using: key)
    }

    private static func derive(_ password: String, _ salt: [UInt8], _ cost: Cost) throws -> [UInt8] {
        try KDF.Scrypt.deriveKey(
            from: Data(password.utf8), salt: Data(salt), outputByteCount: 32, rounds: 1 << cost.logRounds,
            blockSize: cost.blockSize, parallelism: cost.parallelism, maxMemory: 1 << 30
        ).withUnsafeBytes { Array($0) }
    }

    /// The hash of a password that somebody chose, for the terminal.
    public static func text(of password: String, cost: Cost = .proper) throws -> String {
        try PasswordHash(of: password.precomposedStringWithCanonicalMapping, cost: cost).text
    }
}

extension Data {
    /// Base64 without padding, as PHC strings have it.
    fileprivate var base64Bare: String { base64EncodedString().replacing("=", with: "") }

    fileprivate init?(base64Bare text: Substring) {
        self.init(base64Encoded: text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4))
    }
}
