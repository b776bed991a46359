import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LeveeCore
import LeveeSQLite
import Testing

@testable import LeveeWeb

/// What stands between the workspace and whoever comes.
@Suite struct WallTests {
    /// What stands on record and would be otherwise, had anything been done.
    private func state(_ office: WebOffice) throws -> [String] {
        let audit = try office.store.audit(before: nil, limit: 1).map { "\($0.number)" }
        return try audit + Role.allCases.map { "\(try office.store.draft(of: $0.rawValue) ?? [:])" }
    }

    /// A form without its token, with somebody else's, from another site, or from a page that does not say from where: by
    /// everybody who may send it, to every address that takes one.
    @Test func aFormIsTakenFromOurOwnPagesAlone() async throws {
        let office = try WebOffice()
        let before = try state(office)
        let forms = office.server.routes.filter { $0.method == .post && !$0.isForMachines }
        #expect(forms.count > 50)
        try await office.test { client in
            for route in forms {
                let path = try #require(try office.sample(route.path, inside: true))
                let values = WebOffice.filled(office.fields(of: route)).compactMapValues(\.first)
                for user in office.users(of: route) {
                    func sent(_ token: String? = nil) -> (HTTPFields, ByteBuffer) {
                        if route.path == "/feeds/upload" { return office.upload(user, token: token) }
                        return office.form(user, token.map { values.merging(["token": $0]) { $1 } } ?? values)
                    }
                    func refuses(_ headers: HTTPFields, _ body: ByteBuffer, _ why: String) async throws {
                        let status = try await client.execute(uri: path, method: .post, headers: headers, body: body) {
                            $0.status
                        }
                        #expect(status == .forbidden, "\(route.path) by \(user) \(why)")
                    }
                    for token in ["", "x", office.token("somebody"), String(office.token(user).dropLast(4))] {
                        let (headers, body) = sent(token)
                        try await refuses(headers, body, "with the token `\(token)`")
                    }
                    let (good, body) = sent()
                    for (name, value) in Self.elsewhere {
                        var headers = good
                        headers[.named(name)] = value
                        try await refuses(headers, body, "with \(name) \(value ?? "missing")")
                    }
                    var old = good
                    old[.named("Sec-Fetch-Site")] = nil
                    old[.origin] = "https://elsewhere.example"
                    try await refuses(old, body, "of an old browser elsewhere")
                }
            }
        }
        #expect(try state(office) == before)
    }

    private static let elsewhere: [(String, String?)] = [
        ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Site", "none"),
        ("Sec-Fetch-Site", ""), ("Sec-Fetch-Site", nil), ("Origin", "https://elsewhere.example"),
        ("Origin", "http://localhost.elsewhere.example"),
    ]

    /// The same with its proof is taken: so it is the proof that the test above lacks.
    @Test func aFormOfOursIsTaken() async throws {
        let office = try WebOffice()
        try await office.test { client in
            for route in office.server.routes
            where route.method == .post && !route.isForMachines && route.path != "/feeds/upload" {
                let path = try #require(try office.sample(route.path, inside: true))
                let (headers, body) = office.form(try #require(office.users(of: route).first), [:])
                let status = try await client.execute(uri: path, method: .post, headers: headers, body: body) {
                    $0.status
                }
                #expect(status != .forbidden && status.code < 500, "\(route.path): \(status)")
            }
        }
    }

    @Test func nothingIsChangedByGET() async throws {
        let office = try WebOffice()
        let before = try state(office)
        try await office.test { client in
            for route in office.server.routes where !route.isForMachines {
                let path = try #require(try office.sample(route.path, inside: true))
                let values = WebOffice.filled(office.fields(of: route)).compactMapValues(\.first)
                let query = values.map { "\($0.key)=\(WebOffice.encoded($0.value))" }.joined(separator: "&")
                for user in WebOffice.roles {
                    for method in [HTTPRequest.Method.get, .head] {
                        let status = try await client.execute(
                            uri: "\(path)?token=\(WebOffice.encoded(office.token(user)))&\(query)", method: method,
                            headers: WebOffice.headers(user)
                        ) { $0.status }
                        #expect(status.code < 500, "\(method) \(route.path)")
                    }
                }
            }
        }
        #expect(try state(office) == before)
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
