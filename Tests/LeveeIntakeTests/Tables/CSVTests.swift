import LeveeCore
import Testing

@testable import LeveeIntake

@Suite struct CSVTests {
    /// Every row of a text: `line: field|field`, or `line! fault@field text`.
    private func rows(_ text: String, chunk: Int = 1 << 18) throws -> [String] {
        let file = try TableFile(.units, text)
        var csv = try CSVReader(DecodedBytes(FileBytes(file.path, chunkSize: chunk), .utf8))
        var rows: [String] = []
        while let item = try csv.next() {
            switch item {
            case .row:
                rows.append("\(csv.rowLine): " + (0..<csv.fieldCount).map { csv.text($0) }.joined(separator: "|"))
            case .fault(let fault): rows.append("\(csv.rowLine)! \(fault.kind)@\(fault.field) \(fault.text)")
            }
        }
        return rows
    }

    private static let cases: [(String, [String])] = [
        ("", []),
        ("\n\r\n\n", []),
        ("a", ["1: a"]),
        ("a,b\nc,d", ["1: a|b", "2: c|d"]),
        ("a,b\r\nc,d\r\n", ["1: a|b", "2: c|d"]),
        ("a,b\r\n\r\n \t\nc,d\n\n", ["1: a|b", "4: c|d"]),
        (",\n,,\n\"\"\n", ["1: |", "2: ||", "3: "]),
        ("\"a,b\",\"c\"\"d\",\"\"\"\",\"\"\n", ["1: a,b|c\"d|\"|"]),
        ("\"a\nb\r\nc\",d\ne,f", ["1: a\nb\r\nc|d", "4: e|f"]),
        ("\"a\"", ["1: a"]),
        ("a,\"b\"\r\n\"c\",", ["1: a|b", "2: c|"]),
        (" a , b\n", ["1:  a | b"]),
        ("x,a\"b,c\ny,z\n", ["1! strayQuote@1 a\"", "2: y|z"]),
        ("x, \"a\"\ny,z\n", ["1! strayQuote@1  \"", "2: y|z"]),
        ("x,\"a\"b,c\ny,z\n", ["1! textAfterQuote@1 a\"b", "2: y|z"]),
        ("x,\"a\" ,c\ny,z\n", ["1! textAfterQuote@1 a\" ", "2: y|z"]),
        ("x,\"a\ny,z\nu,v", ["1! unclosedQuote@1 a\ny,z\nu,v", "2: y|z", "3: u|v"]),
        ("x,\"a\ny,\"z\"\nu,v", ["1! textAfterQuote@1 a\ny,\"z", "2: y|z", "3: u|v"]),
        ("x,\"", ["1! unclosedQuote@1 "]),
        ("a\rb,c\nd,e\r\n", ["1! loneReturn@0 a\r", "2: d|e"]),
        ("a,b\r", ["1! loneReturn@1 b\r"]),
        ("\"a\"\r", ["1! loneReturn@0 a\"\r"]),
        ("\"a\rb\",c\n", ["1: a\rb|c"]),
        ("a\u{0}b,c\nd,\"\u{0}\n\"\ne,f\n", ["1! nul@0 a\u{0}b", "2! nul@1 \u{0}\n", "4: e|f"]),
    ]

    @Test(arguments: cases) func `every form is read alike in chunks of any size`(text: String, expected: [String])
        throws
    {
        for chunk in [1, 2, 3, 7, 1 << 18] { #expect(try rows(text, chunk: chunk) == expected, "chunk \(chunk)") }
    }

    @Test(arguments: [4099, 1 << 22])
    func `a row of exactly one MiB is read and a longer one skipped`(chunk: Int) throws {
        let limit = 1 << 20
        func row(_ length: Int) -> String { "a," + String(repeating: "x", count: length - 2) }
        func short(_ rows: [String]) -> [String] { rows.map { "\($0.utf8.count) \($0.prefix(20))" } }
        for end in ["\n", "\r\n", ""] {
            let exact = try rows("h,i\n" + row(limit) + end, chunk: chunk)
            #expect(short(exact) == ["6 1: h|i", "\(limit + 3) 2: a|xxxxxxxxxxxxxxx"])
            let above = try rows("h,i\n" + row(limit + 1) + end + (end.isEmpty ? "" : "j,k"), chunk: chunk)
            #expect(
                short(above) == ["6 1: h|i", "417 2! tooLong@1 xxxxxxx"] + (end.isEmpty ? [] : ["6 3: j|k"]))
        }
        // A quote that stays open for more than a MiB costs its own row alone.
        let line = "1," + String(repeating: "2", count: 1021) + "\n"
        let open = try rows("h,\"i\n" + String(repeating: line, count: 1100), chunk: chunk)
        #expect(short(open).first == "417 1! tooLong@1 i\n1,222")
        #expect(Array(open.dropFirst()) == (2...1101).map { "\($0): 1|" + String(repeating: "2", count: 1021) })
        // No verdict depends on what stands beyond the limit.
        let late = try rows(row(limit + 1) + ",\"x\"y\nb,c\n", chunk: chunk)
        #expect(short(late) == ["417 1! tooLong@1 xxxxxxx", "6 2: b|c"])
    }

    @Test func `fields beyond the kept ones are counted`() throws {
        let file = try TableFile(.units, String(repeating: ",", count: 999))
        var csv = try CSVReader(DecodedBytes(FileBytes(file.path), .utf8))
        #expect(try csv.next() == .row)
        #expect(csv.fieldCount == 1000)
        #expect(csv.text(999) == "")
    }

    @Test func `random rows come back as they were written`() throws {
        var random = SplitMix(state: 7)
        let alphabet = ["a", "张", "𠮷", ",", "\"", "\n", "\r\n", "\r", " ", "é", ";", "x", "0", ""]
        for round in 0..<150 {
            let width = Int.random(in: 2...6, using: &random)
            let table = (0..<Int.random(in: 0...12, using: &random)).map { _ in
                (0..<width).map { _ in
                    (0..<Int.random(in: 0...6, using: &random)).map { _ in
                        alphabet.randomElement(using: &random) ?? ""
                    }.joined()
                }
            }
            let text = table.map { write($0, &random) }.joined()
            for chunk in [1, Int.random(in: 2...40, using: &random), 1 << 18] {
                #expect(try fields(text, chunk) == table, "round \(round), chunk \(chunk)")
            }
        }
    }

    private func fields(_ text: String, _ chunk: Int) throws -> [[String]] {
        let file = try TableFile(.units, text)
        var csv = try CSVReader(DecodedBytes(FileBytes(file.path, chunkSize: chunk), .utf8))
        var rows: [[String]] = []
        while let item = try csv.next() {
            #expect(item == .row)
            rows.append((0..<csv.fieldCount).map { csv.text($0) })
        }
        return rows
    }

    /// Quotes where it must, and by chance elsewhere.
    private func write(_ row: [String], _ random: inout SplitMix) -> String {
        row.map { field in
            let special = field.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
            guard special || Bool.random(using: &random) else { return field }
            return "\"" + field.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
        }.joined(separator: ",") + (Bool.random(using: &random) ? "\n" : "\r\n")
    }
}

/// A generator whose numbers are the same in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
