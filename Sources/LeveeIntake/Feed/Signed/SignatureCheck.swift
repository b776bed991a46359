import CFeedSignature
import LeveeCore

/// Verifies the signature of one feed in memory with what the policy of the day allows.
struct SignatureCheck {
    let rules: SignatureRules

    /// Bytes of the limit for each node of the tree: a feed of ours has about one in nine, and a node takes about 130.
    private static let bytesPerNode = 8

    /// The XML library's option mask in force.
    static var options: Int32 { levee_signature_options() }

    /// - Throws: ``FeedRefusal``: `notSigned`, `noValidCertificate`, `signatureNotAllowed`, `badSignature`,
    ///   `signedTooLarge`.
    func verify(_ bytes: [UInt8], of source: String) throws(FeedRefusal) {
        let certificates = rules.usable(for: source)
        guard !certificates.isEmpty else { throw FeedRefusal(.noValidCertificate) }
        let result = verify(bytes, certificates.map(\.bytes))
        let line = result.line > 0 ? Int(result.line) : nil
        let field = result.part.map { String(cString: $0) }
        switch result.outcome {
        case LEVEE_SIGNATURE_GOOD: return
        case LEVEE_SIGNATURE_MISSING: throw FeedRefusal(.notSigned)
        case LEVEE_SIGNATURE_BAD: throw FeedRefusal(.badSignature, line: line)
        case LEVEE_SIGNATURE_NOT_ALLOWED: throw FeedRefusal(.signatureNotAllowed, line: line, field: field)
        case LEVEE_SIGNATURE_TOO_LARGE: throw FeedRefusal(.signedTooLarge, line: line)
        default: throw FeedRefusal(.notWellFormed, line: line)
        }
    }

    private func verify(_ bytes: [UInt8], _ certificates: [[UInt8]]) -> levee_signature_result {
        withPointers(to: rules.algorithms.map { Array($0.uri.utf8CString) }) { uris in
            let algorithms = zip(uris, rules.algorithms).map { uri, algorithm in
                levee_signature_algorithm(uri: uri.baseAddress, use: algorithm.use.forVerifying)
            }
            return withPointers(to: certificates) { certificates in
                let places = certificates.map { levee_signature_bytes(start: $0.baseAddress, count: $0.count) }
                return bytes.withUnsafeBufferPointer { document in
                    algorithms.withUnsafeBufferPointer { algorithms in
                        levee_signature_verify(
                            levee_signature_bytes(start: document.baseAddress, count: document.count), places,
                            places.count,
                            levee_signature_rules(
                                algorithms: algorithms.baseAddress, count: algorithms.count,
                                nodes: rules.fileBytes / Self.bytesPerNode))
                    }
                }
            }
        }
    }

    /// All arrays at once as pointers that hold during the call.
    private func withPointers<Element, Result>(
        to arrays: [[Element]], _ body: ([UnsafeBufferPointer<Element>]) -> Result
    ) -> Result {
        func next(_ rest: ArraySlice<[Element]>, _ pointers: [UnsafeBufferPointer<Element>]) -> Result {
            guard let first = rest.first else { return body(pointers) }
            return first.withUnsafeBufferPointer { next(rest.dropFirst(), pointers + [$0]) }
        }
        return next(arrays[...], [])
    }
}

extension SignatureAlgorithm.Use {
    fileprivate var forVerifying: levee_signature_use {
        switch self {
        case .signature: LEVEE_FOR_SIGNATURE
        case .digest: LEVEE_FOR_DIGEST
        case .canonicalization: LEVEE_FOR_CANONICALIZATION
        }
    }
}
