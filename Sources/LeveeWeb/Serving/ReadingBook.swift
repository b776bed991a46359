import LeveeCore

/// The book of who looked at whose file (查阅登记): nothing is shown before it stands in it. Whoever looks again within half a
/// minute or a minute looks at what he was shown before, and stands in it once; and looking costs one wait for the disk for all who look at the
/// same moment, not one each.
final class ReadingBook: Sendable {
    private struct Look: Hashable {
        var user: String
        var ref: String
        var what: Reading.What
    }

    private let lots: InOneGo<Reading, Void>
    /// When each of them was written down last, and how long that holds, in nanoseconds.
    private let noted = Remembered<Look, Bool, (at: Instant, lasts: Int64)>(most: 100_000)
    private let lasts: @Sendable () -> Int64

    /// - Parameter lasts: how long a look lasts, in nanoseconds. Drawn, so that those who looked together need not wait for each other
    ///   again.
    init(
        lasts: @escaping @Sendable () -> Int64 = { .random(in: 30_000_000_000...60_000_000_000) },
        _ write: @escaping @Sendable ([Reading]) async throws -> Void
    ) {
        self.lasts = lasts
        lots = InOneGo(write)
    }

    func note(_ reading: Reading) async throws {
        let look = Look(user: reading.user, ref: reading.ref, what: reading.what)
        if let last = noted.value(for: look, on: true) {
            let since = reading.at.nanoseconds - last.at.nanoseconds
            // Where the clock was put back nobody knows.
            if since >= 0, since < last.lasts { return }
        }
        try await lots.ask(reading)
        noted.keep((reading.at, lasts()), for: look, on: true)
    }
}
