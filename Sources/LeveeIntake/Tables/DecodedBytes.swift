import LeveeCore

/// A file's text as UTF-8, chunk by chunk, whatever it is written in.
struct DecodedBytes {
    let file: FileBytes
    private let decoder: GB18030Decoder?
    private var raw: [UInt8] = []

    /// Starts at the file's first byte. The encoding is the one that ``TextEncoding/detect(_:)`` found.
    init(_ file: FileBytes, _ encoding: TextEncoding) {
        self.file = file
        decoder = encoding == .gb18030 ? GB18030Decoder() : nil
        file.rewind()
    }

    /// Appends the next UTF-8 bytes, none where a chunk ends inside a character; false at the end of the file.
    mutating func append(to buffer: inout [UInt8]) throws(TableRefusal) -> Bool {
        guard let decoder else { return try file.append(to: &buffer) }
        raw.removeAll(keepingCapacity: true)
        guard try file.append(to: &raw) else { return false }
        guard decoder.decode(raw, into: &buffer) else {
            throw file.refusal(
                .init(zh: "读取时文件被改动，请重试", en: "changed while it was read; try again"))
        }
        return true
    }
}
