import HTTPTypes
import LeveeCore
import Testing

@testable import LeveeWeb

/// The main button is what the lifecycle asks for of whoever looks.
@Suite struct StepOrderTests {
    private typealias Step = LeveeWeb.ApplicationAnswer.Step

    private func form(_ name: String) -> Step { Step(title: .same(name), address: "/\(name)") }

    private func said(_ steps: [Step]) -> [String] { steps.map { $0.address + ($0.isNext ? " next" : "") } }

    @Test func whatIsAskedForStandsFirstAndEachAddressOnce() {
        let offered = [("check", form("check")), ("approve", form("decision")), ("refuse", form("decision"))]
        #expect(
            said(Step.inOrder(offered, next: ["opinion", "approve", "refuse"])) == ["/decision next", "/check"])
        #expect(said(Step.inOrder(offered, next: [])) == ["/check", "/decision"])
        #expect(said(Step.inOrder([], next: ["check"])) == [])
    }

    /// Checked and unchanged: the approver gives the unit's opinion, the clerk has nothing that has to be done.
    @Test func whoeverLooksGetsHisOwnMainButton() async throws {
        let office = try WebOffice()
        let path = try #require(try office.sample("/applications/{application}", inside: true))
        #expect(try await buttons(office, path, "clerk").first == "Check it now")
        let checked = try await office.send("\(path)/check", [:], by: "clerk")
        #expect(checked.status == .ok, "\(checked.text)")
        #expect(try await buttons(office, path, "approver").first == "Give an opinion")
        #expect(try await buttons(office, path, "clerk") == [])
        #expect(try await office.ask(path, by: "clerk").text.contains("Check it again"))
    }

    /// The texts of the buttons that stand out.
    private func buttons(_ office: WebOffice, _ path: String, _ user: String) async throws -> [String] {
        let text = try await office.ask(path, by: user).text
        return text.split(separator: "<a class=\"button\"").dropFirst().map { part in
            String(part.split(separator: ">", maxSplits: 1)[1].prefix { $0 != "<" })
        }
    }
}
