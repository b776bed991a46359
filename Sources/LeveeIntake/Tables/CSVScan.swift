/// Finds the fields and the end of one CSV row in bytes that may arrive in pieces.
struct CSVScan {
    /// One field's place, counted from the start of its row, without the quotes around it.
    struct Field {
        var start: Int
        var end: Int
        var isQuoted = false
        var hasDoubledQuotes = false
    }

    enum Step {
        /// The next row starts so many bytes after this one.
        case end(next: Int)
        case fault(CSVFault.Kind)
    }

    /// Longest row in bytes, its line end not counted; exactly so many are allowed.
    static let rowLimit = 1 << 20
    /// Fields of a row that are kept; more are only counted.
    static let fieldLimit = 256

    private(set) var fields: [Field] = []
    private(set) var fieldCount = 0
    /// Line feeds inside quotes.
    private(set) var lineFeeds = 0
    /// The field that holds a NUL.
    private(set) var fieldWithNUL: Int?
    /// The next byte to look at.
    private(set) var place = 0
    private(set) var field = Field(start: 0, end: 0)
    private var state = State.atStart

    private enum State { case atStart, plain, quoted, afterQuote }

    mutating func reset() {
        fields.removeAll(keepingCapacity: true)
        fieldCount = 0
        lineFeeds = 0
        fieldWithNUL = nil
        place = 0
        field = Field(start: 0, end: 0)
        state = .atStart
    }

    /// Looks at the row's bytes from `place` on; nil where the row goes on after the last one.
    /// - Parameter row: the row's bytes as far as they are there.
    mutating func advance(_ row: UnsafeBufferPointer<UInt8>) -> Step? {
        while place < row.count {
            let byte = row[place]
            if place == Self.rowLimit, state == .quoted || (byte != lineFeed && byte != carriageReturn) {
                return .fault(.tooLong)
            }
            if state == .quoted {
                if byte <= quote { takeQuoted(byte) }
            } else if byte > comma, state != .afterQuote {
                state = .plain
            } else {
                switch byte {
                case comma: endField()
                case lineFeed: return end(next: place + 1)
                case carriageReturn:
                    guard place + 1 < row.count else { return nil }
                    guard row[place + 1] == lineFeed else { return .fault(.loneReturn) }
                    return end(next: place + 2)
                default: if let kind = take(byte) { return .fault(kind) }
                }
            }
            place += 1
        }
        return nil
    }

    /// The file is over: the row ends after its last byte or is faulty.
    mutating func finish() -> Step { state == .quoted ? .fault(.unclosedQuote) : end(next: place) }

    private mutating func end(next: Int) -> Step {
        endField()
        return .end(next: next)
    }

    private mutating func endField() {
        field.end = state == .afterQuote ? place - 1 : place
        if fieldCount < Self.fieldLimit { fields.append(field) }
        fieldCount += 1
        field = Field(start: place + 1, end: place + 1)
        state = .atStart
    }

    private mutating func takeQuoted(_ byte: UInt8) {
        if byte == quote { state = .afterQuote }
        if byte == lineFeed { lineFeeds += 1 }
        if byte == 0 { fieldWithNUL = fieldWithNUL ?? fieldCount }
    }

    /// Any byte outside quotes but a comma or the end of a line.
    private mutating func take(_ byte: UInt8) -> CSVFault.Kind? {
        switch (state, byte == quote) {
        case (.atStart, true):
            field = Field(start: place + 1, end: place + 1, isQuoted: true)
            state = .quoted
        case (.afterQuote, true):
            field.hasDoubledQuotes = true
            state = .quoted
        case (_, true): return .strayQuote
        case (.afterQuote, false): return .textAfterQuote
        case (_, false):
            state = .plain
            if byte == 0 { fieldWithNUL = fieldWithNUL ?? fieldCount }
        }
        return nil
    }
}

private let quote = UInt8(ascii: "\"")
private let comma = UInt8(ascii: ",")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
