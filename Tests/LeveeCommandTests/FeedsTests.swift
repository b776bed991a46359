import Foundation
import LeveeCore
import Testing

/// `levee feeds`, and what the policy asserts of a feed that is imported.
@Suite struct FeedsTests {
    /// A policy whose assertions stop, and judge from two records on.
    private static func policy(_ changes: [String: String]) throws -> String {
        var text = try String(contentsOf: Program.root.appending(path: "data/policy/policy.yaml"), encoding: .utf8)
        for (key, value) in changes.merging(
            ["feed.least": "2", "feed.usual.least": "1"], uniquingKeysWith: { one, _ in one })
        {
            let start = try #require(text.firstRange(of: "\n  \(key):\n"))
            let line = try #require(text[start.upperBound...].firstRange(of: #/ {8}value: .*\n/#))
            text.replaceSubrange(line, with: "        value: \(value)\n")
        }
        return text
    }

    private static func crossings(_ file: Int, _ count: Int, port: String = "CNSZX", on day: String = "2024-03-01")
        -> String
    {
        (0..<count).map { number in
            """
            <crossing recordId='c-\(file)-\(number)' direction='exit' at='\(day)T09:00:00+08:00' port='\(port)' to='HKG'>\
            <holder \(FeedText.known)/><travelDocument type='ordinaryPassport' number='E11111111'/></crossing>
            """
        }.joined()
    }

    private static func feed(_ sequence: Int64, _ days: (String, String), _ records: String = "", source: String = "gd")
        -> String
    {
        FeedText.feed(sequence, source: source, generatedAt: "\(days.1)T23:00:00+08:00", covers: days, records)
    }

    /// Two sources, one with a gap of files and days that fills, one that begins in the middle.
    @Test(arguments: ["en", "zh"]) func aGapThatFills(_ language: String) throws {
        let home = try FeedHome()
        var story = ""
        func tell(_ arguments: String...) throws {
            let run = try home.run(arguments + ["--lang", language])
            story += "$ levee \(arguments.joined(separator: " "))\n\(run.output)\(run.errors)[\(run.code)]\n\n"
        }
        let files = [
            ("1.xml", Self.feed(1, ("2024-01-30", "2024-01-31"), Self.crossings(1, 4, on: "2024-01-31"))),
            ("2.xml", Self.feed(2, ("2024-02-01", "2024-02-28"), Self.crossings(2, 9, on: "2024-02-28"))),
            ("3.xml", Self.feed(3, ("2024-02-29", "2024-03-01"), Self.crossings(3, 3))),
            ("311.xml", Self.feed(311, ("2024-02-29", "2024-02-29"), source: "sh")),
        ]
        for (name, text) in files { try home.write(name, text) }
        try tell("feeds")
        #expect(try home.run("import", "1.xml", "3.xml", "311.xml").code == 0)
        try tell("feeds", "--as-of", "2024-03-03")
        try tell("feeds", "--as-of", "2024-01-29", "--source", "gd")
        try tell("feeds", "list", "--source", "bj")
        #expect(try home.run("import", "2.xml").code == 0)
        try tell("feeds", "list", "--source", "gd", "--as-of", "2024-03-08")
        try tell("feeds", "list", "--source", "gd", "--as-of", "2024-03-09")
        #expect(story == (try Expected.text("feeds-gap.\(language).txt", story)))
        let wide = story.split(separator: "\n").filter { DisplayWidthProbe.width($0) > 80 }
        #expect(wide == [])
    }

    @Test func everythingAsJSON() throws {
        let home = try FeedHome()
        try home.write("1.xml", Self.feed(1, ("2024-01-30", "2024-01-31"), Self.crossings(1, 4, on: "2024-01-31")))
        try home.write(
            "3.xml",
            Self.feed(3, ("2024-02-29", "2024-03-01"), Self.crossings(3, 3) + Self.crossings(4, 1, port: "CNBJS")))
        try home.write("strict.yaml", try Self.policy(["feed.future.level": "\"off\""]))
        try home.run("import", "1.xml", "3.xml", "--policy", "strict.yaml")
        let run = try home.run("feeds", "--json", "--as-of", "2024-03-03")
        #expect(run.code == 10)
        let text = run.output.replacing(/"receivedAt":"[^"]+"/, with: "\"receivedAt\":\"T\"")
        #expect(text == (try Expected.text("feeds.json", text)))
    }

    /// A warning is a line beside the totals; the exit code is that of the totals.
    @Test func aWarningIsSaidAndShown() throws {
        let home = try FeedHome()
        try home.write("warn.yaml", try Self.policy([:]))
        try home.write("1.xml", Self.feed(1, ("2024-03-01", "2024-03-01"), Self.crossings(1, 40)))
        try home.write("2.xml", Self.feed(2, ("2024-03-02", "2024-03-02"), Self.crossings(2, 4)))
        let first = try home.run("import", "--json", "1.xml", "2.xml", "--policy", "warn.yaml")
        #expect(first.code == 0)
        #expect(first.lines == [FeedTotals(accepted: 40).line("1.xml", 1), FeedTotals(accepted: 4).line("2.xml", 2)])
        #expect(
            first.errors == """
                1.xml: unusual: 40 of 40 crossings name the one port CNSZX (limit 100 %)
                2.xml: unusual: holds 4 records where about 40 are usual (limit 10 %)
                2.xml: unusual: 4 of 4 crossings name the one port CNSZX (limit 100 %)

                """)
        let shown = try home.run("feeds", "--as-of", "2024-03-02")
        #expect(shown.code == 10)
        #expect(shown.output.contains("  unusual: file 2 holds 4 records where about 40 are usual (limit 10 %)\n"))
        // The shipped policy does not judge so few records.
        try home.write("3.xml", Self.feed(3, ("2024-03-03", "2024-03-03"), Self.crossings(3, 4)))
        #expect(try home.run("import", "3.xml").errors == "")
    }

    @Test func whatThePolicyStopsIsRefusedWhole() throws {
        let home = try FeedHome()
        try home.write("stop.yaml", try Self.policy(["feed.port.level": "stop"]))
        try home.write("1.xml", Self.feed(1, ("2024-03-01", "2024-03-01"), Self.crossings(1, 40)))
        let before = try home.dump()
        let refused = try home.run("import", "1.xml", "--policy", "stop.yaml")
        #expect(refused.code == 65)
        #expect(
            refused.errors == """
                1.xml: is unusual, and the policy stops it: 40 of 40 crossings name the one port CNSZX (limit 100 %); \
                ask the source; where the file is right, somebody who may do so imports it with --accept-unusual REASON; \
                nothing of the file was kept

                """)
        let zh = try home.run("import", "1.xml", "--policy", "stop.yaml", "--lang", "zh").errors
        #expect(
            zh == """
                1.xml：异常，按政策停止导入：口岸单一：40 条出入境记录中有 40 条在 CNSZX（界限 100%）；请向来源核实，\
                确认无误的由有权限的用户加 --accept-unusual 理由 重新导入；整个文件未导入

                """)
        #expect(
            try home.run("import", "1.xml", "--policy", "stop.yaml", "--json").lines == [
                FeedTotals.refused("1.xml", "unusual", line: nil)
            ])
        #expect(try home.dump() == before)
        #expect(try home.run("import", "1.xml", "--policy", "stop.yaml", "--accept-unusual", " ").code == 64)
        let accepted = try home.run("import", "1.xml", "--policy", "stop.yaml", "--accept-unusual", "已向来源核实")
        #expect(accepted.code == 0)
        #expect(accepted.errors == "1.xml: unusual: 40 of 40 crossings name the one port CNSZX (limit 100 %)\n")
        let shown = try home.run("feeds", "--as-of", "2024-03-01").output
        #expect(shown.contains("CNSZX (limit 100 %);\n    accepted: 已向来源核实\n"))
        let audit = try home.texts("SELECT detail FROM audit ORDER BY number DESC LIMIT 1")
        #expect(audit[0].hasSuffix("unusual=onePort accepted=已向来源核实"))
    }

    /// Who may not accept it cannot: 77, and nothing is kept.
    @Test func onlySomebodyWhoMayAcceptsIt() throws {
        let office = try Office()
        try office.scratch.write(try Self.policy(["feed.port.level": "stop"]), to: "stop.yaml")
        try office.scratch.write(Self.feed(1, ("2024-03-01", "2024-03-01"), Self.crossings(1, 4)), to: "1.xml")
        let order = ["import", "1.xml", "--policy", "stop.yaml", "--accept-unusual", "已核实", "--as"]
        let before = try office.scratch.dump()
        let refused = try office.scratch.run(order + ["jingban"])
        #expect(
            refused
                == Output(
                    77, "",
                    "levee: the user `jingban` may not accept an unusual feed; it takes one of the roles `administrator`\n"
                ))
        #expect(try office.scratch.dump() == before)
        #expect(try office.scratch.run(order + ["admin"]).status == 0)
    }

    @Test(arguments: ["feed.quarantined.level", "feed.stale.level"])
    func whatNeverStopsCannotBeSetTo(_ key: String) throws {
        let scratch = try Scratch(home: false)
        func read(_ key: String, _ value: String) throws -> Output {
            try scratch.write(try Self.policy([key: value]), to: "p.yaml")
            return try scratch.levee("policy", "show", "--policy", "p.yaml")
        }
        let refused = try read(key, "stop")
        #expect(refused.status == 65 && refused.stderr.contains("`stop`") && refused.stderr.contains("`warn`"))
        #expect(try read(key, "\"off\"").status == 0)
        #expect(try read("feed.port.level", "stop").status == 0)
        #expect(try read("feed.port.level", "loud").status == 65)
    }
}
