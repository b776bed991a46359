import GRDB
import GRDBSQLite
import LeveeCore

/// Finds people by the ID number in a frame, and remembers them with the documents that were put to their names: a feed tells of
/// the same people again and again.
final class KnownPeople {
    private struct Slot {
        /// The number as ``key(of:)`` has it; 0 for an empty slot.
        var key: UInt64 = 0
        /// -1 for a number that is nobody's here.
        var person: Int64 = -1
        /// Digests of documents, 0 for none; the newest one pushes the oldest out.
        var documents = SIMD2<Int>()

        var known: PersonID? { person < 0 ? nil : PersonID(person) }
    }

    private let db: Database
    private let find: HotStatement
    private let few: Int
    private let limit: Int
    /// How many were looked for one by one; nil once that is over.
    private var lookedFor: Int? = 0
    /// Whether everybody is here: whoever is not is not known.
    private var isComplete = false
    /// At most half full.
    @exclusivity(unchecked) private var slots: WideTable<Slot>
    private var count = 0
    /// The slot that was asked for last.
    @exclusivity(unchecked) private var last = 0
    /// Where a number is put differs from run to run, so that no file can be made to crowd one place.
    private let seed = UInt64.random(in: 0 ... .max) | 1

    /// - Parameters:
    ///   - few: how many are looked for one by one before all are read at once.
    ///   - limit: the most that are remembered at once, a power of two.
    init(_ db: Database, few: Int = 1 << 12, limit: Int = 1 << 17) throws {
        (self.db, self.few, self.limit) = (db, few, limit)
        slots = WideTable(Slot(), count: min(1 << 10, 2 * limit))
        find = try HotStatement("SELECT person_id FROM person WHERE id_number = ?", in: db)
    }

    /// - Parameter number: 18 bytes of a checked number.
    func person(with number: UnsafeRawBufferPointer) throws -> PersonID? {
        guard let key = Self.key(of: number) else { return nil }
        last = place(of: key)
        if slots[last].key == key { return slots[last].known }
        if try isEverybodyHere() {
            last = place(of: key)
            return slots[last].known
        }
        find.bind(text: number, at: 1)
        let person = try find.first { sqlite3_column_int64($0, 0) } ?? -1
        if count == slots.count / 2 {
            grow()
            last = place(of: key)
        }
        slots[last] = Slot(key: key, person: person)
        count += 1
        return slots[last].known
    }

    /// Whether nobody has to be looked for. In the order of their numbers all are read in the time that a few of them take one by
    /// one.
    private func isEverybodyHere() throws -> Bool {
        guard let count = lookedFor else { return isComplete }
        lookedFor = count + 1
        guard count == few else { return false }
        lookedFor = nil
        let everybody = try HotStatement(
            "SELECT count(*) FROM (SELECT 1 FROM person LIMIT \(limit + 1))", in: db
        ).first { Int(sqlite3_column_int64($0, 0)) }
        guard let everybody, everybody <= limit else { return false }
        try readAll(everybody)
        isComplete = true
        return true
    }

    /// - Parameter everybody: how many there are.
    private func readAll(_ everybody: Int) throws {
        let old = slots
        var size = old.count
        while size < 2 * everybody { size *= 2 }
        slots = WideTable(Slot(), count: size)
        count = everybody
        for row in 0..<old.count where old[row].person >= 0 { slots[place(of: old[row].key)] = old[row] }
        try HotStatement("SELECT id_number, person_id FROM person", in: db).each { row in
            let number = UnsafeRawBufferPointer(
                start: sqlite3_column_blob(row, 0), count: Int(sqlite3_column_bytes(row, 0)))
            guard let key = Self.key(of: number) else { return }
            let place = place(of: key)
            if slots[place].key == 0 { slots[place] = Slot(key: key, person: sqlite3_column_int64(row, 1)) }
        }
    }

    /// Makes room: in a larger table, or, where there are as many as may be, by beginning anew.
    private func grow() {
        let old = slots
        if count == limit {
            slots = WideTable(Slot(), count: slots.count)
            count = 0
            return
        }
        slots = WideTable(Slot(), count: 2 * old.count)
        for row in 0..<old.count where old[row].key != 0 {
            slots[place(of: old[row].key)] = old[row]
        }
    }

    /// Notes a document of the person who was found last.
    /// - Returns: whether it has to be put to his name; false where that was done before.
    func isNew(_ document: Int, of person: PersonID) -> Bool {
        guard slots[last].person == person.value else { return true }
        let digest = document == 0 ? 1 : document
        let known = slots[last].documents
        if known[0] == digest || known[1] == digest { return false }
        slots[last].documents = SIMD2(digest, known[0])
        return true
    }

    /// The seventeen digits as a number, behind them whether an X is last, which follows from them; nil for anything else.
    private static func key(of number: UnsafeRawBufferPointer) -> UInt64? {
        guard number.count == 18 else { return nil }
        var key: UInt64 = 0
        for place in 0..<17 {
            let digit = number[place] &- 48
            guard digit <= 9 else { return nil }
            key = key * 10 + UInt64(digit)
        }
        return key << 5 | UInt64(number[17] & 0x1F) | 1 << 62
    }

    /// Where a key is, or would be put.
    private func place(of key: UInt64) -> Int {
        let mixed = (key ^ seed).multipliedFullWidth(by: seed.byteSwapped | 1)
        var place = Int(truncatingIfNeeded: mixed.high ^ mixed.low) & (slots.count - 1)
        while slots[place].key != 0, slots[place].key != key { place = (place + 1) & (slots.count - 1) }
        return place
    }
}
