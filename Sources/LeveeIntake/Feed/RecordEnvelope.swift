import LeveeCore

/// Puts one record's own XML back into a file of its header, so that the ordinary reader reads it as it did the first time.
///
/// The prefixes of the record's elements are bound as the file's root had them: a record that was read at all was read in our
/// namespace. What the record itself binds otherwise stays bound so. Everything stands on the record's first line: the lines
/// that a refusal names are its own.
struct RecordEnvelope {
    let header: FeedHeader

    func bytes(around record: [UInt8]) -> [UInt8] {
        var tag = "<borderFeed xmlns=\"\(FeedElement.namespace)\""
        let ours = Self.prefixes(in: record) { $0 == UInt8(ascii: "<") }
        let others = Self.prefixes(in: record) { [0x20, 0x09, 0x0A, 0x0D].contains($0) }.subtracting(ours)
        for prefix in ours.sorted(by: { $0.precedes($1) }) { tag += " xmlns:\(prefix)=\"\(FeedElement.namespace)\"" }
        for prefix in others.sorted(by: { $0.precedes($1) }) { tag += " xmlns:\(prefix)=\"urn:levee:unknown\"" }
        let fields: [(String, String?)] = [
            ("source", header.source), ("sequence", "\(header.sequence)"),
            ("generatedAt", header.generatedAt.written), ("coversFrom", "\(header.coversFrom)"),
            ("coversTo", "\(header.coversTo)"), ("letter", header.letter), ("purpose", header.purpose),
        ]
        for (name, value) in fields { if let value { tag += " \(name)=\"\(Self.escaped(value))\"" } }
        return Array((tag + ">").utf8) + Self.withoutMark(record) + Array("</borderFeed>".utf8)
    }

    /// An editor may have put a byte-order mark before the text.
    private static func withoutMark(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    }

    /// Prefixes of names that stand behind such a byte, as far as a root can bind them: at most sixteen.
    private static func prefixes(in record: [UInt8], behind isStart: (UInt8) -> Bool) -> Set<String> {
        var found: Set<String> = []
        var place = record.startIndex
        while let colon = record[place...].firstIndex(of: UInt8(ascii: ":")), found.count < 16 {
            place = colon + 1
            let start = record[..<colon].lastIndex { !isNamePart($0) }
            guard let start, isStart(record[start]), let first = record[(start + 1)..<colon].first,
                !(48...57).contains(first), first != UInt8(ascii: "-"), first != UInt8(ascii: "."),
                colon - start <= 200, let prefix = String(validating: record[(start + 1)..<colon], as: UTF8.self),
                !prefix.lowercased().hasPrefix("xml")
            else { continue }
            found.insert(prefix)
        }
        return found
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, 0x80...0xFF: true
        default: [UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains(byte)
        }
    }

    private static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&", "<", ">", "\"", "\t", "\n", "\r": result.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
