import Foundation
import Testing

/// What `levee import --watch` does with what lies in its folder.
@Suite struct WatchTests {
    typealias Text = FeedText
    typealias Watch = WatchHome

    @Test func filesComeInByNumberAndLieWhereTheyBelong() throws {
        let watch = try Watch()
        try watch.put("a.xml", Text.feed(3, Text.issued("d-3")))
        try watch.put("b.xml", Text.feed(2, Text.issued("d-2"), Text.issued("d-9", on: "never")))
        try watch.put("c.xml", "<")
        try watch.put("d.xml.part", "<")
        try watch.put(".e.xml", "<")
        let two = FeedTotals(accepted: 1, quarantined: 1)
        let refused =
            "refused/c.xml line 1: is not well-formed XML; ask for the file again; nothing of the file was kept"
        #expect(
            try watch.once()
                == FeedRun(
                    code: 65, output: Watch.said("done/b.xml", 2, two) + Watch.said("done/a.xml", 3) + refused + "\n",
                    errors: ""))
        #expect(
            try watch.files() == [
                "done/a.xml", Watch.statement("done/a.xml", 3), "done/b.xml", Watch.statement("done/b.xml", 2, two),
                "incoming/.e.xml", "incoming/d.xml.part", "refused/c.xml",
                """
                refused/c.xml.statement.json {"file":"refused/c.xml","refused":{"code":"notWellFormed","line":1,\
                "message":{"en":"\(refused)","zh":"refused/c.xml 第1行：不是格式良好的 XML，请重新索取；整个文件未导入"}},"seconds":T}

                """,
            ])
        #expect(try watch.home.standing() == ["P1:d-2", "P1:d-3"])
        #expect(try watch.once() == FeedRun(code: 0, output: "", errors: ""))
    }

    @Test func theSameJSONAsAnImport() throws {
        let watch = try Watch()
        try watch.put("a.xml", Text.feed(1, Text.issued("d-1"), Text.issued("d-2", on: "never")))
        try watch.put("b.xml", "<")
        let run = try watch.home.run(Watch.once + ["--json"])
        #expect(
            run.lines == [
                FeedTotals(accepted: 1, quarantined: 1).line("done/a.xml", 1),
                FeedTotals.refused("refused/b.xml", "notWellFormed", line: 1),
            ])
        #expect(run.code == 65 && run.errors == "")
    }

    @Test func codesOfARun() throws {
        let watch = try Watch()
        #expect(try watch.once().code == 0)
        try watch.put("a.xml", Text.feed(1, Text.issued("d-1")))
        #expect(try watch.once().code == 0)
        try watch.put("b.xml", Text.feed(2, Text.issued("d-2", on: "never")))
        #expect(try watch.once().code == 10)
    }

    @Test func nothingIsOverwritten() throws {
        let watch = try Watch()
        let same = FeedTotals(duplicate: 1)
        for (run, name) in ["done/a.xml", "done/a.xml.2", "done/a.xml.3"].enumerated() {
            try watch.put("a.xml", Text.feed(1, Text.issued("d-1")))
            #expect(try watch.once().output == Watch.said(name, 1, run == 0 ? FeedTotals(accepted: 1) : same))
        }
        #expect(
            try watch.files() == [
                "done/a.xml", "done/a.xml.2", Watch.statement("done/a.xml.2", 1, same), "done/a.xml.3",
                Watch.statement("done/a.xml.3", 1, same), Watch.statement("done/a.xml", 1),
            ])
    }

    @Test func whatIsNoFileStaysAndIsTold() throws {
        let watch = try Watch()
        try watch.home.write("secret.xml", Text.feed(1, Text.issued("d-1")))
        try watch.put("several.xml", Text.feed(1, Text.issued("d-1")))
        #expect(symlink(watch.path("../secret.xml"), watch.path("incoming/link.xml")) == 0)
        #expect(link(watch.path("incoming/several.xml"), watch.path("../other.xml")) == 0)
        #expect(mkdir(watch.path("incoming/folder.xml"), 0o700) == 0)
        #expect(mkfifo(watch.path("incoming/pipe\u{1B}[31m\n\u{202E}.xml"), 0o600) == 0)
        let told = """
            `folder.xml` is a folder; put its files there directly
            `link.xml` is a symbolic link, which is not followed; put the file itself there
            `pipe[U+001B][31m[U+000A][U+202E].xml` is no regular file; take it away
            `several.xml` is a hard link, so it could be changed from elsewhere; put a copy there

            """
        #expect(try watch.once() == FeedRun(code: 10, output: "", errors: told))
        #expect(
            try watch.files() == [
                "incoming/link.xml", "incoming/pipe\u{1B}[31m\n\u{202E}.xml", "incoming/several.xml",
            ])
        #expect(try watch.home.standing() == [])
    }

    @Test func whatIsStillWrittenStays() throws {
        let watch = try Watch()
        try watch.put("a.xml", Text.feed(1, Text.issued("d-1")))
        try watch.put("b.xml", "<")
        let file = try FileHandle(forWritingTo: URL(filePath: watch.path("incoming/b.xml")))
        let (process, run) = try watch.home.start(Watch.once)
        while process.isRunning {
            try file.write(contentsOf: Data("x".utf8))
            usleep(20_000)
        }
        let waits = "`b.xml` is still being written, or has just come; it stays for the next time\n"
        #expect(
            Watch.timeless(run(process.terminationStatus))
                == FeedRun(code: 0, output: Watch.said("done/a.xml", 1), errors: waits))
        #expect(try watch.files() == ["done/a.xml", Watch.statement("done/a.xml", 1), "incoming/b.xml"])
    }

    @Test func aProfileIsForAllFiles() throws {
        let watch = try Watch()
        let sample = Program.root.appending(path: "data/profiles/samples/un-sanctions.xml")
        try watch.put("list.xml", String(contentsOf: sample, encoding: .utf8))
        let run = try watch.once("--profile", "un-sanctions", "--json")
        // The sample lacks a number, which only a run for one file can give.
        #expect(run.lines == [FeedTotals.refused("refused/list.xml", "headerMissing", line: 3)])
    }

    @Test func gapsAreToldOnce() throws {
        let watch = try Watch()
        try watch.put("a.xml", Text.feed(1))
        try watch.put("b.xml", Text.feed(4))
        #expect(try watch.once().errors == "gd: 2–3 missing; ask the source for these files\n")
    }

    @Test(arguments: [
        ([], "say which files to import, or --watch a folder"),
        (["--once", "a.xml"], "--once and --every go with --watch"),
        (["--every", "3", "a.xml"], "--once and --every go with --watch"),
        (["--watch", "f", "a.xml"], "give files to import or --watch a folder, not both"),
        (["--watch", "f", "--every", "0"], "--every takes seconds from 1 to 86400"),
        (["--watch", "f", "--every", "86401"], "--every takes seconds from 1 to 86400"),
    ])
    func wrongCommandLines(_ arguments: [String], _ said: String) throws {
        let run = try Watch().home.run(["import"] + arguments)
        #expect(run.code == 64)
        #expect(run.errors.hasPrefix("Error: \(said)\n"), "\(run)")
    }

    @Test func aFolderThatOthersMayChangeIsRefused() throws {
        let watch = try Watch()
        let mended = "; mend its kind, owner and mode (chmod 700)\n"
        #expect(mkdir(watch.path("working"), 0o755) == 0)
        #expect(
            try watch.once()
                == FeedRun(
                    code: 65, output: "", errors: "levee: `f/working` is not a folder that is yours alone" + mended))
        #expect(chmod(watch.path("working"), 0o700) == 0)
        #expect(chmod(watch.path(""), 0o777) == 0)
        #expect(
            try watch.once()
                == FeedRun(code: 65, output: "", errors: "levee: `f` is not a folder that is yours alone" + mended))
        #expect(chmod(watch.path(""), 0o755) == 0)
        #expect(symlink("f", watch.path("../link")) == 0)
        #expect(try watch.home.run("import", "--watch", "link", "--once") == FeedRun(code: 0, output: "", errors: ""))
        #expect(rmdir(watch.path("refused")) == 0 && symlink("/tmp", watch.path("refused")) == 0)
        #expect(
            try watch.once()
                == FeedRun(
                    code: 65, output: "", errors: "levee: `f/refused` is not a folder that is yours alone" + mended))
        #expect(
            try watch.home.run("import", "--watch", "none", "--once")
                == FeedRun(
                    code: 65, output: "", errors: "levee: there is no folder `none`; check the path, or make it\n"))
    }
}
