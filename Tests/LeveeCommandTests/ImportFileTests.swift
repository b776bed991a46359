import Foundation
import LeveeCore
import Testing

/// What an import does with files, numbers and days, through the built program.
@Suite struct ImportFileTests {
    typealias Text = FeedText

    @Test func aRefusedFileLeavesNothingAndTheOthersComeIn() throws {
        let home = try FeedHome()
        try home.write("a.xml", Text.feed(1, Text.issued("d-1")))
        try home.write("b.xml", Text.feed(2, Text.issued("d-2")) + "<")
        try home.write("c.xml", Text.feed(3, Text.issued("d-3"), Text.issued("d-4", on: "never")))
        let run = try home.run("import", "--json", "./a.xml", "b.xml", "c.xml", "none.xml")
        #expect(
            run.lines == [
                FeedTotals(accepted: 1).line("./a.xml", 1), FeedTotals.refused("b.xml", "notWellFormed", line: 3),
                FeedTotals(accepted: 1, quarantined: 1).line("c.xml", 3),
                FeedTotals.refused("none.xml", "unreadable", line: nil),
            ])
        #expect(run.code == 65)
        #expect(try home.standing() == ["P1:d-1", "P1:d-3"])
        #expect(try home.texts("SELECT sequence || '' FROM feed_file") == ["1", "3"])
    }

    @Test func aRefusedFileChangesNothing() throws {
        let home = try FeedHome()
        try home.write("a.xml", Text.feed(1, Text.issued("d-1"), Text.withdrawal("w-1", of: "d-2")))
        #expect(try home.run("import", "a.xml").code == 0)
        let before = try home.dump()
        try home.write("b.xml", Text.feed(2, Text.issued("d-2"), Text.issued("d-3", on: "never"), "text"))
        #expect(
            try home.run("import", "b.xml")
                == FeedRun(
                    code: 65, output: "",
                    errors:
                        "b.xml line 4: has text between its records; have it removed; nothing of the file was kept\n"))
        #expect(try home.dump() == before)
    }

    @Test func aDirectoryStandsForItsFeedsByName() throws {
        let home = try FeedHome()
        try FileManager.default.createDirectory(
            at: home.folder.appending(path: "feeds/empty"), withIntermediateDirectories: true)
        for (name, sequence) in [("b.xml", 1), ("a.xml", 2), ("B.xml", 3)] as [(String, Int64)] {
            try home.write("feeds/\(name)", Text.feed(sequence))
        }
        try home.write("feeds/notes.txt", "not a feed")
        let run = try home.run("import", "--json", "feeds/", "feeds/empty", "feeds")
        #expect(
            run.lines == [
                FeedTotals().line("feeds/B.xml", 3), FeedTotals().line("feeds/a.xml", 2),
                FeedTotals().line("feeds/b.xml", 1), FeedTotals.refused("feeds/empty", "unreadable", line: nil),
                FeedTotals().line("feeds/B.xml", 3), FeedTotals().line("feeds/a.xml", 2),
                FeedTotals().line("feeds/b.xml", 1),
            ])
        #expect(run.code == 65)
    }

    @Test func gapsAreToldUntilTheyAreFilled() throws {
        let home = try FeedHome()
        func told(_ sequences: Int64..., source: String = "gd", language: String = "en") throws -> String {
            let files = try sequences.map { sequence in
                try home.write("\(source)-\(sequence).xml", Text.feed(sequence, source: source))
                return "\(source)-\(sequence).xml"
            }
            return try home.run(["import", "--json", "--lang", language] + files).errors
        }
        #expect(try told(10) == "")
        #expect(try told(11, 14, 16) == "gd: 12–13, 15 missing; ask the source for these files\n")
        #expect(try told(15, language: "zh") == "gd：缺 12–13 号文件，请向来源补要\n")
        #expect(
            try told(1, 3, source: "aa")
                == "aa: 2 missing; ask the source for these files\ngd: 12–13 missing; ask the source for these files\n")
        #expect(try told(2, source: "aa") == "gd: 12–13 missing; ask the source for these files\n")
        #expect(try told(13, 12) == "")
        #expect(try told(8) == "gd: 9 missing; ask the source for these files\n")
    }

    @Test func letterAndPurposeAreKept() throws {
        let home = try FeedHome()
        try home.write("a.xml", Text.feed(1, more: "letter=' 粤组函〔2026〕88号 ' purpose='nightly'"))
        try home.write("b.xml", Text.feed(2, more: "letter=' '"))
        #expect(try home.run("import", "a.xml", "b.xml").code == 0)
        let kept = try home.texts(
            "SELECT coalesce(letter, '-') || '/' || coalesce(purpose, '-') FROM feed_file ORDER BY sequence")
        #expect(kept == ["粤组函〔2026〕88号/nightly", "-/-"])
    }

    @Test(arguments: [0, 1, 2]) func aFileMayLieOneDayAhead(days: Int) throws {
        let home = try FeedHome()
        // The day may turn in Shanghai while this runs; then the day that was meant is not known.
        let today = Self.today
        let day = "\(today + days)"
        try home.write("a.xml", Text.feed(1, generatedAt: "\(day)T12:00:00+08:00"))
        try home.write("b.xml", Text.feed(2, covers: ("2024-03-01", day)))
        let run = try home.run("import", "--json", "a.xml", "b.xml")
        guard today == Self.today else { return }
        let isGood = days < 2
        let refused = { FeedTotals.refused($0, "fromTheFuture", line: 1) }
        #expect(
            run.lines
                == (isGood
                    ? [FeedTotals().line("a.xml", 1), FeedTotals().line("b.xml", 2)]
                    : [refused("a.xml"), refused("b.xml")]))
        #expect(run.code == (isGood ? 0 : 65))
    }

    private static var today: CalendarDay {
        Zone.shanghai.day(of: Instant(nanoseconds: Int64(Date().timeIntervalSince1970) * 1_000_000_000))
    }

    @Test func aNumberThatChangedNoLongerMatches() throws {
        let home = try FeedHome()
        try home.write(
            "persons.csv", FeedPeople.persons.replacing(FeedPeople.number(1), with: FeedPeople.number(801)))
        #expect(try home.run("load", "persons.csv").code == 0)
        try home.write(
            "a.xml",
            Text.feed(
                1, Text.issued("d-1"), Text.issued("d-2", "idNumber='\(FeedPeople.number(801))'"), Text.issued("d-3"),
                Text.filing("f-1")))
        let run = try home.run("import", "--json", "a.xml")
        #expect(run.lines == [FeedTotals(accepted: 1, notRegistered: 2, possibleMatch: 1).line("a.xml", 1)])
        #expect(try home.standing() == ["P1:d-2"])
    }

    @Test func strangersLeaveNoTrace() throws {
        let home = try FeedHome()
        try home.write("a.xml", Text.feed(1, Text.issued("d-1", Text.stranger + " name='钱七'", number: "E77777777")))
        #expect(try home.run("import", "a.xml").code == 0)
        #expect(try home.dump().filter { $0.contains("E77777777") || $0.contains("钱七") || $0.contains("d-1") } == [])
        #expect(try home.run("import", "a.xml").code == 0)
        try home.write("persons.csv", FeedPeople.persons + FeedPeople.person("P9", FeedPeople.number(901), "钱七", "M"))
        #expect(try home.run("load", "persons.csv").code == 0)
        #expect(try home.run("import", "--json", "a.xml").lines == [FeedTotals(accepted: 1).line("a.xml", 1)])
    }

    @Test func thePersonlessAreForgottenAfterThePolicysDays() throws {
        let home = try FeedHome()
        try home.write("a.xml", Text.feed(1, "<other/>", Text.issued("d-1", on: "never")))
        try home.write("b.xml", Text.feed(2))
        func kept(afterDays days: Double) throws -> [String] {
            try home.alter("DROP TRIGGER IF EXISTS quarantine_no_update")
            try home.alter("UPDATE quarantine SET received_at = received_at - CAST(\(days) * 86400e9 AS INTEGER)")
            #expect(try home.run("import", "b.xml").code == 0)
            return try home.texts("SELECT xml FROM quarantine ORDER BY id")
        }
        #expect(try home.run("import", "a.xml").code == 10)
        let known = Text.issued("d-1", on: "never")
        #expect(try kept(afterDays: 29.9) == ["<other/>", known])
        #expect(try kept(afterDays: 0.1) == [known])
        #expect(try kept(afterDays: 4000) == [known])
    }

    @Test func anotherWriterIsWaitedForAndThenNot() throws {
        let home = try FeedHome()
        try home.write("a.xml", Text.feed(1))
        let run = try home.whileLocked { try home.run("import", "--json", "a.xml") }
        #expect(run.code == 75)
        #expect(run.output == "")
        #expect(run.errors == "levee: another run is writing to the home; try again later\n")
        #expect(try home.run("import", "--json", "a.xml").code == 0)
    }

    @Test func theTableForPeople() throws {
        let home = try FeedHome()
        try home.write("a.xml", Text.feed(1, Text.issued("d-1"), Text.issued("d-2", on: "never")))
        let run = try home.run("import", "a.xml")
        #expect(run.code == 10)
        let words = run.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(words.count == 3)
        #expect(words.first == ["source", "seq", "received", "accepted", "dup", "unreg", "possible", "quar", "s"])
        #expect(words.last?.dropLast() == ["gd", "1", "2", "1", "0", "0", "0", "1"])
    }
}
