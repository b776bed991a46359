/// An algorithm that a policy may allow in a feed's signature (签名算法). What is not here cannot be allowed: SHA-1, MD5 and
/// HMAC among others, and every transform but a canonicalization.
public enum SignatureAlgorithm: String, Hashable, Sendable, CaseIterable {
    case rsaSHA256 = "rsa-sha256"
    case rsaSHA384 = "rsa-sha384"
    case rsaSHA512 = "rsa-sha512"
    case ecdsaSHA256 = "ecdsa-sha256"
    case ecdsaSHA384 = "ecdsa-sha384"
    case ecdsaSHA512 = "ecdsa-sha512"
    case sha256 = "sha256"
    case sha384 = "sha384"
    case sha512 = "sha512"
    /// Exclusive XML Canonicalization 1.0, without comments.
    case exclusiveC14N = "exc-c14n"
    /// Canonical XML 1.0, without comments.
    case c14n = "c14n"

    /// What it may be used for.
    public enum Use: Hashable, Sendable { case signature, digest, canonicalization }

    public var use: Use {
        switch self {
        case .rsaSHA256, .rsaSHA384, .rsaSHA512, .ecdsaSHA256, .ecdsaSHA384, .ecdsaSHA512: .signature
        case .sha256, .sha384, .sha512: .digest
        case .exclusiveC14N, .c14n: .canonicalization
        }
    }

    /// The identifier of XML Signature Syntax and Processing 1.1, RFC 6931 or the canonicalization's recommendation.
    public var uri: String {
        switch self {
        case .rsaSHA256, .rsaSHA384, .rsaSHA512, .ecdsaSHA256, .ecdsaSHA384, .ecdsaSHA512, .sha384:
            "http://www.w3.org/2001/04/xmldsig-more#\(rawValue)"
        case .sha256, .sha512: "http://www.w3.org/2001/04/xmlenc#\(rawValue)"
        case .exclusiveC14N: "http://www.w3.org/2001/10/xml-exc-c14n#"
        case .c14n: "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
        }
    }
}
