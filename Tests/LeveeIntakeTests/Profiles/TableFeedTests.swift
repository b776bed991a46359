import Foundation
import LeveeCore
import Testing

@testable import LeveeIntake

/// The exit-entry authority's answer as a spreadsheet.
struct TableFeedTests {
    static let id = "449999198503151239"
    static let other = "449999197607082464"
    static let head = "序号,类别,1,2,3,4,5,6,7,8,9,10,11"

    static func row(_ cells: String...) -> String {
        (cells + Array(repeating: "", count: max(0, 13 - cells.count))).joined(separator: ",")
    }

    static func query(_ number: String, _ id: String = id) -> String { row(number, "查询条件", id, "甄有证") }

    static func document(_ label: String, _ number: String, id: String = id) -> String {
        row(
            label.isEmpty ? "" : "", label, id, "甄有证", "男", "19850315", "中国", "普通护照", number, "广东", "某局", "20200105",
            "20300104")
    }

    static func crossing(_ label: String, _ time: String, _ direction: String = "出境") -> String {
        row("", label, direction, "甄有证", "男", "19850315", "中国", "普通护照", "E12345678", "新加坡", "白云机场", "20261003", time)
    }

    static let whole = [
        head, query("1"), document("证件信息", "E12345678"), document("", "E12345679"), crossing("出入境记录", "081207"),
        crossing("", "204500", "入境"), query("2", other), row("", "证件信息", "未查询到"),
    ]

    static let expected = [
        "2 holdings 2026-11-22 \(id) ordinaryPassport:E12345678 ordinaryPassport:E12345679",
        "5 exit 2026-10-03 08:12:07 白云机场 SGP", "6 entry 2026-10-03 20:45:00 白云机场 -",
        "7 holdings 2026-11-22 \(other) ",
    ]

    @Test(arguments: ["\n", "\r\n"]) func bothEncodings(_ end: String) throws {
        let text = Self.whole.joined(separator: end) + end
        let reading = try ProfileReading(table: text)
        #expect(reading.told == Self.expected)
        #expect(reading.refusal == nil)
        #expect(reading.warnings == [:])
        let gb = try ProfileReading(table: try GB18030Encoder.bytes(of: text))
        #expect(gb.items == reading.items)
        #expect(try ProfileReading(table: [0xEF, 0xBB, 0xBF] + Array(text.utf8)).items == reading.items)
    }

    private func told(_ rows: [String]) throws -> [String] {
        try ProfileReading(table: rows.joined(separator: "\n") + "\n").told
    }

    @Test func cellsThatAreNotMergedAreReadAlike() throws {
        let filled = [
            Self.head, Self.query("1"), Self.document("证件信息", "E12345678").replacing(",证件", with: "1,证件"),
            Self.document("证件信息", "E12345679").replacing(",证件", with: "1,证件"), Self.query("2", Self.other),
        ].map { $0.hasPrefix("1,证") ? $0 : $0 }
        #expect(
            try told(filled) == [
                "2 holdings 2026-11-22 \(Self.id) ordinaryPassport:E12345678 ordinaryPassport:E12345679",
                "5 holdings 2026-11-22 \(Self.other) ",
            ])
    }

    @Test func aRowWithADocumentIsOneHoweverShortTheBlock() throws {
        #expect(
            try told([Self.head, Self.query("1"), Self.document("证件信息", "E12345678")])
                == ["2 holdings 2026-11-22 \(Self.id) ordinaryPassport:E12345678"])
    }

    @Test func aCrossingIsOneHoweverShortTheBlock() throws {
        #expect(
            try told([Self.head, Self.query("1"), Self.crossing("出入境记录", "081207")])
                == ["2 holdings 2026-11-22 \(Self.id) ", "3 exit 2026-10-03 08:12:07 白云机场 SGP"])
    }

    @Test func aDocumentWithoutANumberIsBadInALongerBlock() throws {
        #expect(
            try told([Self.head, Self.query("1"), Self.document("证件信息", ""), Self.crossing("出入境记录", "081207")])
                == ["2 missingValue travelDocument/@number", "4 exit 2026-10-03 08:12:07 白云机场 SGP"])
    }

    @Test func withoutAHeaderTheFileIsRefused() throws {
        for rows in [Array(Self.whole.dropFirst()), [], ["序号,类别"], ["类别,序号,1,2,3,4,5,6,7,8,9,10,11"]] {
            let refusal = try ProfileReading(table: rows.joined(separator: "\n")).refusal
            #expect(refusal?.code == .wrongTable)
            #expect(refusal?.line == 1)
        }
    }

    /// Whoever takes an open file closes it, also where the profile cannot read it.
    @Test func aProfileWithoutATableLeavesNothingOpen() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        defer { close(ends[1]) }
        let profile = try FeedProfile.named("un-sanctions")
        let refusal = #expect(throws: FeedRefusal.self) {
            try TranslatedFeed(
                descriptor: ends[0], profile: profile, isTable: true, options: FeedHeaderOptions(), zone: .shanghai,
                digest: ProfileSample.digest)
        }
        #expect(refusal?.code == .wrongTable)
        var end = pollfd(fd: ends[1], events: 0, revents: 0)
        #expect(poll(&end, 1, 0) == 1 && Int32(end.revents) == POLLERR, "the end that is read is still open")
    }

    @Test func neitherEncodingIsRefused() throws {
        let refusal = try ProfileReading(table: Array(Self.head.utf8) + [0x0A, 0xFF, 0xFF]).refusal
        #expect(refusal?.code == .notUTF8)
        #expect(refusal?.line == 2)
    }

    @Test func whatNobodySaysNamesTheOption() throws {
        let text = Self.whole.joined(separator: "\n")
        for (name, option) in [
            ("sequence", "--sequence"), ("generatedAt", "--generated-at"), ("coversFrom", "--covers-from"),
            ("coversTo", "--covers-to"),
        ] {
            var header = ProfileSample.header
            header[name] = nil
            #expect(
                try ProfileReading(table: text, options: header).refusal
                    == FeedRefusal(.headerMissing, line: 1, field: option))
        }
    }

    /// A block that does not say who was asked about is nobody's list, and its crossings name their own document.
    @Test func aBlockWithoutItsQuery() throws {
        let rows = [
            Self.head, Self.document("证件信息", "E12345678", id: "").replacing(",证件", with: "1,证件"),
            Self.crossing("出入境记录", "081207"), Self.query("2", Self.other),
        ]
        #expect(
            try told(rows) == [
                "2 missingValue holder/@idNumber", "3 exit 2026-10-03 08:12:07 白云机场 SGP",
                "4 holdings 2026-11-22 \(Self.other) ",
            ])
    }

    /// A list of which a row is broken would say that there is no other document.
    @Test func aRowOfTheWrongWidth() throws {
        for broken in [Self.document("", "E12345679") + ",x", "1,证件信息,x"] {
            let rows = [
                Self.head, Self.query("1"), Self.document("证件信息", "E12345678"), broken,
                Self.crossing("出入境记录", "081207"), Self.query("2", Self.other),
            ]
            let reading = try ProfileReading(table: rows.joined(separator: "\n"))
            #expect(
                reading.told == [
                    "2 unknownAttribute holdings/@documents.unclear", "4 unknownElement row.wrongWidth",
                    "5 exit 2026-10-03 08:12:07 白云机场 SGP", "6 holdings 2026-11-22 \(Self.other) ",
                ])
            // It still says whose block it is: a stranger's is not kept.
            #expect(reading.items[1].bad?.idNumbers.map(\.text) == [Self.id])
        }
    }

    /// Behind a row that is no CSV nobody knows whose the rows are, up to the next number.
    @Test func aRowThatIsNoCSV() throws {
        let rows = [
            Self.head, Self.query("1"), Self.document("证件信息", "E1\"2"), Self.document("", "E12345679"),
            Self.query("2", Self.other),
        ]
        #expect(
            try told(rows) == [
                "2 unknownAttribute holdings/@documents.unclear", "3 unknownElement row.notCSV",
                "4 unknownElement row.behindBroken", "5 holdings 2026-11-22 \(Self.other) ",
            ])
    }

    @Test func twoPeopleInOneBlockAreNobodys() throws {
        let rows = [
            Self.head, Self.query("1"), Self.document("证件信息", "E12345678", id: Self.other),
            Self.crossing("出入境记录", "081207"),
        ]
        #expect(
            try told(rows) == [
                "2 unknownAttribute holder/@idNumber.unclear", "4 exit 2026-10-03 08:12:07 白云机场 SGP",
            ])
    }

    @Test func rowsAndCellsThatNobodyKnowsAreCounted() throws {
        let reading = try ProfileReading(
            table: [
                Self.head + ",12", Self.query("1") + ",", Self.row("", "备注", "x") + ",",
                Self.document("证件信息", "E12345678") + ",y",
            ].joined(separator: "\n"))
        #expect(reading.warnings == ["人员/(other rows)": 1, "人员/证件信息/(other cells)": 1])
        #expect(reading.told == ["2 holdings 2026-11-22 \(Self.id) ordinaryPassport:E12345678"])
    }

    /// What XML cannot hold makes the record bad, and shows itself.
    @Test func controlsAreNoValues() throws {
        let reading = try ProfileReading(
            table: [Self.head, Self.query("1"), Self.document("证件信息", "E1\u{1}2")].joined(separator: "\n"))
        #expect(reading.told == ["2 unknownAttribute travelDocument/@number.unclear"])
        #expect(reading.items.first?.xml.contains("number.unclear=\"E1[U+1]2\"") == true)
    }

    @Test func aBlockThatIsTooLarge() throws {
        let long = String(repeating: "x", count: 100_000)
        let rows = (0..<50).map { _ in Self.row("", "证件信息", long) }
        let reading = try ProfileReading(table: ([Self.head, Self.query("1")] + rows).joined(separator: "\n"))
        #expect(reading.refusal?.code == .recordTooLarge)
        #expect(reading.items.isEmpty)
    }

    @Test func hostileCells() throws {
        let reading = try ProfileReading(
            table: [
                Self.head, Self.query("1"),
                Self.document("证件信息", "E12345678").replacing("某局", with: "\"某局\"\"<x/>&\n]]>\""),
            ].joined(separator: "\n"))
        guard case .holdings(_, _, let documents)? = reading.items.first?.record?.body else {
            return #expect(Bool(false), "\(reading)")
        }
        #expect(documents.first?.authority == "某局\"<x/>&\n]]>")
    }
}
