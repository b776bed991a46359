import LeveeCore

/// Where tags, comments, instructions, CDATA and text begin and end in the raw bytes.
///
/// It measures them against the limits before the parser holds any of them, and finds the bytes of each element under the
/// root. It judges no syntax: in a well-formed document it is exact, and in another one the parser stops first.
struct MarkupScanner {
    /// An element under the root: where it starts, on which line, and where it ends once that is known.
    struct Element {
        var start: Int
        var line: Int
        var end: Int?
        /// Line on which it ends.
        var lastLine: Int
    }

    /// A limit that is broken, and the place up to which the bytes are good.
    struct Fault {
        var offset: Int
        var refusal: FeedRefusal
    }

    private enum State {
        case text, open, bang, dash, comment, section, cdata, instruction, declaration, startTag, endTag
    }

    private let limits: FeedLimits
    private var state = State.text
    /// Place in the file of the first byte that was not yet scanned, and its line.
    private(set) var offset = 0
    private(set) var line = 1
    /// Elements that are open, the root among them.
    private var depth = 0
    /// The markup that is being read.
    private var start = 0
    private var startLine = 1
    private var attributes = 0
    private var quote: UInt8 = 0
    /// Bytes of the closing delimiter (of the opening one, for CDATA) that were just seen.
    private var seen = 0
    /// The text since the last tag.
    private var textBytes = 0
    private var textLine = 1

    /// The root's start tag, from `<` to behind `>`.
    private(set) var root: Range<Int>?
    /// Line on which the root begins.
    private(set) var rootLine = 1
    /// Line of the first `<!` that is neither comment nor CDATA.
    private(set) var declarationLine: Int?
    /// Elements under the root that nobody has taken yet, oldest first.
    var elements = Backlog<Element>()

    /// Whether the line of every start tag is kept, instead of the elements under the root.
    private let tracksTags: Bool
    /// Lines on which start tags begin that nobody has taken yet, oldest first.
    var tagLines = Backlog<Int>()

    init(limits: FeedLimits, tracksTags: Bool = false) {
        self.limits = limits
        self.tracksTags = tracksTags
    }

    /// Where the markup begins that is not finished; the end where there is none.
    var openStart: Int { state == .text ? offset : start }

    /// Line of an element under the root that is larger than one may be.
    var lineOfTooLarge: Int? {
        elements.waiting.first { ($0.end ?? offset) - $0.start > limits.recordBytes }?.line
    }

    /// Takes the next bytes of the file and gives the first limit that they break.
    mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> Fault? {
        let base = offset
        var index = 0
        while index < bytes.count {
            let fault: Fault?
            if state == .text {
                fault = text(bytes, &index, base)
            } else if state == .startTag {
                fault = startTag(bytes, &index, base)
            } else {
                let byte = bytes[index]
                index += 1
                offset = base + index
                if byte == UInt8(ascii: "\n") { line += 1 }
                fault = step(byte)
            }
            if let fault { return fault }
        }
        return checkLength()
    }

    private mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ base: Int) -> Fault? {
        let first = index
        index = place(of: UInt8(ascii: "<"), in: bytes, from: index)
        textBytes += index - first
        offset = base + index
        if let fault = checkText(textBytes) { return fault }
        guard index < bytes.count else { return nil }
        state = .open
        start = offset
        startLine = line
        index += 1
        offset += 1
        return nil
    }

    private mutating func startTag(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ base: Int) -> Fault? {
        while index < bytes.count {
            if quote != 0 {
                index = place(of: quote, in: bytes, from: index)
                guard index < bytes.count else { break }
                quote = 0
                index += 1
                continue
            }
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: ">"):
                offset = base + index
                return closeStartTag()
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                quote = byte
                seen = 0
                attributes += 1
                if attributes > limits.attributes {
                    return Fault(offset: base + index - 1, refusal: FeedRefusal(.tooManyAttributes, line: startLine))
                }
            case UInt8(ascii: "/"): seen = 1
            case UInt8(ascii: "\n"):
                line += 1
                seen = 0
            default: seen = 0
            }
        }
        offset = base + index
        return nil
    }

    /// Where the byte comes next, or the end. Lines on the way are counted.
    private mutating func place(of wanted: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from first: Int) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        let (ones, tops) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64)
        let (wantedWord, lineWord) = (UInt64(wanted) &* ones, UInt64(UInt8(ascii: "\n")) &* ones)
        var index = first
        while index < bytes.count {
            // Eight bytes at once: the lowest bit that is left marks the first that is wanted or ends a line.
            if index + 8 <= bytes.count {
                let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                let (one, other) = (word ^ wantedWord, word ^ lineWord)
                let hits = ((one &- ones) & ~one | (other &- ones) & ~other) & tops
                index += hits == 0 ? 8 : hits.trailingZeroBitCount / 8
                if hits == 0 { continue }
            }
            if bytes[index] == wanted { return index }
            if bytes[index] == UInt8(ascii: "\n") { line += 1 }
            index += 1
        }
        return index
    }

    private mutating func step(_ byte: UInt8) -> Fault? {
        switch state {
        case .text, .startTag: break
        case .open: return open(byte)
        case .bang:
            state = byte == UInt8(ascii: "-") ? .dash : byte == UInt8(ascii: "[") ? .section : .declaration
            seen = 0
            if state == .declaration, declarationLine == nil { declarationLine = startLine }
        case .dash: state = byte == UInt8(ascii: "-") ? .comment : .declaration
        case .comment: return close(on: byte, after: UInt8(ascii: "-"), times: 2)
        case .section:
            // `<![CDATA[` has six bytes left; the parser refuses anything else here.
            seen += 1
            if seen == 6 {
                state = .cdata
                seen = 0
            }
        case .cdata: return close(on: byte, after: UInt8(ascii: "]"), times: 2)
        case .instruction: return close(on: byte, after: UInt8(ascii: "?"), times: 1)
        case .declaration: if byte == UInt8(ascii: ">") { return finish() }
        case .endTag: if byte == UInt8(ascii: ">") { return closeEndTag() }
        }
        return nil
    }

    private mutating func open(_ byte: UInt8) -> Fault? {
        seen = 0
        switch byte {
        case UInt8(ascii: "!"): state = .bang
        case UInt8(ascii: "?"): state = .instruction
        case UInt8(ascii: "/"): state = .endTag
        default:
            if depth >= limits.depth {
                return Fault(offset: start, refusal: FeedRefusal(.tooDeep, line: startLine))
            }
            state = .startTag
            attributes = 0
            quote = 0
            if depth == 0, root == nil { rootLine = startLine }
            if tracksTags {
                tagLines.append(startLine)
            } else if depth == 1 {
                elements.append(Element(start: start, line: startLine, end: nil, lastLine: startLine))
            }
        }
        return nil
    }

    /// Ends the markup on `>` behind so many of the marks; more marks than needed change nothing.
    private mutating func close(on byte: UInt8, after mark: UInt8, times: Int) -> Fault? {
        if byte == UInt8(ascii: ">"), seen >= times { return finish() }
        seen = byte == mark ? seen + 1 : 0
        return nil
    }

    private mutating func closeStartTag() -> Fault? {
        if depth == 0, root == nil { root = start..<offset }
        depth += 1
        return seen == 1 ? closeEndTag() : finishTag()
    }

    private mutating func closeEndTag() -> Fault? {
        depth = max(0, depth - 1)
        if depth == 1 {
            elements.changeLast {
                $0.end = offset
                $0.lastLine = line
            }
        }
        return finishTag()
    }

    private mutating func finishTag() -> Fault? {
        if let fault = finish() { return fault }
        textBytes = 0
        textLine = line
        return nil
    }

    private mutating func finish() -> Fault? {
        if let fault = checkLength() { return fault }
        if state == .cdata { textBytes += offset - start }
        state = .text
        return nil
    }

    private func checkLength() -> Fault? {
        switch state {
        case .text: return nil
        case .section, .cdata: return checkText(textBytes + offset - start)
        default: break
        }
        guard offset - start > limits.tokenBytes else { return nil }
        let isTag = state == .startTag || state == .endTag || state == .open
        return Fault(
            offset: start + limits.tokenBytes, refusal: FeedRefusal(isTag ? .tagTooLong : .textTooLong, line: startLine)
        )
    }

    private func checkText(_ count: Int) -> Fault? {
        guard count > limits.tokenBytes else { return nil }
        return Fault(
            offset: offset - (count - limits.tokenBytes), refusal: FeedRefusal(.textTooLong, line: textLine))
    }
}
