import Foundation
import Testing

/// What a curious or careless user does, and what he gets.
@Suite struct CarelessUseTests {
    /// A withdrawal that is put right takes its record back at once, as one that was right from the beginning does.
    @Test func aWithdrawalOutOfTheQuarantineTakesEffect() throws {
        let home = try FeedHome()
        let circle = "<withdrawal recordId='w-1' of='w-1'/>"
        try home.write("1.xml", FeedText.feed(1, FeedText.issued("d-4", number: "E10000004"), circle))
        #expect(try home.run("import", "1.xml").code == 10)
        try home.write("fix.xml", "<withdrawal recordId='w-1' of='d-4'/>")
        #expect(try home.run("person", "P1", "--as-of", "2024-03-05").output.contains("E10000004"))
        let fixed = try home.run("quarantine", "fix", "Q-1", "--xml", "fix.xml")
        #expect(fixed.code == 0, "\(fixed)")
        #expect(!(try home.run("person", "P1", "--as-of", "2024-03-05").output.contains("E10000004")))
        #expect(try home.run("doctor").code == 0)
    }

    /// Each file of a dry run finds what the ones before it would have brought, and nothing stays.
    @Test func aDryRunSaysWhatTheRunDoes() throws {
        let scratch = try Scratch()
        try scratch.write("code,name,region\nU1,县委办,449999\n", to: "units.csv")
        try scratch.write(FeedPeople.persons, to: "persons.csv")
        try scratch.write(FeedPeople.documents + "ordinaryPassport,E5,P9,CHN,,,2020-02-01\n", to: "documents.csv")
        _ = try scratch.levee("init")
        let before = try scratch.dump()
        let tried = try scratch.levee("load", ".", "--dry-run")
        #expect(tried.status == 10 && tried.stdout.contains("3 rows: 2 new"), "\(tried)")
        #expect(try scratch.dump() == before)
        let done = try scratch.levee("load", ".")
        #expect(tried.stdout == done.stdout + "dry run, nothing written\n")
        #expect(tried.stderr == done.stderr && done.status == 10)
    }

    @Test(arguments: ["confirm", "reject"]) func aSourceMayHaveASlashInItsName(_ decision: String) throws {
        let home = try FeedHome()
        let stranger = "\(FeedText.stranger) \(FeedText.namesake)"
        try home.write("1.xml", FeedText.feed(1, source: "gd/exit", FeedText.issued("d/1", stranger)))
        #expect(try home.run("import", "1.xml").code == 10)
        #expect(try home.run("matches", "show", "gd/exit/d/1").code == 0)
        let words = ["matches", decision, "gd/exit/d/1"] + (decision == "confirm" ? ["P1"] : [])
        let decided = try home.run(words)
        #expect(decided.code == 0, "\(decided)")
        #expect(try home.run(words).errors.contains("was decided before"))
    }

    @Test func whatIsTypedDoesNotWorkOnTheTerminal() throws {
        let home = try FeedHome()
        let nasty = "q\u{1B}[31mRED"
        for words in [
            ["explain", nasty], ["explain", "--person", nasty], ["person", nasty], ["load", nasty],
            ["matches", "show", "\(nasty)/1"], ["nightly", "--findings", "\(nasty)/f"], ["findings", "show", nasty],
            ["person", "P1", "--home", nasty],
        ] {
            let run = try home.run(words)
            #expect(run.code != 0 && !(run.errors + run.output).contains("\u{1B}"), "\(words) \(run)")
            #expect((run.errors + run.output).contains("q[U+001B][31mRED"), "\(words) \(run)")
        }
    }

    @Test func aPageAndJSONGoTogether() throws {
        let scratch = try Sample.copy()
        let night = try scratch.levee("nightly", "--as-of", Sample.day, "--json", "--html", "night.html")
        #expect(night.stdout.hasPrefix("{") && night.stdout.split(separator: "\n").count == 1, "\(night)")
        let report = try scratch.levee("report", "--as-of", Sample.day, "--json", "--html", "report.html")
        #expect(report.stdout.hasPrefix("{") && report.status == 0)
        #expect(try scratch.read("night.html").contains("<html") && scratch.read("report.html").contains("<html"))
    }

    @Test(arguments: [["--html", "n.html"], ["--metrics", "n.prom"], ["--verify"]])
    func whatIsKeptDoesNotGoWithWhatWasKnown(_ more: [String]) throws {
        let home = try FeedHome()
        let run = try home.run(["nightly", "--as-of", "2024-03-05", "--as-known", "2024-03-06"] + more)
        #expect(run.code == 64 && run.errors.contains(more[0]), "\(run)")
    }

    @Test func nobodyIsSignedInUnderANameThatIsNobodys() throws {
        let home = try FeedHome()
        let run = try home.run("user", "sessions", "nosuchuser")
        #expect(run.code == 65 && run.errors.contains("no user is named `nosuchuser`"), "\(run)")
    }
}
