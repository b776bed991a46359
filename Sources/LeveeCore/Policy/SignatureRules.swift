/// What the policy of a day asks of feeds' signatures (签名要求).
public struct SignatureRules: Hashable, Sendable {
    /// All certificates in force, several for one source where its key changes.
    public var certificates: [SourceCertificate]
    public var algorithms: [SignatureAlgorithm]
    /// Smallest RSA key, in bits.
    public var rsaBits: Int
    /// Largest signed file, in bytes; exactly this is inside.
    public var fileBytes: Int
    /// Whether a source without a certificate may deliver unsigned.
    public var admitsOthers: Bool
    /// The day of the import.
    public var day: CalendarDay
    public var zone: Zone

    public init(_ policy: PolicyOnDay) {
        certificates = policy.certificates
        algorithms = policy.list(.signedAlgorithms).compactMap(SignatureAlgorithm.init)
        rsaBits = policy.number(.signedKeyBits)
        fileBytes = policy.number(.signedLimit) << 20
        admitsOthers = policy.text(.signedOthers) == Others.accepted.rawValue
        day = policy.day
        zone = policy.zone
    }

    /// What becomes of feeds of a source without a certificate.
    public enum Others: String, Hashable, Sendable, CaseIterable { case accepted, refused }

    /// Whether no feed has to be looked at.
    public var isEmpty: Bool { certificates.isEmpty && admitsOthers }

    /// Whether feeds of this source must be signed.
    public func mustSign(_ source: String) -> Bool {
        !admitsOthers || certificates.contains { $0.source == source }
    }

    /// The source's certificates that are valid on the day and whose keys are long enough.
    public func usable(for source: String) -> [SourceCertificate] {
        certificates.filter { certificate in
            guard certificate.source == source, certificate.isValid(on: day, in: zone) else { return false }
            return if case .rsa(let bits) = certificate.key { bits >= rsaBits } else { true }
        }
    }
}
