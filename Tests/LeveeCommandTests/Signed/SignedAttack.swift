import Foundation

/// A file that must be refused whole: how it is made, and the answer.
struct SignedAttack: Sendable, CustomStringConvertible {
    /// Where the signature stands in a feed that the tool signed.
    static let place = 5
    /// How many lines the tool gives to the signature's value.
    static let value = 5

    var description: String
    var code: String
    var line: Int?
    /// Elements whose `recordId` a trusting verifier takes for an id. It must accept the file: else the attack is none.
    var fools: [String]?
    var make: @Sendable () throws -> String

    init(
        _ name: String, _ code: String = "signatureNotAllowed", line: Int? = place, fools: [String]? = nil,
        _ make: @escaping @Sendable () throws -> String
    ) {
        description = name
        self.code = code
        self.line = line
        self.fools = fools
        self.make = make
    }

    /// A well-signed feed, changed afterwards.
    static func changed(
        _ name: String, code: String = "badSignature", line: Int? = place, _ old: String, _ new: String
    ) -> SignedAttack {
        SignedAttack(name, code, line: line) { try replacing(old, with: new, in: SignedFeeds.good()) }
    }

    /// A feed that the right key signed in a way that is not accepted.
    static func shape(
        _ name: String, line: Int = place, _ signature: SignatureText, ids: [String] = []
    ) -> SignedAttack {
        SignedAttack(name, line: line, fools: ids) { try SignedFeeds.signed(signature, ids: ids) }
    }

    /// A signature that no tool makes, with made-up values.
    static func made(_ name: String, _ signature: SignatureText) -> SignedAttack {
        SignedAttack(name, line: place - 1) {
            SignedFeeds.template(signature).replacing("Value></ds:", with: "Value>AAAA</ds:")
        }
    }

    static let groups = [
        "tampering": tampering, "keys": keys, "algorithms": algorithms, "references": references, "shapes": shapes,
        "values": values, "wrapping": wrapping, "moved": moved,
    ]

    struct NothingChanged: Error { var text: String }

    static func replacing(_ old: String, with new: String, in text: String) throws -> String {
        guard text.contains(old) else { throw NothingChanged(text: old) }
        return text.replacing(old, with: new, maxReplacements: 1)
    }

    static func replacing(_ old: Regex<Substring>, with new: String, in text: String) throws -> String {
        guard text.contains(old) else { throw NothingChanged(text: "a pattern") }
        return text.replacing(old, with: new, maxReplacements: 1)
    }
}

/// Changed after it was signed, or signed by somebody else.
extension SignedAttack {
    static let tampering: [SignedAttack] = [
        .changed("a value", "E11111111", "E11111112"),
        .changed("a value of the root", "sequence=\"2\"", "sequence=\"3\""),
        .changed("an attribute less", " issuingState=\"CHN\"", ""),
        .changed("a record more", line: place + 1, "<crossing", FeedText.filing("f-9") + "\n<crossing"),
        .changed("an element more", "<crossing", "<x/><crossing"),
        .changed("white space between records", "<crossing", " <crossing"),
        .changed("white space behind the signature", "</borderFeed>", " </borderFeed>"),
        .changed("an instruction", "<crossing", "<?p?><crossing"),
        .changed("an instruction before the root", "<borderFeed", "<?p?><borderFeed"),
        .changed("the digest", "<ds:DigestValue>", "<ds:DigestValue>AAAA"),
        SignedAttack("a record less", "badSignature") {
            try replacing(#/<crossing.*</crossing>/#, with: "", in: SignedFeeds.good())
        },
        SignedAttack("records in another order", "badSignature") {
            let good = try SignedFeeds.good(2, FeedText.filing("f-1") + "\n" + FeedText.filing("f-2"))
            return good.replacing("\"f-1\"", with: "\"f\"").replacing("\"f-2\"", with: "\"f-1\"")
                .replacing("\"f\"", with: "\"f-2\"")
        },
        SignedAttack("the signature of another file", "badSignature") {
            let (one, other) = (try SignedFeeds.good(), try SignedFeeds.good(3, FeedText.filing("f-3\n")))
            let part = #/<ds:Signature .*</ds:Signature>/#.dotMatchesNewlines()
            guard let signature = other.firstMatch(of: part) else { throw NothingChanged(text: other) }
            return try replacing(part, with: String(signature.output), in: one)
        },
    ]

    static let keys: [SignedAttack] = [
        SignedAttack("the attacker's key", "badSignature") { try SignedFeeds.signed(SignatureText(), .attacker) },
        SignedAttack("the attacker's key, with his certificate", "badSignature") {
            try SignedFeeds.signed(.keyInfo("<ds:X509Data/>"), .attacker)
        },
        SignedAttack("the attacker's key, with its value", "badSignature") {
            try SignedFeeds.signed(.keyInfo("<ds:KeyValue/>"), .attacker)
        },
        SignedAttack("the attacker's key under another name", "badSignature") {
            try SignedFeeds.signed(.keyInfo("<ds:KeyName>levee test only</ds:KeyName>"), .attacker)
        },
        SignedAttack("a key of another kind", "badSignature") {
            try SignedFeeds.signed(.method(SignatureText.more + "ecdsa-sha256"), .curve)
        },
        SignedAttack("no signature", "notSigned", line: nil) { FeedText.feed(2, SignedFeeds.records) },
        SignedAttack("a signature of another namespace", "notSigned", line: nil) {
            try replacing("\(SignatureText.dsig)'>", with: "urn:x'>", in: SignedFeeds.template(SignatureText()))
        },
    ]
}
