import Foundation
import Hummingbird
import HummingbirdTesting
import LeveeCore
import Testing

@testable import LeveeWeb

/// The description for machines, held to what is answered.
@Suite struct OpenAPITests {
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

    /// A file that is refused is the sender's affair, with its line and the remedy; it is no failure of ours.
    @Test func aRefusedFeedIsToldAbout() async throws {
        let office = try WebOffice()
        try await office.test { client in
            var headers = WebOffice.headers("clerk")
            headers[.contentType] = "application/xml"
            try await client.execute(
                uri: "/api/v1/feeds", method: .post, headers: headers, body: ByteBuffer(string: "<nothing/>")
            ) { response in
                #expect(response.status == .unprocessableContent)
                let problem = try JSONDecoder().decode(Problem.self, from: Data(response.body.readableBytesView))
                #expect(
                    problem.detail.en
                        == "feed.xml: does not have the root borderFeed of urn:levee:border-feed:1; check which file it is; nothing of the file was kept"
                )
            }
        }
    }

    @Test func whatIsNoAddressIsToldAbout() {
        #expect(Failure(HTTPError(.notFound)).texts == Failure(Missing()).texts)
        #expect(Failure(HTTPError(.badRequest)).texts != Failure(Missing()).texts)
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
