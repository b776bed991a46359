import Foundation
import Testing

/// Kills, locks and signals while a folder is watched: nothing is lost, nothing comes in twice.
@Suite(.serialized) struct WatchMishapTests {
    typealias Text = FeedText
    typealias Watch = WatchHome

    /// Long enough to be caught at it.
    private static let many = 20_000
    private static func long(_ sequence: Int64) -> String {
        Text.feed(sequence, (0..<many).map { Text.filing("f-\(sequence)-\($0)") }.joined())
    }
    private static let all = FeedTotals(accepted: many)

    @Test func whatAKilledRunLeftIsTakenFirst() throws {
        let watch = try Watch()
        try watch.put("b.xml", Self.long(2))
        let (killed, _) = try watch.start(Watch.once) { watch.isThere("working/b.xml") }
        usleep(100_000)
        kill(killed.processIdentifier, SIGKILL)
        killed.waitUntilExit()
        #expect(try watch.files() == ["working/b.xml"])
        try watch.put("a.xml", Text.feed(1, Text.issued("d-1")))
        #expect(
            try watch.once()
                == FeedRun(
                    code: 0, output: Watch.said("done/b.xml", 2, Self.all) + Watch.said("done/a.xml", 1), errors: ""))
        #expect(
            try watch.files() == [
                "done/a.xml", Watch.statement("done/a.xml", 1), "done/b.xml",
                Watch.statement("done/b.xml", 2, Self.all),
            ])
    }

    @Test(arguments: [SIGTERM, SIGINT]) func aSignalLetsTheFileAtHandFinish(_ signal: Int32) throws {
        let watch = try Watch()
        try watch.put("a.xml", Self.long(1))
        let (process, run) = try watch.start(["import", "--watch", "f", "--every", "1"]) {
            watch.isThere("working/a.xml")
        }
        try watch.put("b.xml", Text.feed(2, Text.issued("d-2")))
        usleep(200_000)
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(
            Watch.timeless(run(process.terminationStatus))
                == FeedRun(code: 0, output: Watch.said("done/a.xml", 1, Self.all), errors: ""))
        #expect(try watch.files() == ["done/a.xml", Watch.statement("done/a.xml", 1, Self.all), "incoming/b.xml"])
    }

    @Test func itGoesOnUntilItIsTold() throws {
        let watch = try Watch()
        let (process, run) = try watch.start(["import", "--watch", "f", "--every", "1"]) { watch.isThere("refused") }
        for (number, name) in ["a.xml", "b.xml"].enumerated() {
            try watch.put(name, Text.feed(Int64(number) + 1, Text.issued("d-\(number)")))
            let end = ContinuousClock.now + .seconds(20)
            while !watch.isThere("done/\(name)"), .now < end { usleep(10_000) }
        }
        // Its lines are there while it runs.
        #expect(try Watch.timeless(watch.home.text("out")) == Watch.said("done/a.xml", 1) + Watch.said("done/b.xml", 2))
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        #expect(run(process.terminationStatus).code == 0)
    }

    @Test func aSecondWatchSaysSoAndEnds() throws {
        let watch = try Watch()
        #expect(try watch.once().code == 0)
        let lock = open(watch.path(".watch.lock"), O_RDWR)
        #expect(flock(lock, LOCK_EX) == 0)
        try watch.put("a.xml", Text.feed(1))
        let busy = "levee: `f` is being watched already; wait until that run has ended\n"
        #expect(try watch.once() == FeedRun(code: 75, output: "", errors: busy))
        #expect(try watch.files() == ["incoming/a.xml"])
        close(lock)
        #expect(try watch.once().code == 0)
    }

    @Test func anotherWriterIsNoFaultOfTheFile() throws {
        let watch = try Watch()
        try watch.put("a.xml", Text.feed(1, Text.issued("d-1")))
        let told = "another run is writing to the home; try again later; the files stay and are tried again\n"
        #expect(try watch.home.whileLocked { try watch.once() } == FeedRun(code: 75, output: "", errors: told))
        #expect(try watch.files() == ["working/a.xml"])
        #expect(try watch.once() == FeedRun(code: 0, output: Watch.said("done/a.xml", 1), errors: ""))
    }

    /// The disk is full when the statement is put in its place: the file is in, and is told of again.
    @Test func aFullDiskIsNoFaultOfTheFile() throws {
        let watch = try Watch()
        try watch.put("a.xml", Text.feed(1, Text.issued("d-1")))
        let full = ["-f", "-qq", "-o", "/dev/null", "-e", "inject=rename,renameat2:error=ENOSPC:when=2"]
        let told = """
            cannot write `f/done/a.xml.statement.json`; check the directory, its permissions and the disk's space; \
            the files stay and are tried again

            """
        #expect(try watch.home.runBelow("strace", full, Watch.once) == FeedRun(code: 74, output: "", errors: told))
        #expect(try watch.files() == ["working/a.xml"])
        #expect(
            try watch.once()
                == FeedRun(code: 0, output: Watch.said("done/a.xml", 1, FeedTotals(duplicate: 1)), errors: ""))
        #expect(try watch.home.standing() == ["P1:d-1"])
    }

    /// A file that cannot be opened stays; the others come.
    @Test func anUnreadableFileIsNotRefused() throws {
        let watch = try Watch()
        try watch.put("a.xml", Text.feed(1, Text.issued("d-1")))
        try watch.put("b.xml", Text.feed(2, Text.issued("d-2")))
        let broken = [
            "-f", "-qq", "-o", "/dev/null", "-P", "f/working/a.xml", "-e", "trace=open,openat", "-e",
            "inject=open,openat:error=EIO",
        ]
        let told = "`a.xml` cannot be read and stays in `working`; check its permissions and the disk\n"
        #expect(
            try Watch.timeless(watch.home.runBelow("strace", broken, Watch.once))
                == FeedRun(code: 74, output: Watch.said("done/b.xml", 2), errors: told))
        #expect(try watch.files() == ["done/b.xml", Watch.statement("done/b.xml", 2), "working/a.xml"])
        #expect(try watch.once() == FeedRun(code: 0, output: Watch.said("done/a.xml", 1), errors: ""))
    }
}
