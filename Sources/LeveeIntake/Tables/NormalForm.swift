import Foundation

/// Text in Unicode's form NFC, into which every text is brought once, on the way in.
enum NormalForm {
    /// The text of UTF-8 bytes in NFC. Nearly every text of this field cannot change, and is not touched.
    static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        let isLatin = bytes.allSatisfy { $0 < firstByteOfMarks }
        return isLatin || text.unicodeScalars.allSatisfy(isInert) ? text : text.precomposedStringWithCanonicalMapping
    }

    /// The text in NFC.
    static func text(_ text: String) -> String {
        var text = text
        return text.withUTF8 { Self.text($0) }
    }

    /// The first byte of U+0300, from which on marks combine.
    private static let firstByteOfMarks: UInt8 = 0xCC

    /// Whether the scalar stays as it is beside any other of which this is true.
    static func isInert(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // Latin up to the first combining mark.
        case ..<0x0300: true
        // General and CJK punctuation without its combining marks.
        case 0x2010...0x2027, 0x3000...0x3029: true
        // Han with extension A; the compatibility ideographs (U+F900) do change.
        case 0x3400...0x9FFF: true
        // Full-width forms.
        case 0xFF01...0xFF5E: true
        // Han, extensions B to F, and G to H.
        case 0x20000...0x2EBE0, 0x30000...0x323AF: true
        default: false
        }
    }
}
