import Foundation
import Hummingbird
import HummingbirdTesting
import LeveeCore
import Testing

@testable import LeveeWeb

/// The description for machines, held to what is answered.
@Suite struct OpenAPITests {
    /// What in a value is not as the shape says; nil where all of it is.
    private func fault(_ value: Any, _ shape: Shape, _ place: String) -> String? {
        switch shape {
        case .string: return value is String ? nil : "\(place) is no text"
        case .integer, .number: return value is NSNumber ? nil : "\(place) is no number"
        case .boolean: return value is Bool ? nil : "\(place) is no truth"
        case .anything: return nil
        case .choices(let names): return names.contains(value as? String ?? "") ? nil : "\(place) is none of \(names)"
        case .optional(let inner): return fault(value, inner, place)
        case .array(let inner):
            guard let list = value as? [Any] else { return "\(place) is no list" }
            return list.enumerated().compactMap { fault($1, inner, "\(place)[\($0)]") }.first
        case .dictionary(let inner):
            guard let object = value as? [String: Any] else { return "\(place) is no object" }
            return object.compactMap { fault($1, inner, "\(place).\($0)") }.first
        case .object(let properties):
            guard let object = value as? [String: Any] else { return "\(place) is no object" }
            if let odd = object.keys.first(where: { key in !properties.contains { $0.name == key } }) {
                return "\(place).\(odd) is not described"
            }
            return properties.compactMap { property -> String? in
                guard let value = object[property.name] else {
                    if case .optional = property.shape { return nil }
                    return "\(place).\(property.name) is missing"
                }
                return fault(value, property.shape, "\(place).\(property.name)")
            }.first
        }
    }

    @Test func everyAnswerIsAsDescribed() async throws {
        let office = try WebOffice()
        try await office.test { client in
            var answered = 0
            for route in office.server.routes where route.isForMachines && route.method == .get {
                guard let described = route.description, let path = try office.sample(route.path, inside: true) else {
                    continue
                }
                for user in WebOffice.roles {
                    try await client.execute(uri: path, method: .get, headers: WebOffice.headers(user)) { response in
                        let json = try JSONSerialization.jsonObject(with: Data(response.body.readableBytesView))
                        let shape = response.status == .ok ? described.answer : Shape.of(Problem.self)
                        if response.status == .ok { answered += 1 }
                        #expect(fault(json, shape, route.path) == nil)
                    }
                }
            }
            #expect(answered > 40)
        }
    }

    @Test func everyOperationHasANameOfItsOwn() throws {
        let names = try WebOffice().server.routes.compactMap(\.description?.name)
        #expect(Set(names).count == names.count, "\(names.filter { name in names.count { $0 == name } > 1 })")
        #expect(names.count > 50)
    }

    /// Everything that a page does a machine can do.
    @Test func everyFormHasItsOperation() throws {
        let routes = try WebOffice().server.routes
        let machines = Set(routes.filter(\.isForMachines).map(\.path))
        let forms = routes.filter { $0.changes && !$0.isForMachines && $0.audience != .anybody }
        // Steps on the way to an application, one's own sessions, and a file that is sent as such.
        let onlyForPeople = ["/applications/new/", "/account/", "/feeds/upload"]
        for form in forms where !onlyForPeople.contains(where: { form.path.hasPrefix($0) }) {
            #expect(machines.contains("/api/v1\(form.path)"), "\(form.path)")
        }
    }

    @Test func aBodyWithAFieldTooManyIsRefusedByName() async throws {
        let office = try WebOffice()
        try await office.test { client in
            var headers = WebOffice.headers("clerk")
            headers[.contentType] = "application/json"
            try await client.execute(
                uri: "/api/v1/applications/check", method: .post, headers: headers,
                body: ByteBuffer(string: "{\"colour\":\"red\"}")
            ) { response in
                #expect(response.status == .unprocessableContent)
                let problem = try JSONDecoder().decode(Problem.self, from: Data(response.body.readableBytesView))
                #expect(problem.errors?.map(\.field) == ["colour"])
            }
        }
    }

    @Test func aCheckAnswersWithoutKeepingAnything() async throws {
        let office = try WebOffice()
        try await office.test { client in
            var headers = WebOffice.headers("clerk")
            headers[.contentType] = "application/json"
            let body =
                "{\"person\":\"P-2\",\"kind\":\"travel\",\"purpose\":\"private\",\"reason\":\"x\",\"destinations\":\"SGP\",\"departOn\":\"2027-03-01\",\"returnOn\":\"2027-03-05\"}"
            try await client.execute(
                uri: "/api/v1/applications/check", method: .post, headers: headers, body: ByteBuffer(string: body)
            ) { response in
                #expect(response.status == .ok)
                let verdict = try JSONDecoder().decode(VerdictAnswer.self, from: Data(response.body.readableBytesView))
                #expect(verdict.asOf == "2026-11-23")
                #expect(!verdict.findings.isEmpty)
            }
        }
    }
}
