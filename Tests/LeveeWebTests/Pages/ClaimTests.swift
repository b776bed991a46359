import HTTPTypes
import LeveeCore
import LeveeSQLite
import Testing

@testable import LeveeWeb

/// What a holder says of an overdue booklet is written down, and settled.
@Suite struct ClaimTests {
    private let office: WebOffice

    init() throws { office = try WebOffice() }

    @Test func whatTheHolderSaysIsRecordedAndSettledByAnother() async throws {
        let seal = office.office.seal.seal("ordinaryPassport:E12345670")
        let list = "/api/v1/custody/overdue"
        #expect(try await office.ask(list, by: "clerk").text.contains("/custody/\(seal)/claim\""))
        let late = try await office.send(
            "/custody/\(seal)/claim", ["note": "gave it", "on": "2026-11-24"], by: "clerk")
        #expect(late.status == .unprocessableContent && late.text.contains("lies in the future"))
        let claimed = try await office.send(
            "/custody/\(seal)/claim", ["note": "gave it to Li", "on": "2026-11-23"], by: "clerk")
        #expect(claimed.status == .ok, "\(claimed.text)")
        let waiting = try await office.ask(list, by: "custodian").text
        #expect(
            waiting.contains("\"claim\":\"gave it to Li\"") && waiting.contains("/custody/\(seal)/claim-settlement"))
        // What he says and what can be done stand in columns of their own.
        let page = try await office.ask("/custody/overdue", by: "custodian").text
        let cells = page.split(separator: "<td data-title=\"").map { $0.prefix { $0 != "<" } }
        #expect(cells.contains("What the holder says\">gave it to Li"))
        let toDo = page.split(separator: "data-title=\"What to do\"").dropFirst().map { $0.prefix(200) }
        #expect(toDo.contains { $0.contains("/custody/\(seal)/claim-settlement") })
        #expect(!(try await office.ask(list, by: "clerk").text.contains("claim-settlement")))
        #expect(try await office.send("/custody/\(seal)/claim", ["note": "again"], by: "clerk").status == .conflict)
        let settled = try await office.send(
            "/custody/\(seal)/claim-settlement", ["answer": "notFound", "reason": "not in the safe"], by: "custodian")
        #expect(settled.status == .ok, "\(settled.text)")
        #expect(!(try await office.ask(list, by: "clerk").text.contains("\"claim\"")))
    }
}
