import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LeveeCore
import Testing

@testable import LeveeWeb

/// Every line of the route table, asked by everybody: what comes back follows from the line's audience and the permission table.
@Suite struct RouteTableTests {
    /// What is not as it should be; nil where it is. What somebody gets for which he has the right depends on what stands there,
    /// but it is neither a refusal of his right nor a failure of ours.
    private func fault(_ route: Route, _ user: String?, inside: Bool, _ answer: TestResponse) -> String? {
        let status = answer.status
        func only(_ expected: HTTPResponse.Status) -> String? { status == expected ? nil : "\(expected) was due" }
        if route.audience == .anybody { return status.code < 500 ? nil : "failed" }
        guard let user else {
            guard !route.isForMachines else { return only(.unauthorized) }
            let place = answer.headers[.location] ?? ""
            return place == "/sign-in" || place.hasPrefix("/sign-in?to=/") ? only(.seeOther) : "leads to `\(place)`"
        }
        if case .permitted(let permission) = route.audience,
            !PermissionTable.roles(for: permission).map(\.rawValue).contains(user)
        {
            return only(.forbidden)
        }
        let isSomebodys = ["{person}", "{document}", "{application}", "{finding}"].contains { route.path.contains($0) }
        if isSomebodys, !inside { return only(.notFound) }
        if route.method == .get, isSomebodys, !Self.dependsOnHowItStands(route) { return only(.ok) }
        let odd: [HTTPResponse.Status] = [.unauthorized, .methodNotAllowed, .badRequest, .unsupportedMediaType]
        return odd.contains(status) || status.code >= 500 ? "not as expected" : nil
    }

    /// Whether there may be nothing to show or to do, as with the letter of what nobody has decided.
    private static func dependsOnHowItStands(_ route: Route) -> Bool {
        ["/letter", "/reminder", "/my-file"].contains { route.path.contains($0) }
    }

    @Test func everyRouteAnswersEverybodyAsTheTableSays() async throws {
        let office = try WebOffice()
        try await office.test { client in
            for route in office.server.routes {
                for inside in [true, false] {
                    guard let path = try office.sample(route.path, inside: inside) else {
                        Issue.record("no sample for \(route.path): add its places to `WebOffice.sample`")
                        continue
                    }
                    for user in [nil] + WebOffice.roles {
                        let (headers, body) = try sent(route, user, office)
                        try await client.execute(uri: path, method: route.method, headers: headers, body: body) {
                            let fault = fault(route, user, inside: inside, $0)
                            #expect(
                                fault == nil,
                                "\(route.method) \(route.path) for \(user ?? "a stranger"), inside \(inside): \($0.status)"
                            )
                        }
                    }
                }
            }
        }
    }

    /// What a route takes, every field of it filled in, with everything that proves where it comes from.
    private func sent(_ route: Route, _ user: String?, _ office: WebOffice) throws -> (HTTPFields, ByteBuffer) {
        let fields = office.fields(of: route)
        let values = WebOffice.filled(fields)
        if route.method == .get { return (WebOffice.headers(user), ByteBuffer()) }
        if route.isForMachines {
            var headers = WebOffice.headers(user)
            headers[.contentType] = route.description?.takesXML == true ? "application/xml" : "application/json"
            return (headers, ByteBuffer(string: try WebOffice.json(fields, values)))
        }
        if route.path == "/feeds/upload" { return office.upload(user ?? "") }
        return office.form(user ?? "", values.compactMapValues(\.first))
    }

    /// A subunit is within reach, and who belongs to another unit sees his own people alone.
    @Test func everybodySeesHisOwnUnitAndWhatLiesUnderIt() async throws {
        let office = try WebOffice()
        try await office.test { client in
            for (user, seen) in [("clerk", ["P-1", "P-2"]), ("outsider", ["P-3"])] {
                try await client.execute(uri: "/api/v1/people", method: .get, headers: WebOffice.headers(user)) {
                    response in
                    let text = String(buffer: response.body)
                    for ref in ["P-1", "P-2", "P-3"] {
                        #expect(text.contains("\"\(ref)\"") == seen.contains(ref), "\(user) \(ref)")
                    }
                }
            }
        }
    }

    /// What changes something is never reached by GET, and every line that is reached by POST says whether it does.
    @Test func nothingIsChangedByGET() throws {
        for route in try WebOffice().server.routes where route.changes {
            #expect(route.method == .post, "\(route.path)")
        }
    }

    /// 405, with the methods that are there, whoever asks.
    @Test(arguments: [HTTPRequest.Method.get, .head, .post, .put, .delete, .patch, .options, .trace])
    func noOtherMethodIsTaken(_ method: HTTPRequest.Method) async throws {
        let office = try WebOffice()
        let methods = Dictionary(grouping: office.server.routes, by: \.path).mapValues { Set($0.map(\.method)) }
        try await office.test { client in
            for (path, there) in methods where !there.contains(method) && !(method == .head && there.contains(.get)) {
                let uri = try office.sample(path, inside: true) ?? path
                for user in [nil, "clerk"] {
                    try await client.execute(uri: uri, method: method, headers: WebOffice.headers(user)) { answer in
                        #expect(answer.status == .methodNotAllowed, "\(method) \(path)")
                        let allowed = there.contains(.get) ? there.union([.head]) : there
                        let told = (answer.headers[.allow] ?? "").split(separator: ", ").map(String.init)
                        #expect(Set(told) == Set(allowed.map(\.rawValue)), "\(method) \(path)")
                    }
                }
            }
        }
    }
}
