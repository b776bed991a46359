import HTTPTypes
import LeveeCore
import LeveeSQLite
import Testing

@testable import LeveeWeb

/// What an application names is chosen from the records, once it is known whose it is.
@Suite struct FilingChoiceTests {
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

    /// Only whose authority reaches the applicant on the day.
    @Test func whoDecidesIsChosenFromThoseWhoMay() async throws {
        let days = (try CalendarDay("2020-01-01"), try CalendarDay("2025-12-31"))
        _ = try office.store.load(source: "rows", actor: "clerk", at: WebOffice.now) { sink in
            for (user, unit, rank, until) in [
                ("u-may", "U-1", .bureau, nil), ("u-low", "U-1", .section, nil), ("u-other", "U-3", .bureau, nil),
                ("u-gone", "U-1", .bureau, days.1),
            ] as [(String, String, Rank, CalendarDay?)] {
                _ = try sink.put(
                    .approver(Approver(user: user, upToRank: rank, unit: unit, from: days.0, until: until)))
            }
        }
        let before = try await office.ask("/applications/new/approver", by: "clerk").text
        #expect(before.contains("<input type=\"text\" id=\"approver\""))
        #expect(try await office.fill("/applications/new/person", ["person": "P-2"], by: "clerk") == .seeOther)
        let page = try await office.ask("/applications/new/approver", by: "clerk").text
        #expect(page.contains("value=\"u-may\"") && page.contains("u-may (up to bureau, principal)"), "\(page)")
        for user in ["u-low", "u-other", "u-gone"] { #expect(!page.contains(user), "\(user)") }
    }

    @Test func whatHeWasGrantedIsChosen() async throws {
        _ = try office.store.load(source: "rows", actor: "clerk", at: WebOffice.now) { sink in
            _ = try sink.put(
                .approval(
                    Approval(
                        number: "S-1", ref: "P-2", kind: .travel, departOn: try CalendarDay("2026-05-01"),
                        returnOn: try CalendarDay("2026-05-05"), decidedOn: try CalendarDay("2026-04-01"),
                        approver: "u-9")))
        }
        #expect(try await office.fill("/applications/new/person", ["person": "P-2"], by: "clerk") == .seeOther)
        let page = try await office.ask("/applications/new/kind", by: "clerk").text
        #expect(page.contains("value=\"S-1\"") && page.contains("2026-05-01 … 2026-05-05"), "\(page)")
        // What was refused extends nothing.
        #expect(!page.contains("P-2-1"))
    }

    /// The rules know a spouse by the code, whatever the clerk calls her.
    @Test func whoTravelsAlongIsUnderstood() async throws {
        let path = try #require(try office.sample("/applications/{application}/amendment", inside: true))
        let fields = [
            "reason": "x", "destinations": "SGP", "departOn": "2027-02-01", "returnOn": "2027-02-05",
            "companions": "李四，妻子\n李五, Child\n李六\n李七，组员",
        ]
        #expect(try await office.fill(path, fields, by: "clerk") == .seeOther)
        let policy = try PolicyOnDay(office.office.policies.edition(on: WebOffice.today).policy, on: WebOffice.today)
        let file = try #require(try office.store.application("A-1", in: .everybody, on: policy)).file
        let companions = try #require(file.versions.last).application.companions
        #expect(companions.map(\.relation) == ["spouse", "child", "other", "组员"])
        let page = try await office.ask(path, by: "clerk").text
        #expect(page.contains("李四, spouse\n李五, child\n李六, other relative\n李七, 组员"), "\(page)")
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
        // The next amendment begins with words, too.
        let page = try await office.ask(path, by: "clerk").text
        #expect(page.contains("value=\"Singapore\"") && page.contains("value=\"his own\""), "\(page)")
    }
}
