/// Why something cannot be done to an application as things stand: the state that it is in, who may do it, what is missing.
public struct LifecycleRefusal: Error, Hashable, Sendable {
    public var reason: Reason
    /// The application's number.
    public var number: String
    public var stage: ApplicationStage
    public var step: ApplicationStep
    /// The decision that it rests on, where there is one.
    public var decision: Decided?

    public struct Decided: Hashable, Sendable {
        public var user: String
        public var day: CalendarDay

        public init(user: String, day: CalendarDay) {
            self.user = user
            self.day = day
        }
    }

    public enum Reason: Hashable, Sendable {
        // What the table of the way says.
        case notChecked, notApproved, isApproved, amendmentWaits, bookletOut, hasLeft, isUsed, notReported, isReported
        case isClosed, isWithdrawn, isRefused, notRefused, noReview, reviewWaits
        /// The step is nothing for applications of this kind.
        case otherKind(Application.Kind)

        // On what a decision rests.
        /// The day of the check, and the first day on which time alone could change its verdict.
        case staleCheck(CalendarDay, CalendarDay)
        /// The day of the check, and what on record is not as it was.
        case newFacts(CalendarDay, [Bilingual])
        case otherPolicy(CalendarDay)
        /// What a reason has to answer; nothing for a refusal, which always has one.
        case noReason([Bilingual])
        /// What the law says, for each ground.
        case barred([Bilingual])
        /// Days without which there is no approval of the kind.
        case lacksDays

        // Days and numbers.
        /// The day of the last act.
        case beforeLastAct(CalendarDay)
        /// The day of return that an extension must be decided by.
        case lateExtension(CalendarDay)
        /// The day of return that the new one has to be after.
        case noLonger(CalendarDay)
        /// The day of departure that an amendment must be decided before.
        case lateAmendment(CalendarDay)
        /// The day of departure before which no slip can come in.
        case earlyReport(CalendarDay)
        /// An approval that is not in force.
        case notInForce(String)
        case numberTaken(String)
        /// A field in which an amendment names another application.
        case otherApplication(String)
        case isReviewed
    }

    public init(
        _ reason: Reason, of number: String, in stage: ApplicationStage, _ step: ApplicationStep,
        decision: Decided? = nil
    ) {
        self.reason = reason
        self.number = number
        self.stage = stage
        self.step = step
        self.decision = decision
    }

    public var explanation: Bilingual {
        let name = Text.visible(number)
        let why = LifecycleWords(refusal: self).reason
        return Bilingual(
            zh: "申请 `\(name)` \(stage.title.zh)，不能\(step.title.zh)：\(why.zh)",
            en: "the application `\(name)` is \(stage.title.en) and cannot \(step.title.en): \(why.en)")
    }
}

extension ApplicationCase {
    /// Where a step leads.
    /// - Throws: ``LifecycleRefusal`` where the table or the kind does not allow it.
    public func next(
        _ step: ApplicationStep, from stage: ApplicationStage
    ) throws(LifecycleRefusal) -> ApplicationStage {
        guard LifecycleTable.applies(step, to: kind) else { throw refusal(.otherKind(kind), stage, step) }
        switch LifecycleTable.answer(stage, step) {
        case .next(let next): return next
        case .refused(let reason): throw refusal(reason, stage, step)
        }
    }

    public func refusal(
        _ reason: LifecycleRefusal.Reason, _ stage: ApplicationStage, _ step: ApplicationStep
    ) -> LifecycleRefusal {
        let decided = decisions.last.map { LifecycleRefusal.Decided(user: $0.act.by.user, day: $0.act.day) }
        return LifecycleRefusal(reason, of: number, in: stage, step, decision: decided)
    }
}
