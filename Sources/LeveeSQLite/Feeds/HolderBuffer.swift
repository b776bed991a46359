import GRDB
import LeveeCore

/// Rows of `holder_of` on their way in, kept back and written sorted like those of `feed_person`.
final class HolderBuffer {
    private static let limit = 1 << 17

    private struct Row {
        var person: Int64
        var document: Range<Int>
    }

    /// Tells documents, here and for whoever remembers them.
    let digest = DocumentDigest()
    private let lots: RowLots
    @exclusivity(unchecked) private var rows: [Row] = []
    private let documents = FrameBytes(capacity: 1 << 16)
    /// Digests of the documents that wait, from when somebody asks.
    @exclusivity(unchecked) private var waiting: Set<Int>?

    init(_ db: Database) throws {
        lots = try RowLots("holder_of", ["person_id", "document"], size: 64, on: .ignore, in: db)
    }

    func add(_ document: UnsafeRawBufferPointer, _ digest: Int, of person: PersonID) throws {
        waiting?.insert(digest)
        let start = documents.count
        documents.append(document)
        rows.append(Row(person: person.value, document: start..<documents.count))
        if rows.count == Self.limit { try flush() }
    }

    /// Whether a row of the document may wait; a yes may be wrong.
    func mayHold(_ document: UnsafeRawBufferPointer) -> Bool {
        if rows.isEmpty { return false }
        if waiting == nil {
            waiting = Set(rows.map { digest(documents.raw($0.document)) })
        }
        return waiting?.contains(digest(document)) == true
    }

    /// Writes what is kept back. Has to be called before anybody reads the table.
    func flush() throws {
        if rows.isEmpty { return }
        rows.sort { $0.person < $1.person }
        let documents = documents
        try lots.write(rows) { row, statement, place in
            statement.bind(row.person, at: place)
            statement.bind(text: documents.raw(row.document), at: place + 1)
        }
        rows.removeAll(keepingCapacity: true)
        documents.cut(to: 0)
        waiting?.removeAll(keepingCapacity: true)
    }
}
