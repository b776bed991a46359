import Glibc

/// GB18030 to UTF-8 by the C library, strictly, with characters that two chunks share.
final class GB18030Decoder {
    private let converter: iconv_t
    /// The bytes of a character that the last chunk began.
    private var rest: [UInt8] = []

    /// Nil where the C library does not know GB18030.
    init?() {
        let converter = iconv_open("UTF-8", "GB18030")
        guard let converter, converter != iconv_t(bitPattern: -1) else { return nil }
        self.converter = converter
    }

    deinit { iconv_close(converter) }

    /// Whether the text may end here.
    var isComplete: Bool { rest.isEmpty }

    /// Appends the chunk as UTF-8. False at the first byte that is not GB18030: what stands before it has been appended.
    func decode(_ chunk: some Collection<UInt8>, into output: inout [UInt8]) -> Bool {
        var input = rest + chunk
        var left = input.count
        var failure: Int32?
        // Two bytes become at most three, four become at most four.
        let room = input.count * 3 / 2 + 8
        let decoded = [UInt8](unsafeUninitializedCapacity: room) { target, count in
            var free = room
            input.withUnsafeMutableBytes { source in
                var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
                var to = UnsafeMutableRawPointer(target.baseAddress)?.assumingMemoryBound(to: CChar.self)
                if iconv(converter, &from, &left, &to, &free) == -1 { failure = errno }
            }
            count = room - free
        }
        output += decoded
        rest = Array(input.suffix(left))
        // A character that the chunk's end cuts is no failure.
        return failure == nil || failure == EINVAL
    }
}
