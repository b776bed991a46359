import Dispatch
import LeveeCore
import Synchronization

/// The connections that questions are answered from: each takes one and gives it back. They are asked on threads of their own,
/// so that a slow disk never holds up the threads that serve.
final class RecordDesks: Sendable {
    private let free: Mutex<[any OfficeRecords]>
    private let places: DispatchSemaphore
    private let threads = DispatchQueue(label: "levee.records", attributes: .concurrent)

    init(_ records: [any OfficeRecords]) {
        free = Mutex(records)
        places = DispatchSemaphore(value: records.count)
    }

    func ask<Value: Sendable>(
        _ question: @escaping @Sendable (any OfficeRecords) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            threads.async { [self] in
                places.wait()
                let records = free.withLock { $0.removeLast() }
                let answer = Result { try question(records) }
                free.withLock { $0.append(records) }
                places.signal()
                continuation.resume(with: answer)
            }
        }
    }

    /// The same for what is written: one after the other anyway, on a thread that may wait.
    func act<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            threads.async { continuation.resume(with: Result { try work() }) }
        }
    }
}
