/// One good record as bytes: what the reader writes, what comes over the pipe, and what the store takes its cells from.
///
/// Texts stay the UTF-8 that they were; nobody makes a `String` of a value that is only carried. ``RecordFrameWriter`` says
/// how a frame is laid out.
public struct RecordFrame: Sendable {
    public enum Kind: UInt8, Sendable, CaseIterable { case document, crossing, holdings, filing, withdrawal }

    /// The texts of a record and its holder, in their order in the frame.
    public enum Text: Int, Sendable, CaseIterable {
        case recordID, port, to, from, target, reason, idNumber, name, surname, givenNames
    }

    /// The bytes in which the frame lies; every place is one in them.
    public let bytes: [UInt8]
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
    private let absent: UInt16

    /// It is not what a writer makes.
    public struct Fault: Error {}

    /// Reads the frame that fills the range. Nothing in it is believed: it may come from a process that was broken into.
    public init(_ bytes: [UInt8], _ range: Range<Int>) throws(Fault) {
        guard range.lowerBound >= 0, range.count >= RecordHead.size, range.upperBound <= bytes.count,
            range.upperBound < Int32.max, let head = RecordHead(bytes, at: range.lowerBound)
        else { throw Fault() }
        let texts = range.lowerBound + RecordHead.size..<range.upperBound
        var place = texts.lowerBound
        var ends = SIMD16<Int32>()
        var absent: UInt16 = 0
        for text in 0..<Text.allCases.count {
            if let length = head.lengths[text] { place += length } else { absent |= 1 << UInt16(text) }
            ends[text] = Int32(truncatingIfNeeded: place)
        }
        guard place <= texts.upperBound, absent & 1 == 0 else { throw Fault() }
        var documents: [Document] = []
        document = head.documents > 0 ? try Document(bytes, &place, texts.upperBound) : nil
        for _ in 1..<max(1, head.documents) { documents.append(try Document(bytes, &place, texts.upperBound)) }
        guard place == texts.upperBound, Self.isText(bytes, texts.lowerBound..<Int(ends[Text.allCases.count - 1]))
        else { throw Fault() }
        furtherDocuments = documents
        self.bytes = bytes
        (start, self.ends, self.absent) = (texts.lowerBound, ends, absent)
        (kind, action, at, on, birthDate) = (head.kind, head.action, head.at, head.on, head.birthDate)
        (sex, hasHolder, line, doubts, fingerprint) = (
            head.sex, head.hasHolder, head.line, head.doubts, head.fingerprint
        )
        guard isWhole else { throw Fault() }
    }

    /// Place of a text; nil where the record does not have it.
    public func place(of text: Text) -> Range<Int>? {
        if absent & (1 << UInt16(text.rawValue)) != 0 { return nil }
        return (text.rawValue == 0 ? start : Int(ends[text.rawValue - 1]))..<Int(ends[text.rawValue])
    }

    public func string(_ place: Range<Int>) -> String { String(decoding: bytes[place], as: UTF8.self) }
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

    /// Whether the bytes are whole UTF-8 without NUL.
    static func isText(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        var check = UTF8Check()
        return bytes.withUnsafeBufferPointer { check.firstWrong(in: $0, range) } == nil && check.isComplete
    }
}

extension RecordFrame {
    /// Works on the bytes of a text where they lie; nil where the record does not have it.
    public func withText<Result>(
        _ text: Text, _ work: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result? {
        guard let place = place(of: text) else { return nil }
        return try bytes.withUnsafeBytes { try work(UnsafeRawBufferPointer(rebasing: $0[place])) }
    }
}
