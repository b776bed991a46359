import GRDB
import GRDBSQLite
import LeveeCore

/// Finds people by the ID number in a frame, and remembers them: a feed tells of the same people again and again.
final class KnownPeople {
    private struct Key: Hashable {
        var first: UInt64
        var second: UInt64
        var third: UInt16

        init(_ number: UnsafeRawBufferPointer) {
            first = number.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
            second = number.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
            third = number.loadUnaligned(fromByteOffset: 16, as: UInt16.self)
        }
    }

    /// How many are remembered at once.
    private static let limit = 1 << 17

    private let find: HotStatement
    /// nil for a number that is nobody's here.
    private var known: [Key: PersonID?] = [:]

    init(_ db: Database) throws { find = try HotStatement("SELECT person_id FROM person WHERE id_number = ?", in: db) }

    /// - Parameter number: 18 bytes.
    func person(with number: UnsafeRawBufferPointer) throws -> PersonID? {
        guard number.count == 18 else { return nil }
        let key = Key(number)
        if let person = known[key] { return person }
        find.bind(text: number, at: 1)
        let person = try find.first { PersonID(sqlite3_column_int64($0, 0)) }
        if known.count == Self.limit { known.removeAll(keepingCapacity: true) }
        known[key] = .some(person)
        return person
    }
}
