import Synchronization

/// Notes which keys of a policy are read: what an answer rests on beside the dossier.
///
/// Whoever examines on several threads gives each a note of its own.
public final class PolicyReads: Sendable {
    private let low = Atomic<UInt64>(0)
    private let high = Atomic<UInt64>(0)

    public init() {}

    /// The keys that were read since the last ``forget()``.
    public var mask: KeyMask {
        KeyMask(low: low.load(ordering: .relaxed), high: high.load(ordering: .relaxed))
    }

    public func forget() {
        low.store(0, ordering: .relaxed)
        high.store(0, ordering: .relaxed)
    }

    func note(_ key: PolicyKey) {
        if key.byte < 64 { Self.set(1 << key.byte, in: low) } else { Self.set(1 << (key.byte - 64), in: high) }
    }

    /// Most reads are of a key that was read before: then nothing is written.
    private static func set(_ bit: UInt64, in word: borrowing Atomic<UInt64>) {
        if word.load(ordering: .relaxed) & bit == 0 { word.bitwiseOr(bit, ordering: .relaxed) }
    }
}
