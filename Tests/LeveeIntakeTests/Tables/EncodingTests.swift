import Foundation
import LeveeCore
import Testing

@testable import LeveeIntake

@Suite struct EncodingTests {
    private let text = filingsHeader + "p-1,2026-01-02,filed,u1,科长𠮷€㐀\np-2,2026-01-03,changed,u2,处长\n"
    private let neither = "this line is neither UTF-8 nor GB18030; save the whole file as UTF-8"
    private let mixed =
        "the file mixes UTF-8 and GB18030, and this line differs from the others; save the whole file as UTF-8"

    private var records: [RegistryRow] {
        get throws {
            [
                .filing(
                    Filing(ref: "p-1", on: try CalendarDay("2026-01-02"), action: .filed, unit: "u1", post: "科长𠮷€㐀")),
                .filing(
                    Filing(ref: "p-2", on: try CalendarDay("2026-01-03"), action: .changed, unit: "u2", post: "处长")),
            ]
        }
    }

    @Test(arguments: [1, 2, 3, 5, 7, 64, 1 << 18])
    func `both encodings give the same rows wherever the chunks end`(chunk: Int) throws {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        for (bytes, encoding) in [
            (Array(text.utf8), TextEncoding.utf8), (mark + Array(text.utf8), .utf8), (gb18030(text), .gb18030),
            ([0x84, 0x31, 0x95, 0x33] + gb18030(text), .gb18030),
        ] {
            let reading = try TableFile(.filings, bytes).read(chunk: chunk)
            #expect(reading.refused == nil)
            #expect(try reading.records == records)
            #expect(reading.summary == TableSummary(encoding: encoding, rowsRead: 2))
        }
    }

    @Test func `a mark before a quoted name is no part of it`() throws {
        let file = try TableFile(.filings, "\u{FEFF}\"ref\",on,action,unit,post\np,2026-01-02,filed,u,科长\n")
        #expect(file.read().lines == ["2 ok"])
    }

    @Test(arguments: [1, 3, 1 << 18])
    func `a file of neither encoding names the line`(chunk: Int) throws {
        let bad = Array((filingsHeader + "p,2026-01-02,filed,u,").utf8)
        for bytes: [UInt8] in [[0xFF], [0x80], [0xC3], [0xD5, 0x20], [0x81, 0x30, 0x20]] {
            let reading = try TableFile(.filings, bad + bytes + [0x0A]).read(chunk: chunk)
            #expect(reading.refused == "2 -: " + neither)
            #expect(reading.items.isEmpty)
        }
        // The last character is cut by the end of the file.
        #expect(try TableFile(.filings, bad + [0x81]).read(chunk: chunk).refused == "2 -: " + neither)
    }

    @Test func `the line is the one where the likelier encoding ends`() throws {
        let rows = (2...9).map { "p-\($0),2026-01-02,filed,u,处长级" }
        let lines = [Array(filingsHeader.utf8)] + rows.map { Array(($0 + "\n").utf8) }
        var broken = lines
        broken[6] = Array("p-7,2026-01-02,filed,u,".utf8) + [0xFF, 0x0A]
        #expect(try TableFile(.filings, broken.flatMap { $0 }).read().refused == "7 -: " + neither)
        var gb = [Array(filingsHeader.utf8)] + rows.map { gb18030($0 + "\n") }
        gb[6] = Array("p-7,2026-01-02,filed,u,处长级\n".utf8)
        #expect(try TableFile(.filings, gb.flatMap { $0 }).read().refused == "7 -: " + neither)
    }

    @Test func `mixed encodings are seen where every byte would pass for GB18030`() throws {
        let gb = (2...9).map { gb18030("p-\($0),2026-01-02,filed,u,处长\n") }
        let utf8 = (2...9).map { Array("p-\($0),2026-01-02,filed,u,处长\n".utf8) }
        let header = Array(filingsHeader.utf8)
        #expect(try TableFile(.filings, header + gb.joined()).read().lines == (2...9).map { "\($0) ok" })
        var mostlyGB = gb
        mostlyGB[3] = utf8[3]
        #expect(try TableFile(.filings, header + mostlyGB.joined()).read().refused == "5 -: " + mixed)
        var mostlyUTF8 = utf8
        mostlyUTF8[5] = gb[5]
        #expect(try TableFile(.filings, header + mostlyUTF8.joined()).read().refused == "7 -: " + mixed)
    }

    @Test func `a mark of UTF-8 before other bytes is refused`() throws {
        let bytes = [0xEF, 0xBB, 0xBF] + Array(filingsHeader.utf8) + gb18030("p,2026-01-02,filed,u,科长\n")
        #expect(
            try TableFile(.filings, bytes).read().refused
                == "2 -: the file is marked as UTF-8 and this line is not; save the whole file as UTF-8")
    }

    @Test(arguments: [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian])
    func `UTF-16 is refused by name`(encoding: String.Encoding) throws {
        let bytes = Array(try #require(text.data(using: encoding)))
        for chunk in [1, 2, 1 << 18] {
            #expect(
                try TableFile(.filings, bytes).read(chunk: chunk).refused
                    == "1 -: the file is UTF-16; save it as UTF-8 or GB18030")
        }
    }

    @Test func `strict UTF-8 agrees with the standard library on every pair and many fours`() {
        func accepts(_ bytes: [UInt8]) -> Bool {
            var check = UTF8Check()
            return bytes.allSatisfy { check.accepts($0) } && check.isComplete
        }
        func isValid(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }
        for first in UInt8.min...UInt8.max {
            for second in UInt8.min...UInt8.max {
                let pair = [first, second]
                if accepts(pair) != isValid(pair) { Issue.record("\(pair)") }
                guard first >= 0xE0 else { continue }
                for rest: [UInt8] in [[0x80], [0xBF], [0x7F], [0xC0], [0x80, 0xBF], [0xBF, 0x80], [0x80, 0xC0]] {
                    if accepts(pair + rest) != isValid(pair + rest) { Issue.record("\(pair + rest)") }
                }
            }
        }
    }

    @Test func `a path that is no file is refused`() {
        func refused(_ path: String) -> String? {
            do {
                _ = try TableReader(table: .units, path: path, categories: []).read { _ in }
                return nil
            } catch { return (error as? TableRefusal)?.message.en }
        }
        #expect(
            refused("/nowhere/units.csv")
                == "/nowhere/units.csv: cannot be opened; check the path and the permission to read")
        #expect(refused("/tmp") == "/tmp: is not a regular file; give a CSV file")
    }
}
