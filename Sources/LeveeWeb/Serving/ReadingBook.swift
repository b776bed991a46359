import LeveeCore

/// The book of who looked at whose file (查阅登记). Nothing is shown before it stands in it; those who look at the same moment
/// are written down in one go, so that looking costs one wait for the disk and not one each.
actor ReadingBook {
    private let write: @Sendable ([Reading]) async throws -> Void
    private var waiting: [(Reading, CheckedContinuation<Void, any Error>)] = []
    private var isWriting = false

    init(_ write: @escaping @Sendable ([Reading]) async throws -> Void) { self.write = write }

    func note(_ reading: Reading) async throws {
        try await withCheckedThrowingContinuation { continuation in
            waiting.append((reading, continuation))
            if !isWriting {
                isWriting = true
                Task { await writeDown() }
            }
        }
    }

    private func writeDown() async {
        while !waiting.isEmpty {
            let lot = waiting
            waiting = []
            do {
                try await write(lot.map(\.0))
                for (_, continuation) in lot { continuation.resume() }
            } catch {
                for (_, continuation) in lot { continuation.resume(throwing: error) }
            }
        }
        isWriting = false
    }
}
