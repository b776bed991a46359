import Foundation
import Testing

/// `levee filing`: who is due, the batch and its files, the answer.
@Suite struct FilingTests {
    static let persons = """
        ref,id_number,name,sex,birth_date,unit,post,category,covered_since,status,status_since
        P1,110101199003074610,欧阳修,M,1990-03-07,U1,主任,leader,2026-10-01,active,2026-10-01
        P2,449999197012263979,李四,M,1970-12-26,U2,"=cmd()|'/c calc'!A1",leader,2019-03-01,active,2019-03-01
        P3,449999197908254776,\"\"\"\u{301}王<script>\u{202E}五",M,1979-08-25,U2,会计,finance,2019-03-01,left,2026-11-01
        P4,449999199201010013,𠮷野,M,1992-01-01,U2,"科员,""兼""出纳",finance,2026-10-24,active,2026-10-24

        """

    /// P1 and P4 are to be filed, P2 changed, P3 withdrawn; one clerk under whose login the tests run.
    private func registry() throws -> Scratch {
        let scratch = try Scratch()
        let filings = Tables.filings.replacing("P1,2019-03-20,filed,U1,主任\n", with: "")
        for (name, text) in ["units": Tables.units, "persons": Self.persons, "filings": filings] {
            try scratch.write(text, to: "tables/\(name).csv")
        }
        for arguments in [
            ["load", "tables"], ["user", "add", "admin", "--role", "administrator", "--unit", "U1"],
            ["user", "add", "clerk", "--role", "clerk", "--unit", "U1", "--login", scratch.login(), "--as", "admin"],
            ["user", "add", "reviewer", "--role", "reviewer", "--unit", "U1", "--as", "admin"],
        ] {
            let output = try scratch.run(arguments)
            try #require(output.status == 0, "\(output)")
        }
        return scratch
    }

    private static let batch = ["filing", "batch", "--on", "2026-11-23", "--org-code", "000000019"]
    private static let number = "00000001920261123"

    /// The whole story as people see it.
    @Test(arguments: ["en", "zh"]) func story(_ language: String) throws {
        let scratch = try registry()
        try scratch.write("ref,surname,household\nP1,欧阳,广东青岚县\n", to: "people.csv")
        var story = ""
        func tell(_ arguments: [String]) throws {
            let output = try scratch.run(arguments + ["--lang", language])
            story +=
                "$ levee \(arguments.joined(separator: " "))\n\(output.stdout)\(output.stderr)[\(output.status)]\n\n"
        }
        try tell(["filing", "list"])
        try tell(["filing", "due", "--as-of", "2026-11-23"])
        try tell(["filing", "due", "--as-of", "2026-11-23", "--only", "filed", "--unit", "U2"])
        try tell(["filing", "due", "--as-of", "2026-09-30", "--unit", "U9"])
        try tell(["filing", "due", "--as-of", "2018-01-01"])
        try tell(["filing", "batch", "--on", "2026-11-23"])
        try tell(Self.batch + ["--org-name", "县委组织部", "--contact", "王某", "--phone", "+86 020", "--only", "changed"])
        try tell(["filing", "batch", "--on", "2026-11-23", "--phone", "", "--supplement", "people.csv"])
        try tell(["filing", "batch", "--on", "2026-11-23"])
        try tell(["filing", "due", "--as-of", "2026-11-23"])
        try tell(["filing", "confirm", Self.number, "--all", "--on", "2026-11-22"])
        try tell(["filing", "confirm", Self.number, "--all", "--on", "2026-11-25"])
        try tell(["filing", "confirm", Self.number, "--all", "--on", "2026-11-25"])
        try tell(["filing", "confirm", "B-1", "--all", "--on", "2026-11-25"])
        try tell(["filing", "confirm", Self.number + "02", "P2", "--on", "2026-11-25"])
        try tell([
            "filing", "confirm", Self.number + "02", "P1", "--refused", "P3", "--reason", "身份证号与户籍不符\u{202E}", "--on",
            "2026-11-25",
        ])
        try tell(["filing", "confirm", Self.number + "02", "P1", "--on", "2026-11-26"])
        try tell(["filing", "confirm", Self.number + "02", "--all", "--on", "2026-11-26", "--as", "reviewer"])
        try tell(["filing", "show", Self.number + "02"])
        try tell(["filing", "list"])
        try tell(["filing", "due", "--as-of", "2026-11-25"])
        try tell(["filing", "show", Self.number, "--text"])
        #expect(story == (try Expected.text("filing.\(language).txt", story)))
        let wide = story.split(separator: "\n").filter { !$0.hasPrefix("$") && !$0.hasPrefix("levee") }
        #expect(wide.filter { DisplayWidthProbe.width($0) > 80 } == [])
        #expect(try scratch.levee("doctor").status == 0)
        #expect(
            try scratch.audit().suffix(5) == [
                "admin user add", "clerk filing batch", "clerk filing batch", "clerk filing confirm",
                "clerk filing confirm",
            ])
    }

    private static let csv = """
        序号,中文姓,中文名,性别,出生日期,身份证号,户口所在地,入库标识,工作单位,职务(级)或职称,人事主管单位,报送单位组织机构代码,报送单位名称,\
        报送单位类别,报送单位联系人,联系电话,入库批号\r
        1,李,四,1,19701226,449999197012263979,,I,财政局,'=cmd()|'/c calc'!A1,,000000019,,,,'+86 020,00000001920261123\r
        2,欧阳,修,1,19900307,110101199003074610,,U,县委,主任,,000000019,,,,'+86 020,00000001920261123\r
        3,𠮷,野,1,19920101,449999199201010013,,U,财政局,"科员,""兼""出纳",,000000019,,,,'+86 020,00000001920261123\r
        4,,\"""\u{301}王<script>\u{202E}五",1,19790825,449999197908254776,,D,财政局,会计,,000000019,,,,'+86 020,\
        00000001920261123\r

        """

    @Test func theFileInBothEncodings() throws {
        let scratch = try registry()
        let made = try scratch.run(Self.batch + ["--phone", "+86 020", "--csv", "u.csv", "--html", "f.html"])
        #expect(made.status == 0, "\(made)")
        let utf8 = try Data(contentsOf: URL(filePath: scratch.path + "/u.csv"))
        #expect(utf8 == Data([0xEF, 0xBB, 0xBF]) + Data(Self.csv.utf8))
        let again = try scratch.levee("filing", "show", Self.number, "--csv", "g.csv", "--encoding", "gb18030")
        #expect(again.status == 0, "\(again)")
        let gb18030 = try Data(contentsOf: URL(filePath: scratch.path + "/g.csv"))
        #expect(gb18030.starts(with: [0xD0, 0xF2, 0xBA, 0xC5, 0x2C]))
        // 𠮷 takes four bytes, the combining acute accent and the override too.
        #expect(gb18030.firstRange(of: Data([0x0A, 0x33, 0x2C, 0x95, 0x34, 0xB2, 0x35, 0x2C])) != nil)
        #expect(!gb18030.contains(0x3F))
        try scratch.write(gb18030, to: "g.txt")
        let decoded = try Program.start(
            ["-f", "GB18030", "-t", "UTF-8", "g.txt"], in: scratch.path, executable: "/usr/bin/iconv"
        ).end()
        #expect(decoded.stdout == Self.csv)
        let mode = try FileManager.default.attributesOfItem(atPath: scratch.path + "/u.csv")[.posixPermissions]
        #expect(mode as? Int == 0o600)
        let page = try scratch.read("f.html")
        #expect(page.contains("<article class=\"paper form\" lang=\"en\">"))
        #expect(page.contains("<td><span class=\"kept\">&quot;&#769;王&lt;script&gt;[U+202E]五</span></td>"))
        #expect(!page.contains("<script") && !page.contains("\u{202E}"))
        // The form is the same whenever it is printed.
        #expect(try scratch.levee("filing", "show", Self.number, "--html", "g.html").status == 0)
        #expect(try scratch.read("g.html") == page)
    }

    @Test func aCharacterWithoutAPlaceIsNamed() throws {
        let scratch = try registry()
        try scratch.write(Self.persons.replacing("欧阳修", with: "欧\u{E81E}"), to: "persons.csv")
        try scratch.levee("load", "persons.csv")
        let output = try scratch.run(Self.batch + ["--csv", "g.csv", "--encoding", "gb18030"])
        if output.status == 0 { return }  // A later C library may know it.
        #expect(output.status == 65)
        #expect(
            output.stderr
                == "levee: the batch `\(Self.number)` is on record and its file is not written: GB18030 has no place for the "
                + "character U+E81E; look at the text that holds it, or write utf-8; `levee filing show` writes it again\n"
        )
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: scratch.path).filter { $0.hasPrefix("g.csv") } == [])
        #expect(try scratch.levee("filing", "show", Self.number, "--csv", "u.csv").status == 0)
    }

    /// The night finds exactly those who are overdue on the list, and an answer closes its finding.
    @Test func theNightAndTheListAgree() throws {
        let scratch = try registry()
        try scratch.load("persons", Self.persons.replacing("left,2026-11-01", with: "left,2026-10-20"))
        let night = try scratch.night("2026-11-24").findings.map(\.brief).filter { $0.hasPrefix("filing.") }
        #expect(
            night == [
                "filing.missing P1 person:P1 2026-11-01", "filing.outdated P2 person:P2 2019-04-20",
                "filing.not-withdrawn P3 person:P3 2026-11-20", "filing.missing P4 person:P4 2026-11-24",
            ])
        let made = try scratch.run(["filing", "batch", "--on", "2026-11-24", "--org-code", "000000019"])
        #expect(made.status == 0, "\(made)")
        #expect(
            try scratch.levee("filing", "confirm", "00000001920261124", "--all", "--on", "2026-11-24").status == 0)
        let after = try scratch.night("2026-11-24")
        #expect(after.findings.filter { $0.rule.hasPrefix("filing.") }.count == 0)
        #expect(after.output.stdout.contains(" 4 closed\n"))
    }

    /// Where a file cannot be written, no batch is made.
    @Test(arguments: [["--csv", "no/such/place.csv"], ["--html", "home"]])
    func anUnwritableFileCostsNoBatch(_ file: [String]) throws {
        let scratch = try registry()
        let before = try scratch.dump()
        let output = try scratch.run(Self.batch + file)
        #expect(
            output
                == Output(
                    65, "",
                    "levee: cannot write `\(file[1])`; check the directory, its permissions and the disk's space\n"))
        #expect(try scratch.dump() == before)
    }

    /// Nobody was told, and nobody has answered, on a day to come; an answer that is on record cannot be taken back.
    @Test func noDayToCome() throws {
        let scratch = try registry()
        #expect(try scratch.run(Self.batch).status == 0)
        let before = try scratch.dump()
        let future = Output(65, "", "levee: `2199-01-01` lies in the future; check --on\n")
        #expect(
            try scratch.levee("filing", "batch", "--on", "2199-01-01", "--org-code", "000000019", "--csv", "b.csv")
                == future
        )
        #expect(try scratch.levee("filing", "confirm", Self.number, "--all", "--on", "2199-01-01") == future)
        #expect(try scratch.dump() == before)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: scratch.path).filter { $0.hasPrefix("b.csv") } == [])
    }

    @Test func badInput() throws {
        let scratch = try registry()
        try scratch.write("ref,surname\nP2,王\n", to: "wrong.csv")
        try scratch.write("ref,colour\n", to: "unknown.csv")
        try scratch.write(
            try String(contentsOf: Program.root.appending(path: "data/policy/policy.yaml"), encoding: .utf8)
                .replacing("        value: I\n", with: "        value: U\n"), to: "alike.yaml")
        let before = try scratch.dump()
        for (arguments, message) in [
            (["--supplement", "wrong.csv"], "levee: the name of `P2` does not begin with `王`; check the surname\n"),
            (
                ["--supplement", "unknown.csv"],
                "levee: unknown.csv line 1, column `colour`: is not a column of this table; remove or rename it, the columns "
                    + "are `ref`, `surname`, `household`\n"
            ),
            (
                ["--policy", "alike.yaml"],
                "levee: the policy gives two acts the same mark `U`; tell them apart under `filing.mark.*`\n"
            ),
            (["--unit", "U9"], "levee: no unit has the code `U9`; check it\n"),
        ] { #expect(try scratch.run(Self.batch + arguments) == Output(65, "", message)) }
        for arguments in [
            ["batch", "--org-code", "000000018"], ["batch", "--only", "refused"], ["batch", "--on", "2026-02-30"],
            ["batch", "--csv", "a", "--html", "a"], ["batch", "--encoding", "gbk"],
            ["batch", "--contact", String(repeating: "长", count: 201)], ["confirm", "B"], ["confirm", "B", "--all"],
            ["confirm", "B", "P1", "--all", "--on", "2026-11-25"], ["confirm", "B", "--on", "2026-11-25"],
            ["confirm", "B", "--refused", "P1", "--on", "2026-11-25"],
            ["confirm", "B", "P1", "--reason", "x", "--on", "2026-11-25"],
            ["confirm", "B", "P1", "--refused", "P1", "--reason", "x", "--on", "2026-11-25"], ["show"], ["due", "x"],
        ] {
            let output = try scratch.run(["filing"] + arguments)
            #expect(output.status == 64, "\(arguments): \(output)")
        }
        #expect(try scratch.dump() == before)
    }
}
