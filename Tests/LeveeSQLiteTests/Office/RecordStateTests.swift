import LeveeCore
import Testing

@testable import LeveeSQLite

/// How far the records are: moved by whatever an answer may rest on, and by nothing else.
@Suite struct RecordStateTests {
    private let home: TestStore
    private var store: Store { home.store }

    init() throws {
        home = try TestStore()
        try home.addUsers()
        try store.setPassword(of: "u-2", to: "$x", mustChange: false, keeping: nil, actor: "u-2", at: received)
    }

    private func session(_ byte: UInt8) -> Session {
        Session(
            id: Array(repeating: byte, count: 32), user: "u-2", startedAt: received, lastSeenAt: received,
            endsAt: Instant(nanoseconds: .max), isSecondFactorDone: false, browser: BrowserFamily(userAgent: ""))
    }

    private func moves(_ act: () throws -> Void) throws -> Bool {
        let before = try store.state()
        try act()
        return try store.state() != before
    }

    @Test func whatIsRecordedMovesIt() throws {
        #expect(try moves { try home.load(.person(.sample(3))) })
        #expect(try moves { try store.disableUser("u-2", actor: "u-1", at: received) })
    }

    @Test func aSessionMovesItWhenItBeginsAndEndsHoweverThatHappens() throws {
        #expect(try moves { try store.start(session(1)) })
        #expect(try moves { try store.start(session(2)) })
        #expect(try moves { _ = try store.replace(session(1).id, with: session(3)) })
        #expect(try moves { try store.end(session(2).id) })
        #expect(try moves { _ = try store.endSessions(of: "u-2", actor: "u-2", at: received) })
        #expect(try !moves { try store.end(session(9).id) })
    }

    @Test func whatNoAnswerRestsOnLeavesIt() throws {
        try store.start(session(1))
        #expect(try !moves { try store.touch(session(1).id, at: received) })
        #expect(try !moves { try store.keepDraft(["reason": ["x"]], of: "u-2", at: received) })
        #expect(try !moves { try store.record([Reading(at: received, user: "u-2", ref: "P-1", what: .dossier)]) })
        let request = KeyedRequest(user: "u-2", key: "k", digest: Array(repeating: 1, count: 32))
        #expect(try !moves { _ = try store.claim(request, at: received) })
        #expect(try !moves { _ = try store.dossier(ref: "P-1") })
    }
}
