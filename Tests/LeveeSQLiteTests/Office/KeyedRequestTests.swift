import LeveeCore
import Testing

@testable import LeveeSQLite

/// Keys under which machines send requests: who has one, what was answered, when it is forgotten.
@Suite struct KeyedRequestTests {
    private let home: TestStore
    private var store: Store { home.store }
    private let start = Instant(nanoseconds: 1_795_399_200_000_000_000)
    private let request = KeyedRequest(user: "clerk", key: "k-1", digest: [UInt8](repeating: 1, count: 32))

    init() throws { home = try TestStore() }

    @Test func theFirstTakesItAndTheSecondWaits() throws {
        #expect(try store.claim(request, at: start) == .taken)
        #expect(try store.claim(request, at: start) == .unfinished)
    }

    @Test func whatWasAnsweredIsAnsweredAgain() throws {
        let answer = KeptAnswer(status: 200, body: Array("{\"何\":1}".utf8))
        _ = try store.claim(request, at: start)
        try store.keep(answer, for: request)
        #expect(try store.claim(request, at: start) == .answered(answer))
        try store.keep(KeptAnswer(status: 409, body: []), for: request)
        #expect(try store.claim(request, at: start) == .answered(answer), "an answer that was given stays")
        try store.giveBack(request)
        #expect(try store.claim(request, at: start) == .answered(answer), "and is not given back")
    }

    @Test func anAnswerMayBeEmpty() throws {
        _ = try store.claim(request, at: start)
        try store.keep(KeptAnswer(status: 200, body: []), for: request)
        #expect(try store.claim(request, at: start) == .answered(KeptAnswer(status: 200, body: [])))
    }

    @Test func anotherRequestDoesNotGetIt() throws {
        _ = try store.claim(request, at: start)
        var other = request
        other.digest[31] = 2
        #expect(try store.claim(other, at: start) == .usedOtherwise)
        try store.giveBack(other)
        try store.keep(KeptAnswer(status: 200, body: [1]), for: other)
        #expect(try store.claim(request, at: start) == .unfinished, "nor does it answer for the one that has it")
    }

    @Test func everybodyHasHisOwn() throws {
        _ = try store.claim(request, at: start)
        var other = request
        other.user = "approver"
        other.digest[0] = 9
        #expect(try store.claim(other, at: start) == .taken)
    }

    @Test func whatIsGivenBackIsFree() throws {
        _ = try store.claim(request, at: start)
        try store.giveBack(request)
        #expect(try store.claim(request, at: start) == .taken)
    }

    @Test(arguments: [(86_400_000_000_000 as Int64 - 1, false), (86_400_000_000_000, true)])
    func aKeyIsForgottenAfterADay(_ later: Int64, _ isForgotten: Bool) throws {
        _ = try store.claim(request, at: start)
        try store.keep(KeptAnswer(status: 200, body: [1]), for: request)
        let then = Instant(nanoseconds: start.nanoseconds + later)
        let day = Instant(nanoseconds: then.nanoseconds - KeyedRequest.lasts)
        #expect(try store.forgetKeys(before: day) == (isForgotten ? 1 : 0))
        #expect(try store.claim(request, at: then) == (isForgotten ? .taken : .answered(.init(status: 200, body: [1]))))
    }

    /// By the next one that comes, whoever sends it.
    @Test func aClaimForgetsWhatIsOver() throws {
        _ = try store.claim(request, at: start)
        var other = request
        other.key = "k-2"
        _ = try store.claim(other, at: Instant(nanoseconds: start.nanoseconds + KeyedRequest.lasts))
        #expect(try store.forgetKeys(before: start) == 0)
        #expect(try store.claim(request, at: start) == .taken)
    }
}
