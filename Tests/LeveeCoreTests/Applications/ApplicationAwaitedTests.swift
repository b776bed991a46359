import Testing

@testable import LeveeCore

/// What an application waits for, written down a second time: nothing that its stage merely allows.
@Suite struct ApplicationAwaitedTests {
    private let opinions: [ApplicationStep] = [
        .unitOpinion, .disciplineOpinion, .supervisionOpinion, .secrecyOpinion,
    ]

    private func awaited(_ sample: SampleCase) throws -> [ApplicationStep] {
        let file = try sample.file
        return file.awaited(file.stageOfActs)
    }

    @Test func itIsCheckedOnceAndSentOn() throws {
        var sample = SampleCase()
        #expect(try awaited(sample) == [.check])
        sample.check(on: "2026-03-01")
        #expect(try awaited(sample) == opinions + [.approve, .refuse])
        sample.opinion(.unit)
        sample.opinion(.discipline)
        #expect(try awaited(sample) == [.supervisionOpinion, .secrecyOpinion, .approve, .refuse])
        // Checked anew, the offices are asked anew.
        sample.check(on: "2026-03-02")
        #expect(try awaited(sample) == opinions + [.approve, .refuse])
    }

    @Test func whatWasAmendedIsCheckedAnew() throws {
        var sample = SampleCase()
        sample.check(on: "2026-03-01")
        sample.add(.amended(sample.application), on: "2026-03-02", by: "u-1")
        #expect(try awaited(sample) == [.check])
        var approved = SampleCase.approved
        #expect(try awaited(approved) == [.handOut])
        approved.add(.amended(approved.application), on: "2026-03-04", by: "u-1")
        #expect(try awaited(approved) == [.check])
    }

    @Test func aRefusalWaitsForNothingUntilItsReviewIsAsked() throws {
        var sample = SampleCase()
        sample.check(on: "2026-03-01")
        sample.decide(false)
        #expect(try awaited(sample) == [])
        sample.add(.reviewAsked(.init("有新证据")), on: "2026-03-04", by: "u-1")
        #expect(try awaited(sample) == [.upholdReview, .reopen])
    }

    /// Word for word with what the lists say: a stage that waits for nothing asks for nothing, and every step may follow.
    @Test func itAsksForWhatMayFollow() throws {
        for stage in ApplicationStage.allCases {
            for wasHandedOut in [false, true] {
                let steps = try SampleCase.approved.file.awaited(stage, wasHandedOut: wasHandedOut)
                if stage.awaited(.travel, wasHandedOut: wasHandedOut) == nil { #expect(steps == [], "\(stage)") }
                for step in steps {
                    let answer = LifecycleTable.answer(stage, step)
                    if case .refused = answer { Issue.record("\(stage) \(step): \(answer)") }
                }
            }
        }
    }
}
