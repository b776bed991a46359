import Testing

@testable import LeveeCore

/// What may follow in the life of one finding, day by day and by whom.
@Suite struct FindingLifeTests {
    static let opened: CalendarDay = .example("2026-03-01")

    private func policy(_ day: StaticString) throws -> PolicyOnDay {
        try PolicyOnDay(.catalogue, on: .example(day))
    }

    private func refusal(_ step: FindingStep, of life: FindingLife, on day: StaticString) throws -> FindingRefusal
        .Reason?
    {
        do { try life.next(step, under: policy(day)) } catch let refusal as FindingRefusal { return refusal.reason }
        return nil
    }

    private func due(_ life: FindingLife, _ day: StaticString) throws -> String? {
        try life.due(under: policy(day)).map {
            "\($0.what) \($0.on)" + ($0.isOverdue(on: .example(day)) ? " overdue" : "")
        }
    }

    @Test func theNoticeIsDueFiveDaysAfterTheNight() throws {
        let life = try FindingLife.example([])
        #expect(try due(life, "2026-03-06") == "notice 2026-03-06")
        #expect(try due(life, "2026-03-07") == "notice 2026-03-06 overdue")
    }

    @Test func whoHasTheNoticeCanAnswerUntilItsDay() throws {
        let life = try FindingLife.example([.notified("2026-03-04", due: "2026-03-14")])
        #expect(try due(life, "2026-03-14") == "answer 2026-03-14")
        #expect(try due(life, "2026-03-15") == "decision 2026-04-13")
        #expect(try due(life, "2026-04-14") == "decision 2026-04-13 overdue")
        for step in [FindingStep.uphold, .putRight] {
            #expect(try refusal(step, of: life, on: "2026-03-14") == .answerOpen(.example("2026-03-14")))
            #expect(try refusal(step, of: life, on: "2026-03-15") == nil)
        }
        // What is not so can be dismissed at once, and a late answer is heard as long as nothing is decided.
        #expect(try refusal(.dismiss, of: life, on: "2026-03-04") == nil)
        #expect(try refusal(.answer, of: life, on: "2026-04-20") == nil)
        // A second notice sets a new day.
        let again = try FindingLife.example([
            .notified("2026-03-04", due: "2026-03-14"), .notified("2026-03-10", due: "2026-03-20"),
        ])
        #expect(try refusal(.uphold, of: again, on: "2026-03-20") == .answerOpen(.example("2026-03-20")))
        #expect(try refusal(.uphold, of: again, on: "2026-03-21") == nil)
    }

    @Test func anAnswerIsDecidedWithinThirtyDaysOfTheFirst() throws {
        let life = try FindingLife.example([
            .notified("2026-03-04", due: "2026-03-14"), .answered("2026-03-08"), .answered("2026-03-20"),
        ])
        #expect(try due(life, "2026-04-07") == "decision 2026-04-07")
        #expect(try due(life, "2026-04-08") == "decision 2026-04-07 overdue")
        #expect(try refusal(.uphold, of: life, on: "2026-03-20") == nil)
        #expect(try refusal(.uphold, of: life, on: "2026-03-19") == .beforeLastAct(.example("2026-03-20")))
    }

    @Test func nothingIsEnteredBeforeTheNight() throws {
        let life = try FindingLife.example([])
        #expect(try refusal(.notify, of: life, on: "2026-02-28") == .beforeLastAct(Self.opened))
        #expect(try refusal(.notify, of: life, on: "2026-03-01") == nil)
    }

    /// domain.md row 35: a late return that was explained and verified is closed without blame. Nothing else is.
    @Test func anExplanationAloneClosesALateReturn() throws {
        let acts: [FindingAct] = [.answered("2026-03-08")]
        let late = try FindingLife.example(acts, rule: "crossing.late-return")
        #expect(try late.next(.close, under: policy("2026-03-09")) == .closed)
        let other = try FindingLife.example(acts, rule: "crossing.no-approval")
        #expect(try refusal(.close, of: other, on: "2026-03-09") == .notExplainable)
        let closed = try FindingLife.example(acts + [.decided(.close, "2026-03-09")], rule: "crossing.late-return")
        #expect(closed.state == .closed && closed.isOver && !closed.state.counts)
        for step in FindingStep.allCases { #expect(try refusal(step, of: closed, on: "2026-03-10") == .isClosed) }
    }

    @Test(arguments: [FindingAct.Decision.Word.uphold, .putRight]) func nobodyClosesAwayAReview(
        _ word: FindingAct.Decision.Word
    ) throws {
        let life = try FindingLife.example([.answered("2026-03-08"), .decided(word, "2026-03-10", until: "2026-03-30")])
        #expect(try refusal(.close, of: life, on: "2026-03-30") == .reviewOpen(.example("2026-03-30")))
        #expect(try refusal(.close, of: life, on: "2026-03-31") == nil)
        #expect(try refusal(.askReview, of: life, on: "2026-03-30") == nil)
        #expect(try refusal(.askReview, of: life, on: "2026-03-31") == .lateReview(.example("2026-03-30")))
        #expect(try due(life, "2026-03-20") == nil)
    }

    /// What was decided stands while the review waits, and there is one review.
    @Test func oneReview() throws {
        let decided: [FindingAct] = [
            .answered("2026-03-08"), .decided(.uphold, "2026-03-10", until: "2026-03-30"), .asked("2026-03-20"),
        ]
        let waiting = try FindingLife.example(decided)
        #expect(waiting.state == .upheld && waiting.isUnderReview)
        #expect(try due(waiting, "2026-04-19") == "review 2026-04-19")
        #expect(try due(waiting, "2026-04-20") == "review 2026-04-19 overdue")
        #expect(try refusal(.putRight, of: waiting, on: "2026-03-21") == .reviewWaits)
        let upheld = try FindingLife.example(decided + [.reviewed(dismisses: false, "2026-04-01")])
        #expect(upheld.state == .upheld && !upheld.isUnderReview)
        #expect(try refusal(.askReview, of: upheld, on: "2026-04-01") == .isReviewed)
        #expect(try refusal(.close, of: upheld, on: "2026-04-01") == nil)
        let dismissed = try FindingLife.example(decided + [.reviewed(dismisses: true, "2026-04-01")])
        #expect(dismissed.state == .dismissed && !dismissed.state.counts)
        // A dismissal can be reviewed, too; until then it does not count.
        let contested: [FindingAct] = [.decided(.dismiss, "2026-03-10", until: "2026-03-30"), .asked("2026-03-11")]
        #expect(try FindingLife.example(contested).state == .dismissed)
        #expect(try FindingLife.example(contested + [.reviewed(dismisses: false, "2026-03-12")]).state == .upheld)
        // What was put right stays so where it is found to have been so.
        let right: [FindingAct] = [.answered("2026-03-08"), .decided(.putRight, "2026-03-10"), .asked("2026-03-11")]
        #expect(try FindingLife.example(right + [.reviewed(dismisses: false, "2026-03-12")]).state == .putRight)
    }

    /// The rules give it no more: it is over, wherever it stood.
    @Test func whatIsGoneIsOver() throws {
        let gone = CalendarDay.example("2026-03-20")
        for acts: [FindingAct] in [
            [], [.answered("2026-03-08")],
            [.answered("2026-03-08"), .decided(.uphold, "2026-03-10"), .asked("2026-03-11")],
        ] {
            let life = try FindingLife(id: "F-1", rule: "r", openedOn: Self.opened, acts: acts, goneOn: gone)
            #expect(life.state == .closed && !life.isUnderReview)
            #expect(try due(life, "2026-03-25") == nil)
            for step in FindingStep.allCases { #expect(try refusal(step, of: life, on: "2026-03-25") == .isGone(gone)) }
        }
    }

    @Test func anActThatTheTableForbidsIsCorrupt() {
        #expect(throws: FindingRefusal.self) { try FindingLife.example([.decided(.uphold, "2026-03-10")]) }
    }

    @Test func whoExplainedDoesNotDecideAndWhoDecidedDoesNotReview() throws {
        let acts: [FindingAct] = [
            .notified("2026-03-04", due: "2026-03-14", by: "n"), .answered("2026-03-08", by: "a"),
            .decided(.uphold, "2026-03-10", by: "d"), .asked("2026-03-12", by: "q"),
        ]
        let (life, undecided) = (try FindingLife.example(acts), try FindingLife.example(Array(acts.prefix(2))))
        func may(_ user: String, _ step: FindingStep, ref: String? = nil) throws -> Bool {
            let account = Account(user: user, roles: [.reviewer], unit: "U-1", ref: ref)
            let actor = try Actor(named: user, among: [account], units: [])
            do { try (step.permission == .reviewFinding ? life : undecided).require(actor, mayDo: step) } catch {
                return false
            }
            return true
        }
        for step in [FindingStep.uphold, .dismiss, .putRight, .close] {
            #expect(try ["n", "a", "d"].map { try may($0, step) } == [true, false, true], "\(step)")
            #expect(try !may("b", step, ref: "P-a"), "another user of the same person")
        }
        for step in [FindingStep.upholdInReview, .dismissInReview] {
            #expect(
                try ["n", "a", "d", "q", "x"].map { try may($0, step) } == [true, false, false, false, true], "\(step)")
        }
    }

    /// Whatever the language, a refusal names the finding, where it stands and what to do.
    @Test func refusalsSayWhatToDo() throws {
        let life = try FindingLife.example([])
        let refusal = life.refusal(.notNotified, .uphold)
        #expect(
            refusal.explanation
                == Bilingual(
                    zh: "异常 `F-1` 待告知，不能认定属实：尚未告知本人和单位（`levee findings notify F-1`，由经办人 (clerk)、复核人 (reviewer)办理）",
                    en:
                        "the finding `F-1` is open and cannot be upheld: the person and the unit have not had the notice "
                        + "(`levee findings notify F-1`, by `clerk`, `reviewer`)"))
    }
}

extension FindingLife {
    static func example(_ acts: [FindingAct], rule: String = "crossing.no-approval") throws -> FindingLife {
        try FindingLife(id: "F-1", rule: rule, openedOn: FindingLifeTests.opened, acts: acts)
    }
}

extension FindingAct {
    private static func act(_ day: StaticString, by user: String, _ what: What) -> FindingAct {
        FindingAct(
            day: .example(day), at: Instant(nanoseconds: 0), by: .init(user: user, ref: "P-\(user)"), what)
    }

    static func notified(_ day: StaticString, due: StaticString, by user: String = "n") -> FindingAct {
        act(day, by: user, .notified(.init(due: .example(due))))
    }

    static func answered(_ day: StaticString, by user: String = "a") -> FindingAct {
        act(day, by: user, .answered(.init("航班取消", attachments: ["档案1"])))
    }

    static func decided(
        _ word: Decision.Word, _ day: StaticString, until: StaticString = "2026-03-30", by user: String = "d"
    ) -> FindingAct {
        act(day, by: user, .decided(.init(word, reason: "理由", reviewUntil: .example(until))))
    }

    static func asked(_ day: StaticString, by user: String = "q") -> FindingAct {
        act(day, by: user, .reviewAsked(.init("请复核")))
    }

    static func reviewed(dismisses: Bool, _ day: StaticString, by user: String = "r") -> FindingAct {
        act(day, by: user, .reviewed(.init(dismisses: dismisses, reason: "理由")))
    }
}
