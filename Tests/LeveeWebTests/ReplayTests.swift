import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LeveeCore
import LeveeSQLite
import Testing

@testable import LeveeWeb

/// What a machine sends twice under one key is done once.
@Suite struct ReplayTests {
    private let office: WebOffice
    private static let path = "/api/v1/applications/at-once"
    private static let body =
        "{\"person\":\"P-2\",\"kind\":\"travel\",\"purpose\":\"private\",\"reason\":\"x\",\"destinations\":\"SGP\",\"departOn\":\"2027-03-01\",\"returnOn\":\"2027-03-05\"}"

    init() throws { office = try WebOffice() }

    struct Sent: Equatable {
        var status: Int
        var type: String?
        var text: String
    }

    private func send(
        _ client: any TestClientProtocol, _ key: String?, _ body: String = body, to path: String = path,
        as user: String = "clerk", type: String = "application/json"
    ) async throws -> Sent {
        var headers = WebOffice.headers(user)
        headers[.contentType] = type
        headers[Replays.field] = key
        return try await client.execute(uri: path, method: .post, headers: headers, body: ByteBuffer(string: body)) {
            Sent(
                status: $0.status.code, type: $0.headers[.contentType], text: String(buffer: $0.body))
        }
    }

    private func filed() throws -> Int {
        let edition = try office.office.policies.edition(on: WebOffice.today)
        return try office.store.applications(
            ApplicationList(), in: .everybody,
            on: PolicyOnDay(edition.policy, on: WebOffice.today)
        ).count
    }

    @Test func theSameAnswerAgainAndDoneOnce() async throws {
        let before = try filed()
        try await office.test { client in
            let first = try await send(client, "k-1")
            #expect(first.status == 200)
            #expect(first.type == "application/json")
            #expect(try await send(client, "k-1") == first)
            #expect(try filed() == before + 1)
            #expect(try await send(client, "k-2") != first)
            #expect(try filed() == before + 2)
            #expect(try await send(client, nil).status == 200)
            #expect(try filed() == before + 3, "without a key it is done as often as it is sent")
        }
    }

    @Test func theSameKeyForSomethingElseIsRefused() async throws {
        try await office.test { client in
            #expect(try await send(client, "k-1").status == 200)
            let before = try filed()
            let other = try await send(client, "k-1", Self.body.replacing("\"x\"", with: "\"y\""))
            #expect(other.status == 422)
            #expect(other.type == "application/problem+json")
            #expect(try await send(client, "k-1", "{}", to: "/api/v1/feeds/quarantine/replay").status == 422)
            #expect(try filed() == before)
        }
    }

    @Test func aKeyIsItsUsersOwn() async throws {
        try await office.test { client in
            let first = try await send(client, "k-1", "{}", to: "/api/v1/feeds/quarantine/replay", as: "clerk")
            #expect(first.status == 200)
            let other = try await send(
                client, "k-1", "{\"user\":\"new\",\"roles\":[\"clerk\"],\"unit\":\"U-1\"}", to: "/api/v1/users/new",
                as: "administrator")
            #expect(other.status != 422 || other.text.contains("\"errors\""), "\(other)")
        }
    }

    /// A refusal is an answer, too, with the code under which it stands in the log.
    @Test func aRefusalIsRepeated() async throws {
        try await office.test { client in
            let refused = try await send(client, "k-1", "{\"person\":\"P-9\",\"kind\":\"travel\",\"reason\":\"x\"}")
            #expect(refused.status == 422)
            #expect(
                try await send(client, "k-1", "{\"person\":\"P-9\",\"kind\":\"travel\",\"reason\":\"x\"}") == refused)
        }
    }

    /// A feed, which is never held in memory, is known by what stands in it.
    @Test func aFeedIsTakenOnce() async throws {
        try await office.test { client in
            func feed(_ xml: String) async throws -> Sent {
                try await send(client, "k-1", xml, to: "/api/v1/feeds", type: "application/xml")
            }
            let first = try await feed("<a/>")
            #expect(first.status == 422 && first.text.contains("feed.xml"))
            let again = try await feed("<a/>")
            #expect(again == first)
            let other = try await feed("<b/>")
            #expect(other.status == 422 && other.text.contains("Idempotency-Key"))
        }
    }

    /// What could not even be read keeps no key.
    @Test func whatIsToBeSentInAnotherWayMayHaveTheKeyAgain() async throws {
        try await office.test { client in
            let statuses = [
                try await send(client, "k-1", type: "text/plain").status, try await send(client, "k-1").status,
                try await send(client, "k-2", "[").status, try await send(client, "k-2").status,
            ]
            #expect(statuses == [415, 200, 400, 200])
        }
    }

    private struct Broken: Error {}

    private func once(
        _ key: String, _ work: () async throws -> [UInt8]
    ) async throws -> HTTPResponse.Status {
        let visit = Visit(
            language: .en, address: "", visitor: nil, formSecret: "", code: "c", path: "", now: .init(nanoseconds: 1))
        let keyed = KeyedRequest(user: "clerk", key: key, digest: [UInt8](repeating: 1, count: 32))
        do { return try await office.office.replays.once(keyed, visit, work).status } catch {
            return Failure(error).status
        }
    }

    @Test func asLongAsTheFirstRunsTheSecondIsRefused() async throws {
        let first = try await once("k-1") {
            let second = try await once("k-1") { throw Broken() }
            #expect(second == .conflict)
            return []
        }
        #expect(first == .ok)
        let again = try await once("k-1") { throw Broken() }
        #expect(again == .ok)
    }

    /// Another writer held it up: nothing was done, and the same may be sent again.
    @Test func whatIsToBeTriedAgainMayHaveTheKeyAgain() async throws {
        let busy = try await once("k-1") { throw StoreError(.busy, Said(zh: "忙", en: "busy")) }
        #expect(busy == .serviceUnavailable)
        let again = try await once("k-1") { [] }
        #expect(again == .ok)
    }

    /// After a fault of ours nobody knows what was done; so it is not done a second time.
    @Test func afterAFaultOfOursNothingIsDoneAgain() async throws {
        let first = try await once("k-1") { throw Broken() }
        #expect(first == .internalServerError)
        let again = try await once("k-1") { [] }
        #expect(again == .conflict)
    }

    @Test(arguments: [
        ("k", true), (String(repeating: "~", count: 100), true), ("!", true), ("", false),
        (String(repeating: "k", count: 101), false), ("a b", false), ("键", false),
    ])
    func aKeyIsShortAndVisible(_ key: String, _ isGood: Bool) {
        var head = HTTPRequest(method: .post, scheme: nil, authority: nil, path: "/")
        head.headerFields[Replays.field] = key
        let request = Request(head: head, body: .init(buffer: ByteBuffer()))
        #expect(((try? Replays.key(request)) != nil) == isGood)
    }

    @Test func whatIsAskedForIsMethodAddressAndBody() {
        func digest(_ method: HTTPRequest.Method, _ path: String, _ body: String) -> [UInt8] {
            let request = Request(
                head: HTTPRequest(method: method, scheme: nil, authority: nil, path: path),
                body: .init(buffer: ByteBuffer()))
            return Replays.digest(request, body: Array(body.utf8))
        }
        let all = [
            digest(.post, "/a", "b"), digest(.put, "/a", "b"), digest(.post, "/a?c", "b"), digest(.post, "/a", "c"),
            digest(.post, "/", "ab"),
        ]
        #expect(Set(all).count == all.count)
        #expect(all[0] == digest(.post, "/a", "b"))
    }
}
