/// What a password has to be (密码要求): long, and not one that everybody tries first. Which characters it has is its owner's
/// affair (OWASP ASVS 5, 6.2; NIST SP 800-63B).
public enum PasswordRefusal: Error, Hashable, Sendable, Explained {
    case tooShort, tooLong, isName, isCommon

    public static let least = 12, most = 128

    /// - Parameter password: as it was typed, in NFC.
    public static func check(_ password: String, of user: String) throws(PasswordRefusal) {
        let count = password.unicodeScalars.count
        if count < least { throw .tooShort }
        if count > most { throw .tooLong }
        let lower = password.lowercased()
        if lower.utf8.elementsEqual(user.lowercased().utf8)
            || lower.split(separator: user.lowercased()).allSatisfy({ $0.count < 4 })
        {
            throw .isName
        }
        if isCommon(lower) { throw .isCommon }
    }

    /// One of the first that are tried, or one of them again and again, or one letter many times.
    private static func isCommon(_ lower: String) -> Bool {
        if Set(lower.unicodeScalars).count < 5 { return true }
        let letters = lower.filter { !"!@#$.-_ ".contains($0) }
        return common.contains { word in
            letters == word || letters.replacing(word, with: "").allSatisfy(\.isNumber) && letters.contains(word)
                || letters.replacing(word, with: "").isEmpty
        }
    }

    private static let common = [
        "password", "passw0rd", "123456", "1234567890", "qwerty", "qwertyuiop", "1qaz2wsx", "1q2w3e4r", "letmein",
        "welcome",
        "admin", "administrator", "iloveyou", "abc123", "asdfgh", "asdfghjkl", "zxcvbnm", "monkey", "dragon",
        "football",
        "sunshine", "princess", "woaini", "woaini1314", "5201314", "changeme", "secret", "default", "guest", "root",
        "levee", "zaq12wsx", "q1w2e3r4", "qazwsx", "trustno1", "baseball", "superman", "master", "shadow", "michael",
    ]

    public var explanation: Bilingual {
        switch self {
        case .tooShort:
            .init(
                zh: "密码至少 \(Self.least) 个字符，请加长", en: "a password has \(Self.least) characters at least; make it longer"
            )
        case .tooLong:
            .init(
                zh: "密码最多 \(Self.most) 个字符，请缩短", en: "a password has \(Self.most) characters at most; make it shorter")
        case .isName: .init(zh: "密码不能是用户名，请另选一个", en: "a password must not be the user's name; choose another one")
        case .isCommon:
            .init(zh: "这个密码太常见，请另选一个", en: "this password is one of the first that are tried; choose another one")
        }
    }
}
