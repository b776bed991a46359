import HTTPTypes
import LeveeCore
import LeveeSQLite
import Testing

@testable import LeveeWeb

/// An application on its way is amended and extended.
@Suite struct ApplicationChangeTests {
    private let office: WebOffice

    init() throws { office = try WebOffice() }

    private func application(_ number: String = "A-1") throws -> ApplicationCase {
        let policy = try PolicyOnDay(office.office.policies.edition(on: WebOffice.today).policy, on: WebOffice.today)
        return try #require(try office.store.application(number, in: .everybody, on: policy)).file
    }

    @Test func theFormHoldsThePresentVersionAndTheNewOneIsCheckedAtOnce() async throws {
        let path = try #require(try office.sample("/applications/{application}/amendment", inside: true))
        let page = try await office.ask(path, by: "clerk")
        #expect(page.text.contains("value=\"2027-02-05\"") && page.text.contains("value=\"Singapore\""))
        let fields = [
            "reason": "family", "destinations": "SGP MYS", "departOn": "2027-02-01", "returnOn": "2027-02-08",
            "companions": "Li, daughter\nWang",
        ]
        #expect(try await office.fill(path, fields, by: "clerk") == .seeOther)
        let file = try application()
        let amended = try #require(file.versions.last?.application)
        #expect(file.versions.count == 2)
        #expect(amended.returnOn?.description == "2027-02-08" && amended.destinations.map(\.text) == ["SGP", "MYS"])
        #expect(amended.person == "P-2" && amended.kind == .travel && amended.purpose == nil)
        #expect(
            amended.companions == [.init(name: "Li", relation: "child"), .init(name: "Wang", relation: "other")])
        #expect(file.check != nil)
    }

    @Test func anAmendmentThatCannotBeIsRefusedAtItsFieldAndChangesNothing() async throws {
        let path = try #require(try office.sample("/applications/{application}/amendment", inside: true))
        let fields = ["reason": "x", "departOn": "2027-02-09", "returnOn": "2027-02-08"]
        let answer = try await office.send(path, fields, by: "clerk")
        #expect(answer.status == .unprocessableContent && answer.text.contains("\"returnOn\""))
        #expect(try application().versions.count == 1)
        let other = try await office.send(path, fields.merging(["person": "P-1"]) { $1 }, by: "clerk")
        #expect(other.status == .unprocessableContent && other.text.contains("there is no field `person`"))
    }

    @Test func onlyWhatWasApprovedIsExtended() async throws {
        let path = try #require(try office.sample("/applications/{application}/extension", inside: true))
        let fields = ["returnOn": "2027-02-12", "reason": "flight"]
        let early = try await office.send(path, fields, by: "clerk")
        #expect(early.status == .conflict && early.text.contains("cannot be extended"), "\(early.text)")
    }

    /// An extension is an application of its own; it is checked at once.
    @Test func whatWasApprovedIsExtended() async throws {
        try office.store.addUser(
            Account(user: "second", roles: [.approver], unit: "U-1"), actor: "administrator", at: WebOffice.now)
        _ = try office.store.load(source: "approvers", actor: "administrator", at: WebOffice.now) { sink in
            _ = try sink.put(
                .approver(Approver(user: "approver", upToRank: .county, unit: "U-1", from: CalendarDay("2020-01-01"))))
        }
        let path = try #require(try office.sample("/applications/{application}", inside: true))
        for (step, user, fields) in [
            ("check", "clerk", [:]),
            ("opinion", "second", ["office": "unit", "opinion": "agree"]),
            ("opinion", "discipline", ["office": "discipline", "opinion": "agree"]),
            ("decision", "approver", ["decision": "approve", "reason": "x"]),
        ] as [(String, String, [String: String])] {
            let answer = try await office.send("\(path)/\(step)", fields, by: user)
            #expect(answer.status == .ok, "\(step): \(answer.text)")
        }
        let offered = try await office.ask("/api/v1\(path)", by: "clerk").text
        #expect(offered.contains("/amendment\"") && offered.contains("/extension\""))
        #expect(
            try await office.fill("\(path)/extension", ["returnOn": "2027-02-12", "reason": "flight"], by: "clerk")
                == .seeOther)
        let longer = try application("A-1-E1")
        #expect(longer.kind == .extension && longer.application?.returnOn?.description == "2027-02-12")
        #expect(longer.check != nil)
        let short = try await office.send(
            "\(path)/extension", ["returnOn": "2027-02-05", "reason": "flight"], by: "clerk")
        #expect(short.status == .conflict, "\(short.text)")
    }
}
