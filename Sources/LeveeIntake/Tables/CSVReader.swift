import LeveeCore

/// Rows of CSV (RFC 4180) out of a stream of UTF-8, one at a time; never more than a row and a chunk in memory.
///
/// Lines end with CR LF or LF; blank lines are no rows. After a faulty row reading goes on at the line below the one on
/// which that row started, so that a quote that nobody closed costs one row and not the rest of the file. Between two
/// such faults there is a quote, so no byte is looked at more than twice.
struct CSVReader {
    enum Item: Hashable {
        /// A good row; ``text(_:)`` gives its fields until the next one is read.
        case row
        case fault(CSVFault)
    }

    private var source: DecodedBytes
    private var buffer: [UInt8] = []
    /// Where the row that is read next starts in the buffer, and on which line.
    private var start = 0
    private var line = 1
    private var scan = CSVScan()
    /// Where the row that was read last starts in the buffer.
    private var rowStart = 0
    /// The line on which it starts, counted from 1.
    private(set) var rowLine = 1
    /// How many fields it has.
    var fieldCount: Int { scan.fieldCount }

    /// A byte order mark at the start is skipped.
    init(_ source: DecodedBytes) throws(TableRefusal) {
        self.source = source
        while buffer.count < 3, try self.source.append(to: &buffer) {}
        if buffer.starts(with: TextEncoding.byteOrderMark) { start = 3 }
    }

    /// The next row or its fault; nil at the end.
    mutating func next() throws(TableRefusal) -> Item? {
        while true {
            if start == buffer.count, try !fill() { return nil }
            rowLine = line
            if let kind = try readRow() {
                let fault = CSVFault(kind: kind, field: scan.fieldCount, text: unfinishedField)
                try skipLine()
                return .fault(fault)
            }
            if let field = scan.fieldWithNUL {
                return .fault(CSVFault(kind: .nul, field: field, text: text(field)))
            }
            if !isBlank { return .row }
        }
    }

    /// A field of the last row without its quotes, in NFC; empty where the row has no such field.
    func text(_ field: Int) -> String {
        guard let place = place(of: field) else { return "" }
        let bytes = buffer[rowStart + place.start..<rowStart + place.end]
        guard place.hasDoubledQuotes else { return bytes.withUnsafeBufferPointer(NormalForm.text) }
        var single: [UInt8] = []
        var isSecond = false
        for byte in bytes {
            isSecond = byte == UInt8(ascii: "\"") && !isSecond
            if byte != UInt8(ascii: "\"") || isSecond { single.append(byte) }
        }
        return single.withUnsafeBufferPointer(NormalForm.text)
    }

    private func place(of field: Int) -> CSVScan.Field? { field < scan.fields.count ? scan.fields[field] : nil }

    private var isBlank: Bool {
        guard scan.fieldCount == 1, let field = place(of: 0), !field.isQuoted else { return false }
        return Text.isBlank(text(0))
    }

    /// Takes one row off the stream, or stops at a fault with the stream still at the row's start.
    private mutating func readRow() throws(TableRefusal) -> CSVFault.Kind? {
        scan.reset()
        while true {
            var step = advance()
            if step == nil, try !fill() {
                // Only a carriage return waits for the byte behind it.
                step = scan.place < buffer.count - start ? .fault(.loneReturn) : scan.finish()
            }
            switch step {
            case .fault(let kind): return kind
            case .end(let next):
                rowStart = start
                start += next
                line += scan.lineFeeds + 1
                return nil
            case nil: continue
            }
        }
    }

    private mutating func advance() -> CSVScan.Step? {
        buffer[start...].withUnsafeBufferPointer { scan.advance($0) }
    }

    /// Reads more bytes behind those of the current row; false at the end of the file.
    private mutating func fill() throws(TableRefusal) -> Bool {
        if start > 0 {
            buffer.removeSubrange(..<start)
            start = 0
        }
        return try source.append(to: &buffer)
    }

    /// Goes to the line below the one on which the current row starts.
    private mutating func skipLine() throws(TableRefusal) {
        line += 1
        while true {
            if let lineFeed = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) {
                start = lineFeed + 1
                return
            }
            start = buffer.count
            guard try fill() else { return }
        }
    }

    /// The field in which a fault was met, up to the fault: enough for a hundred characters, which is what a report shows.
    private var unfinishedField: String {
        let first = start + scan.field.start
        var end = start + scan.place
        if end < buffer.count {
            if buffer[end] < 0x80 { end += 1 }
            while end > first, end < buffer.count, buffer[end] & 0xC0 == 0x80 { end -= 1 }
        }
        return buffer[first..<max(first, min(end, first + 404))].withUnsafeBufferPointer(NormalForm.text)
    }
}
