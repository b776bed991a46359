import LeveeCore

/// The text of an attribute in NFC, never blank.
enum FieldText {
    /// The bytes of the file: visible ASCII and Han, which no normalising changes and in which nothing is hidden.
    case plain(UnsafeBufferPointer<UInt8>)
    case other(String)

    /// nil for an empty or blank text.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        if Self.isPlain(bytes) {
            if bytes.isEmpty { return nil }
            self = .plain(bytes)
        } else {
            let text = NormalForm.text(bytes)
            if Text.isBlank(text) { return nil }
            self = .other(text)
        }
    }

    func read<Value>(
        _ read: (UnsafeBufferPointer<UInt8>) -> Result<Value, Refusal.Reason>
    ) -> Result<Value, Refusal.Reason> {
        switch self {
        case .plain(let bytes): return read(bytes)
        case .other(var text): return text.withUTF8(read)
        }
    }

    var string: String {
        switch self {
        case .plain(let bytes): String(decoding: bytes, as: UTF8.self)
        case .other(let text): text
        }
    }

    /// A name or free text: white space at both ends removed; nil where it is longer than so many scalars.
    func trimmed(_ limit: Int) -> FieldText? {
        if case .plain(let bytes) = self, bytes.count <= limit { return self }
        return (try? Text.trimmed(string, limit: limit)).flatMap { $0 }.map(FieldText.other)
    }

    /// An identifier; nil where it cannot be one.
    var identifier: FieldText? {
        if case .plain(let bytes) = self, bytes.count <= Text.identifierLimit { return self }
        return (try? Text.identifier(string)).map(FieldText.other)
    }

    /// Whether it holds characters that a reader cannot see.
    var isDoubtful: Bool {
        if case .other(let text) = self { Text.isDoubtful(text) } else { false }
    }

    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte > 0x20, byte < 0x7F {
                index += 1
                continue
            }
            // U+4E00 to U+9FFF.
            guard index + 2 < bytes.count else { return false }
            let scalar =
                UInt32(byte & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
            guard byte >= 0xE4, byte <= 0xE9, scalar >= 0x4E00, scalar <= 0x9FFF else { return false }
            index += 3
        }
        return true
    }
}

extension RecordFrameWriter {
    mutating func set(_ text: RecordFrame.Text, _ value: FieldText?) {
        switch value {
        case .plain(let bytes): set(text, bytes)
        case .other(let string): set(text, string)
        case nil: break
        }
    }
}
