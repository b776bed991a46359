import Dispatch
import Foundation

/// Where passwords are hashed: on half of the processors, as each takes a quarter of a second and 32 MiB and pages have to go on,
/// with a short line of those who wait. Whoever comes when that is full is sent away, so that nobody can fill memory with sign-ins.
actor HashingLine {
    /// Whoever is sent away may come again.
    struct Full: Error {}

    /// Those who may wait for a place.
    static let waitingPlaces = 8

    private let places: Int

    private let threads = DispatchQueue(label: "levee.passwords", attributes: .concurrent)
    private var working = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// - Parameter places: hashes at once.
    init(places: Int = max(1, ProcessInfo.processInfo.activeProcessorCount / 2)) { self.places = places }

    /// - Throws: ``Full``, and whatever the work throws.
    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        if working < places {
            working += 1
        } else {
            guard waiting.count < Self.waitingPlaces else { throw Full() }
            // Whoever leaves hands his place over.
            await withCheckedContinuation { waiting.append($0) }
        }
        defer { leave() }
        return try await withCheckedThrowingContinuation { continuation in
            threads.async { continuation.resume(with: Result(catching: work)) }
        }
    }

    /// How many are here.
    var crowd: Int { working + waiting.count }

    private func leave() {
        if waiting.isEmpty { working -= 1 } else { waiting.removeFirst().resume() }
    }
}
