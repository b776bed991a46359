import LeveeCore
import Testing

@testable import LeveeWeb

@Suite struct TOTPTests {
    private let secret = Array("12345678901234567890".utf8)

    private func at(_ seconds: Int64) -> Instant { Instant(nanoseconds: seconds * 1_000_000_000) }

    /// RFC 6238, appendix B, with SHA-1.
    @Test(
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"),
        ] as [(Int64, String)]) func codesAreThoseOfTheStandard(_ seconds: Int64, _ code: String)
    {
        #expect(TOTP.digits(secret, step: TOTP.step(at: at(seconds)), count: 8) == code)
        #expect(TOTP.code(secret, step: TOTP.step(at: at(seconds))) == String(code.suffix(6)))
    }

    @Test func aCodeIsGoodInItsStepAndTheOnesBesideIt() {
        let code = TOTP.code(secret, step: 100)
        for (seconds, step) in [(2969, nil), (2970, 100), (3000, 100), (3029, 100), (3059, 100), (3060, nil)]
            as [(Int64, Int64?)]
        { #expect(TOTP.match(code, secret, now: at(seconds)) == step, "\(seconds)") }
        #expect(TOTP.match(code.prefix(3) + " " + code.suffix(3), secret, now: at(3000)) == 100)
        for wrong in ["", String(code.dropLast()), code + "0", "abcdef", "１２３４５６"] {
            #expect(TOTP.match(wrong, secret, now: at(3000)) == nil)
        }
    }

    /// RFC 4648, 10, without padding.
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ]) func base32IsThatOfTheStandard(_ text: String, _ base32: String) {
        #expect(TOTP.base32(Array(text.utf8)) == base32)
    }

    @Test func aSecretIsReadAsPeopleTypeIt() {
        let text = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        #expect(TOTP.base32(secret) == text)
        for typed in [text, text.lowercased(), text + "====", "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"] {
            #expect(TOTP.secret(base32: typed) == secret)
        }
        for wrong in ["", "MZXW6YTBOI", text + "1", text + "!", String(repeating: "A", count: 105)] {
            #expect(TOTP.secret(base32: wrong) == nil)
        }
        #expect(TOTP.secret(base32: String(text.prefix(26)))?.count == 16)
        #expect(TOTP.secret(base32: String(text.prefix(25))) == nil)
    }

    @Test func theAddressIsWhatAppsRead() {
        #expect(
            TOTP.address(secret, user: "zuzhi-02/张&b")
                == "otpauth://totp/Levee%3Azuzhi%2D02%2F%E5%BC%A0%26b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                + "&issuer=Levee&algorithm=SHA1&digits=6&period=30")
    }
}
