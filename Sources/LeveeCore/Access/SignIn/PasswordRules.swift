/// Which passwords may be taken (NIST SP 800-63B-4, 3.1.1.2; OWASP ASVS 5.0, 6.2): long ones that others would not think of first.
/// Nothing is asked of the kinds of signs.
public enum PasswordRules {
    /// Unicode scalars.
    public static let shortest = 12, longest = 128

    /// - Parameter password: in NFC.
    /// - Throws: ``PasswordRefusal``.
    public static func check(_ password: String, user: String) throws(PasswordRefusal) {
        let scalars = password.unicodeScalars
        if scalars.count < shortest { throw .tooShort }
        if scalars.count > longest { throw .tooLong }
        let plain = password.lowercased()
        if plain.utf8.elementsEqual(user.lowercased().utf8) { throw .userName }
        if CommonPasswords.all.contains(plain) || Set(scalars).count < 4 { throw .common }
    }
}

/// Why a password is not taken. None says what it was.
public enum PasswordRefusal: Error, Hashable, Sendable, CaseIterable, Explained {
    case tooShort, tooLong, userName, common, unchanged, differs

    public var explanation: Bilingual {
        switch self {
        case .tooShort:
            Bilingual(
                zh: "密码不足 \(PasswordRules.shortest) 个字符，请换一个更长的，例如一句话",
                en: "the password has fewer than \(PasswordRules.shortest) characters; "
                    + "take a longer one, such as a sentence")
        case .tooLong:
            Bilingual(
                zh: "密码超过 \(PasswordRules.longest) 个字符，请换一个更短的",
                en: "the password has more than \(PasswordRules.longest) characters; take a shorter one")
        case .userName:
            Bilingual(zh: "密码不得与用户名相同，请换一个", en: "the password is the user's name; take another one")
        case .common:
            Bilingual(
                zh: "密码过于常见，容易被猜到，请换一个",
                en: "the password is a common one that is guessed first; take another one")
        case .unchanged:
            Bilingual(zh: "新密码与原密码相同，请换一个", en: "the new password is the old one; take another one")
        case .differs:
            Bilingual(zh: "两次输入的密码不一致，请重新输入", en: "the two passwords differ; type them again")
        }
    }
}
