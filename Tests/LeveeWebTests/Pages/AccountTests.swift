import Hummingbird
import HummingbirdTesting
import Testing

@testable import LeveeWeb

/// One's own sessions, seen and ended.
@Suite struct AccountTests {
    /// A clerk who is signed in at as many browsers as are asked for.
    private func browsers(
        _ count: Int, _ body: @escaping @Sendable ([Browser]) async throws -> Void
    ) async throws {
        let office = try WebOffice()
        let server = try await office.door(for: ["clerk"])
        try await Application(responder: server.responder, logger: office.logger).test(.router) { client in
            var all: [Browser] = []
            for _ in 0..<count {
                let browser = Browser(client)
                try await browser.enter("clerk")
                all.append(browser)
            }
            try await body(all)
        }
    }

    /// What each finds under its account now.
    private func found(_ all: [Browser]) async throws -> [String] {
        var found: [String] = []
        for browser in all { found.append(String(try await browser.ask("/account").prefix { $0 != "?" })) }
        return found
    }

    /// What the first one gets when it sends its form, after it has looked at its account.
    private func end(_ session: String?, from browser: Browser) async throws -> String {
        var sent = ["token": await browser.hidden("token")]
        sent["session"] = session
        return try await browser.ask("/account", sent)
    }

    @Test func theOthersAreEndedAndThisOneGoesOn() async throws {
        try await browsers(3) { all in
            let before = try await found(all)
            let led = try await end("others", from: all[0])
            let after = try await found(all)
            #expect(before == ["200", "200", "200"] && led == "/account" && after == ["200", "/sign-in", "/sign-in"])
        }
    }

    @Test func oneIsEndedAndTheRestGoesOn() async throws {
        try await browsers(3) { all in
            let before = try await found(all)
            let choices = await all[0].html.split(separator: "type=\"radio\"").dropFirst().map { choice in
                String(choice.split(separator: "value=\"")[1].prefix { $0 != "\"" })
            }
            let led = try await end(choices[0], from: all[0])
            let after = try await found(all)
            #expect(before == ["200", "200", "200"] && choices.count == 3 && choices[2] == "others")
            #expect(led == "/account" && after[0] == "200" && Set(after[1...]) == ["200", "/sign-in"])
        }
    }

    @Test(arguments: [(nil, "choose one of the options"), ("0a1b2c", "`0a1b2c` is no option")])
    func whatIsNoneOfThemComesBackWithTheForm(_ chosen: String?, _ told: String) async throws {
        try await browsers(2) { all in
            _ = try await found(all)
            let answer = try await end(chosen, from: all[0])
            let html = await all[0].html
            let after = try await found(all)
            #expect(answer == "422" && after == ["200", "200"])
            #expect(html.contains("My account") && html.contains("class=\"errors\"") && html.contains(told), "\(html)")
        }
    }
}
