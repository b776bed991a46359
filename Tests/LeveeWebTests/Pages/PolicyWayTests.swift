import Foundation
import HTTPTypes
import LeveeCore
import LeveeSQLite
import Testing

@testable import LeveeWeb

/// A policy's way into force, from the pages.
@Suite struct PolicyWayTests {
    private let office: WebOffice

    init() throws { office = try WebOffice() }

    private func draft() throws -> String {
        let files = try office.office.policies.edition(on: WebOffice.today).files
        let text = String(decoding: files.policy, as: UTF8.self)
        let place = try #require(text.range(of: "return.days.private:"))
        let value = try #require(text.range(of: "value: 10", range: place.upperBound..<text.endIndex))
        return text.replacingCharacters(in: value, with: "value: 3")
            .replacing("version: \"2026.1\"", with: "version: \"2026.2\"")
    }

    @Test func aPolicyGoesFromADraftToTwoSignatures() async throws {
        let kept = try await office.send("/rules/draft", ["yaml": try draft()], by: "reviewer")
        #expect(kept.status == .ok && kept.text.contains("/rules/drafts/2"), "\(kept.text)")
        let shown = try await office.ask("/api/v1/rules/drafts/2?day=2027-01-01", by: "clerk")
        #expect(shown.text.contains("\"name\":\"return.days.private\"") && shown.text.contains("\"zh\":\"3\""))
        #expect(try await office.send("/rules/drafts/2/shadow", [:], by: "reviewer").status == .ok)
        #expect(try office.store.policyShadow()?.number == 2)
        let asked = try await office.send(
            "/rules/drafts/2/proposal", ["from": "2027-01-01", "reason": "decided"], by: "administrator")
        #expect(asked.status == .ok && asked.text.contains("what changes beside 2026.1: 1"), "\(asked.text)")
        let page = try await office.ask("/rules/proposals/2", by: "approver").text
        #expect(page.contains("return.days.private"))
        #expect(try await office.send("/rules/proposals/2", ["word": "sign"], by: "administrator").status == .forbidden)
        #expect(
            try await office.send("/rules/proposals/2", ["word": "decline"], by: "approver").status
                == .unprocessableContent)
        let signed = try await office.send("/rules/proposals/2", ["word": "sign"], by: "approver")
        #expect(signed.status == .ok && signed.text.contains("signed as P-1"), "\(signed.text)")
        #expect(try office.store.policyInForce(on: CalendarDay("2027-01-01"))?.draft.version == "2026.2")
        #expect(try await office.send("/rules/shadow/end", [:], by: "reviewer").status == .ok)
        #expect(try office.store.policyShadow() == nil)
    }

    @Test func aTextThatIsNoPolicyIsRefusedAtItsField() async throws {
        let answer = try await office.send("/rules/draft", ["yaml": "version: 1"], by: "reviewer")
        #expect(answer.status == .unprocessableContent && answer.text.contains("\"yaml\""))
        #expect(try office.store.policyDrafts().count == 1)
    }

    @Test func whoHasAUnitAboveHimKeepsNoDraft() async throws {
        try office.store.addUser(
            Account(user: "below", roles: [.reviewer], unit: "U-2"), actor: "administrator", at: WebOffice.now)
        #expect(try await office.send("/rules/draft", ["yaml": try draft()], by: "below").status == .forbidden)
    }
}
