import LeveeCore

/// Writes our feed as XML, line for line beside the source: what begins there on a line begins here on the same one.
struct FeedWriter {
    private(set) var bytes: [UInt8] = []
    private var line = 1

    /// Longest value that is written: a longer one is bad in every field, and no tag comes near the limit.
    private static let longest = 1_200

    /// Goes down to a line; stays where it is behind that already.
    mutating func advance(to line: Int) {
        guard line > self.line else { return }
        bytes += repeatElement(UInt8(ascii: "\n"), count: line - self.line)
        self.line = line
    }

    /// A start tag with those values that there are; `isEmpty` closes it.
    mutating func tag(_ name: String, _ values: [(name: String, value: ReadValue)], isEmpty: Bool) {
        bytes.append(UInt8(ascii: "<"))
        bytes += name.utf8
        for (name, value) in values { attribute(name, value) }
        bytes += isEmpty ? Array("/>".utf8) : [UInt8(ascii: ">")]
    }

    mutating func end(_ name: String) { bytes += "</\(name)>".utf8 }

    private mutating func attribute(_ name: String, _ value: ReadValue) {
        switch value {
        case .nothing: break
        case .text(let text) where Self.isPlain(text): write(name, text)
        // An attribute that the schema does not know makes the record bad and keeps what was there.
        case .text(let text), .unclear(let text): write("\(name).unclear", Self.shown(text))
        }
    }

    /// Writes a value that XML can hold. Only ASCII needs to be escaped, so that its bytes can be looked at one by one.
    private mutating func write(_ name: String, _ value: String) {
        bytes.append(UInt8(ascii: " "))
        bytes += name.utf8
        bytes += "=\"".utf8
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case 0x09, 0x0A, 0x0D: bytes += "&#\(byte);".utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isPlain(_ text: String) -> Bool {
        text.utf8.count <= longest
            ? text.unicodeScalars.allSatisfy(isCharacter)
            : text.unicodeScalars.count <= longest && text.unicodeScalars.allSatisfy(isCharacter)
    }

    /// Whether XML 1.0 can hold the scalar at all.
    private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0xD7FF, 0x09, 0x0A, 0x0D, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    /// The beginning of a text, with what XML cannot hold as its code point.
    private static func shown(_ text: String) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(200) {
            if isCharacter(scalar) {
                shown.append(scalar)
            } else {
                shown += "[U+\(String(scalar.value, radix: 16, uppercase: true))]".unicodeScalars
            }
        }
        return String(shown)
    }

    /// Hands over what was written.
    mutating func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }
}
