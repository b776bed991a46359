import HTTPTypes
import Hummingbird
import LeveeCore
import NIOCore
import Testing

@testable import LeveeWeb

@Suite struct SameSiteTests {
    private func isOwn(_ site: String?, _ origin: String?, host: String? = "levee.example", isSecure: Bool = true)
        -> Bool
    {
        var head = HTTPRequest(method: .post, scheme: nil, authority: host, path: "/people")
        head.headerFields[.origin] = origin
        head.headerFields[.named("Sec-Fetch-Site")] = site
        return SameSite.isOwn(
            Request(head: head, body: RequestBody(buffer: ByteBuffer())), isSecure: isSecure)
    }

    @Test(
        arguments: [
            ("same-origin", "https://levee.example", true), ("same-origin", nil, true), ("same-origin", "null", true),
            ("same-origin", "https://elsewhere.example", false), ("same-origin", "http://levee.example", false),
            ("same-site", "https://levee.example", false), ("cross-site", "https://levee.example", false),
            ("none", "https://levee.example", false), ("none", nil, false), ("", "https://levee.example", false),
            ("Same-Origin", "https://levee.example", false),
            (nil, "https://levee.example", true), (nil, nil, false), (nil, "null", false), (nil, "", false),
            (nil, "http://levee.example", false), (nil, "https://levee.example:8443", false),
            (nil, "https://levee.example.elsewhere.example", false), (nil, "https://www.levee.example", false),
            (nil, "levee.example", false), (nil, "https://levee.example/", false),
        ] as [(String?, String?, Bool)]) func whatComesFromElsewhereIsToldByTheBrowser(
            _ site: String?, _ origin: String?, _ isOurs: Bool
        )
    {
        #expect(isOwn(site, origin) == isOurs)
    }

    @Test func theSchemeAndPortAreThoseWeServe() {
        #expect(isOwn(nil, "http://localhost:8080", host: "localhost:8080", isSecure: false))
        #expect(!isOwn(nil, "https://localhost:8080", host: "localhost:8080", isSecure: false))
        #expect(!isOwn(nil, "http://localhost:8081", host: "localhost:8080", isSecure: false))
        #expect(!isOwn(nil, nil, host: nil))
        #expect(!isOwn(nil, "https://", host: nil))
    }
}

@Suite struct FormTokenTests {
    private func visit(_ secret: String) -> Visit {
        Visit(
            language: .en, address: "", visitor: nil, formSecret: secret, code: "", path: "",
            now: Instant(nanoseconds: 0))
    }

    @Test func aTokenIsOfItsBrowserAndItsServerAlone() {
        let forms = FormTokens(key: Array(repeating: 1, count: 32))
        let token = forms.token(for: visit("mine"))
        #expect(forms.isValid(token, for: visit("mine")))
        #expect(forms.token(for: visit("mine")) == token && token.utf8.count == 44)
        #expect(!forms.isValid(token, for: visit("yours")))
        #expect(!FormTokens(key: Array(repeating: 2, count: 32)).isValid(token, for: visit("mine")))
        for wrong in ["", "x", "mine", String(token.dropLast()), token + token, String(token.reversed())] {
            #expect(!forms.isValid(wrong, for: visit("mine")), "\(wrong)")
        }
    }
}
