import Foundation

/// Signatures of the right key that are not of the one accepted shape, or use what no policy can allow.
extension SignedAttack {
    private static let more = SignatureText.more
    private static let exclusive = SignatureText.exclusive

    static let algorithms: [SignedAttack] = [
        .shape("SHA-1 in the signature", .method(SignatureText.dsig + "rsa-sha1")),
        .shape("SHA-1 in the digest", .digest(SignatureText.dsig + "sha1")),
        .made("MD5 in the signature", .method(more + "rsa-md5")),
        .made("MD5 in the digest", .digest(more + "md5")),
        .made("DSA", .method(SignatureText.dsig + "dsa-sha1")),
        .shape("SHA-384, which the policy does not list", .method(more + "rsa-sha384")),
        .shape("a digest that the policy does not list", .digest("http://www.w3.org/2001/04/xmldsig-more#sha384")),
        SignedAttack("HMAC with the public key as the secret") {
            try SigningDesk.shared.get().signWithPublicKey(SignedFeeds.template(.method(more + "hmac-sha256")))
        },
        SignedAttack("HMAC cut short") {
            let length = "<ds:HMACOutputLength>128</ds:HMACOutputLength>"
            let method = "<ds:SignatureMethod Algorithm='\(more)hmac-sha256'>\(length)</ds:SignatureMethod>"
            return try SigningDesk.shared.get().signWithPublicKey(SignedFeeds.template(.with { $0.method = method }))
        },
        .shape("a form with comments", .with { $0.canonicalization = canonicalization("\(exclusive)WithComments") }),
        .shape("a form with prefixes", .with { $0.canonicalization = canonicalization(exclusive, prefixes) }),
        .shape(
            "a transform with prefixes",
            .transforms(SignatureText.enveloped + SignatureText.transform(exclusive, prefixes))),
        .made("a method that is none", .method("urn:x")),
        .made("the enveloped form as a method", .method(SignatureText.dsig + "enveloped-signature")),
        .made("no method", .with { $0.method = "" }),
        .made("a digest as a method", .method("http://www.w3.org/2001/04/xmlenc#sha256")),
    ]

    private static let prefixes = "<ec:InclusiveNamespaces xmlns:ec='\(exclusive)' PrefixList='ds'/>"

    private static func canonicalization(_ algorithm: String, _ content: String = "") -> String {
        "<ds:CanonicalizationMethod Algorithm='\(algorithm)'>\(content)</ds:CanonicalizationMethod>"
    }
}

extension SignedAttack {
    private static let xpath = "http://www.w3.org/TR/1999/REC-xpath-19991116"
    private static let filter = "http://www.w3.org/2002/06/xmldsig-filter2"
    private static let enveloped = SignatureText.enveloped
    private static func transform(_ algorithm: String, _ content: String = "") -> String {
        SignatureText.transform(algorithm, content)
    }

    /// Transforms and references beyond the one that is accepted.
    static let references: [SignedAttack] = [
        .shape("XPath", .transforms(enveloped + transform(xpath, "<ds:XPath>true()</ds:XPath>"))),
        .shape(
            "XPath filter",
            .transforms(enveloped + transform(filter, "<f:XPath xmlns:f='\(filter)' Filter='intersect'>/</f:XPath>"))),
        .made(
            "XSLT",
            .transforms(
                enveloped
                    + transform(
                        "http://www.w3.org/TR/1999/REC-xslt-19991116",
                        "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
                            + "<xsl:template match='/'><xsl:copy-of select=\"document('bait.xml')\"/></xsl:template>"
                            + "</xsl:stylesheet>"))),
        .made("base64", .transforms(enveloped + transform(SignatureText.dsig + "base64"))),
        .made("canonical form first", .transforms(transform(SignatureText.exclusive) + enveloped)),
        .made("enveloped twice", .transforms(enveloped + enveloped)),
        .shape(
            "three transforms",
            .transforms(enveloped + transform(SignatureText.exclusive) + transform(SignatureText.inclusive))),
        .made("no enveloped form", .transforms(transform(SignatureText.exclusive))),
        .made("no transforms", .transforms("")),
        .shape("an id", .uri("#d-1"), ids: ["document"]),
        .made("a pointer to the root", .uri("#xpointer(/)")),
        .made("a pointer to an id", .uri("#xpointer(id(\"d-1\"))")),
        .made("an address", .uri("http://127.0.0.1:9/bait.xml")),
        .made("a file", .uri("file:bait.xml")),
        .made("a path", .uri("bait.xml")),
        .made("no URI", .uri(nil)),
        .made("a type", .with { $0.reference = " Type='\(SignatureText.dsig)Manifest'" }),
        .shape("two references", .with { $0.references = $0.oneReference }),
        .shape(
            "a second reference, to one record", .with { $0.references = SignatureText.uri("#d-1").oneReference },
            ids: ["document"]),
    ]

    /// Where the signature stands and what else is in it.
    static let shapes: [SignedAttack] = [
        SignedAttack("two signatures", line: place + value + 1) {
            try SigningDesk.shared.get().sign(
                replacing("</borderFeed>", with: SignatureText().xml + "</borderFeed>", in: SignedFeeds.good()))
        },
        SignedAttack("in a record", line: 3) {
            let records = SignedFeeds.records.replacing("</document>", with: SignatureText().xml + "</document>")
            return try SigningDesk.shared.get().sign(FeedText.feed(2, records))
        },
        SignedAttack("before the last record", line: 3) {
            try SigningDesk.shared.get().sign(FeedText.feed(2, SignatureText().xml, SignedFeeds.records))
        },
        SignedAttack("around the feed", "wrongRoot", line: 2) {
            let object = "<ds:Object Id='o'>\(FeedText.feed(2, SignedFeeds.records))</ds:Object>"
            return try SigningDesk.shared.get().sign(
                SignatureText.with {
                    $0.uri = "#o"; $0.transforms = ""; $0.object = object
                }.xml)
        },
        .shape("with an object", line: place + value, .with { $0.object = "<ds:Object>x</ds:Object>" }),
        .changed(
            "two infos", code: "signatureNotAllowed", "<ds:SignatureValue>", "<ds:SignedInfo/><ds:SignatureValue>"),
        .changed(
            "two values", code: "signatureNotAllowed", line: place + value, "</ds:SignatureValue>",
            "</ds:SignatureValue><ds:SignatureValue/>"),
        .changed(
            "a comment in the digest", code: "signatureNotAllowed", "<ds:DigestValue>", "<ds:DigestValue><!-- -->"),
        .changed(
            "a section in the digest", code: "signatureNotAllowed", "<ds:DigestValue>", "<ds:DigestValue><![CDATA[]]>"),
        .changed("an instruction in the info", code: "signatureNotAllowed", "<ds:Reference", "<?p?><ds:Reference"),
        .changed("text in the info", code: "signatureNotAllowed", "<ds:Reference", "x<ds:Reference"),
        .changed(
            "seventeen namespaces", code: "signatureNotAllowed", line: 2, "<borderFeed",
            "<borderFeed " + (2...17).map { "xmlns:p\($0)='urn:\($0)'" }.joined(separator: " ")),
        SignedAttack("a signature in the key's description", line: place + value) {
            try replacing(
                "</ds:SignatureValue>", with: "</ds:SignatureValue><ds:KeyInfo><ds:Signature/></ds:KeyInfo>",
                in: SignedFeeds.good())
        },
    ]

    private static func value(
        _ name: String, _ code: String, line: Int = place, _ change: @escaping @Sendable (String) -> String
    ) -> SignedAttack {
        SignedAttack(name, code, line: line) {
            let good = try SignedFeeds.good()
            let part = #/<ds:SignatureValue>([^<]*)</ds:SignatureValue>/#
            guard let match = good.firstMatch(of: part) else { throw NothingChanged(text: good) }
            return good.replacing(part, with: "<ds:SignatureValue>\(change(String(match.1)))</ds:SignatureValue>")
        }
    }

    /// The signature's value.
    static let values: [SignedAttack] = [
        value("an empty value", "signatureNotAllowed") { _ in "" },
        value("a value cut short by one digit", "signatureNotAllowed") {
            String($0.filter { !$0.isWhitespace }.dropLast(3))
        },
        value("a value cut short by four", "badSignature") { String($0.filter { !$0.isWhitespace }.dropLast(4)) },
        value("a value that is no base64", "signatureNotAllowed") { "!" + $0 },
        value("digits behind the padding", "signatureNotAllowed") { $0 + "AAAA" },
        value("a value of zeros", "badSignature") { _ in String(repeating: "A", count: 344) },
        value("a value of 8,192 digits", "badSignature") { _ in String(repeating: "A", count: 8192) },
        value("a value of 8,196 digits", "signatureNotAllowed") { _ in String(repeating: "A", count: 8196) },
        value("a value of 65,537 digits", "textTooLong") { _ in String(repeating: "A", count: 65_537) },
    ]
}
