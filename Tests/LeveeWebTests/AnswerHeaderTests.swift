import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LeveeCore
import Testing

@testable import LeveeWeb

/// Every answer carries the headers of the wall, whatever became of the question.
@Suite struct AnswerHeaderTests {
    private struct Broken: Error, PolicySource {
        func edition(on day: CalendarDay) throws -> PolicyEdition { throw self }
    }

    private struct Question {
        var status: Int
        var path: String
        var method = HTTPRequest.Method.get
        var user: String? = "clerk"
        var type = "application/json"
        var body = "{}"
    }

    @Test(arguments: [false, true]) func everyAnswerCarriesThem(_ isSecure: Bool) async throws {
        let office = try WebOffice(isSecure: isSecure)
        let application = try #require(try office.sample("/api/v1/applications/{application}", inside: true))
        let questions = [
            Question(status: 200, path: "/"), Question(status: 200, path: "/health", user: nil),
            Question(status: 200, path: Assets().path(of: "pages.css"), user: nil),
            Question(status: 200, path: "/api/v1/openapi.json", user: nil),
            Question(status: 303, path: "/", user: nil), Question(status: 401, path: "/api/v1/people", user: nil),
            Question(status: 403, path: "/audit"), Question(status: 403, path: "/people", method: .post),
            Question(status: 403, path: "/api/v1/audit"), Question(status: 404, path: "/nowhere"),
            Question(status: 404, path: "/api/v1/nowhere"), Question(status: 405, path: "/people", method: .delete),
            Question(status: 405, path: "/api/v1/people", method: .put),
            Question(status: 400, path: "/api/v1/people/search", method: .post, body: "["),
            Question(status: 409, path: "\(application)/return", method: .post),
            Question(
                status: 413, path: "/api/v1/people/search", method: .post,
                body: "{\"text\":\"\(String(repeating: "x", count: Body.limit))\"}"),
            Question(status: 415, path: "/api/v1/people/search", method: .post, type: "text/plain"),
            Question(status: 415, path: "/api/v1/people/search", method: .post, type: "application/jsonx"),
            Question(status: 422, path: "/api/v1/people/search", method: .post, body: "{\"colour\":\"red\"}"),
        ]
        try await office.test { client in
            for question in questions { try await ask(client, question, isSecure) }
        }
        let broken = try WebOffice(policies: Broken(), isSecure: isSecure)
        try await broken.test { client in
            try await ask(client, Question(status: 500, path: "/rules"), isSecure)
            try await ask(client, Question(status: 500, path: "/api/v1/rules"), isSecure)
        }
    }

    private func ask(_ client: any TestClientProtocol, _ question: Question, _ isSecure: Bool) async throws {
        var headers = WebOffice.headers(question.user)
        if isSecure { headers[.cookie] = question.user.map { "__Host-levee=\($0)" } }
        if question.method == .post { headers[.contentType] = question.type }
        try await client.execute(
            uri: question.path, method: question.method, headers: headers, body: ByteBuffer(string: question.body)
        ) { answer in
            #expect(answer.status.code == question.status, "\(question.method) \(question.path)")
            for (name, value) in Headers.fields(isSecure: isSecure) {
                let isAsset = name == .cacheControl && question.path.hasPrefix("/assets/")
                #expect(
                    answer.headers[name] == (isAsset ? "public, max-age=31536000, immutable" : value),
                    "\(question.path) \(name)")
            }
            #expect((answer.headers[.strictTransportSecurity] != nil) == isSecure)
            #expect(answer.headers[.server] == nil)
            if question.status == 500 { #expect(!String(buffer: answer.body).contains("Broken")) }
        }
    }

    /// The number of bytes up to which a body is read.
    @Test(arguments: [(0, 200), (1, 413)]) func aBodyMayHaveAMebibyte(_ more: Int, _ status: Int) async throws {
        let office = try WebOffice()
        let head = "{\"text\":\"x\"", tail = "}"
        let space = String(repeating: " ", count: Body.limit - head.utf8.count - tail.utf8.count + more)
        try await office.test { client in
            var headers = WebOffice.headers("clerk")
            headers[.contentType] = "application/json; charset=utf-8"
            try await client.execute(
                uri: "/api/v1/people/search", method: .post, headers: headers,
                body: ByteBuffer(string: head + space + tail)
            ) { #expect($0.status.code == status) }
        }
    }
}
