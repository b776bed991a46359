import LeveeCore

/// Reads one JSON document (RFC 8259) to the letter. What other readers pass over in silence, such as a name given twice or
/// a comma too many, is refused with its place: nobody can know which of two values was meant.
struct JSONReader {
    /// Arrays and objects within each other; ours need four.
    private static let deepest = 32

    private let bytes: [UInt8]
    private let file: String
    private var place = 0
    /// Where the value being read stands, such as `[2].companions[0]`.
    private var path = ""
    private var depth = 0

    /// - Parameter bytes: UTF-8 without a byte order mark.
    static func read(_ bytes: [UInt8], file: String) throws(ApplicationRefusal) -> JSONValue {
        var reader = JSONReader(bytes: bytes, file: file)
        let value = try reader.value()
        guard reader.next == nil else { throw reader.broken }
        return value
    }

    private init(bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
    }

    private mutating func value() throws(ApplicationRefusal) -> JSONValue {
        switch next {
        case UInt8(ascii: "{"): return .object(try object())
        case UInt8(ascii: "["): return .list(try list())
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func object() throws(ApplicationRefusal) -> [String: JSONValue] {
        var fields: [String: JSONValue] = [:]
        let outer = path
        try members(until: "}") { reader throws(ApplicationRefusal) in
            guard reader.next == UInt8(ascii: "\"") else { throw reader.broken }
            let name = try reader.text()
            reader.path = outer.isEmpty ? name : "\(outer).\(name)"
            guard fields[name] == nil else {
                throw reader.refusal(zh: "出现了两次，请只保留一个", en: "is given twice; keep one")
            }
            guard reader.next == UInt8(ascii: ":") else { throw reader.broken }
            reader.place += 1
            fields[name] = try reader.value()
            reader.path = outer
        }
        return fields
    }

    private mutating func list() throws(ApplicationRefusal) -> [JSONValue] {
        var items: [JSONValue] = []
        let outer = path
        try members(until: "]") { reader throws(ApplicationRefusal) in
            reader.path = "\(outer)[\(items.count)]"
            items.append(try reader.value())
            reader.path = outer
        }
        return items
    }

    /// What stands between two brackets, with commas between.
    private mutating func members(
        until closing: Unicode.Scalar, _ member: (inout Self) throws(ApplicationRefusal) -> Void
    ) throws(ApplicationRefusal) {
        let closing = UInt8(ascii: closing)
        depth += 1
        guard depth <= Self.deepest else {
            throw refusal(zh: "嵌套过深，请减少层数", en: "is nested too deeply; take levels away")
        }
        place += 1
        if next != closing {
            try member(&self)
            while next == UInt8(ascii: ",") {
                place += 1
                guard next != closing else {
                    throw refusal(zh: "末尾多一个逗号，请删去", en: "has a comma after its last value; remove it")
                }
                try member(&self)
            }
        }
        guard next == closing else { throw broken }
        place += 1
        depth -= 1
    }

    /// The byte after any white space; nil at the end.
    private var next: UInt8? {
        mutating get {
            while let byte = byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
            return byte
        }
    }

    private var byte: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
        guard byte == UInt8(ascii: wanted) else { return false }
        place += 1
        return true
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(ApplicationRefusal) -> JSONValue {
        guard bytes[place...].starts(with: word.utf8) else { throw broken }
        place += word.utf8.count
        return value
    }

    /// A number as it is written.
    private mutating func number() throws(ApplicationRefusal) -> String {
        let start = place
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            _ = take("+") || take("-")
            try digits()
        }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private mutating func digits() throws(ApplicationRefusal) {
        guard let first = byte, (0x30...0x39).contains(first) else { throw broken }
        while let digit = byte, (0x30...0x39).contains(digit) { place += 1 }
    }

    private mutating func text() throws(ApplicationRefusal) -> String {
        place += 1
        var text: [UInt8] = []
        while let byte, byte >= 0x20 {
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text += String(try escaped()).utf8
            default: text.append(byte)
            }
        }
        throw broken
    }

    private static let escapes: [UInt8: Unicode.Scalar] = [
        0x22: "\"", 0x5C: "\\", 0x2F: "/", 0x62: "\u{8}", 0x66: "\u{C}", 0x6E: "\n", 0x72: "\r", 0x74: "\t",
    ]

    /// What a backslash stands for. Half of a pair of surrogates is nothing.
    private mutating func escaped() throws(ApplicationRefusal) -> Unicode.Scalar {
        guard take("u") else {
            guard let byte, let scalar = Self.escapes[byte] else { throw broken }
            place += 1
            return scalar
        }
        var unit = try hexadecimal()
        if (0xD800...0xDBFF).contains(unit) {
            guard take("\\"), take("u") else { throw broken }
            let second = try hexadecimal()
            guard (0xDC00...0xDFFF).contains(second) else { throw broken }
            unit = 0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(unit) else { throw broken }
        return scalar
    }

    private mutating func hexadecimal() throws(ApplicationRefusal) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let byte, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw broken }
            unit = unit << 4 + UInt32(digit)
            place += 1
        }
        return unit
    }

    private var broken: ApplicationRefusal {
        refusal(zh: "不是有效的 JSON，应为一个对象或一个数组", en: "is not valid JSON; give one object or one array")
    }

    private func refusal(zh: String, en: String) -> ApplicationRefusal {
        let line = 1 + bytes[..<place].count { $0 == 0x0A }
        return ApplicationRefusal(file: file, line: line, field: path, explanation: Bilingual(zh: zh, en: en))
    }
}
