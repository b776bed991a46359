import HTTPTypes
import LeveeCore
import LeveeSQLite
import Testing

@testable import LeveeWeb

/// The document of an application is chosen from those of the person, once he is known.
@Suite struct DocumentChoiceTests {
    private let office: WebOffice

    init() throws { office = try WebOffice() }

    private let chosen = "value=\"ordinaryPassport:E12345671\""

    @Test func itIsTypedUntilThePersonIsKnown() async throws {
        let before = try await office.ask("/applications/new/document", by: "clerk").text
        #expect(before.contains("<input type=\"text\" id=\"document\"") && !before.contains(chosen))
        #expect(try await office.fill("/applications/new/person", ["person": "P-2"], by: "clerk") == .seeOther)
        let after = try await office.ask("/applications/new/document", by: "clerk").text
        #expect(after.contains(chosen) && !after.contains("<input type=\"text\" id=\"document\""))
        #expect(after.contains("passport E12345671"), "\(after)")
    }

    /// The documents of somebody beyond the reach are nobody's business.
    @Test func nobodyElsesAreShown() async throws {
        #expect(try await office.fill("/applications/new/person", ["person": "P-3"], by: "clerk") == .seeOther)
        let page = try await office.ask("/applications/new/document", by: "clerk").text
        #expect(page.contains("<input type=\"text\" id=\"document\"") && !page.contains("E12345672"))
    }

    @Test func whatWasTypedStaysAChoice() async throws {
        let path = try #require(try office.sample("/applications/{application}/amendment", inside: true))
        #expect(try await office.ask(path, by: "clerk").text.contains(chosen))
        let fields = ["reason": "x", "destinations": "SGP", "document": "E99", "departOn": "2027-02-01"]
        let answer = try await office.send(path, fields, by: "clerk")
        #expect(answer.status == .unprocessableContent && answer.text.contains("\"document\""), "\(answer.text)")
    }

    /// Whoever writes in his own words that he pays himself is understood.
    @Test(arguments: ["自理", "自费", "his own", "self"]) func hisOwnMoneyIsUnderstood(_ words: String) async throws {
        let path = try #require(try office.sample("/applications/{application}/amendment", inside: true))
        let fields = [
            "reason": "x", "destinations": "SGP", "departOn": "2027-02-01", "returnOn": "2027-02-05",
            "funding": words,
        ]
        #expect(try await office.fill(path, fields, by: "clerk") == .seeOther)
        let policy = try PolicyOnDay(office.office.policies.edition(on: WebOffice.today).policy, on: WebOffice.today)
        let file = try #require(try office.store.application("A-1", in: .everybody, on: policy)).file
        #expect(file.versions.last?.application.funding == "self")
    }
}
