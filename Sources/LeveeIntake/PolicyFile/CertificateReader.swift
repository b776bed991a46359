import CFeedSignature
import LeveeCore
import Yams

/// Reads sources with their certificates: a list of `source` and `certificate`, the latter as PEM text.
///
/// The certificate stands in the policy itself, so that whoever signs the policy signs it too, and a kept policy needs no
/// other file. Its dates are judged on the day of an import, not here.
struct CertificateReader {
    /// Longest certificate, in bytes; exactly this is inside.
    private static let limit = 16 << 10

    func certificates(from list: YAMLValue) throws(PolicyFileError) -> [SourceCertificate] {
        var certificates: [SourceCertificate] = []
        for item in try list.items() {
            let fields = try item.fields(["source", "certificate"])
            let certificate = try certificate(of: try fields["source"].word(), in: try fields["certificate"])
            guard !certificates.contains(certificate) else {
                throw item.refusal(
                    .contradiction, zh: "来源 \(quoted(certificate.source)) 的同一证书写了两次，请只留一个",
                    en: "the same certificate of \(quoted(certificate.source)) stands here twice; keep one")
            }
            certificates.append(certificate)
        }
        return certificates
    }

    private func certificate(of source: String, in node: YAMLValue) throws(PolicyFileError) -> SourceCertificate {
        guard case .scalar(let scalar) = node.node else { throw node.wrongShape(zh: "PEM 文本", en: "PEM text") }
        let bytes = Array(scalar.string.utf8)
        guard bytes.starts(with: "-----BEGIN CERTIFICATE-----".utf8), bytes.count <= Self.limit else {
            throw unreadable(source, node)
        }
        let facts = bytes.withUnsafeBufferPointer {
            levee_certificate_examine(levee_signature_bytes(start: $0.baseAddress, count: $0.count))
        }
        let key: SourceCertificate.Key
        switch facts.kind {
        case LEVEE_CERTIFICATE_RSA: key = .rsa(bits: Int(facts.bits))
        case LEVEE_CERTIFICATE_EC: key = .curve(bits: Int(facts.bits))
        case LEVEE_CERTIFICATE_OTHER_KEY:
            throw node.refusal(
                .badValue, zh: "来源 \(quoted(source)) 的证书须用 RSA 或 P-256、P-384、P-521 密钥",
                en: "the certificate of \(quoted(source)) needs an RSA key or one on P-256, P-384 or P-521")
        default: throw unreadable(source, node)
        }
        return SourceCertificate(
            source: source, bytes: bytes, key: key, fingerprint: Self.hexadecimal(facts.fingerprint),
            notBefore: Self.instant(facts.not_before), notAfter: Self.instant(facts.not_after))
    }

    private func unreadable(_ source: String, _ node: YAMLValue) -> PolicyFileError {
        node.refusal(
            .badValue, zh: "来源 \(quoted(source)) 的证书不是一张 PEM 格式的 X.509 证书，请用 `certificate: |` 原样写入",
            en: "the certificate of \(quoted(source)) is not one X.509 certificate in PEM; "
                + "put it behind `certificate: |` as it is")
    }

    /// Seconds since 1970, cut off at what an instant can hold (about the years 1677 and 2262).
    private static func instant(_ seconds: Int64) -> Instant {
        let most = Int64.max / 1_000_000_000
        return Instant(nanoseconds: min(max(seconds, -most), most) * 1_000_000_000)
    }

    private static func hexadecimal<Bytes>(_ bytes: Bytes) -> String {
        withUnsafeBytes(of: bytes) { raw in
            raw.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        }
    }
}
