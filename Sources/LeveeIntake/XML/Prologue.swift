import LeveeCore

/// What the first bytes of a file say about the rest: packed, another encoding, or the XML declaration.
enum Prologue {
    private static let packed: [[UInt8]] = [
        [0x1F, 0x8B], [0x1F, 0x9D],  // gzip, compress
        [0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06], [0x50, 0x4B, 0x07, 0x08],  // zip
        [0x42, 0x5A, 0x68],  // bzip2
        [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00],  // xz
        [0x28, 0xB5, 0x2F, 0xFD], [0x04, 0x22, 0x4D, 0x18],  // zstd, lz4
        [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C],  // 7z
    ]

    /// Why a file that begins so is refused. The bytes hold the whole declaration, however long a tag may be.
    static func fault(in bytes: UnsafeBufferPointer<UInt8>) -> FeedRefusal? {
        if packed.contains(where: bytes.starts(with:)) { return FeedRefusal(.compressed, line: 1) }
        var cursor = Cursor(bytes)
        _ = cursor.take([0xEF, 0xBB, 0xBF])
        guard cursor.take(Array("<?xml".utf8)), cursor.space() else { return nil }
        return declaration(&cursor)
    }

    /// `XMLDecl` of XML 1.0 after its first white space: version, then encoding and standalone if they are there.
    private static func declaration(_ cursor: inout Cursor) -> FeedRefusal? {
        guard let version = cursor.value(of: "version") else { return cursor.refusal(.notWellFormed) }
        guard version == Array("1.0".utf8) else { return cursor.refusal(.notWellFormed, "version") }
        var spaced = cursor.space()
        if spaced, let label = cursor.value(of: "encoding") {
            // Any other label could make the parser read other characters than were checked here.
            guard String(decoding: label, as: UTF8.self).lowercased() == "utf-8" else {
                return cursor.refusal(.notUTF8, "encoding")
            }
            spaced = cursor.space()
        }
        if spaced, let standalone = cursor.value(of: "standalone") {
            guard standalone == Array("yes".utf8) || standalone == Array("no".utf8) else {
                return cursor.refusal(.notWellFormed, "standalone")
            }
            _ = cursor.space()
        }
        return cursor.take(Array("?>".utf8)) ? nil : cursor.refusal(.notWellFormed)
    }

    private struct Cursor {
        private let bytes: UnsafeBufferPointer<UInt8>
        private var place = 0
        private var line = 1

        init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

        func refusal(_ code: FeedRefusal.Code, _ field: String? = nil) -> FeedRefusal {
            FeedRefusal(code, line: line, field: field)
        }

        mutating func take(_ expected: [UInt8]) -> Bool {
            guard bytes.dropFirst(place).starts(with: expected) else { return false }
            place += expected.count
            return true
        }

        /// Takes white space; false where there is none.
        mutating func space() -> Bool {
            let first = place
            while place < bytes.count, [0x20, 0x09, 0x0D, 0x0A].contains(bytes[place]) {
                if bytes[place] == 0x0A { line += 1 }
                place += 1
            }
            return place > first
        }

        /// Takes `name="value"` in either kind of quotes; nil, and nothing is lost, where something else stands.
        mutating func value(of name: String) -> [UInt8]? {
            let before = self
            if take(Array(name.utf8)) {
                _ = space()
                if take([UInt8(ascii: "=")]) {
                    _ = space()
                    for quote in [UInt8(ascii: "\""), UInt8(ascii: "'")] where take([quote]) {
                        if let end = bytes[place...].firstIndex(of: quote) {
                            let value = Array(bytes[place..<end])
                            place = end + 1
                            return value
                        }
                    }
                }
            }
            self = before
            return nil
        }
    }
}
