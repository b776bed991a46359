import Foundation
import Testing

/// `levee correct`: asking, confirming, and what the registry says afterwards.
@Suite struct CorrectTests {
    /// P1 back from his trip in time; P2's booklet could not be found.
    private func registry() throws -> Scratch {
        let scratch = try Tables.loaded(feed: NightTests.trip)
        try scratch.load(
            "custody", Tables.custody + "ordinaryPassport,E23456789,2026-11-10T09:00:00+08:00,missing,,,,保管员\n")
        for (user, role) in [("admin", "administrator"), ("clerk", "clerk"), ("reviewer", "reviewer")] {
            let login = user == "clerk" ? ["--login", scratch.login()] : []
            let added = try scratch.run(
                ["user", "add", user, "--role", role, "--unit", "U1", "--as", "admin"] + login)
            try #require(added.status == 0, "\(added)")
        }
        return scratch
    }

    private static let missing = ["custody", "ordinaryPassport:E23456789", "2026-11-10T09:00:00+08:00", "missing"]

    /// The days on which this test runs are told as DAY.
    private func plain(_ output: Output) throws -> Output {
        var output = output
        let day = "20[0-9]{2}-[0-9]{2}-[0-9]{2}"
        output.stdout.replace(try Regex("by [a-z]+ on \(day)")) { "\($0[0].substring?.dropLast(10) ?? "")DAY" }
        output.stdout.replace(try Regex("\(day) 由"), with: "DAY 由")
        return output
    }

    private func correct(_ scratch: Scratch, _ arguments: [String]) throws -> Output {
        try scratch.run(["correct"] + arguments + ["--reason", "录入有误"])
    }

    private func confirm(_ scratch: Scratch, _ number: Int) throws -> Output {
        try scratch.levee("correct", "confirm", "R-\(number)", "--as", "reviewer")
    }

    @Test func aVoidEntryClosesItsFinding() throws {
        let scratch = try registry()
        #expect(
            try scratch.night(NightTests.day).findings.map(\.brief) == [
                "custody.missing P2 ordinaryPassport:E23456789 2026-11-10"
            ])
        #expect(try correct(scratch, Self.missing + ["--void"]).status == 0)
        #expect(try scratch.night(NightTests.day).output.stdout.hasSuffix("1 finding stands: 0 opened, 0 closed\n"))
        #expect(try confirm(scratch, 1).status == 0)
        let night = try scratch.night(NightTests.day)
        #expect(night.output.stdout.hasSuffix("0 findings stand: 0 opened, 1 closed\n"))
        #expect(night.findings.map(\.brief) == [])
        // The custodian's table still has the error, and brings nothing back.
        let facts = try scratch.facts()
        #expect(
            try scratch.levee("load", "custody.csv").stdout
                == "custody.csv       5 rows: 0 new, 0 updated, 5 unchanged, 0 rejected\n")
        #expect(try scratch.facts() == facts)
        #expect(try scratch.night(NightTests.day).output.stdout.hasSuffix("0 findings stand: 0 opened, 0 closed\n"))
        #expect(try scratch.levee("doctor").status == 0)
    }

    @Test func anApprovalWithTheRightDates() throws {
        let scratch = try Tables.loaded(feed: NightTests.trip)
        try scratch.load(
            "approvals", Tables.approvals.replacing("2026-11-05,2026-10-20", with: "2026-11-04,2026-10-20"))
        try scratch.levee("user", "add", "admin", "--role", "administrator", "--unit", "U1")
        for (user, role) in [("clerk", "clerk"), ("reviewer", "reviewer")] {
            try scratch.levee("user", "add", user, "--role", role, "--unit", "U1", "--as", "admin")
        }
        #expect(
            try scratch.night(NightTests.day).findings.map(\.brief) == [
                "crossing.late-return P1 crossing:s/c2 2026-11-05"
            ])
        #expect(try correct(scratch, ["approval", "A-1", "--return-on", "2026-11-05", "--as", "clerk"]).status == 0)
        #expect(try confirm(scratch, 1).status == 0)
        #expect(try scratch.night(NightTests.day).findings.map(\.brief) == [])
        // The table as it was, as it should have been, and another one.
        for (table, counts) in [
            ("2026-11-04,2026-10-20", "0 updated, 1 unchanged, 0 rejected"),
            ("2026-11-05,2026-10-20", "0 updated, 1 unchanged, 0 rejected"),
            ("2026-11-06,2026-10-20", "0 updated, 0 unchanged, 1 rejected"),
        ] {
            try scratch.write(
                Tables.approvals.replacing("2026-11-05,2026-10-20", with: table), to: "approvals.csv")
            let loaded = try scratch.levee("load", "approvals.csv", "--as", "clerk")
            #expect(loaded.stdout.hasSuffix("0 new, \(counts)\n"), "\(loaded)")
            if loaded.status != 0 {
                #expect(
                    loaded
                        == Output(
                            10, "approvals.csv     1 row: 0 new, \(counts)\n",
                            "approvals.csv line 2, column `approval_no`, value `A-1`: was corrected by `R-1`, and the row is "
                                + "neither what was corrected nor what is right since; where it has to change again, use "
                                + "`levee correct`\n"))
            }
        }
    }

    @Test func aVoidDeclarationMakesADocumentUndeclared() throws {
        let scratch = try Scratch()
        for (table, text) in Tables.all where table != "custody" { try scratch.write(text, to: "tables/\(table).csv") }
        try scratch.levee("load", "tables")
        try scratch.write(
            Tables.feed(
                1,
                """
                <document recordId="d1" action="issued" on="2020-01-01"><holder idNumber="449999197012263979"/>
                <travelDocument type="ordinaryPassport" number="E23456789" issuingState="CHN" issuedOn="2020-01-01"
                expiresOn="2029-12-31"/></document>
                """), to: "1.xml")
        try scratch.levee("import", "1.xml")
        try scratch.levee("user", "add", "admin", "--role", "administrator", "--unit", "U1")
        for (user, role) in [("clerk", "clerk"), ("reviewer", "reviewer")] {
            try scratch.levee("user", "add", user, "--role", role, "--unit", "U1", "--as", "admin")
        }
        func findings() throws -> [String] {
            try scratch.night(NightTests.day).findings.filter { $0.person == "P2" }.map(\.rule)
        }
        #expect(try findings() == ["document.not-handed-in", "document.unapproved-issue"])
        let name = ["declaration", "ordinaryPassport:E23456789"]
        #expect(try correct(scratch, name + ["--void", "--as", "clerk"]).status == 0)
        #expect(try confirm(scratch, 1).status == 0)
        #expect(try findings() == ["document.unapproved-issue", "document.undeclared"].sorted())
        #expect(try correct(scratch, name + ["--restore", "--as", "clerk"]).status == 0)
        #expect(try confirm(scratch, 2).status == 0)
        #expect(try findings() == ["document.not-handed-in", "document.unapproved-issue"])
    }

    /// The whole story as people see it, with hostile texts in it.
    @Test(arguments: ["en", "zh"]) func story(_ language: String) throws {
        let scratch = try registry()
        let lang = ["--lang", language]
        var story = ""
        func tell(_ arguments: [String]) throws {
            let output = try plain(try scratch.run(arguments + lang))
            story +=
                "$ levee \(arguments.joined(separator: " "))\n\(output.stdout)\(output.stderr)[\(output.status)]\n\n"
        }
        try tell(["correct"])
        try tell(["correct"] + Self.missing + ["--void", "--reason", "当日在柜内找到，系误登 <script>alert(1)</script>"])
        try tell([
            "correct", "approval", "A-1", "--return-on", "2026-11-06", "--documents", "", "--reason", "=cmd()\u{202E}x",
        ])
        try tell([
            "correct", "custody", "ordinaryPassport:E12345678", "2020-01-06T09:00:00+08:00", "handedIn", "--at",
            "2020-01-07T09:00:00+08:00", "--slot", "\"\u{301}9", "--reason", "日期和柜位误录",
        ])
        try tell([
            "correct", "declaration", "ordinaryPassport:e 2345-6789", "--expires-on", "2030-01-01", "--reason", "原件为准",
        ])
        try tell(["correct", "confirm", "R-1"])
        try tell(["correct", "confirm", "R-1", "--as", "reviewer"])
        try tell(["correct", "confirm", "R-1", "--as", "reviewer"])
        try tell(["correct", "confirm", "R-2", "--as", "reviewer"])
        try tell(["correct", "confirm", "R-3", "--as", "reviewer"])
        try tell(["correct", "decline", "R-4", "--reason", "与原件不符", "--as", "reviewer"])
        try tell(["correct", "confirm", "R-4", "--as", "reviewer"])
        try tell(["correct"] + Self.missing + ["--note", "x", "--reason", "x"])
        try tell(["correct", "approval", "A-1", "--restore", "--reason", "x"])
        try tell(["correct", "approval", "A-1", "--return-on", "2026-11-06", "--reason", "x"])
        try tell(["correct", "approval", "A-1", "--return-on", "", "--reason", "x"])
        try tell(["correct", "approval", "A-1", "--void", "--reason", " "])
        try tell(["correct", "approval", "A-9", "--void", "--reason", "x"])
        try tell(["correct"] + Self.missing.dropLast() + ["seen", "--void", "--reason", "x"])
        try tell(["correct", "approval", "A-1", "--void", "--reason", "x", "--as", "reviewer"])
        try tell(["correct", "list", "--all"])
        try tell(["person", "P1", "--as-of", NightTests.day])
        try tell(["person", "P2", "--as-of", NightTests.day])
        #expect(story == (try Expected.text("correct.\(language).txt", story)))
        #expect(
            story.split(separator: "\n").filter { !$0.hasPrefix("$") && !$0.hasPrefix("levee") }
                .filter { DisplayWidthProbe.width($0) > 80 } == [])
        #expect(
            try scratch.audit().suffix(4) == [
                "reviewer correction confirm", "reviewer correction confirm", "reviewer correction confirm",
                "reviewer correction decline",
            ])
    }

    @Test func twoConfirmAtOnce() throws {
        let scratch = try registry()
        try scratch.levee("user", "add", "reviewer-2", "--role", "reviewer", "--unit", "U1", "--as", "admin")
        try #require(try correct(scratch, Self.missing + ["--void"]).status == 0)
        let runs = try ["reviewer", "reviewer-2"].map { try scratch.start(["correct", "confirm", "R-1", "--as", $0]) }
        #expect(try runs.map { try $0.end().status }.sorted() == [0, 65])
        #expect(try scratch.levee("doctor").status == 0)
    }

    static let wrong: [[String]] = [
        ["approval", "A-1"], ["approval", "A-1", "--void", "--return-on", "2026-11-06"],
        ["approval", "A-1", "--void", "--restore"],
        ["custody", "ordinaryPassport:E1", "2026-11-10", "missing", "--void"],
        ["custody", "E23456789", "2026-11-10T09:00:00+08:00", "missing", "--void"],
        ["custody", "ordinaryPassport:E1", "2026-11-10T09:00:00+08:00", "Missing", "--void"],
        ["declaration", "passport:E1", "--void"], ["application", "A-1", "--void"],
    ]

    @Test(arguments: wrong) func aWrongCommandLineIs64(_ arguments: [String]) throws {
        let scratch = try registry()
        let before = try scratch.dump()
        let output = try correct(scratch, arguments)
        #expect(output.status == 64, "\(output)")
        #expect(output.stderr.hasPrefix("Error: "))
        #expect(try scratch.levee("correct", "approval", "A-1", "--void").status == 64)
        #expect(try scratch.levee("correct", "confirm", "1").status == 64)
        #expect(try scratch.levee("correct", "confirm", "R-0").status == 64)
        #expect(try scratch.dump() == before)
    }
}
