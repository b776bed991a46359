import Foundation
import Testing

/// `levee nightly --metrics`: what a monitor reads, of a night that ran and of one that could not.
@Suite struct NightMetricsTests {
    /// The file with what depends on the clock put in letters.
    private func metrics(_ scratch: Scratch) throws -> [String] {
        try scratch.read("levee.prom").split(separator: "\n").map { line in
            let clock = ["attempt_timestamp_seconds ", "success_timestamp_seconds ", "duration_seconds "]
            let dependsOnClock = !line.hasPrefix("#") && clock.contains { line.contains($0) }
            return dependsOnClock ? line.prefix { $0 != " " } + " NOW" : String(line)
        }
    }

    @Test func theNumbersOfANight() throws {
        let scratch = try Tables.loaded(feed: Tables.crossing("c1", "exit", "2026-10-01T08:00:00+08:00"))
        #expect(try scratch.run(["nightly", "--as-of", NightTests.day, "--metrics", "levee.prom"]).status == 10)
        let text = try metrics(scratch).joined(separator: "\n") + "\n"
        #expect(text == (try Expected.text("night-metrics.txt", text)))
        let mode = try FileManager.default.attributesOfItem(atPath: scratch.path + "/levee.prom")[.posixPermissions]
        #expect(mode as? Int == 0o644)
    }

    /// What the last night said stays; that this one failed stands beside it.
    @Test func aNightThatCannotRunSaysSo() throws {
        let scratch = try Tables.loaded(feed: NightTests.trip)
        #expect(try scratch.run(["nightly", "--as-of", NightTests.day, "--metrics", "levee.prom"]).status == 0)
        let before = try metrics(scratch)
        let lock = open(scratch.home + "/nightly.lock", O_CREAT | O_RDWR, 0o600)
        #expect(flock(lock, LOCK_EX) == 0)
        #expect(try scratch.run(["nightly", "--as-of", NightTests.day, "--metrics", "levee.prom"]).status == 75)
        close(lock)
        let after = try metrics(scratch)
        #expect(after == before.map { $0.replacing("last_attempt_succeeded 1", with: "last_attempt_succeeded 0") })
        #expect(after != before)
    }

    @Test func nobodyIsNamed() throws {
        let scratch = try Sample.copy()
        _ = try scratch.run(["nightly", "--as-of", "2026-11-24", "--metrics", "levee.prom"])
        let text = try scratch.read("levee.prom")
        #expect(!text.contains(try Regex("[0-9]{17}|[P][0-9]{3,}|[\\u4E00-\\u9FFF]")))
    }
}
