import LeveeCore
import Synchronization

/// Slows down who guesses (限速), and nobody else: failures are counted by user and address together, and by address; never by
/// user alone, or a stranger could keep a colleague out. A browser from which somebody has signed in before has a count of its
/// own for him, which no failure from elsewhere reaches.
final class Throttle: Sendable {
    /// From where somebody tries.
    enum Origin: Hashable, Sendable {
        /// A browser that has signed in as this user before.
        case device(String)
        /// An address; of IPv6 the first half, which one household has.
        case address(String)
    }

    private struct Count {
        var failures: Int
        var last: Int64
    }

    private enum Key: Hashable { case pair(user: String, Origin), origin(Origin) }

    private let counts = Mutex<[Key: Count]>([:])
    private let most: Int

    /// - Parameter most: counts kept; beyond it the oldest go.
    init(most: Int = 20_000) { self.most = most }

    /// Failures that cost nothing: of one user, and of all users from one place, behind which may be a whole office.
    private static let (freeOfPair, freeOfOrigin) = (4, 50)
    private static let second: Int64 = 1_000_000_000
    /// A count is forgotten after a day without a failure.
    private static let memory: Int64 = 86_400 * second

    /// Seconds to wait before the next attempt; nil where none.
    func wait(of user: String, from origin: Origin, now: Instant) -> Int? {
        counts.withLock { counts in
            let pair = Self.left(counts[.pair(user: user, origin)], free: Self.freeOfPair, now)
            guard case .address = origin else { return pair }
            let all = Self.left(counts[.origin(origin)], free: Self.freeOfOrigin, now)
            return [pair, all].compactMap { $0 }.max()
        }
    }

    func failed(_ user: String, from origin: Origin, now: Instant) {
        counts.withLock { counts in
            var keys = [Key.pair(user: user, origin)]
            if case .address = origin { keys.append(.origin(origin)) }
            for key in keys {
                var count = counts[key] ?? Count(failures: 0, last: now.nanoseconds)
                if now.nanoseconds - count.last > Self.memory { count.failures = 0 }
                count.failures += 1
                count.last = now.nanoseconds
                counts[key] = count
            }
            if counts.count > most {
                let old = counts.sorted { $0.value.last < $1.value.last }.prefix(counts.count - most * 3 / 4)
                for (key, _) in old { counts[key] = nil }
            }
        }
    }

    func succeeded(_ user: String, from origin: Origin) {
        counts.withLock { $0[.pair(user: user, origin)] = nil }
    }

    /// Doubles with each failure, from a second up to fifteen minutes.
    private static func left(_ count: Count?, free: Int, _ now: Instant) -> Int? {
        guard let count, count.failures > free else { return nil }
        let wait = min(Int64(1) << min(count.failures - free - 1, 10), 900) * second
        let rest = count.last + wait - now.nanoseconds
        return rest > 0 ? Int((rest + second - 1) / second) : nil
    }

    /// The place of an address: IPv4 as it is, IPv6 by its first four groups.
    static func place(of address: String) -> Origin {
        guard address.contains(":") else { return .address(address) }
        return .address(
            address.split(separator: ":", omittingEmptySubsequences: false).prefix(4).joined(separator: ":"))
    }
}
