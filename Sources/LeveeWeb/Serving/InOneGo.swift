import LeveeCore

/// Does what many ask for at the same moment in one go: whoever comes while it is being done waits for the next, and is served
/// together with all who came meanwhile.
actor InOneGo<Item: Sendable, Answer: Sendable> {
    private let work: @Sendable ([Item]) async throws -> Answer
    private var waiting: [(Item, CheckedContinuation<Answer, any Error>)] = []
    private var isWorking = false

    init(_ work: @escaping @Sendable ([Item]) async throws -> Answer) { self.work = work }

    /// - Throws: what the work throws, to each of those whom it was done for.
    func ask(_ item: Item) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            waiting.append((item, continuation))
            if !isWorking {
                isWorking = true
                Task { await serve() }
            }
        }
    }

    private func serve() async {
        while !waiting.isEmpty {
            let lot = waiting
            waiting = []
            do {
                let answer = try await work(lot.map(\.0))
                for (_, continuation) in lot { continuation.resume(returning: answer) }
            } catch {
                for (_, continuation) in lot { continuation.resume(throwing: error) }
            }
        }
        isWorking = false
    }
}

/// Looks how far the records are: nobody is told of a state that is older than his question.
typealias Lookout = InOneGo<Void, RecordState>
