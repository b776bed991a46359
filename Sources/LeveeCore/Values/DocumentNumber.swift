/// A document's number as it is compared: upper case, U+0020 and U+002D removed. The raw text is kept beside it.
///
/// Equality is that of the normalised text; two raw spellings of one number are the same number.
public struct DocumentNumber: Sendable {
    public let text: String
    public let raw: String

    /// Only what no number can hold is refused; a number that misses the pattern of its type is a doubt, for the feed may
    /// know better.
    /// - Throws: ``Refusal`` `missing`, `tooLong` (100 scalars), `whiteSpace` other than U+0020, or `control`.
    public init(_ input: some StringProtocol) throws(Refusal) {
        raw = String(input)
        var plain = raw
        if plain.withUTF8(Self.isNormal) {
            text = raw
            return
        }
        var kept = String.UnicodeScalarView()
        for scalar in input.unicodeScalars where scalar.value != 0x20 && scalar.value != 0x2D {
            if Text.isWhiteSpace(scalar) { throw Refusal(.whiteSpace, input) }
            if Text.isControl(scalar) { throw Refusal(.control, input) }
            if (97...122).contains(scalar.value) {
                kept.append(Unicode.Scalar(UInt8(scalar.value - 32)))
            } else {
                kept.append(scalar)
            }
        }
        guard !kept.isEmpty else { throw Refusal(.missing, input) }
        guard kept.count <= Text.identifierLimit else { throw Refusal(.tooLong, input) }
        text = String(kept)
    }

    /// Whether UTF-8 bytes are a normalised number as they are.
    public static func isNormal(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        (1...Text.identifierLimit).contains(bytes.count) && bytes.allSatisfy(isPlain)
    }

    /// A character that stands in a normalised number as it is, like nearly all that are written.
    private static func isPlain(_ byte: UInt8) -> Bool { (48...57).contains(byte) || (65...90).contains(byte) }
}

extension DocumentNumber: Hashable {
    public static func == (left: Self, right: Self) -> Bool { left.text == right.text }
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// Names one document: its type and normalised number, written `ordinaryPassport:E12345678`.
public struct DocumentKey: Hashable, Sendable {
    public let type: DocumentType
    public let number: String

    public init(_ type: DocumentType, _ number: DocumentNumber) {
        self.type = type
        self.number = number.text
    }

    /// Reads `type:number`; the number is normalised.
    public init(_ text: some StringProtocol) throws(Refusal) {
        let bytes = String(text).utf8
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { throw Refusal(.unknownDocumentType, text) }
        do {
            let type = try DocumentType(Substring(bytes[..<colon]))
            self.init(type, try DocumentNumber(String(Substring(bytes[bytes.index(after: colon)...]))))
        } catch { throw Refusal(error.reason, text) }
    }
}

extension DocumentKey: CustomStringConvertible, Comparable {
    public var description: String { "\(type.rawValue):\(number)" }

    public static func < (left: Self, right: Self) -> Bool { left.description.precedes(right.description) }
}

extension String {
    /// Order by UTF-8 bytes: the order of every output, of SQLite's BINARY and of the contracts.
    public func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
