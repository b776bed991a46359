import Foundation
import Testing

/// `levee load`: what gets in, what does not, and what is said about it.
@Suite struct LoadTests {
    @Test func aDirectoryLoadsInTheRightOrder() throws {
        let scratch = try Scratch()
        for (name, text) in Tables.all { try scratch.write(text, to: "t/\(name).csv") }
        #expect(
            try scratch.levee("load", "t")
                == Output(
                    0,
                    """
                    units.csv         2 rows: 2 new, 0 updated, 0 unchanged, 0 rejected
                    persons.csv       3 rows: 3 new, 0 updated, 0 unchanged, 0 rejected
                    filings.csv       3 rows: 3 new, 0 updated, 0 unchanged, 0 rejected
                    documents.csv     2 rows: 2 new, 0 updated, 0 unchanged, 0 rejected
                    approvals.csv     1 row: 1 new, 0 updated, 0 unchanged, 0 rejected
                    custody.csv       4 rows: 4 new, 0 updated, 0 unchanged, 0 rejected

                    """))
        let facts = try scratch.facts()
        let again = try scratch.levee("load", "t", "--lang", "zh")
        #expect(again.status == 0)
        #expect(again.stdout.hasPrefix("units.csv         2 行：新增 0，更新 0，未变 2，拒绝 0\n"))
        #expect(try scratch.facts() == facts)
    }

    @Test func aDryRunChangesNothing() throws {
        let scratch = try Tables.loaded()
        let before = try scratch.dump()
        let output = try scratch.load(
            "persons", Tables.persons.replacing("主任", with: "副主任").replacing("P3,", with: "P4,"), "--dry-run")
        #expect(
            output
                == Output(
                    10,
                    "persons.csv       3 rows: 0 new, 1 updated, 1 unchanged, 1 rejected\n"
                        + "dry run, nothing written\n",
                    "persons.csv line 4, column `id_number`, value `449999197908254776`: is another person's ID number; "
                        + "compare the papers of both\n"))
        #expect(try scratch.dump() == before)
    }

    @Test func gb18030IsToldByItsBytes() throws {
        let scratch = try Scratch()
        // 县委 and 财政局 in GB18030.
        let data =
            Data("code,name,parent,region\nU1,".utf8) + [0xCF, 0xD8, 0xCE, 0xAF] + Data(",,449999\nU2,".utf8)
            + [0xB2, 0xC6, 0xD5, 0xFE, 0xBE, 0xD6] + Data(",U1,449999\n".utf8)
        try scratch.write(data, to: "units.csv")
        #expect(
            try scratch.levee("load", "units.csv")
                == Output(0, "units.csv         2 rows: 2 new, 0 updated, 0 unchanged, 0 rejected (GB18030)\n"))
        #expect(
            try scratch.load("units", "\u{FEFF}" + Tables.units)
                == Output(0, "units.csv         2 rows: 0 new, 0 updated, 2 unchanged, 0 rejected\n"))
    }

    static let refused: [(text: String, message: String)] = [
        ("", "units.csv: the file is empty; add a header with `code`, `name`, `parent`, `region`"),
        ("\n\n", "units.csv: the file is empty; add a header with `code`, `name`, `parent`, `region`"),
        ("code,name,code,region\n", "units.csv line 1, column `code`: is there twice; remove one of the two"),
        (
            "code,name,region,colour\n",
            "units.csv line 1, column `colour`: is not a column of this table; remove or rename it, the columns are "
                + "`code`, `name`, `parent`, `region`"
        ),
        ("code,name\nU1,x\n", "units.csv line 1, column `region`: is missing and required; add it"),
        (
            "code,name, region\n",
            "units.csv line 1, column ` region`: is not a column of this table; remove or rename it, the columns are "
                + "`code`, `name`, `parent`, `region`"
        ),
    ]

    @Test(arguments: refused.indices) func aFileIsRefused(_ index: Int) throws {
        let scratch = try Scratch()
        let before = try scratch.dump()
        let (text, message) = Self.refused[index]
        #expect(try scratch.load("units", text) == Output(65, "", message + "\n"))
        #expect(try scratch.dump() == before)
    }

    @Test func aRefusedFileStopsNoOther() throws {
        let scratch = try Scratch()
        try scratch.write("code\n", to: "t/units.csv")
        try scratch.write(Tables.persons, to: "t/persons.csv")
        let output = try scratch.levee("load", "t")
        #expect(output.status == 65)
        #expect(output.stdout == "persons.csv       3 rows: 3 new, 0 updated, 0 unchanged, 0 rejected\n")
        #expect(output.stderr == "t/units.csv line 1, column `name`: is missing and required; add it\n")
    }

    @Test func aHeaderWithoutRowsIsNoTrouble() throws {
        let scratch = try Scratch()
        #expect(
            try scratch.load("units", "code,name,region\n")
                == Output(0, "units.csv         0 rows: 0 new, 0 updated, 0 unchanged, 0 rejected\n"))
    }

    @Test func badRowsAreReportedAndTheRestLoads() throws {
        let scratch = try Scratch()
        let output = try scratch.load(
            "persons",
            """
            ref,id_number,name,sex,birth_date,unit,post,category,covered_since,status,status_since
            P1,110101199003074611,张三,M,1990-03-07,U1,主任,leader,2019-03-01,active,2019-03-01
            P2,110101900307461,李四,M,1990-03-07,U1,主任,leader,2019-03-01,active,2019-03-01
            P3,449999197908254776,王五,M,1979-08-25,U2,会计,finance,2019-02-30,active,2019-03-01
            P4,449999197012263979,  ,M,1970-12-26,U2,局长,leader,2019-03-01,active,2019-03-01
            P5,449999197012263979,赵六,M,1970-12-26,U2,局长,leader,2019-03-01,active
            P6,449999197012263979,赵六,M,1970-12-26,U2,局长,leader,2019-03-01,active,2019-03-01,more
            P7,449999197012263979,赵六,M,1970-12-26,U2,局长,chief,2019-03-01,active,2019-03-01
            P8,449999197012263979,赵六,M,1970-12-26,U2,"局
            长",leader,2019-03-01,active,2019-03-01
             P9,449999197012263979,赵六,M,1970-12-26,U2,局长,leader,2019-03-01,active,2019-03-01
            P10,110101199003074610,张三,M,1990-03-07,U1,"主任,leader,2019-03-01,active,2019-03-01

            """)
        #expect(output.status == 10)
        #expect(output.stdout == "persons.csv       10 rows: 1 new, 0 updated, 0 unchanged, 9 rejected\n")
        #expect(output.stderr == (try Expected.text("load-bad-rows.txt", output.stderr)))
    }

    @Test func aNameOfNoTableIsRefusedBeforeAnythingLoads() throws {
        let scratch = try Scratch()
        try scratch.write(Tables.units, to: "t/units.csv")
        try scratch.write("x\n", to: "t/person.csv")
        let before = try scratch.dump()
        let output = try scratch.levee("load", "t")
        #expect(output.status == 65)
        #expect(
            output.stderr.hasPrefix("levee: `t/person.csv` names no table; the tables are units.csv, persons.csv, "))
        #expect(try scratch.dump() == before)
        #expect(
            try scratch.levee("load", "nowhere")
                == Output(65, "", "levee: there is no file or directory `nowhere`; check the path\n"))
    }

    @Test func twoPersonsNeverShareAnIDNumber() throws {
        let scratch = try Tables.loaded()
        let output = try scratch.load(
            "persons", Tables.persons.replacing("P3,449999197908254776", with: "P3,110101199003074610"))
        #expect(output.status == 10)
        #expect(
            output.stdout
                == "persons.csv       3 rows: 0 new, 0 updated, 2 unchanged, 1 rejected, 1 doubtful\n")
        #expect(
            output.stderr.split(separator: "\n").last.map(String.init)
                == "persons.csv line 4, column `id_number`, value `110101199003074610`: is another person's ID number; "
                + "compare the papers of both")
    }

    @Test func nothingIsMovedToAnotherPerson() throws {
        let scratch = try Tables.loaded()
        try scratch.load(
            "restrictions", "reference,ref,kind,from,authority,basis\nR1,P1,exitBan,2026-01-01,法院,民诉法\n")
        let facts = try scratch.facts()
        #expect(
            try scratch.load("documents", Tables.documents.replacing("P1", with: "P3")).stderr
                == "documents.csv line 2, column `ref`, value `P3`: is not the person who declared this document, and a "
                + "document is never moved; check `number`\n")
        #expect(
            try scratch.load("approvals", Tables.approvals.replacing("P1", with: "P3")).stderr
                == "approvals.csv line 2, column `ref`, value `P3`: is not the person of this approval, and an approval is "
                + "never moved; check `approval_no`\n")
        #expect(
            try scratch.load(
                "restrictions", "reference,ref,kind,from,authority,basis\nR1,P2,exitBan,2026-01-01,法院,民诉法\n",
                "--lang", "zh"
            ).stderr == "restrictions.csv 第2行，列 `ref`，值 `P2`：与该限制已登记的人员不同，限制不能改挂他人，请核对 `reference`\n")
        #expect(
            try scratch.load("filings", "ref,on,action,unit,post\nP9,2026-01-01,filed,U1,主任\n").stderr
                == "filings.csv line 2, column `ref`, value `P9`: is not in the registry; load the table `persons` first\n"
        )
        #expect(try scratch.facts() == facts)
    }

    /// A later table may say what an earlier one lacked: custody of a document that nobody declared is kept.
    @Test func custodyBeforeTheDeclarationIsKept() throws {
        let (early, late) = (try Scratch(), try Tables.loaded())
        for table in ["custody", "units", "persons", "filings", "documents", "approvals"] {
            #expect(try early.load(table, Tables.all[table] ?? "").status == 0)
        }
        #expect(try early.facts() == late.facts())
    }

    @Test func doubtsAreCountedAndTheFirstTwentyShown() throws {
        let scratch = try Tables.loaded()
        let rows = (1...25).map { "ordinaryPassport,X\($0),P1,CHN,2020-01-01,2029-12-31,2020-01-05\n" }.joined()
        let text = "type,number,ref,issuing_state,issued_on,expires_on,declared_on\n" + rows
        let some = try scratch.load("documents", text)
        #expect(some.status == 0)
        #expect(
            some.stdout
                == "documents.csv     25 rows: 25 new, 0 updated, 0 unchanged, 0 rejected, 25 doubtful\n")
        let lines = some.stderr.split(separator: "\n")
        #expect(lines.count == 21)
        #expect(
            lines.first.map(String.init)
                == "documents.csv line 2, column `number`, value `X1`, a doubt: misses the pattern of its type; compare it "
                + "with the booklet")
        #expect(lines.last == "documents.csv: 5 more in doubt; `--all-doubts` lists them")
        let all = try scratch.load("documents", text, "--all-doubts")
        #expect(all.stderr.split(separator: "\n").count == 25)
    }
}

extension Scratch {
    /// What is on record, without the receipts that say when it came.
    func facts() throws -> [String] {
        let tables = [
            "unit", "person", "person_fact", "filing", "declaration", "custody", "approval", "restriction", "holder_of",
        ]
        return try dump().filter { line in tables.contains { line.hasPrefix($0 + " ") } }.map {
            $0.replacing(try Regex(" receipt:[0-9]+"), with: "")
        }
    }
}
