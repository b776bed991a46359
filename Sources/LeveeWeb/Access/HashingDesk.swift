import Dispatch

/// Where passwords are hashed: two at a time, on threads of their own, with a short line before it. A flood of sign-ins waits
/// there or is sent away, and the pages go on (OWASP ASVS 5, 6.3).
actor HashingDesk {
    /// Nobody else is taken: come again.
    struct Busy: Error {}

    private let threads = DispatchQueue(label: "levee.passwords", attributes: .concurrent)
    private var free: Int
    private let line: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// - Parameters:
    ///   - places: hashes at once.
    ///   - line: how many may wait.
    init(places: Int = 2, line: Int = 8) {
        free = places
        self.line = line
    }

    /// - Throws: ``Busy`` where the line is full.
    func hash<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async throws -> Value {
        if free > 0 {
            free -= 1
        } else {
            guard waiting.count < line else { throw Busy() }
            await withCheckedContinuation { waiting.append($0) }
        }
        let value = await withCheckedContinuation { continuation in
            threads.async { continuation.resume(returning: work()) }
        }
        // The place goes to who waits longest.
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
        return value
    }
}
