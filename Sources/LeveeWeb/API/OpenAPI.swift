import Foundation
import Hummingbird
import LeveeCore

/// The description of the interface for machines (OpenAPI 3.1), made from the route table.
struct OpenAPI: Sendable {
    let routes: [Route]

    var document: JSONValue {
        var paths: [String: JSONValue] = [:]
        for (path, routes) in Dictionary(grouping: routes.filter { $0.description != nil }, by: \.path) {
            paths[path] = .object(
                Dictionary(
                    routes.compactMap { route in
                        route.description.map { (route.method.rawValue.lowercased(), operation(route, $0)) }
                    }, uniquingKeysWith: { first, _ in first }))
        }
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "Levee", "version": "1",
                "description":
                    "The registry of officials' exit documents, for machines. A token says who asks; addresses hold nothing personal.",
            ],
            "servers": [["url": "/"]],
            "paths": .object(paths),
            "security": [["bearer": []]],
            "components": [
                "securitySchemes": ["bearer": ["type": "http", "scheme": "bearer", "bearerFormat": "JWT"]],
                "schemas": ["Problem": Shape.of(Problem.self).schema],
            ],
        ]
    }

    private func operation(_ route: Route, _ described: Described) -> JSONValue {
        var parameters = Self.names(in: route.path).map { name -> JSONValue in
            ["name": .text(name), "in": "path", "required": true, "schema": ["type": "string", "minLength": 1]]
        }
        parameters += described.query.map { ["name": .text($0), "in": "query", "schema": ["type": "string"]] }
        if route.changes {
            parameters.append([
                "name": "Idempotency-Key", "in": "header",
                "description":
                    "For 24 hours the same key with the same body is done once, and answered the same again.",
                "schema": ["type": "string", "minLength": 1, "maxLength": 100, "pattern": "^[!-~]+$"],
            ])
        }
        var operation: [String: JSONValue] = [
            "operationId": .text(described.name), "parameters": .list(parameters),
            "responses": responses(route, described),
        ]
        if case .permitted(let permission) = route.audience {
            let roles = PermissionTable.roles(for: permission).sorted().map(\.rawValue)
            operation["description"] = .text(
                "For who may \(permission.title.en): \(roles.joined(separator: ", ")).")
            operation["x-roles"] = .list(roles.map { .text($0) })
        }
        if route.method == .post {
            operation["requestBody"] = [
                "required": true,
                "content": described.takesXML
                    ? ["application/xml": ["schema": ["type": "string"]]]
                    : ["application/json": ["schema": body(described.fields)]],
            ]
        }
        return .object(operation)
    }

    private func body(_ fields: [Field]) -> JSONValue {
        [
            "type": "object", "additionalProperties": false,
            "properties": .object(
                Dictionary(fields.map { ($0.name, $0.schema) }, uniquingKeysWith: { first, _ in first })),
            "required": .list(fields.filter(\.isRequired).map { .text($0.name) }),
        ]
    }

    private func responses(_ route: Route, _ described: Described) -> JSONValue {
        var responses: [String: JSONValue] = [
            "200": [
                "description": "What was asked for.",
                "content": ["application/json": ["schema": described.answer.schema]],
            ]
        ]
        var problems = [
            "400": "It cannot be read.", "401": "Nobody is named by the token.", "403": "He may not.",
            "404": "There is nothing here, or it is beyond his reach.",
            "500": "Something failed here; the code stands in the log.", "503": "Another writer is at work; try again.",
        ]
        if route.method == .post {
            problems["409"] = "It does not go as things stand."
            problems["413"] = "It is too long."
            problems["415"] = "It is no JSON."
            problems["422"] = "A field is wrong."
        }
        for (status, text) in problems {
            responses[status] = [
                "description": .text(text),
                "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]],
            ]
        }
        return .object(responses)
    }

    /// The names in a path, in their order.
    static func names(in path: String) -> [String] { Bilingual.places(in: path) }
}
