import Synchronization
import Testing

@testable import LeveeWeb

/// Those who ask at the same moment are served together, none with what was found before he asked.
@Suite struct InOneGoTests {
    private final class Gate: Sendable {
        private let state = Mutex<(lots: [[Int]], open: [CheckedContinuation<Void, Never>], isOpen: Bool)>(
            ([], [], false))

        var lots: [[Int]] { state.withLock { $0.lots } }

        func pass(_ lot: [Int]) async {
            await withCheckedContinuation { continuation in
                let goOn = state.withLock { state -> Bool in
                    state.lots.append(lot)
                    if !state.isOpen { state.open.append(continuation) }
                    return state.isOpen
                }
                if goOn { continuation.resume() }
            }
        }

        func open() {
            let waiting = state.withLock { state -> [CheckedContinuation<Void, Never>] in
                state.isOpen = true
                defer { state.open = [] }
                return state.open
            }
            for continuation in waiting { continuation.resume() }
        }
    }

    private struct Odd: Error {}

    @Test func whoComesMeanwhileIsServedByTheNextLot() async throws {
        let gate = Gate()
        let work = InOneGo<Int, Int> { lot in
            await gate.pass(lot)
            return lot.reduce(0, +)
        }
        async let first = work.ask(1)
        while gate.lots.isEmpty { await Task.yield() }
        async let second = work.ask(2)
        async let third = work.ask(3)
        // Both wait inside before the gate opens: an actor serves in turn, and each of them has had his.
        for _ in 0..<1_000 { await Task.yield() }
        gate.open()
        let answers = try await [first, second, third]
        #expect(gate.lots.first == [1])
        #expect(gate.lots.dropFirst().flatMap { $0 }.sorted() == [2, 3])
        #expect(answers[0] == 1)
    }

    @Test func aFailureIsToldToThoseItWasForAlone() async throws {
        let work = InOneGo<Int, Int> { lot in
            if lot.contains(13) { throw Odd() }
            return lot.count
        }
        await #expect(throws: Odd.self) { try await work.ask(13) }
        #expect(try await work.ask(1) == 1)
    }

    @Test func aThousandAtOnceAreAllServed() async throws {
        let seen = Mutex<[Int]>([])
        let work = InOneGo<Int, Void> { lot in seen.withLock { $0 += lot } }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<1_000 { group.addTask { try await work.ask(number) } }
            try await group.waitForAll()
        }
        #expect(seen.withLock { $0.sorted() } == Array(0..<1_000))
    }
}
