import Foundation
import Hummingbird
import HummingbirdTesting
import LeveeCore
import LeveeIntake
import LeveeSQLite
import Logging

@testable import LeveeWeb

/// A small registry behind the whole server: two units under one, a third beside them, a person in each, and a user of every role.
final class WebOffice: Sendable {
    let home: String
    let store: Store
    let server: WebServer
    let office: Workspace
    let logger: Logger
    /// 2026-11-23 10:00 in China.
    static let now = Instant(nanoseconds: 1_795_399_200_000_000_000)
    static let today = Zone.shanghai.day(of: now)
    static let roles = Role.allCases.map(\.rawValue) + ["concerned"]

    /// - Parameters:
    ///   - policies: instead of the shipped policy.
    ///   - isSecure: whether it answers as over TLS.
    ///   - logger: instead of one that says nothing.
    init(
        nasty: String? = nil, policies: (any PolicySource)? = nil, isSecure: Bool = false, logger: Logger? = nil
    ) throws {
        home = FileManager.default.temporaryDirectory.appending(path: "levee-web-\(UUID().uuidString)").path
        _ = try Store.create(home: home)
        store = try Store.open(home: home)
        try Self.fill(store, nasty ?? "何平")
        let desks = RecordDesks([store])
        office = Workspace(
            records: desks, desk: store, replays: store,
            policies: try policies ?? Shipped(edition: PolicyFile.embeddedEdition(ruleIDs: Rulebook.ids)),
            feeds: SampleFeeds(store: store, holder: try Self.idNumber(1)), receptionist: Doorman(store: store),
            key: [UInt8](repeating: 7, count: 32),
            clock: { Self.now })
        var silent = Logger(label: "test")
        silent.logLevel = .critical
        self.logger = logger ?? silent
        server = try WebServer(
            office, nil, .init(host: "localhost", port: 0, certificate: isSecure ? ("none", "none") : nil),
            logger: self.logger)
    }

    deinit { try? FileManager.default.removeItem(atPath: home) }

    private static func fill(_ store: Store, _ name: String) throws {
        func day(_ text: String) throws -> CalendarDay { try CalendarDay(text) }
        let units = [("U-1", nil), ("U-2", "U-1"), ("U-3", nil)] as [(String, String?)]
        _ = try store.load(source: "rows", actor: "root", at: now) { sink in
            for (code, parent) in units {
                _ = try sink.put(.unit(Unit(code: code, name: "Unit \(code)", parent: parent, region: "440000")))
            }
            for (place, unit) in ["U-1", "U-2", "U-3"].enumerated() {
                _ = try sink.put(
                    .person(
                        Person(
                            ref: "P-\(place + 1)", idNumber: idNumber(place), name: name, surnameLatin: "HE",
                            givenLatin: "PING",
                            sex: .male, birthDate: day("1990-03-07"),
                            unit: unit, post: name, rank: .county, category: "leader", coveredSince: day("2020-01-01"),
                            statusSince: day("2020-01-01"))))
                let document = try DocumentKey("ordinaryPassport:E1234567\(place)")
                _ = try sink.put(
                    .document(
                        Declaration(
                            document: document, ref: "P-\(place + 1)", issuingState: .china,
                            issuedOn: day("2020-01-02"), expiresOn: day("2030-01-01"),
                            declaredOn: day("2020-02-01"))))
                _ = try sink.put(
                    .approval(
                        Approval(
                            number: "P-\(place + 1)-1", ref: "P-\(place + 1)", kind: .travel, purpose: .private,
                            departOn: day("2020-05-01"), returnOn: day("2020-05-05"), decidedOn: day("2020-04-01"),
                            decision: .refused, approver: "approver")))
                if place > 0 {
                    _ = try sink.put(
                        .custody(
                            CustodyEvent(
                                document: document, at: Instant("2020-03-01T10:00:00+08:00"), event: .handedIn,
                                place: "Safe", slot: "1-\(place)", officer: "root", note: name)))
                }
            }
        }
        try FeedSamples.fill(store, name, holder: try idNumber(1))
        try store.addUser(Account(user: "administrator", roles: [.administrator], unit: "U-1"), actor: "root", at: now)
        for role in Role.allCases where role != .administrator {
            try store.addUser(Account(user: role.rawValue, roles: [role], unit: "U-1"), actor: "administrator", at: now)
        }
        try store.addUser(
            Account(user: "concerned", roles: [], unit: "U-1", ref: "P-2"), actor: "administrator", at: now)
        try store.addUser(Account(user: "spare", roles: [.clerk], unit: "U-1"), actor: "administrator", at: now)
        try store.addUser(Account(user: "outsider", roles: [.clerk], unit: "U-3"), actor: "administrator", at: now)
        let edition = try PolicyFile.embeddedEdition(ruleIDs: Rulebook.ids)
        for (user, number, ref) in [("clerk", "A-1", "P-2"), ("outsider", "A-3", "P-3")] {
            let entry = Entry(on: today, by: user, at: now, under: edition)
            _ = try store.fileApplications(
                [
                    Application(
                        number: number, person: ref, kind: .travel, purpose: .private, reason: name,
                        destinations: [CountryCode("SGP")],
                        departOn: day("2027-02-01"), returnOn: day("2027-02-05"), submittedOn: today, filedBy: user)
                ], entry)
        }
        let exception = DeskAct(
            .handOut, try DocumentKey("ordinaryPassport:E12345671"), at: now, officer: "custodian", note: name)
        _ = try store.askException(exception, policy: try PolicyOnDay(edition.policy, on: today), now: now)
        _ = try store.proposePolicy(edition, from: today, reason: name, actor: "reviewer", at: now)
        let policy = try PolicyOnDay(edition.policy, on: today)
        _ = try store.night(asOf: today, actor: "night", at: now) { ledger in
            try Sweep(policy: policy).run(over: ledger)
        }
    }

    /// Of the person at a place, from 0.
    private static func idNumber(_ place: Int) throws -> CitizenNumber {
        let digits = "11010119900307" + String(101 + place * 2)
        return try CitizenNumber(digits + String(UnicodeScalar(CheckDigit.mod11Dash2(digits.utf8))))
    }

    /// The address of something for each place in a path.
    /// - Parameter inside: of somebody within the reach of the users of U-1.
    func sample(_ path: String, inside: Bool) throws -> String? {
        let ref = inside ? "P-2" : "P-3"
        let document = "ordinaryPassport:E1234567\(inside ? 1 : 2)"
        var filled = path
        for name in OpenAPI.names(in: path) {
            let value: String
            switch name {
            case "person": value = office.seal.seal(ref)
            case "document": value = office.seal.seal(document)
            case "application": value = office.seal.seal(inside ? "A-1" : "A-3")
            case "finding":
                value = try store.findings().first { $0.ref == (inside ? "P-1" : "P-9") }?.id ?? "F-00000000"
            case "user": value = office.seal.seal(inside ? "spare" : "nobody")
            case "match": value = office.seal.seal("gd/\(inside ? "r-1" : "r-9")")
            case "file": value = inside ? String(Assets().path(of: "pages.css").split(separator: "/")[1]) : "none.css"
            case "number", "request": value = inside ? "1" : "999"
            case "code": value = "8K3QZ-7M2PX"
            case "entry":
                let kind = CorrectableFact.Kind.allCases.first { path.contains("/record/\($0.rawValue)/") }
                let keys: [CorrectableFact.Kind: String] = [
                    .custody: "\(document) 2020-03-01T10:00:00+08:00 handedIn", .approval: "\(ref)-1 \(ref)",
                    .declaration: document,
                ]
                value = office.seal.seal(kind.flatMap { keys[$0] } ?? "")
            case "job": value = "none"
            default: return nil
            }
            filled = filled.replacing("{\(name)}", with: value)
        }
        return filled
    }

    func test<Value>(_ body: @escaping @Sendable (any TestClientProtocol) async throws -> Value) async throws -> Value {
        try await Application(responder: server.responder, logger: logger).test(.router) { try await body($0) }
    }

    /// The whole server with its own door, at which these users have the password ``SignInTests/password``.
    func door(for users: [String], isSecure: Bool = false) async throws -> WebServer {
        for user in users {
            try store.setPassword(
                of: user, to: try PasswordHash(cost: SignInTests.cost).make(SignInTests.password, for: user),
                mustChange: false, keeping: nil, actor: "administrator", at: Self.now)
        }
        return try await WebServer(
            WebServer.Foundations(
                records: [store], desk: store, signIn: store, replays: store, policies: office.policies,
                feeds: office.feeds, key: [UInt8](repeating: 7, count: 32), machineKeys: nil, clock: { Self.now }),
            .init(host: "localhost", port: 0, certificate: isSecure ? ("none", "none") : nil), logger: logger,
            cost: SignInTests.cost)
    }

    /// A form as the page of somebody who is signed in sends it.
    func form(_ user: String, _ fields: [String: String]) -> (HTTPFields, ByteBuffer) {
        var fields = fields
        fields["token"] = fields["token"] ?? token(user)
        let body = fields.map { "\($0.key)=\(Self.encoded($0.value))" }.joined(separator: "&")
        var headers = Self.headers(user)
        headers[.contentType] = "application/x-www-form-urlencoded"
        headers[.named("Sec-Fetch-Site")] = "same-origin"
        return (headers, ByteBuffer(string: body))
    }

    /// What proves that a form was made for somebody.
    func token(_ user: String) -> String {
        office.forms.token(
            for: Visit(
                language: .en, address: "", visitor: nil, formSecret: user, code: "", path: "", now: Self.now))
    }

    /// A form with a file.
    func upload(_ user: String, token: String? = nil) -> (HTTPFields, ByteBuffer) {
        var headers = Self.headers(user)
        headers[.contentType] = "multipart/form-data; boundary=b"
        headers[.named("Sec-Fetch-Site")] = "same-origin"
        let parts = [
            "--b", "Content-Disposition: form-data; name=\"token\"", "", token ?? self.token(user), "--b",
            "Content-Disposition: form-data; name=\"file\"; filename=\"a.xml\"", "", "<a/>", "--b--", "",
        ]
        return (headers, ByteBuffer(string: parts.joined(separator: "\r\n")))
    }

    /// Somebody who is signed in.
    func visitor(_ user: String) throws -> Visitor {
        let account = try store.accounts().first { $0.user == user }
        let actor = try Actor(account ?? Account(user: user, roles: [], unit: "U-1"), units: store.units())
        return Visitor(
            actor: actor, account: account ?? Account(user: user, roles: [], unit: "U-1"),
            session: Array(user.utf8), owes: nil, stay: nil)
    }

    static func encoded(_ text: String) -> String {
        text.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    static func headers(_ user: String?) -> HTTPFields {
        var headers = HTTPFields()
        headers[.acceptLanguage] = "en"
        if let user {
            headers[.cookie] = "levee=\(user)"
            headers[.authorization] = "Bearer \(user)"
        }
        return headers
    }
}

private struct Shipped: PolicySource {
    let edition: PolicyEdition

    func edition(on day: CalendarDay) throws -> PolicyEdition { edition }
}

/// Whoever names a user is he.
private struct Doorman: Receptionist {
    let store: Store

    func visitor(_ token: String, _ now: Instant) async throws -> Visitor? {
        let units = try store.units()
        guard let account = try store.accounts().first(where: { $0.user == token && !$0.isDisabled }) else {
            return nil
        }
        let actor = try Actor(account, units: units)
        return Visitor(
            actor: actor, account: account, session: Array(token.utf8), owes: nil, stay: nil,
            state: try store.state())
    }

    func machine(_ token: String, _ now: Instant) async throws -> Visitor? { try await visitor(token, now) }
}
