/// The public id of a finding: `F-` and the first characters, in Crockford's base 32, of the SHA-256 of what it is about.
enum FindingID {
    /// The ids to be tried in turn: eight characters, and one more each time that another finding has it.
    static func candidates(ref: String, rule: String, subject: String) -> [String] {
        let text = base32(Digest.sha256(Array("\(ref)|\(rule)|\(subject)".utf8)))
        return (8...text.utf8.count).map { "F-\(text.prefix($0))" }
    }

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    private static func base32(_ bytes: [UInt8]) -> String {
        var text = ""
        var buffer = 0
        var bits = 0
        for byte in bytes {
            buffer = (buffer << 8 | Int(byte)) & 0xFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[buffer >> bits & 31])
            }
        }
        return text
    }
}
