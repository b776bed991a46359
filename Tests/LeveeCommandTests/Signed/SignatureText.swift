/// An XML signature in the words of the tests: the accepted shape, and everything that can be otherwise.
struct SignatureText {
    static let more = "http://www.w3.org/2001/04/xmldsig-more#"
    static let exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#"
    static let inclusive = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
    static let dsig = "http://www.w3.org/2000/09/xmldsig#"
    static let enveloped = transform(dsig + "enveloped-signature")

    var canonicalization = "<ds:CanonicalizationMethod Algorithm='\(exclusive)'/>"
    var method = "<ds:SignatureMethod Algorithm='\(more)rsa-sha256'/>"
    var uri: String? = ""
    /// More attributes of the reference.
    var reference = ""
    var transforms = enveloped + transform(exclusive)
    var digest = "<ds:DigestMethod Algorithm='http://www.w3.org/2001/04/xmlenc#sha256'/>"
    /// What stands behind the reference, behind the signature's value, and what the key info says.
    var references = ""
    var object = ""
    var keyInfo = ""

    static func transform(_ algorithm: String, _ content: String = "") -> String {
        "<ds:Transform Algorithm='\(algorithm)'>\(content)</ds:Transform>"
    }

    static func with(_ change: (inout SignatureText) -> Void) -> SignatureText {
        var text = SignatureText()
        change(&text)
        return text
    }

    static func method(_ algorithm: String) -> SignatureText {
        with { $0.method = "<ds:SignatureMethod Algorithm='\(algorithm)'/>" }
    }

    static func digest(_ algorithm: String) -> SignatureText {
        with { $0.digest = "<ds:DigestMethod Algorithm='\(algorithm)'/>" }
    }

    static func uri(_ uri: String?) -> SignatureText { with { $0.uri = uri } }

    static func transforms(_ transforms: String) -> SignatureText { with { $0.transforms = transforms } }

    static func keyInfo(_ content: String) -> SignatureText {
        with { $0.keyInfo = "<ds:KeyInfo>\(content)</ds:KeyInfo>" }
    }

    /// One reference, to be filled in.
    var oneReference: String {
        let list = transforms.isEmpty ? "" : "<ds:Transforms>\(transforms)</ds:Transforms>"
        return "<ds:Reference\(uri.map { " URI='\($0)'" } ?? "")\(reference)>\(list)\(digest)"
            + "<ds:DigestValue></ds:DigestValue></ds:Reference>"
    }

    /// The template, to be filled in.
    var xml: String {
        "<ds:Signature xmlns:ds='\(Self.dsig)'><ds:SignedInfo>\(canonicalization)\(method)\(oneReference)\(references)"
            + "</ds:SignedInfo><ds:SignatureValue></ds:SignatureValue>\(keyInfo)\(object)</ds:Signature>"
    }
}
