import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting

@testable import LeveeWeb

/// One request of a user of the sample office, and what came back.
extension WebOffice {
    func ask(_ uri: String, by user: String) async throws -> (status: HTTPResponse.Status, text: String) {
        try await test { client in
            try await client.execute(uri: uri, method: .get, headers: Self.headers(user)) {
                ($0.status, String(buffer: $0.body))
            }
        }
    }

    /// As a machine sends it.
    func send(
        _ path: String, _ fields: [String: Any], by user: String
    ) async throws -> (status: HTTPResponse.Status, text: String) {
        var headers = Self.headers(user)
        headers[.contentType] = "application/json"
        let sent = (headers, ByteBuffer(bytes: try JSONSerialization.data(withJSONObject: fields)))
        return try await test { client in
            try await client.execute(uri: "/api/v1\(path)", method: .post, headers: sent.0, body: sent.1) {
                ($0.status, String(buffer: $0.body))
            }
        }
    }

    /// As the form on the page sends it.
    func fill(_ path: String, _ fields: [String: String], by user: String) async throws -> HTTPResponse.Status {
        try await submit(path, fields, by: user).status
    }

    /// The same, with the page that came back.
    func submit(
        _ path: String, _ fields: [String: String], by user: String
    ) async throws -> (status: HTTPResponse.Status, text: String) {
        let (headers, body) = form(user, fields)
        return try await test { client in
            try await client.execute(uri: path, method: .post, headers: headers, body: body) {
                ($0.status, String(buffer: $0.body))
            }
        }
    }
}
