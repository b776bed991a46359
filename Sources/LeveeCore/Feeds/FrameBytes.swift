/// Bytes that stay where they are for as long as somebody holds them: frames lie in them, and nothing is copied or checked for
/// the sake of being looked at.
///
/// They are written by one owner, who does one thing at a time, and who takes bytes away again only where it alone holds them;
/// frames only read what was written before them.
public final class FrameBytes {
    @exclusivity(unchecked) private var start: UnsafeMutableRawPointer
    @exclusivity(unchecked) private var capacity: Int
    /// How many are written.
    @exclusivity(unchecked) public private(set) var count = 0

    public init(capacity: Int = 1 << 10) {
        self.capacity = capacity
        start = .allocate(byteCount: capacity, alignment: 16)
    }

    public convenience init(_ bytes: [UInt8]) {
        self.init(capacity: max(1, bytes.count))
        bytes.withUnsafeBytes { append($0) }
    }

    deinit { start.deallocate() }

    /// What is written.
    public var raw: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

    public func raw(_ place: Range<Int>) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: raw[place]) }

    /// Room for so many more bytes, which ``wrote(_:)`` makes part of what is written. Whatever lay in them may move.
    public func room(for more: Int) -> UnsafeMutableRawBufferPointer {
        if capacity - count < more { grow(to: count + more) }
        return UnsafeMutableRawBufferPointer(start: start + count, count: capacity - count)
    }

    public func wrote(_ more: Int) { count += more }

    public func append(_ bytes: UnsafeRawBufferPointer) {
        let place = room(for: bytes.count)
        if let source = bytes.baseAddress { place.baseAddress?.copyMemory(from: source, byteCount: bytes.count) }
        count += bytes.count
    }

    public func append(_ byte: UInt8) {
        if count == capacity { grow(to: count + 1) }
        start.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count += 1
    }

    /// Appends a number, its lowest byte first.
    public func append<Number: FixedWidthInteger & BitwiseCopyable>(number: Number) {
        if capacity - count < MemoryLayout<Number>.size { grow(to: count + MemoryLayout<Number>.size) }
        start.storeBytes(of: number.littleEndian, toByteOffset: count, as: Number.self)
        count += MemoryLayout<Number>.size
    }

    /// Puts a number in the place of bytes that are written.
    public func put<Number: FixedWidthInteger & BitwiseCopyable>(number: Number, at place: Int) {
        precondition(place >= 0 && place + MemoryLayout<Number>.size <= count)
        start.storeBytes(of: number.littleEndian, toByteOffset: place, as: Number.self)
    }

    /// Keeps only what is written up to a place.
    public func cut(to count: Int) { self.count = min(self.count, count) }

    private func grow(to needed: Int) {
        let larger = UnsafeMutableRawPointer.allocate(byteCount: max(needed, 2 * capacity), alignment: 16)
        larger.copyMemory(from: start, byteCount: count)
        start.deallocate()
        start = larger
        capacity = max(needed, 2 * capacity)
    }
}
