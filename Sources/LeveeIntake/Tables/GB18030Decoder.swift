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
        let filled = output.count
        // Two bytes become at most three, four become at most four.
        let room = input.count * 3 / 2 + 8
        output.append(contentsOf: repeatElement(0, count: room))
        var inputLeft = input.count
        var outputLeft = room
        let failure: Int32? = input.withUnsafeMutableBytes { source in
            output.withUnsafeMutableBytes { target in
                var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
                var to = target.baseAddress.map { ($0 + filled).assumingMemoryBound(to: CChar.self) }
                return iconv(converter, &from, &inputLeft, &to, &outputLeft) == -1 ? errno : nil
            }
        }
        output.removeLast(outputLeft)
        rest = Array(input.suffix(inputLeft))
        return failure == nil || failure == EINVAL
    }
}
