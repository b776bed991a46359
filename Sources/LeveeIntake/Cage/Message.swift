import LeveeCore

/// What the caged reader tells: `length of the rest` (4 bytes), `kind` (1 byte), then the parts. Numbers are little-endian;
/// a text is its length (4 bytes, the greatest for none) and its bytes.
enum MessageKind: UInt8 {
    case header, record, bad, progress, refusal, end
}

/// Puts messages together, one behind the other.
struct MessageWriter {
    private let bytes = FrameBytes(capacity: 1 << 16)

    /// What was put together.
    var raw: UnsafeRawBufferPointer { bytes.raw }
    var count: Int { bytes.count }

    func clear() { bytes.cut(to: 0) }

    func message(_ kind: MessageKind, _ parts: (MessageWriter) -> Void) {
        let start = begin(kind)
        parts(self)
        end(start)
    }

    /// Begins a message that ``end(_:)`` ends.
    func begin(_ kind: MessageKind) -> Int {
        let start = bytes.count
        bytes.append(number: UInt32(0))
        bytes.append(kind.rawValue)
        return start
    }

    func end(_ start: Int) { bytes.put(number: UInt32(truncatingIfNeeded: bytes.count - start - 4), at: start) }

    func add<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number) { bytes.append(number: number) }

    func add(_ raw: UnsafeRawBufferPointer) { bytes.append(raw) }

    func add(_ raw: ArraySlice<UInt8>) { raw.withUnsafeBytes { bytes.append($0) } }

    func add(_ text: String?) {
        guard var text else { return add(UInt32.max) }
        add(UInt32(truncatingIfNeeded: text.utf8.count))
        text.withUTF8 { bytes.append(UnsafeRawBufferPointer($0)) }
    }

    func add(_ texts: [String]) {
        add(UInt32(truncatingIfNeeded: texts.count))
        for text in texts { add(text) }
    }
}

/// Takes a message apart. Nothing in it is believed.
struct MessageParts {
    let bytes: FrameBytes
    private(set) var place: Int
    let end: Int

    /// It is not what a reader writes.
    struct Fault: Error {}

    init(_ bytes: FrameBytes, _ range: Range<Int>) {
        self.bytes = bytes
        place = range.lowerBound
        end = range.upperBound
    }

    mutating func number<Number: FixedWidthInteger & BitwiseCopyable>(_: Number.Type = Number.self) throws(Fault)
        -> Number
    {
        let size = MemoryLayout<Number>.size
        guard end - place >= size else { throw Fault() }
        defer { place += size }
        return Number(littleEndian: bytes.raw.loadUnaligned(fromByteOffset: place, as: Number.self))
    }

    mutating func range(_ count: Int) throws(Fault) -> Range<Int> {
        guard count >= 0, end - place >= count else { throw Fault() }
        defer { place += count }
        return place..<place + count
    }

    var rest: Range<Int> { place..<end }

    mutating func optionalText() throws(Fault) -> String? {
        let count: UInt32 = try number()
        if count == .max { return nil }
        let range = try range(Int(count))
        guard let text = String(validating: bytes.raw(range), as: UTF8.self), !text.utf8.contains(0) else {
            throw Fault()
        }
        return text
    }

    mutating func text() throws(Fault) -> String {
        guard let text = try optionalText() else { throw Fault() }
        return text
    }

    mutating func texts() throws(Fault) -> [String] {
        let count: UInt32 = try number()
        var texts: [String] = []
        for _ in 0..<count { texts.append(try text()) }
        return texts
    }

    mutating func day() throws(Fault) -> CalendarDay {
        let number: Int32 = try number()
        return CalendarDay(number: number)
    }

    mutating func instant() throws(Fault) -> Instant { Instant(nanoseconds: try number()) }
}
