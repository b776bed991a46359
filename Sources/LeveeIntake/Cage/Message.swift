import LeveeCore

/// What the caged reader tells: `length of the rest` (4 bytes), `kind` (1 byte), then the parts. Numbers are little-endian;
/// a text is its length (4 bytes, the greatest for none) and its bytes.
enum MessageKind: UInt8 {
    case header, record, bad, progress, refusal, end
}

/// Puts a message together at the end of a buffer.
struct MessageWriter {
    private(set) var bytes: [UInt8] = []

    mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    mutating func message(_ kind: MessageKind, _ parts: (inout MessageWriter) -> Void) {
        let start = bytes.count
        add(UInt32(0))
        bytes.append(kind.rawValue)
        parts(&self)
        let length = UInt32(truncatingIfNeeded: bytes.count - start - 4).littleEndian
        bytes.withUnsafeMutableBytes { $0.storeBytes(of: length, toByteOffset: start, as: UInt32.self) }
    }

    mutating func add(_ number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func add(_ raw: some Collection<UInt8>) { bytes.append(contentsOf: raw) }

    mutating func add(_ text: String?) {
        guard let text else { return add(UInt32.max) }
        add(UInt32(truncatingIfNeeded: text.utf8.count))
        add(text.utf8)
    }

    mutating func add(_ texts: [String]) {
        add(UInt32(truncatingIfNeeded: texts.count))
        for text in texts { add(text) }
    }
}

/// Takes a message apart. Nothing in it is believed.
struct MessageParts {
    let bytes: [UInt8]
    private(set) var place: Int
    let end: Int

    /// It is not what a reader writes.
    struct Fault: Error {}

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        place = range.lowerBound
        end = range.upperBound
    }

    mutating func number<Number: FixedWidthInteger>(_: Number.Type = Number.self) throws(Fault) -> Number {
        let size = MemoryLayout<Number>.size
        guard end - place >= size else { throw Fault() }
        defer { place += size }
        return bytes.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: Number.self)) }
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
        guard let text = String(validating: bytes[range], as: UTF8.self), !text.utf8.contains(0) else { throw Fault() }
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
