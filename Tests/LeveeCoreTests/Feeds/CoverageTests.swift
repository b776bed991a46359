import Testing

@testable import LeveeCore

@Suite struct CoverageTests {
    private func file(_ source: String, _ sequence: Int64, _ from: StaticString, _ to: StaticString) -> FeedHeader {
        FeedHeader(
            source: source, sequence: sequence, generatedAt: .example(to), coversFrom: .example(from),
            coversTo: .example(to))
    }

    private func run(_ source: String, _ from: StaticString, _ to: StaticString) -> Coverage.Run {
        Coverage.Run(source: source, from: .example(from), to: .example(to))
    }

    @Test func filesThatFollowJoin() {
        let coverage = Coverage(files: [
            file("a", 2, "2026-03-02", "2026-03-02"), file("a", 1, "2026-03-01", "2026-03-01"),
        ])
        #expect(coverage.runs == [run("a", "2026-03-01", "2026-03-02")])
    }

    @Test func aDayBetweenBreaksTheRun() {
        let coverage = Coverage(files: [
            file("a", 1, "2026-03-01", "2026-03-01"), file("a", 2, "2026-03-03", "2026-03-04"),
        ])
        #expect(coverage.runs == [run("a", "2026-03-01", "2026-03-01"), run("a", "2026-03-03", "2026-03-04")])
    }

    @Test func aMissingNumberBreaksTheRun() {
        let coverage = Coverage(files: [
            file("a", 1, "2026-03-01", "2026-03-05"), file("a", 3, "2026-03-02", "2026-03-09"),
        ])
        #expect(coverage.runs == [run("a", "2026-03-01", "2026-03-05"), run("a", "2026-03-02", "2026-03-09")])
    }

    @Test func sourcesAreNotJoined() {
        let coverage = Coverage(files: [
            file("a", 1, "2026-03-01", "2026-03-05"), file("b", 2, "2026-03-06", "2026-03-09"),
        ])
        #expect(!coverage.covers(.example("2026-03-05"), through: .example("2026-03-06")))
    }

    /// Later files only extend the end: an earlier start and an earlier end change nothing.
    @Test func aRunBeginsWithItsFirstFile() {
        let coverage = Coverage(files: [
            file("a", 1, "2026-03-05", "2026-03-09"), file("a", 2, "2026-03-01", "2026-03-07"),
        ])
        #expect(coverage.runs == [run("a", "2026-03-05", "2026-03-09")])
    }

    @Test func moreIsASpanThatWasNotCovered() {
        let gap = Coverage(runs: [run("a", "2026-03-01", "2026-03-03"), run("a", "2026-03-05", "2026-03-09")])
        let filled = Coverage(runs: [run("a", "2026-03-01", "2026-03-09")])
        #expect(filled.coversMore(than: gap) && !gap.coversMore(than: filled))
        #expect(!gap.coversMore(than: gap) && !Coverage().coversMore(than: gap) && gap.coversMore(than: Coverage()))
        // The same days in one run are more than in two; another source with the same days is not.
        let joined = [run("a", "2026-03-01", "2026-03-03"), run("a", "2026-03-04", "2026-03-09")]
        #expect(filled.coversMore(than: Coverage(runs: joined)))
        #expect(!Coverage(runs: [run("b", "2026-03-02", "2026-03-08")]).coversMore(than: filled))
    }

    @Test func bothEndsAreIncluded() {
        let coverage = Coverage(runs: [run("a", "2026-03-02", "2026-03-04")])
        #expect(coverage.covers(.example("2026-03-02"), through: .example("2026-03-04")))
        #expect(!coverage.covers(.example("2026-03-01"), through: .example("2026-03-04")))
        #expect(!coverage.covers(.example("2026-03-02"), through: .example("2026-03-05")))
        #expect(coverage.covers(.example("2026-03-09"), through: .example("2026-03-08")))
    }
}
