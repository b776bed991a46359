import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting

@testable import LeveeWeb

/// A browser with its cookies, before a server that asks for passwords.
actor Browser {
    let client: any TestClientProtocol
    var cookies: [String: String] = [:]
    var html = ""

    init(_ client: any TestClientProtocol) { self.client = client }

    func forget() { cookies = [:] }

    @discardableResult func ask(_ path: String, _ fields: [String: String]? = nil) async throws -> String {
        var headers = HTTPFields()
        headers[.acceptLanguage] = "en"
        headers[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        headers[.contentType] = fields.map { _ in "application/x-www-form-urlencoded" }
        headers[.named("Sec-Fetch-Site")] = "same-origin"
        let body = (fields ?? [:]).map { "\($0.key)=\(WebOffice.encoded($0.value))" }.joined(separator: "&")
        let answer = try await client.execute(
            uri: path, method: fields == nil ? .get : .post, headers: headers, body: ByteBuffer(string: body)
        ) { $0 }
        for line in answer.headers[values: .setCookie] {
            let parts = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
            cookies[parts[0]] = parts.count > 1 ? parts[1] : ""
        }
        html = String(buffer: answer.body)
        return answer.headers[.location] ?? "\(answer.status.code)"
    }

    func hidden(_ name: String) -> String {
        let start = html.firstRange(of: "name=\"\(name)\" value=\"")?.upperBound ?? html.endIndex
        return String(html[start...].prefix { $0 != "\"" })
    }

    @discardableResult func enter(_ user: String) async throws -> String {
        try await ask("/sign-in")
        return try await ask(
            "/sign-in", ["token": hidden("token"), "user": user, "password": SignInTests.password, "to": "/people"])
    }
}
