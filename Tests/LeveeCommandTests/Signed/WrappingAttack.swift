import Foundation

/// Signature wrapping: the signed part stays as it was, and something else stands where the reader looks. Each of these is
/// accepted by a verifier that follows references and does not ask what they lead to.
extension SignedAttack {
    /// What the sender signed by its id, and what the attacker would have us read.
    private static let (genuine, forged) = (FeedText.issued("d-1"), FeedText.issued("d-2", number: "E66666666"))
    private static let byID = SignatureText.with {
        $0.uri = "#d-1"
        $0.transforms = SignatureText.transform(SignatureText.exclusive)
    }

    /// A wrapped feed: the sender signs `genuine` by its id, then the attacker moves things.
    private static func wrapped(
        _ name: String, _ code: String = "signatureNotAllowed", line: Int? = place, record: String = genuine,
        _ move: @escaping @Sendable (Parts) -> String
    ) -> SignedAttack {
        SignedAttack(name, code, line: line, fools: ["document"]) {
            let text = try SigningDesk.shared.get().sign(
                FeedText.feed(2, record, byID.xml), ids: ["document"])
            return move(try Parts(text))
        }
    }

    /// A signed feed, cut where an attacker cuts it. Everything is on the lines on which it was signed.
    struct Parts {
        var root: String
        var record: String
        var signature: String

        init(_ text: String) throws {
            let pattern = #/(<borderFeed [^>]*>)\s*(<document.*</document>)\s*(<ds:Signature .*</ds:Signature>)/#
            guard let match = text.firstMatch(of: pattern.dotMatchesNewlines()) else {
                throw NothingChanged(text: text)
            }
            (root, record, signature) = (String(match.1), String(match.2), String(match.3))
        }

        func feed(_ content: String...) -> String {
            ([root] + content + ["</borderFeed>"]).joined(separator: "\n")
        }

        /// The signature with something before its end.
        func signature(with content: String) -> String {
            signature.replacing("</ds:Signature>", with: content + "</ds:Signature>", maxReplacements: 1)
        }

        func object(_ content: String) -> String { "<ds:Object>\(content)</ds:Object>" }
    }

    static let wrapping: [SignedAttack] = [
        wrapped("a forged record beside the signed one", line: 4) { $0.feed($0.record, forged, $0.signature) },
        wrapped("a forged record before the signed one", line: 4) { $0.feed(forged, $0.record, $0.signature) },
        wrapped("the signed record in a wrapper", line: 4) {
            $0.feed("<wrapper>\($0.record)</wrapper>", forged, $0.signature)
        },
        wrapped("the signed record in a wrapper of another namespace", line: 4) {
            $0.feed("<w:wrapper xmlns:w='urn:w'>\($0.record)</w:wrapper>", forged, $0.signature)
        },
        wrapped("the signed record inside the forged one", line: 3) {
            $0.feed(forged.replacing("</document>", with: $0.record + "</document>"), $0.signature)
        },
        wrapped("the signed record in an object of the signature", line: 3) {
            $0.feed(forged, $0.signature(with: $0.object($0.record)))
        },
        wrapped("the signature and the signed record inside the forged one", line: 2) {
            $0.feed(forged.replacing("</document>", with: $0.signature(with: $0.object($0.record)) + "</document>"))
        },
        wrapped("the signed record in the key's description", line: 3) {
            $0.feed(forged, $0.signature(with: "<ds:KeyInfo>\($0.record)</ds:KeyInfo>"))
        },
        wrapped("the signed record behind the signature", line: 3) { $0.feed(forged, $0.signature, $0.record) },
        wrapped("the signed record in another signature", line: 4 + value) {
            $0.feed(forged, $0.signature, "<ds:Signature xmlns:ds='\(SignatureText.dsig)'>\($0.record)</ds:Signature>")
        },
        wrapped("the signed feed inside a forged feed", line: 5) {
            $0.feed(forged, $0.feed($0.record, $0.signature))
        },
        wrapped("the signed feed in an object of its own signature", line: 3) {
            $0.feed(forged, $0.signature(with: $0.object($0.feed($0.record))))
        },
        SignedAttack("everything but what XPath leaves out", line: place, fools: []) {
            let rule =
                "<ds:XPath xmlns:b='urn:levee:border-feed:1'>not(ancestor-or-self::b:document[@recordId='d-2'])</ds:XPath>"
            let xpath = SignatureText.transform("http://www.w3.org/TR/1999/REC-xpath-19991116", rule)
            let signature = SignatureText.transforms(SignatureText.enveloped + xpath)
            let text = try SigningDesk.shared.get().sign(SignedFeeds.template(signature, 2, genuine + "\n"))
            return text.replacing("</document>", with: "</document>" + forged, maxReplacements: 1)
        },
    ]

    /// The whole signed feed, moved: even a trusting verifier sees that the document is another one.
    static let moved: [SignedAttack] = [
        SignedAttack("the whole signed feed inside a forged one", line: place + 1) {
            let good = try SignedFeeds.good()
            return FeedText.feed(2, forged, String(good.drop { $0 != "\n" }.dropFirst()))
        },
        SignedAttack("the whole signed feed in an object", line: 3 + value) {
            let parts = try Parts(SigningDesk.shared.get().sign(FeedText.feed(2, genuine, SignatureText().xml)))
            return parts.feed(forged, parts.signature(with: parts.object(parts.feed(parts.record))))
        },
        SignedAttack("the forged record in an object", line: 4 + value) {
            let parts = try Parts(SigningDesk.shared.get().sign(FeedText.feed(2, genuine, SignatureText().xml)))
            return parts.feed(parts.record, "", parts.signature(with: parts.object(forged)))
        },
    ]
}
