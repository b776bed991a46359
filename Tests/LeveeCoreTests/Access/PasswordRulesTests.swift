import Testing

@testable import LeveeCore

@Suite struct PasswordRulesTests {
    private func refusal(_ password: String, user: String = "clerk-1") -> PasswordRefusal? {
        do { try PasswordRules.check(password, user: user) } catch { return error }
        return nil
    }

    @Test func aPasswordHasTwelveTo128Scalars() {
        #expect(refusal("abcdefghijk") == .tooShort)
        #expect(refusal("abcdefghijkm") == nil)
        #expect(refusal("一二三四五六七八九十甲乙") == nil)
        // One sign of two scalars counts as two.
        #expect(refusal("abcdefghijk\u{0301}") == nil)
        let long = String(repeating: "abcd", count: 32)
        #expect(refusal(long) == nil)
        #expect(refusal(long + "e") == .tooLong)
    }

    @Test func whatIsGuessedFirstIsRefused() {
        #expect(refusal("Password1234") == .common)
        #expect(refusal("abcabcabcabcabc") == .common)
        #expect(refusal("abcdabcdabcdabc") == nil)
        #expect(refusal("Keeper-of-2026", user: "keeper-of-2026") == .userName)
        #expect(refusal("keeper-of-2027", user: "keeper-of-2026") == nil)
    }

    /// What another rule refuses already, or nobody could type, would only make the list look longer.
    @Test func everyCommonPasswordIsRefusedForThatAlone() {
        #expect(CommonPasswords.all.count >= 100)
        for password in CommonPasswords.all {
            #expect(refusal(password) == .common && refusal(password.uppercased()) == .common, "\(password)")
            #expect(password == password.lowercased() && Set(password.unicodeScalars).count >= 4, "\(password)")
        }
    }

    @Test func noKindOfSignIsAskedFor() {
        for password in ["the river is wide", "77 19 02 88 41", "大江东去浪淘尽千古风流人物"] {
            #expect(refusal(password) == nil, "\(password)")
        }
    }

    @Test func everyRefusalIsSaidInBothLanguages() {
        for refusal in PasswordRefusal.allCases {
            #expect(!refusal.explanation.zh.isEmpty && !refusal.explanation.en.hasSuffix("."))
        }
    }
}
