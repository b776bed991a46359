import Foundation
import GRDB
import Testing

/// Locks, and what a kill at any moment leaves behind.
@Suite(.serialized) struct CrashTests {
    @Test func anotherWriterHoldsTheLock() throws {
        let scratch = try Tables.loaded()
        let before = try scratch.dump()
        let other = try DatabaseQueue(path: scratch.database)
        try other.write { _ in
            let output = try scratch.levee("load", "tables")
            #expect(output == Output(75, "", "levee: another run is writing to the home; try again later\n"))
            let night = try scratch.levee("nightly", "--lang", "zh")
            #expect(night == Output(75, "", "levee：数据正被另一个进程写入，请稍后再试\n"))
            // Reading goes on.
            #expect(try scratch.levee("person", "P1").status == 0)
        }
        #expect(try scratch.dump() == before)
    }

    @Test func anotherNightlyHoldsItsLock() throws {
        let scratch = try Tables.loaded(feed: NightTests.trip)
        let before = try scratch.dump()
        let lock = open(scratch.home + "/nightly.lock", O_CREAT | O_RDWR, 0o600)
        #expect(flock(lock, LOCK_EX) == 0)
        let refused = try scratch.levee("nightly", "--as-of", NightTests.day, "--findings", "f.jsonl")
        #expect(refused == Output(75, "", "levee: another nightly is running; wait until it has ended\n"))
        #expect(!FileManager.default.fileExists(atPath: scratch.path + "/f.jsonl"))
        #expect(try scratch.dump() == before)
        // The lock goes with the process that held it; the file that it leaves is no lock.
        close(lock)
        #expect(try scratch.levee("nightly", "--as-of", NightTests.day).status == 0)
    }

    /// Killed at random moments and run again, a load gives what an undisturbed one gives.
    @Test func killingALoad() throws {
        let text = Tables.manyUnits(200_000)
        let undisturbed = try Scratch()
        let start = ContinuousClock.now
        #expect(try undisturbed.load("units", text).status == 0)
        let whole = (ContinuousClock.now - start) / .milliseconds(1)
        let expected = try undisturbed.dump()
        let scratch = try Scratch()
        try scratch.write(text, to: "units.csv")
        var killed = 0
        for _ in 0..<5 {
            let running = try scratch.start(["load", "units.csv"])
            usleep(UInt32.random(in: 1000...UInt32(max(whole * 0.9, 2)) * 1000))
            running.kill()
            if try running.end().status == SIGKILL { killed += 1 }
        }
        #expect(killed > 0)
        #expect(try scratch.levee("doctor").status == 0)
        #expect(try scratch.levee("load", "units.csv").status == 0)
        func rows(_ table: String, of dump: [String]) -> [String] { dump.filter { $0.hasPrefix(table + " ") } }
        let found = try scratch.dump()
        #expect(rows("unit", of: found).count == 200_000)
        // A process can be killed when its work is on the disk already. Loading twice changes nothing but the receipts.
        if rows("receipt", of: found).count == rows("receipt", of: expected).count { #expect(found == expected) }
    }

    /// A night that is killed is a night that was not.
    @Test func killingANight() throws {
        let undisturbed = try Sample.copy()
        let next = "2026-11-24"
        try undisturbed.levee("nightly", "--as-of", next)
        let scratch = try Sample.copy()
        for delay in [5, 20, 60, 100, 150] as [UInt32] {
            let running = try scratch.start(["nightly", "--as-of", next, "--findings", "f.jsonl"])
            usleep(delay * 1000)
            running.kill()
            _ = try running.end()
        }
        try scratch.levee("nightly", "--as-of", next, "--findings", "f.jsonl")
        func findings(_ scratch: Scratch) throws -> [String] {
            try scratch.dump().filter { $0.hasPrefix("finding ") }
        }
        #expect(try findings(scratch) == findings(undisturbed))
        #expect(try scratch.levee("doctor").status == 0)
    }
}
