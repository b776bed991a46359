import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LeveeCore
import LeveeSQLite
import Testing

@testable import LeveeWeb

/// What was typed on the very question that is sent when the session is over: kept for its owner, and for nobody else.
@Suite struct UnsentAnswerTests {
    static let session: [UInt8] = Array(repeating: 1, count: 32), other: [UInt8] = Array(repeating: 2, count: 32)
    let unsent = UnsentAnswers(key: Array(repeating: 7, count: 32))

    func at(_ seconds: Int64) -> Instant { Instant(nanoseconds: (1_000_000 + seconds) * 1_000_000_000) }

    func keep(_ text: String, _ session: [UInt8] = session, at seconds: Int64 = 0) -> Bool {
        unsent.keep(["reason": [text]], to: "/q", of: "clerk", session: session, at: at(seconds))
    }

    @Test func theyAreTheUsersOfTheirFormAlone() throws {
        let office = try WebOffice()
        let clerk = try office.visitor("clerk")
        let visitor = Visitor(actor: clerk.actor, account: clerk.account, session: Self.session)
        let mark = unsent.mark(for: visitor)
        #expect(unsent.user(of: mark, session: Self.session) == "clerk")
        #expect(unsent.user(of: mark, session: Self.other) == nil)
        #expect(unsent.user(of: "clerk", session: Self.session) == nil)
        let stranger = UnsentAnswers(key: Array(repeating: 8, count: 32))
        #expect(stranger.user(of: mark, session: Self.session) == nil)
    }

    @Test func theyAreTakenOnceByTheirUserAndDroppedForAnybodyElse() {
        #expect(keep("a"))
        let kept = UnsentAnswers.Kept(user: "clerk", path: "/q", answers: ["reason": ["a"]], until: at(3_600))
        #expect(unsent.take(for: "clerk", session: Self.other, at: at(1)) == nil)
        #expect(unsent.take(for: "clerk", session: Self.session, at: at(1)) == kept)
        #expect(unsent.take(for: "clerk", session: Self.session, at: at(1)) == nil)
        #expect(keep("a"))
        #expect(unsent.take(for: "boss", session: Self.session, at: at(1)) == nil)
        #expect(unsent.take(for: "clerk", session: Self.session, at: at(1)) == nil)
    }

    @Test func theyWaitAnHour() {
        #expect(keep("a"))
        #expect(unsent.wait(for: Self.session, at: at(3_599)))
        #expect(!unsent.wait(for: Self.session, at: at(3_600)))
        #expect(unsent.take(for: "clerk", session: Self.session, at: at(3_600)) == nil)
        #expect(keep("a"))
        #expect(unsent.take(for: "clerk", session: Self.session, at: at(3_599)) != nil)
    }

    @Test func theyGoWithTheBrowser() {
        #expect(keep("a"))
        unsent.move(from: Self.session, to: Self.other)
        #expect(unsent.take(for: "clerk", session: Self.session, at: at(1)) == nil)
        #expect(unsent.take(for: "clerk", session: Self.other, at: at(1))?.answers == ["reason": ["a"]])
    }

    @Test func theyAreBounded() {
        #expect(!keep(String(repeating: "a", count: UnsentAnswers.limit + 1)))
        #expect(keep(String(repeating: "a", count: UnsentAnswers.limit), at: 0))
        func name(_ place: Int) -> [UInt8] { [UInt8(place / 256), UInt8(place % 256)] }
        for place in 1..<UnsentAnswers.most { #expect(keep("b", name(place), at: Int64(place))) }
        #expect(unsent.wait(for: Self.session, at: at(300)))
        // The next one takes the place of the oldest.
        #expect(keep("c", name(UnsentAnswers.most), at: 300))
        #expect(!unsent.wait(for: Self.session, at: at(300)))
        #expect(unsent.wait(for: name(1), at: at(300)))
    }

    // MARK: - Through the server

    /// The clerk answers a question when his session is over; what became of it.
    /// - Parameter change: what is sent instead of what the form holds.
    private func story(
        changing change: [String: String] = [:],
        _ after: @escaping @Sendable (Browser, WebOffice, String) async throws -> Void
    ) async throws {
        let office = try WebOffice()
        let server = try await office.door(for: ["clerk", "spare"])
        try await Application(responder: server.responder, logger: office.logger).test(.router) { client in
            let browser = Browser(client)
            try await browser.enter("clerk")
            try await browser.ask("/applications/new/reason")
            let fields = ["token": await browser.hidden("token"), "owner": await browser.hidden("owner")]
            _ = try office.store.endAll(of: "clerk", except: nil)
            let sent = fields.merging(["reason": "to visit an aunt"]) { $1 }.merging(change) { $1 }
            let led = try await browser.ask("/applications/new/reason", sent)
            try await after(browser, office, led)
        }
    }

    @Test func whoeverSignsInAgainFindsThemInHisDraft() async throws {
        try await story { browser, office, led in
            #expect(led == "/sign-in?to=/applications/new/reason")
            #expect(try office.store.draft(of: "clerk") == nil)
            try await browser.ask("/sign-in")
            #expect(await browser.html.contains("What you have just sent is kept for an hour"))
            #expect(try await browser.enter("clerk") == "/applications/new/reason")
            #expect(try office.store.draft(of: "clerk") == ["reason": ["to visit an aunt"]])
            try await browser.ask("/applications/new/reason")
            #expect(await browser.html.contains("what you sent when your session was over is kept"))
            #expect(await browser.html.contains(">to visit an aunt</textarea>"))
            // Once.
            await browser.forget()
            #expect(try await browser.enter("clerk") == "/people")
        }
    }

    @Test func nobodyElseGetsThem() async throws {
        try await story { browser, office, _ in
            #expect(try await browser.enter("spare") == "/people")
            #expect(try office.store.draft(of: "spare") == nil)
            try await browser.ask("/sign-out", ["token": browser.hidden("token")])
            await browser.forget()
            #expect(try await browser.enter("clerk") == "/people")
            #expect(try office.store.draft(of: "clerk") == nil)
        }
    }

    @Test(arguments: [["token": "forged"], ["owner": ""], ["owner": "forged"]])
    func whatNoFormOfThatSessionSentIsNotKept(_ change: [String: String]) async throws {
        try await story(changing: change) { browser, office, led in
            let entered = try await browser.enter("clerk")
            #expect(led == "/sign-in" && entered == "/people")
            #expect(try office.store.draft(of: "clerk") == nil)
        }
    }
}
