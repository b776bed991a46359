/// A certificate of a source: what its feeds must be signed with (来源证书).
public struct SourceCertificate: Hashable, Sendable {
    /// The source as its feeds name it, `borderFeed/@source`.
    public var source: String
    /// X.509 in DER or PEM, as the policy has it.
    public var bytes: [UInt8]
    public var key: Key
    /// SHA-256 of the DER form, in lower-case hexadecimal.
    public var fingerprint: String
    /// First and last instant of its validity; what lies outside of what an instant can hold is cut off there.
    public var notBefore: Instant
    public var notAfter: Instant

    public enum Key: Hashable, Sendable {
        /// RSA with so many bits.
        case rsa(bits: Int)
        /// On one of the NIST curves P-256, P-384 and P-521.
        case curve(bits: Int)
    }

    public init(
        source: String, bytes: [UInt8], key: Key, fingerprint: String, notBefore: Instant, notAfter: Instant
    ) {
        self.source = source
        self.bytes = bytes
        self.key = key
        self.fingerprint = fingerprint
        self.notBefore = notBefore
        self.notAfter = notAfter
    }

    /// Whether it is valid on the day: the days of its first and last instant are inside.
    public func isValid(on day: CalendarDay, in zone: Zone) -> Bool {
        zone.day(of: notBefore) <= day && day <= zone.day(of: notAfter)
    }

    /// Source, kind of key and fingerprint.
    public var shown: String {
        let kind =
            switch key {
            case .rsa(let bits): "RSA-\(bits)"
            case .curve(let bits): "P-\(bits)"
            }
        return "\(source) \(kind) sha256:\(fingerprint)"
    }
}
