import Dispatch
import Synchronization

/// Hands values from some threads to one. A giver waits while too many lie there.
public final class HandOver<Value: Sendable>: Sendable {
    /// Nobody takes any more.
    public struct Closed: Error {}

    private struct State {
        var waiting: [Value] = []
        var givers: Int
        var failure: (any Error)?
        var isClosed = false
    }

    private let state: Mutex<State>
    private let places = DispatchSemaphore(value: 0)
    /// Counts the values and the givers that are done.
    private let news = DispatchSemaphore(value: 0)

    public init(givers: Int) {
        state = Mutex(State(givers: givers))
        // A semaphore that ends below the value that it was made with stops the program.
        for _ in 0..<8 { places.signal() }
    }

    public func give(_ value: Value) throws {
        places.wait()
        try state.withLock { state in
            if state.isClosed { throw Closed() }
            state.waiting.append(value)
        }
        news.signal()
    }

    /// Every giver says once that he is done, or why he gave up.
    public func finish(with result: Result<Void, any Error>) {
        state.withLock { state in
            state.givers -= 1
            if case .failure(let error) = result, state.failure == nil { state.failure = error }
        }
        news.signal()
    }

    /// The next value; nil when every giver is done.
    /// - Throws: what a giver gave up for.
    public func next() throws -> Value? {
        while true {
            news.wait()
            let (value, isOver) = try state.withLock { state in
                if let failure = state.failure { throw failure }
                let value = state.waiting.isEmpty ? nil : state.waiting.removeFirst()
                return (value, state.givers == 0)
            }
            if let value {
                places.signal()
                return value
            }
            if isOver { return nil }
        }
    }

    /// Lets go every giver that waits or comes.
    public func close() {
        let givers = state.withLock { state in
            state.isClosed = true
            return state.givers
        }
        for _ in 0..<givers { places.signal() }
    }
}
