import Synchronization

/// What was found out once and would be found the same again (暂存), by a key, as long as what it rests on stays the same: a new
/// ground forgets everything. Kept in memory up to a weight; what was not asked for lately goes first.
final class Remembered<Key: Hashable & Sendable, Ground: Equatable & Sendable, Value: Sendable>: Sendable {
    private struct Memory {
        var ground: Ground?
        var young: [Key: (value: Value, weight: Int)] = [:]
        var old: [Key: (value: Value, weight: Int)] = [:]
        var weight = 0
    }

    private let memory = Mutex(Memory())
    private let most: Int

    /// - Parameter most: weight at most, in whatever unit the values are weighed.
    init(most: Int) { self.most = most }

    func value(for key: Key, on ground: Ground) -> Value? {
        memory.withLock { memory in
            guard memory.ground == ground else { return nil }
            if let known = memory.young[key] { return known.value }
            guard let known = memory.old.removeValue(forKey: key) else { return nil }
            insert(known, for: key, in: &memory)
            return known.value
        }
    }

    func keep(_ value: Value, weighing weight: Int = 1, for key: Key, on ground: Ground) {
        memory.withLock { memory in
            if memory.ground != ground { memory = Memory(ground: ground) }
            insert((value, weight), for: key, in: &memory)
        }
    }

    /// The young make up half of it at most; then they are the old, and the old are forgotten.
    private func insert(_ entry: (value: Value, weight: Int), for key: Key, in memory: inout Memory) {
        if memory.weight + entry.weight > most / 2 {
            memory.old = memory.young
            memory.young = [:]
            memory.weight = 0
        }
        memory.weight += entry.weight - (memory.young[key]?.weight ?? 0)
        memory.young[key] = entry
    }
}
