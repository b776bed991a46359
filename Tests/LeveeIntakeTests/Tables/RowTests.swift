import LeveeCore
import Testing

@testable import LeveeIntake

/// What makes a row bad, doubtful or good, table by table.
@Suite struct RowTests {
    @Test func `one bad row never stops the file`() throws {
        let text =
            filingsHeader + """
                p-1,2026-01-02,filed,u,科长
                p-2,2026-01-02,filed,u
                p-3,2026-01-02,filed,u,科长,x,y

                p-4,2026-01-02,filed,u,"科长
                p-5,2026-13-02,flied,u,科长
                p-6,2026-01-02,filed,u,"科""长"
                p-7,2026-01-02,filed,u,科"长
                p-8,2026-01-02,filed,u,\u{0}
                p-9,2026-01-02,filed,u,科长
                """
        let reading = try TableFile(.filings, text).read()
        #expect(
            reading.lines == [
                "2 ok", "3 post=-: tooFewFields", "4 -=x: tooManyFields",
                "6 post=科长\np-5,2026-13-02,flied,u,科长\np-6,2026-01-02,filed,u,\": textAfterQuote",
                "7 on=2026-13-02: notADay", "8 ok", "9 post=科\": strayQuote", "10 post=\u{0}: nul", "11 ok",
            ])
        #expect(reading.summary == TableSummary(encoding: .utf8, rowsRead: 9))
        #expect(try TableFile(.filings, text).read(chunk: 1) == reading)
    }

    private func lines(_ table: RegistryTable, _ header: String, _ rows: [String]) throws -> [String] {
        try TableFile(table, header + "\n" + rows.joined(separator: "\n")).read().lines
    }

    @Test func units() throws {
        let longName = String(repeating: "厅", count: 200)
        let longCode = String(repeating: "u", count: 100)
        #expect(
            try lines(
                .units, "code,name,parent,region",
                [
                    "u-1, 厅\u{3000},,440000", "u-1,厅, ,440000", " u-1,厅,,440000", "u-1, ,,440000", ",厅,,440000",
                    " ,厅,,440000", "u-1,厅,a b,440000", "u-1,厅,,44000", "u-1,厅,,44000a", "u-1,厅,,４４００００",
                    "u-1,厅,,", "\(longCode),\(longName),,440000", "\(longCode)u,厅,,440000",
                ]) == [
                    "2 ok", "3 ok", "4 code= u-1: whiteSpace", "5 name= : missing", "6 code=: missing",
                    "7 code= : missing", "8 parent=a b: whiteSpace", "9 region=44000: wrongLength",
                    "10 region=44000a: notDigits", "11 region=４４００００: notDigits", "12 region=: missing", "13 ok",
                    "14 code=\(longCode)…: tooLong",
                ])
        let file = try TableFile(.units, "code,name,parent,region\nu-1,\"\t厅 A \",u-0,440000\nu-2,\(longName)厅,,440000")
        #expect(file.read().records == [.unit(Unit(code: "u-1", name: "厅 A", parent: "u-0", region: "440000"))])
        #expect(file.read().lines.last == "3 name=\(longName.prefix(100))…: tooLong")
    }

    @Test func approvers() throws {
        #expect(
            try lines(
                .approvers, "user,up_to_rank,unit,from,until",
                [
                    "li,county,u-1,2026-01-01,2026-12-31", "li,county,u-1,2026-01-01,2026-01-01",
                    "li,county,u-1,2026-01-02,2026-01-01", "li,,u-1,2026-01-01,", "li,County,u-1,2026-01-01,",
                    "li,county,u-1,1899-01-01,",
                ]) == [
                    "2 ok", "3 ok", "4 ok endsBeforeItBegins@until=2026-01-01", "5 up_to_rank=: missing",
                    "6 up_to_rank=County: unknownCode", "7 from=1899-01-01: yearOutOfRange",
                ])
    }

    private static let personColumns =
        "ref,id_number,name,surname_latin,given_latin,sex,birth_date,unit,post,rank,category,covered_since,status,"
        + "status_since,restricted_post,principal,clearance,clearance_ends"
    private static let person = [
        "p-1", "110101199003074610", "张三", "", "", "M", "1990-03-07", "u-1", "科长", "", "leader", "2020-01-01",
        "active", "2020-01-01", "", "", "", "",
    ]

    private func person(_ changes: [String: String]) throws -> String {
        let names = Self.personColumns.split(separator: ",").map(String.init)
        let row = zip(names, Self.person).map { changes[$0] ?? $1 }.joined(separator: ",")
        return try lines(.persons, Self.personColumns, [row]).joined(separator: "/")
    }

    @Test(
        arguments: [
            ([:], "2 ok"),
            (["id_number": "11010119900307461x"], "2 id_number=11010119900307461x: wrongCheckDigit"),
            (["id_number": "110101900307461"], "2 id_number=110101900307461: oldForm"),
            (["id_number": " 110101199003074610"], "2 id_number= 110101199003074610: wrongLength"),
            (["sex": "F"], "2 ok sexDiffers@sex=F"),
            (["sex": "m"], "2 sex=m: unknownCode"),
            (["birth_date": "1990-03-08"], "2 ok birthDateDiffers@birth_date=1990-03-08"),
            (["name": "张\u{200B}三"], "2 ok unseenCharacters@name=张\u{200B}三"),
            (["surname_latin": "ZH\u{202E}ANG"], "2 ok unseenCharacters@surname_latin=ZH\u{202E}ANG"),
            (["name": String(repeating: "张", count: 200)], "2 ok"),
            (["name": String(repeating: "张", count: 201)], "2 name=\(String(repeating: "张", count: 100))…: tooLong"),
            (["rank": "countyDeputy"], "2 ok"), (["rank": "deputy"], "2 rank=deputy: unknownCode"),
            (["category": "key-post"], "2 ok"), (["category": "other"], "2 category=other: unknownCategory"),
            (["category": ""], "2 category=: missing"),
            (["status": "gone"], "2 status=gone: unknownCode"),
            (["restricted_post": "no"], "2 ok"), (["restricted_post": "Yes"], "2 restricted_post=Yes: unknownCode"),
            (["principal": "1"], "2 principal=1: unknownCode"), (["clearance": "none"], "2 ok"),
            (["clearance": "top"], "2 clearance=top: unknownCode"),
            (["clearance_ends": "2026-02-29"], "2 clearance_ends=2026-02-29: notADay"),
            (["status_since": "2026-01-01 "], "2 status_since=2026-01-01 : notADay"),
            // Of several bad columns the first in the table's order.
            (["status": "x", "birth_date": "y", "ref": "a b"], "2 ref=a b: whiteSpace"),
        ] as [([String: String], String)])
    func persons(changes: [String: String], expected: String) throws { #expect(try person(changes) == expected) }

    @Test func `a person with everything`() throws {
        let row =
            "p-1,11010119900307109X, 张三 ,ZHANG,SAN,M,1990-03-07,u-1,处长,county,leader,2020-01-01,retired,2025-01-01,yes,"
            + "yes,core,2027-01-01"
        let number = try CitizenNumber("11010119900307109X")
        let expected = Person(
            ref: "p-1", idNumber: number, name: "张三", surnameLatin: "ZHANG", givenLatin: "SAN", sex: .male,
            birthDate: number.birthDate, unit: "u-1", post: "处长", rank: .county, category: "leader",
            coveredSince: try CalendarDay("2020-01-01"), status: .retired, statusSince: try CalendarDay("2025-01-01"),
            restrictedPost: true, isPrincipal: true, clearance: .core, clearanceEnds: try CalendarDay("2027-01-01"))
        for text in [row, row.replacing("109X", with: "109x")] {
            let items = try TableFile(.persons, Self.personColumns + "\n" + text).read().items
            #expect(items == [.row(line: 2, .person(expected), doubts: [])])
        }
    }

    @Test func relatives() throws {
        let file = try TableFile(
            .relatives,
            """
            ref,relation,name,country,status,since,reported_on
            p-1,child, e\u{301} ,SGP,residing,2020-01-01,2020-02-01
            p-1,child,张,sgp,residing,2020-01-01,
            p-1,cousin,张,SGP,residing,2020-01-01,
            p-1,child,张,SGP,residing,,
            """)
        #expect(
            file.read().lines == [
                "2 ok", "3 country=sgp: unknownCountry", "4 relation=cousin: unknownCode", "5 since=: missing",
            ])
        #expect(
            file.read().records == [
                .relative(
                    Relative(
                        ref: "p-1", relation: .child, name: "\u{E9}", country: try CountryCode("SGP"),
                        status: .residing,
                        since: try CalendarDay("2020-01-01"), reportedOn: try CalendarDay("2020-02-01")))
            ])
        guard case .relative(let relative) = file.read().records.first else { return #expect(Bool(false)) }
        #expect(Array(relative.name.utf8) == [0xC3, 0xA9])
    }
}
