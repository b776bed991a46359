import Glibc

/// A table that is looked into at random: its memory is asked for in large pages, so that finding the page costs no more than
/// finding the row.
final class WideTable<Row: BitwiseCopyable> {
    let count: Int
    private let rows: UnsafeMutablePointer<Row>

    /// - Parameter row: what it is full of at first.
    init(_ row: Row, count: Int) {
        self.count = count
        let size = count * MemoryLayout<Row>.stride
        let page = 1 << 21
        let raw = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: size < page ? 64 : page)
        // Where there are none, it works all the same.
        if size >= page { madvise(raw, size, MADV_HUGEPAGE) }
        rows = raw.bindMemory(to: Row.self, capacity: count)
        rows.initialize(repeating: row, count: count)
    }

    deinit { rows.deallocate() }

    subscript(place: Int) -> Row {
        get { rows[place] }
        _modify { yield &rows[place] }
    }
}
