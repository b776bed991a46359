import LeveeCore
import Synchronization

/// Slows down whoever guesses passwords, and locks nobody out (限速): failures are counted by user and network, and by network;
/// who signs in from a device on which he has signed in before has a counter of his own, which nobody elsewhere can fill.
///
/// An attempt is counted as failed when it begins, and taken back when it turns out otherwise: so a hundred at once are not free.
final class Throttle: Sendable {
    /// What failures are counted by.
    enum Counter: Hashable, Sendable {
        case network(Network)
        case userAt(String, Network)
        /// The known device by its number.
        case device([UInt8])
        /// The codes of a user from devices that are not known: only who knows his password can fill it.
        case codes(String)
        /// What a session asks that needs its password again.
        case session([UInt8])

        /// Failures before the first wait. A network may be a whole office behind one address.
        var free: Int {
            switch self {
            case .network: 30
            case .userAt, .device, .codes, .session: 5
            }
        }

        /// Whoever has not proved anything can make up as many of these as he likes.
        fileprivate var isCheap: Bool {
            switch self {
            case .network, .userAt: true
            case .device, .codes, .session: false
            }
        }
    }

    private struct Count {
        var failures: Int
        var last: Instant
        var blockedUntil: Instant
    }

    private struct Counts {
        var cheap: [Counter: Count] = [:]
        var proven: [Counter: Count] = [:]

        subscript(counter: Counter) -> Count? {
            get { counter.isCheap ? cheap[counter] : proven[counter] }
            set { if counter.isCheap { cheap[counter] = newValue } else { proven[counter] = newValue } }
        }
    }

    /// Seconds: the first wait, which doubles with each failure, and the longest.
    static let firstWait: Int64 = 15, longestWait: Int64 = 900
    /// Seconds without a failure after which a counter is forgotten.
    static let forgottenAfter: Int64 = 6 * 3600

    private let counts = Mutex(Counts())
    private let most: Int

    /// - Parameter most: counters of either kind that are kept; beyond it the ones that failed longest ago are forgotten.
    init(most: Int = 20_000) { self.most = most }

    /// Counts an attempt as failed, unless it has to wait.
    /// - Returns: seconds to wait, where it has to: then nothing is counted.
    func begin(_ counters: [Counter], now: Instant) -> Int? {
        counts.withLock { counts in
            let waits = counters.compactMap { counts[$0].map { $0.blockedUntil.nanoseconds - now.nanoseconds } }
            if let wait = waits.max(), wait > 0 { return Int((wait + 999_999_999) / 1_000_000_000) }
            for counter in counters { count(counter, in: &counts, now: now) }
            return nil
        }
    }

    /// The attempt was no failure: it counts for nothing, as if it had not been.
    func takeBack(_ counters: [Counter]) {
        counts.withLock { counts in
            for counter in counters {
                guard var count = counts[counter] else { continue }
                count.failures -= 1
                if count.failures < counter.free { count.blockedUntil = count.last }
                counts[counter] = count.failures > 0 ? count : nil
            }
        }
    }

    /// The attempt was the right one: its counters begin anew, but for the network's, in which others are counted too.
    func succeed(_ counters: [Counter]) {
        for counter in counters {
            if case .network = counter {
                takeBack([counter])
            } else {
                counts.withLock { $0[counter] = nil }
            }
        }
    }

    /// Counters that are kept.
    var size: Int { counts.withLock { $0.cheap.count + $0.proven.count } }

    private func count(_ counter: Counter, in counts: inout Counts, now: Instant) {
        var count = counts[counter] ?? Count(failures: 0, last: now, blockedUntil: now)
        if now.nanoseconds - count.last.nanoseconds >= Self.forgottenAfter * 1_000_000_000 { count.failures = 0 }
        count.failures += 1
        count.last = now
        let beyond = count.failures - counter.free
        let wait = beyond < 0 ? 0 : min(Self.firstWait << min(Int64(beyond), 10), Self.longestWait)
        count.blockedUntil = Instant(nanoseconds: now.nanoseconds + wait * 1_000_000_000)
        counts[counter] = count
        if counts.cheap.count > most { Self.forget(&counts.cheap, to: most) }
        if counts.proven.count > most { Self.forget(&counts.proven, to: most) }
    }

    /// A quarter at once, so that it is seldom.
    private static func forget(_ counts: inout [Counter: Count], to most: Int) {
        let oldest = counts.sorted { $0.value.last < $1.value.last }.prefix(counts.count - most * 3 / 4)
        for (counter, _) in oldest { counts[counter] = nil }
    }
}
