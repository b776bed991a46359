import HTTPTypes
import LeveeCore
import LeveeSQLite
import Testing

@testable import LeveeWeb

/// A form that is sent twice files one application.
@Suite struct FilingTwiceTests {
    private let office: WebOffice
    private static let answers = [
        "person": "P-2", "kind": "travel", "purpose": "private", "reason": "a visit", "destinations": "SGP",
        "departOn": "2027-03-01", "returnOn": "2027-03-05",
    ]

    init() throws { office = try WebOffice() }

    private func numbers() throws -> [String] {
        let policy = try PolicyOnDay(office.office.policies.edition(on: WebOffice.today).policy, on: WebOffice.today)
        return try office.store.applications(ApplicationList(), in: .everybody, on: policy).map(\.file.number).sorted()
    }

    /// The number that a page's form bears.
    private func number(on path: String) async throws -> String {
        let page = try await office.ask(path, by: "clerk").text
        return String(page.split(separator: "name=\"number\" value=\"")[1].prefix { $0 != "\"" })
    }

    private func answerEverything() async throws {
        for question in ApplicationForm.questions {
            let fields = Self.answers.filter { answer in question.fields.contains { $0.name == answer.key } }
            let answered = try await office.fill("/applications/new/\(question.name)", fields, by: "clerk")
            #expect(answered == .seeOther, "\(question.name)")
        }
    }

    @Test func anOldPageTakesNoNewDraft() async throws {
        try await answerEverything()
        let number = try await number(on: "/applications/new/answers")
        #expect(try await office.fill("/applications/new/answers", ["number": number], by: "clerk") == .seeOther)
        try await answerEverything()
        let draft = try office.store.draft(of: "clerk")
        #expect(try await office.fill("/applications/new/answers", ["number": number], by: "clerk") == .seeOther)
        #expect(try draft != nil && office.store.draft(of: "clerk") == draft)
        #expect(try numbers() == ["A-1", "A-3", number].sorted())
    }

    @Test func theAnswersAreSentTwice() async throws {
        try await answerEverything()
        let number = try await number(on: "/applications/new/answers")
        async let one = office.fill("/applications/new/answers", ["number": number], by: "clerk")
        async let other = office.fill("/applications/new/answers", ["number": number], by: "clerk")
        let both = try await [one, other]
        let late = try await office.fill("/applications/new/answers", ["number": number], by: "clerk")
        #expect(both == [.seeOther, .seeOther] && late == .seeOther)
        #expect(try numbers() == ["A-1", "A-3", number].sorted())
    }

    @Test func oneFormIsSentTwice() async throws {
        let number = try await number(on: "/applications/at-once")
        let fields = Self.answers.merging(["number": number]) { $1 }
        for _ in 0..<2 { #expect(try await office.fill("/applications/at-once", fields, by: "clerk") == .seeOther) }
        #expect(try numbers() == ["A-1", "A-3", number].sorted())
    }

    @Test(arguments: ["A-1", "SQ-2026-XXXXX", "SQ-20261123-OOOOO"]) func anotherNumberIsNotTaken(_ number: String)
        async throws
    {
        let fields = Self.answers.merging(["number": number]) { $1 }
        #expect(try await office.fill("/applications/at-once", fields, by: "clerk") == .seeOther)
        let all = try numbers()
        #expect(
            all.count == 3 && all.count { $0.hasPrefix("SQ-20261123-") } == 1
                && !all.contains { $0 == number && number != "A-1" })
    }
}
