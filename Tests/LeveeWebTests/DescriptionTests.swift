import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LeveeCore
import Testing

@testable import LeveeWeb

/// `/api/v1/openapi.json` as a machine gets it, and every answer held against it.
@Suite struct DescriptionTests {
    private struct Description: Sendable {
        let document: SeenJSON

        init(_ client: any TestClientProtocol) async throws {
            document = try await client.execute(uri: "/api/v1/openapi.json", method: .get) { answer in
                #expect(answer.status == .ok)
                #expect(answer.headers[.contentType] == "application/json")
                return try SeenJSON(answer.body.readableBytesView)
            }
        }

        /// Path, method and what is said of it.
        var operations: [(path: String, method: String, operation: SeenJSON)] {
            (document["paths"]?.object ?? [:]).flatMap { path, methods in
                methods.object.map { (path, $0.key, $0.value) }
            }.sorted { ($0.path, $0.method) < ($1.path, $1.method) }
        }

        /// What in an answer is not as described.
        func fault(_ answer: TestResponse, _ operation: SeenJSON) -> String? {
            let content = operation["responses"]?["\(answer.status.code)"]?["content"]
            guard let content else { return "\(answer.status.code) is not described" }
            let type = answer.headers[.contentType] ?? ""
            guard let schema = content[type]?["schema"] else { return "`\(type)` is not described" }
            guard let value = try? SeenJSON(answer.body.readableBytesView) else { return "no JSON" }
            return JSONSchema(document: document).fault(value, schema)
        }
    }

    @Test func itIsWhole() async throws {
        let office = try WebOffice()
        try await office.test { client in
            let description = try await Description(client)
            #expect(description.document["openapi"]?.text?.hasPrefix("3.1.") == true)
            #expect(description.document["info"]?["title"]?.text != nil)
            #expect(description.document["info"]?["version"]?.text != nil)
            let operations = description.operations
            #expect(operations.count == office.server.routes.count { $0.description != nil })
            let names = operations.compactMap { $0.operation["operationId"]?.text }
            #expect(Set(names).count == operations.count, "each has a name of its own")
            for (path, method, operation) in operations {
                let place = "\(method) \(path)"
                #expect(path.hasPrefix("/api/v1/"))
                let parameters = operation["parameters"]?.list ?? []
                let inPath = parameters.filter { $0["in"]?.text == "path" }
                #expect(inPath.compactMap { $0["name"]?.text } == OpenAPI.names(in: path), "\(place)")
                #expect(inPath.allSatisfy { $0["required"]?.flag == true }, "\(place)")
                #expect(parameters.allSatisfy { $0["schema"]?.object.isEmpty == false }, "\(place)")
                let both = parameters.map { "\($0["in"]?.text ?? "") \($0["name"]?.text ?? "")" }
                #expect(Set(both).count == both.count, "\(place)")
                let responses = operation["responses"]?.object ?? [:]
                #expect(responses.values.allSatisfy { $0["description"]?.text != nil }, "\(place)")
                let due = ["200", "400", "401", "403", "404", "500", "503"]
                #expect(due.allSatisfy { responses[$0] != nil }, "\(place)")
                #expect((operation["requestBody"] != nil) == (method == "post"), "\(place)")
            }
        }
    }

    /// By everybody, inside and outside his reach, with what is asked for and with nothing.
    @Test func everyAnswerIsAsDescribed() async throws {
        let office = try WebOffice()
        try await office.test { client in
            let description = try await Description(client)
            var seen: [Int: Int] = [:]
            for (path, method, operation) in description.operations {
                let route = try #require(
                    office.server.routes.first { $0.path == path && $0.method.rawValue.lowercased() == method })
                let fields = route.description?.fields ?? []
                let bodies = ["{}", "[", "{\"colour\":1}", try WebOffice.json(fields, WebOffice.filled(fields))]
                for inside in [true, false] {
                    let uri = try #require(try office.sample(path, inside: inside))
                    for user in [nil, "outsider"] + WebOffice.roles {
                        for body in method == "get" ? [""] : bodies {
                            var headers = WebOffice.headers(user)
                            // An empty object comes as what nobody takes.
                            if method == "post" {
                                headers[.contentType] = body == "{}" ? "text/plain" : "application/json"
                            }
                            try await client.execute(
                                uri: uri, method: route.method, headers: headers, body: ByteBuffer(string: body)
                            ) { answer in
                                let fault = description.fault(answer, operation)
                                #expect(fault == nil, "\(method) \(path) for \(user ?? "a stranger"): \(answer.status)")
                                seen[answer.status.code, default: 0] += 1
                            }
                        }
                    }
                }
            }
            #expect([200, 400, 401, 403, 404, 409, 415, 422].allSatisfy { seen[$0] != nil }, "\(seen)")
            #expect(seen[500] == nil)
        }
    }
}
