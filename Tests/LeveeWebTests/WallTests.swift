import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LeveeCore
import Testing

@testable import LeveeWeb

/// What stands between the workspace and whoever comes.
@Suite struct WallTests {
    @Test func everyAnswerCarriesTheHeaders() async throws {
        let office = try WebOffice()
        try await office.test { client in
            let asked: [(String, HTTPRequest.Method, String?)] = [
                ("/", .get, "clerk"), ("/", .get, nil), ("/nowhere", .get, "clerk"), ("/audit", .get, "clerk"),
                ("/people", .post, "clerk"),
                ("/api/v1/people", .get, nil), ("/api/v1/nowhere", .get, "clerk"),
                ("/api/v1/applications/at-once", .post, "clerk"), ("/health", .get, nil),
            ]
            var seen: Set<Int> = []
            for (path, method, user) in asked {
                try await client.execute(uri: path, method: method, headers: WebOffice.headers(user)) { response in
                    seen.insert(response.status.code)
                    for (name, _) in Headers.fields(isSecure: false) {
                        #expect(response.headers[name] != nil, "\(path) \(name)")
                    }
                }
            }
            #expect(seen.isSuperset(of: [200, 303, 401, 403, 404, 415]))
        }
    }

    /// A form without its token, with somebody else's, from another site, or from a page that does not say from where.
    @Test func whatChangesSomethingComesFromOurOwnForms() async throws {
        let office = try WebOffice()
        let user = "administrator"
        try await office.test { client in
            for route in office.server.routes where route.changes && !route.isForMachines {
                guard case .permitted(let permission) = route.audience,
                    PermissionTable.roles(for: permission).contains(.administrator)
                else { continue }
                let path = try #require(try office.sample(route.path, inside: true))
                func status(_ headers: HTTPFields, _ body: ByteBuffer) async throws -> HTTPResponse.Status {
                    try await client.execute(uri: path, method: .post, headers: headers, body: body) { $0.status }
                }
                let (good, body) = office.form(user, [:])
                #expect(
                    try await status(good, body) != .forbidden || route.path == "/feeds/upload",
                    "\(route.path) with its token")
                for token in [
                    "", "x",
                    office.office.forms.token(
                        for: Visit(
                            language: .en, address: "", visitor: nil, formSecret: "clerk", code: "", path: "",
                            now: WebOffice.now)),
                ] {
                    let (headers, body) = office.form(user, ["token": token])
                    #expect(
                        [.forbidden, .unsupportedMediaType].contains(try await status(headers, body)),
                        "\(route.path) with the token `\(token)`")
                }
                for (name, value) in [
                    ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Site", "none"),
                    ("Origin", "https://elsewhere.example"),
                ] {
                    var headers = good
                    headers[.named(name)] = value
                    #expect(try await status(headers, body) == .forbidden, "\(route.path) with \(name) \(value)")
                }
                var silent = good
                silent[.named("Sec-Fetch-Site")] = nil
                #expect(try await status(silent, body) == .forbidden, "\(route.path) from nobody knows where")
            }
        }
    }

    @Test func cookiesAreOursAlone() {
        let secure = CookieNames(isSecure: true)
        #expect(secure.session == "__Host-levee")
        let text = secure.cookie(secure.session, "x").description
        for part in ["Secure", "HttpOnly", "SameSite=Strict", "Path=/"] { #expect(text.contains(part)) }
        #expect(!text.contains("Domain"))
        #expect(CookieNames(isSecure: false).session == "levee")
    }

    @Test(arguments: [
        "//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)", "", "/a\nb",
    ])
    func nobodyIsLedElsewhere(_ path: String) { #expect(PublicPages.ownPath(path) == "/") }

    @Test func ourOwnPathsAreFollowed() { #expect(PublicPages.ownPath("/people/abc?unit=1") == "/people/abc?unit=1") }

    @Test func aSealedAddressOpensWithItsKeyAlone() throws {
        let seal = Seal(key: [UInt8](repeating: 1, count: 32))
        let sealed = seal.seal("QL0012")
        #expect(sealed == seal.seal("QL0012"))
        #expect(!sealed.contains("QL0012"))
        #expect(try seal.open(sealed) == "QL0012")
        #expect(throws: Missing.self) { try Seal(key: [UInt8](repeating: 2, count: 32)).open(sealed) }
        for place in sealed.indices {
            var spoilt = sealed
            spoilt.replaceSubrange(place...place, with: sealed[place] == "A" ? "B" : "A")
            #expect((try? seal.open(spoilt)) != "QL0012" || spoilt == sealed || place == sealed.indices.last)
        }
    }
}
