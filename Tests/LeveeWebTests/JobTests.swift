import Foundation
import LeveeCore
import Synchronization
import Testing

@testable import LeveeWeb

/// Work in the background, as it is looked at.
@Suite struct JobTests {
    /// Opens when it is told to.
    private final class Gate: Sendable {
        private let (stream, continuation) = AsyncStream<Void>.makeStream()

        func open() { continuation.finish() }
        func pass() async { for await _ in stream {} }
    }

    private func state(_ jobs: Jobs, _ name: String, until isIt: (Jobs.State?) -> Bool) async throws -> Jobs.State? {
        for _ in 0..<500 {
            let state = jobs.state(of: name, for: "clerk")
            if isIt(state) { return state }
            try await Task.sleep(for: .milliseconds(10))
        }
        return jobs.state(of: name, for: "clerk")
    }

    private func isEnded(_ state: Jobs.State?) -> Bool { if case .running? = state { false } else { true } }

    @Test func aJobSaysHowFarItHasComeUntilItEnds() async throws {
        let jobs = Jobs()
        let gate = Gate()
        let name = jobs.begin(for: "clerk") { progress in
            progress(FeedProgress(records: 512, share: 0.428))
            await gate.pass()
            progress(FeedProgress(records: 900, share: 3))
            return JobResult(blocks: [.text("all of it")])
        }
        let running = try await state(jobs, name) { if case .running(.some)? = $0 { true } else { false } }
        let answer = JobAnswer(try #require(running))
        #expect(answer.state == .running && answer.records == 512 && answer.percent == 42)
        let json = String(decoding: try Installing.bytes(answer), as: UTF8.self)
        #expect(json == #"{"percent":42,"records":512,"state":"running"}"#)
        gate.open()
        let done = JobAnswer(try #require(try await state(jobs, name, until: isEnded)))
        #expect(done.state == .done && done.percent == nil)
        #expect(jobs.state(of: name, for: "somebody") == nil)
    }

    @Test func thePageAsksAgainWhileItRunsAndShowsTheShare() throws {
        let office = try WebOffice()
        let setting = Setting(
            words: Words(.en), visitor: try office.visitor("clerk"), today: WebOffice.today, token: "", query: Values(),
            path: "/jobs/x")
        let page = JobAnswer(.running(FeedProgress(records: 512, share: 0.428))).page(setting)
        #expect(page.refresh == 2)
        #expect(page.blocks.first == .progress(42, "42% of the file read, 512 records so far"))
        #expect(
            JobAnswer(.running(nil)).page(setting).blocks == [.text("Wait a moment; the page asks again by itself.")])
        #expect(JobAnswer(.done(JobResult(blocks: []))).page(setting).refresh == nil)
        let why = Bilingual(zh: "坏", en: "it is spoilt")
        #expect(JobAnswer(.failed(why)).reason == why)
    }

    @Test func aShareIsBetweenNothingAndAll() {
        #expect(FeedProgress(records: 1, share: -0.1).share == 0)
        #expect(FeedProgress(records: 1, share: 1.1).share == 1)
    }
}
