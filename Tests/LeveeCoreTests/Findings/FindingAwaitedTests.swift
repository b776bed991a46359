import Testing

@testable import LeveeCore

/// What a finding waits for, written down a second time: day by day, nothing that it merely allows.
@Suite struct FindingAwaitedTests {
    private func awaited(_ acts: [FindingAct], _ day: StaticString) throws -> [FindingStep] {
        try FindingLife.example(acts).awaited(under: PolicyOnDay(.catalogue, on: .example(day)))
    }

    private let notice = FindingAct.notified("2026-03-04", due: "2026-03-14")

    @Test func whatIsOpenWaitsForItsNotice() throws {
        #expect(try awaited([], "2026-03-01") == [.notify])
    }

    /// Who was told is not told again before the last day for his answer.
    @Test func whatWasNotifiedWaitsForTheAnswerUntilItsDay() throws {
        #expect(try awaited([notice], "2026-03-14") == [.answer])
        #expect(try awaited([notice], "2026-03-15") == [.uphold, .dismiss, .putRight, .notify])
    }

    @Test func whatWasAnsweredWaitsForTheDecision() throws {
        #expect(try awaited([notice, .answered("2026-03-08")], "2026-03-09") == [.uphold, .dismiss, .putRight])
    }

    @Test func nothingIsAwaitedThatIsRefused() throws {
        let lives: [[FindingAct]] = [[], [notice], [notice, .answered("2026-03-08")]]
        for acts in lives {
            for day in ["2026-03-08", "2026-03-14", "2026-03-15", "2026-04-20"] as [StaticString] {
                let (life, policy) = (
                    try FindingLife.example(acts), try PolicyOnDay(.catalogue, on: .example(day))
                )
                for step in life.awaited(under: policy) { try life.next(step, under: policy) }
            }
        }
    }
}
