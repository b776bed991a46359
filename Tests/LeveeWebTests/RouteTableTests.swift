import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LeveeCore
import Testing

@testable import LeveeWeb

/// Every line of the route table, asked by everybody: what comes back follows from the line's audience and the permission table.
@Suite struct RouteTableTests {
    /// What somebody may get from a line for which he has the right: anything but a refusal of his right, and no failure of ours.
    private func expected(_ route: Route, _ user: String?) -> (HTTPResponse.Status) -> Bool {
        guard route.audience != .anybody else { return { $0 != .internalServerError } }
        guard let user else { return { route.isForMachines ? $0 == .unauthorized : $0 == .seeOther } }
        if case .permitted(let permission) = route.audience {
            let roles = PermissionTable.roles(for: permission).map(\.rawValue)
            if !roles.contains(user) { return { $0 == .forbidden } }
        }
        return { ![.unauthorized, .internalServerError, .methodNotAllowed].contains($0) }
    }

    @Test func everyRouteAnswersEverybodyAsTheTableSays() async throws {
        let office = try WebOffice()
        try await office.test { client in
            for route in office.server.routes {
                guard let path = try office.sample(route.path, inside: true) else {
                    Issue.record("no sample for \(route.path): add its places to `WebOffice.sample`")
                    continue
                }
                for user in [nil] + WebOffice.roles {
                    let status = try await client.execute(
                        uri: path, method: route.method, headers: WebOffice.headers(user)
                    ) { $0.status }
                    #expect(
                        expected(route, user)(status),
                        "\(route.method) \(route.path) for \(user ?? "a stranger"): \(status)")
                }
            }
        }
    }

    /// What lies beyond somebody's reach is as if it were not.
    @Test func nothingBeyondTheReachIsThere() async throws {
        let office = try WebOffice()
        let places = ["{person}", "{document}", "{application}", "{finding}"]
        try await office.test { client in
            for route in office.server.routes
            where route.method == .get && places.contains(where: { route.path.contains($0) }) {
                let path = try #require(try office.sample(route.path, inside: false))
                for role in Role.allCases.map(\.rawValue) {
                    let status = try await client.execute(uri: path, method: .get, headers: WebOffice.headers(role)) {
                        $0.status
                    }
                    #expect([.notFound, .forbidden].contains(status), "\(route.path) for \(role): \(status)")
                }
            }
        }
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

    @Test(arguments: [HTTPRequest.Method.put, .delete, .patch]) func otherMethodsFindNothing(
        _ method: HTTPRequest.Method
    ) async throws {
        let office = try WebOffice()
        try await office.test { client in
            for route in office.server.routes {
                let path = try office.sample(route.path, inside: true) ?? route.path
                let status = try await client.execute(uri: path, method: method, headers: WebOffice.headers("clerk")) {
                    $0.status
                }
                #expect(status == .notFound, "\(method) \(route.path): \(status)")
            }
        }
    }
}
