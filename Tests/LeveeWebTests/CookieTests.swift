import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LeveeCore
import LeveeSQLite
import Testing

@testable import LeveeWeb

/// Every cookie that is set, on the way in and out, as the browser gets it.
@Suite struct CookieTests {
    @Test(arguments: [true, false]) func everyCookieIsOursAlone(_ isSecure: Bool) async throws {
        let office = try WebOffice()
        let server = try await office.door(for: ["clerk"], isSecure: isSecure)
        let prefix = isSecure ? "__Host-" : ""
        try await Application(responder: server.responder, logger: office.logger).test(.router) { client in
            var headers = HTTPFields()
            headers[.acceptLanguage] = "en"
            var set: [String: String] = [:]
            func take(_ answer: TestResponse) {
                for line in answer.headers[values: .setCookie] {
                    let parts = line.split(separator: "; ").map(String.init)
                    let name = String(parts[0].prefix { $0 != "=" })
                    set[name] = String(parts[0].dropFirst(name.count + 1))
                    #expect(parts.contains("HttpOnly") && parts.contains("SameSite=Strict"), "\(name)")
                    #expect(parts.contains("Path=/") && !line.contains("Domain"), "\(name)")
                    #expect(parts.contains("Secure") == isSecure, "\(name)")
                }
                headers[.cookie] = set.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
            }
            func token(_ path: String) async throws -> String {
                let html = try await client.execute(uri: path, method: .get, headers: headers) { answer in
                    take(answer)
                    return String(buffer: answer.body)
                }
                let start = html.firstRange(of: "name=\"token\" value=\"")?.upperBound ?? html.endIndex
                return String(html[start...].prefix { $0 != "\"" })
            }
            func send(_ path: String, _ fields: [String: String]) async throws -> HTTPResponse.Status {
                var sent = headers
                sent[.contentType] = "application/x-www-form-urlencoded"
                sent[.named("Sec-Fetch-Site")] = "same-origin"
                let body = fields.map { "\($0.key)=\(WebOffice.encoded($0.value))" }.joined(separator: "&")
                return try await client.execute(
                    uri: path, method: .post, headers: sent, body: ByteBuffer(string: body)
                ) { answer in
                    take(answer)
                    return answer.status
                }
            }
            let language = try await send("/language", ["token": token("/sign-in"), "language": "en", "to": "/"])
            #expect(language == .seeOther)
            let entered = try await send(
                "/sign-in", ["token": token("/sign-in"), "user": "clerk", "password": SignInTests.password])
            #expect(entered == .seeOther)
            let session = try #require(set["\(prefix)levee"])
            #expect(session.utf8.count >= 43)
            let left = try await send("/sign-out", ["token": token("/")])
            #expect(left == .seeOther)
            #expect(set["\(prefix)levee"] == "")
            let names = ["\(prefix)levee", "\(prefix)levee-form", "levee-language"]
            #expect(set.keys.filter { !names.contains($0) }.count == 1, "one more marks the browser: \(set.keys)")
            #expect(names.allSatisfy { set[$0] != nil })
            headers[.cookie] = "\(prefix)levee=\(session)"
            try await client.execute(uri: "/", method: .get, headers: headers) {
                #expect($0.status == .seeOther, "a session that was left opens nothing")
            }
        }
    }
}
