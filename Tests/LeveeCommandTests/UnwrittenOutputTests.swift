import Testing

/// An answer that cannot be written is no success, whichever command gives it.
@Suite struct UnwrittenOutputTests {
    private static let full = ["-c", "exec \"$0\" \"$@\" > /dev/full"]
    private static let english =
        "levee: the output could not be written; check the space where it goes; what was done in the registry stands\n"
    private static let chinese = "levee：无法写出结果，请检查输出文件所在磁盘的空间；登记库中已做的保持不变\n"

    @Test(arguments: [
        (["import", "--json", "a.xml"], english), (["import", "a.xml", "--lang", "zh"], chinese),
        (["import", "--json", "none.xml"], english), (["feeds"], english), (["doctor", "--json"], english),
        (["rules", "--markdown"], english), (["--help"], english), (["--version"], english),
    ])
    func everyCommandSaysSo(_ arguments: [String], _ said: String) throws {
        let home = try FeedHome()
        try home.write("a.xml", FeedText.feed(1, FeedText.issued("d-1"), FeedText.issued("d-2", on: "never")))
        #expect(try home.run("import", "a.xml").code == 10)
        #expect(try home.runBelow("sh", Self.full, arguments) == FeedRun(code: 74, output: "", errors: said))
    }

    @Test func whatWasImportedIsIn() throws {
        let home = try FeedHome()
        try home.write("a.xml", FeedText.feed(1, FeedText.issued("d-1")))
        #expect(try home.runBelow("sh", Self.full, ["import", "a.xml"]).code == 74)
        #expect(try home.standing() == ["P1:d-1"])
    }

    /// A night of which nobody was told is told by the next one of its day, with its exit code; then it is told.
    @Test func theNightIsToldAgain() throws {
        let scratch = try Tables.loaded(feed: Tables.crossing("c1", "exit", "2026-10-01T08:00:00+08:00"))
        let undisturbed = try Tables.loaded(feed: Tables.crossing("c1", "exit", "2026-10-01T08:00:00+08:00"))
        let whole = try undisturbed.night(NightTests.day)
        #expect(whole.output.status == 10)
        let line = "exec '\(try Program.path)' nightly --as-of \(NightTests.day) > /dev/full"
        let cut = try Program.start(
            ["-c", line], environment: ["LEVEE_HOME": scratch.home], in: scratch.path, executable: "/bin/sh"
        ).end()
        #expect(cut == Output(74, "", Self.english))
        #expect(try scratch.night(NightTests.day).output == whole.output)
        let told = try scratch.night(NightTests.day)
        #expect(told.output.status == 0 && told.output.stdout.hasSuffix("findings stand: 0 opened, 0 closed\n"))
    }

    /// Nothing printed, nothing lost; and neither stream taking anything is no crash.
    @Test func otherEnds() throws {
        let home = try FeedHome()
        let refused = "levee: there is no file or directory `none.csv`; check the path\n"
        #expect(
            try home.runBelow("sh", Self.full, ["load", "none.csv"]) == FeedRun(code: 65, output: "", errors: refused))
        let nowhere = ["-c", "exec \"$0\" \"$@\" > /dev/full 2>&1"]
        #expect(try home.runBelow("sh", nowhere, ["feeds"]) == FeedRun(code: 74, output: "", errors: ""))
        #expect(try home.runBelow("sh", nowhere, ["load", "none.csv"]) == FeedRun(code: 65, output: "", errors: ""))
    }
}
