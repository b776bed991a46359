/// One good record as bytes: what the reader writes, what comes over the pipe, and what the store takes its cells from.
///
/// Texts stay the UTF-8 that they were; nobody makes a `String` of a value that is only carried. ``RecordFrameWriter`` says
/// how a frame is laid out.
public final class RecordFrame {
    public enum Kind: UInt8, Sendable, CaseIterable { case document, crossing, holdings, filing, withdrawal }

    /// The texts of a record and its holder, in their order in the frame.
    public enum Text: Int, Sendable, CaseIterable {
        case recordID, port, to, from, target, reason, idNumber, name, surname, givenNames
    }

    /// The bytes in which the frame lies; every place is one in them.
    private let bytes: FrameBytes
    public let kind: Kind
    /// Place of the action, direction or answer among its cases.
    public let action: Int
    public let at: Instant
    public let on: CalendarDay?
    public let birthDate: CalendarDay?
    public let sex: Sex?
    public let hasHolder: Bool
    /// Line of the file on which the record starts, from 1.
    public let line: Int
    public let doubts: FeedDoubts
    /// Of the values; nil where the writer did not know how to take it.
    public let fingerprint: Fingerprint?
    /// The first document, and those behind it.
    public let document: Document?
    public let furtherDocuments: [Document]
    private let start: Int
    private let ends: SIMD16<Int32>
    /// A bit for each text that the record does not have.
    private let absent: UInt16

    /// It is not what a writer makes.
    public struct Fault: Error {}

    /// Reads the frame that fills the range. Nothing in it is believed: it may come from a process that was broken into.
    public convenience init(_ bytes: FrameBytes, _ range: Range<Int>) throws(Fault) {
        try self.init(bytes, range, isBelieved: false)
    }

    /// Reads the frame that a writer has just put into these bytes and nothing else.
    public convenience init(written bytes: FrameBytes) throws(Fault) {
        try self.init(bytes, 0..<bytes.count, isBelieved: true)
    }

    /// - Parameter isBelieved: whether its texts are whole and its parts there without being looked at.
    private init(_ bytes: FrameBytes, _ range: Range<Int>, isBelieved: Bool) throws(Fault) {
        let raw = bytes.raw
        guard range.lowerBound >= 0, range.count >= RecordHead.size, range.upperBound <= raw.count,
            range.upperBound < Int32.max, let head = RecordHead(raw, at: range.lowerBound)
        else { throw Fault() }
        start = range.lowerBound + RecordHead.size
        guard let texts = head.lengths.ends(from: start, to: range.upperBound), texts.absent & 1 == 0 else {
            throw Fault()
        }
        (ends, absent) = texts
        var place = Int(ends[Text.allCases.count - 1])
        guard isBelieved || Self.isText(raw, start..<place) else { throw Fault() }
        let end = range.upperBound
        document = head.documents > 0 ? try Document(raw, &place, end, isBelieved: isBelieved) : nil
        var further: [Document] = []
        for _ in 1..<max(1, head.documents) {
            further.append(try Document(raw, &place, end, isBelieved: isBelieved))
        }
        furtherDocuments = further
        guard place == range.upperBound else { throw Fault() }
        self.bytes = bytes
        (kind, action, at, on, birthDate) = (head.kind, head.action, head.at, head.on, head.birthDate)
        (sex, hasHolder, line, doubts, fingerprint) = (
            head.sex, head.hasHolder, head.line, head.doubts, head.fingerprint
        )
        guard isBelieved || isWhole && isCutBetweenCharacters else { throw Fault() }
    }

    /// Reads the frame that the bytes are.
    public convenience init(_ bytes: [UInt8]) throws(Fault) { try self.init(FrameBytes(bytes), bytes.indices) }

    /// Place of a text; nil where the record does not have it.
    public func place(of text: Text) -> Range<Int>? {
        if absent & (1 << UInt16(text.rawValue)) != 0 { return nil }
        return (text.rawValue == 0 ? start : Int(ends[text.rawValue - 1]))..<Int(ends[text.rawValue])
    }

    /// The bytes of a place, which stay there while the frame is held.
    public func raw(_ place: Range<Int>) -> UnsafeRawBufferPointer { bytes.raw(place) }
    public func raw(_ text: Text) -> UnsafeRawBufferPointer? { place(of: text).map(raw) }

    public func string(_ place: Range<Int>) -> String { String(decoding: raw(place), as: UTF8.self) }
    public func string(_ text: Text) -> String? { place(of: text).map(string) }

    /// Every document in the order of the record.
    public var documents: [Document] { (document.map { [$0] } ?? []) + furtherDocuments }

    /// Whether the parts are there that its kind must have.
    private var isWhole: Bool {
        let count = (document == nil ? 0 : 1) + furtherDocuments.count
        return switch kind {
        case .document: on != nil && count == 1 && hasHolder
        case .crossing: count == 1
        case .holdings: on != nil && hasHolder && place(of: .idNumber) != nil
        case .filing: on != nil && count == 0 && hasHolder && place(of: .idNumber) != nil
        case .withdrawal: count == 0 && !hasHolder && place(of: .target) != nil
        }
    }

    /// Whether no text begins inside a character of the one before: together they are whole, and each has to be.
    private var isCutBetweenCharacters: Bool {
        let (raw, last) = (bytes.raw, ends[Text.allCases.count - 1])
        for end in 0..<Text.allCases.count where ends[end] < last {
            if raw[Int(ends[end])] & 0xC0 == 0x80 { return false }
        }
        return true
    }

    /// Whether the bytes are whole UTF-8 without NUL.
    static func isText(_ raw: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
        var check = UTF8Check()
        return check.firstWrong(in: raw.assumingMemoryBound(to: UInt8.self), range) == nil && check.isComplete
    }
}
