/// A short code by which a printed receipt is held against the ledger (验证码): fifty bits of a hash in ten characters of
/// Crockford's base 32, in two groups of five.
public struct VerificationCode: Hashable, Sendable {
    private let bits: UInt64

    /// The code of some content.
    /// - Parameter hash: a keyed hash of at least seven bytes, such as HMAC-SHA256 with the home's key; shorter ones count as
    ///   if zeros followed.
    public init(of content: [UInt8], hash: ([UInt8]) -> [UInt8]) {
        let bytes = hash(content).prefix(7)
        let padded = Array(bytes) + Array(repeating: 0, count: 7 - bytes.count)
        bits = padded.reduce(0) { $0 << 8 | UInt64($1) } >> 6
    }

    /// Reads a code as somebody types it: in any case, with or without hyphens and spaces, `I` and `L` for 1, `O` for 0.
    /// - Throws: ``Refusal`` `badVerificationCode`.
    public init(_ text: some StringProtocol) throws(Refusal) {
        var value: UInt64 = 0
        var count = 0
        for byte in text.utf8 where byte != UInt8(ascii: "-") && byte != UInt8(ascii: " ") {
            let upper = (97...122).contains(byte) ? byte - 32 : byte
            let meant =
                switch upper {
                case UInt8(ascii: "I"), UInt8(ascii: "L"): UInt8(ascii: "1")
                case UInt8(ascii: "O"): UInt8(ascii: "0")
                default: upper
                }
            guard let digit = Self.digits.firstIndex(of: meant), count < 10 else {
                throw Refusal(.badVerificationCode, text)
            }
            value = value << 5 | UInt64(digit)
            count += 1
        }
        guard count == 10 else { throw Refusal(.badVerificationCode, text) }
        bits = value
    }

    private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
}

extension VerificationCode: CustomStringConvertible {
    /// As it is printed: `8K3QZ-7M2PX`.
    public var description: String {
        let letters = stride(from: 45, through: 0, by: -5).map { Self.digits[Int(bits >> UInt64($0) & 31)] }
        return String(decoding: letters[..<5], as: UTF8.self) + "-" + String(decoding: letters[5...], as: UTF8.self)
    }
}
