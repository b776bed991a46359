import HTTPTypes
import LeveeCore
import LeveeSQLite
import Testing

@testable import LeveeWeb

/// What a custodian sees: what he needs at the desk, and no more.
@Suite struct CustodianSightTests {
    private let office: WebOffice

    init() throws { office = try WebOffice() }

    @Test func aFileTellsNobodyWhatHeMayNotRead() async throws {
        let path = "/people/\(office.office.seal.seal("P-1"))"
        let seen = try await office.ask("/api/v1\(path)", by: "custodian").text
        #expect(seen.contains("\"documents\"") && !seen.contains("\"findings\"") && !seen.contains("\"applications\""))
        #expect(!seen.contains("\"undecided\""))
        let page = try await office.ask(path, by: "custodian").text
        #expect(!page.contains("/findings/F-") && !page.contains("Nothing stands against"), "\(page)")
        let whole = try await office.ask("/api/v1\(path)", by: "reviewer").text
        #expect(whole.contains("\"findings\":[{") && whole.contains("\"applications\""))
    }

    @Test func whoReadWhatIsSeenWithinReach() async throws {
        try office.store.record(
            ["P-1", "P-3"].map { Reading(at: WebOffice.now, user: "root", ref: $0, what: .dossier) })
        let seen = try await office.ask("/api/v1/audit/readings", by: "auditor").text
        #expect(seen.contains("\"ref\":\"P-1\"") && !seen.contains("P-3"), "\(seen)")
    }

    /// Whether it is unknown or beyond his reach is not told apart.
    @Test(arguments: ["ordinaryPassport:E99999999", "E99999999", "ordinaryPassport:E12345672", "E12345672"])
    func whatIsNobodysComesBackWithTheField(_ scan: String) async throws {
        let answer = try await office.submit("/custody", ["scan": scan], by: "custodian")
        #expect(answer.status == .unprocessableContent, "\(scan)")
        #expect(answer.text.contains("check it, and have it declared first") && answer.text.contains(">\(scan)<"))
        let machine = try await office.send("/custody/search", ["scan": scan], by: "custodian")
        #expect(machine.status == .unprocessableContent, "\(machine)")
    }

    @Test func whatIsApprovedAndInTheSafeIsToBeHandedOut() async throws {
        let key = try DocumentKey("ordinaryPassport:E12345671")
        _ = try office.store.load(source: "rows", actor: "administrator", at: WebOffice.now) { sink in
            _ = try sink.put(
                .approver(
                    Approver(
                        user: "approver", upToRank: .county, unit: "U-1", from: CalendarDay("2020-01-01"), until: nil)))
        }
        let entry = Entry(
            on: WebOffice.today, by: "clerk", at: WebOffice.now,
            under: try office.office.policies.edition(on: WebOffice.today))
        _ = try office.store.fileApplications(
            [
                Application(
                    number: "A-7", person: "P-2", kind: .travel, purpose: .private, reason: "a visit",
                    destinations: [CountryCode("SGP")], departOn: CalendarDay("2027-03-01"),
                    returnOn: CalendarDay("2027-03-05"), document: key, submittedOn: WebOffice.today, filedBy: "clerk")
            ], entry)
        _ = try await office.send("/applications/\(office.office.seal.seal("A-7"))/check", [:], by: "clerk")
        let decided = try await office.send(
            "/applications/\(office.office.seal.seal("A-7"))/decision",
            ["decision": "approve", "reason": "looked at"], by: "approver")
        let today = try await office.ask("/api/v1/today", by: "custodian").text
        let desk = try await office.ask("/api/v1/custody", by: "custodian").text
        #expect(decided.status == .ok, "\(decided)")
        #expect(today.contains("\"address\":\"/custody\",\"count\":1"), "\(today)")
        #expect(desk.contains("\"toHandOut\":[{") && desk.contains("E12345671"), "\(desk)")
        #expect(!(try await office.ask("/api/v1/custody", by: "clerk").text.contains("toHandOut")))
    }
}
