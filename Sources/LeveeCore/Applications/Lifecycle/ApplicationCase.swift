/// One application with all that happened to it: every version, check, opinion and decision, in order.
public struct ApplicationCase: Hashable, Sendable {
    public let number: String
    public let kind: Application.Kind
    /// The applicant's ref.
    public let person: String
    public let acts: [ApplicationAct]
    /// Where it stands by its acts alone. What the desk and the feed know comes on top: ``stage(in:)``.
    public let stageOfActs: ApplicationStage
    /// What was handed in, the amendments after it; the last one is the present one unless it was not granted.
    public let versions: [Version]

    public struct Version: Hashable, Sendable {
        /// Place of the act in the history.
        public var act: Int
        public var application: Application
    }

    /// - Throws: ``LifecycleRefusal`` at the first act that the table does not allow; what is stored cannot be right then.
    public init(
        number: String, kind: Application.Kind, person: String, acts: [ApplicationAct]
    ) throws(LifecycleRefusal) {
        self.number = number
        self.kind = kind
        self.person = person
        self.acts = acts
        var stage = ApplicationStage.filed
        for act in acts {
            guard let step = act.step else { continue }
            switch LifecycleTable.answer(stage, step) {
            case .next(let next): stage = next
            case .refused(let reason): throw LifecycleRefusal(reason, of: number, in: stage, step)
            }
        }
        stageOfActs = stage
        versions = acts.compactMap { act in
            switch act.what {
            case .filed(let application), .amended(let application): Version(act: act.number, application: application)
            default: nil
            }
        }
    }

    /// The version that is to be checked and decided, or was last, with the opinions given on the way and the approval that
    /// it would change. Opinions that stand in what was handed in are somebody else's word for them and do not count.
    public var application: Application? {
        guard var application = versions.last?.application else { return nil }
        application.opinions = opinions.map { act, opinion in
            .init(by: opinion.office.rawValue, on: act.day, opinion: opinion.agrees ? "agree" : "disagree")
        }
        application.approval = approval?.number ?? application.approval
        return application
    }

    /// The version that was granted last.
    public var granted: Version? { approval.flatMap { given in versions.last { $0.act < given.act.number } } }

    /// Opinions in the order in which they were given.
    public var opinions: [(act: ApplicationAct, opinion: ApplicationAct.Opinion)] {
        acts.compactMap { act in if case .opinion(let opinion) = act.what { (act, opinion) } else { nil } }
    }

    /// What each office said last.
    public var lastOpinions: [ApplicationAct.Opinion] {
        OpinionOffice.allCases.compactMap { office in opinions.last { $0.opinion.office == office }?.opinion }
    }

    public var decisions: [(act: ApplicationAct, decision: ApplicationAct.Decision)] {
        acts.compactMap { act in if case .decided(let decision) = act.what { (act, decision) } else { nil } }
    }

    /// The approval that it was given; an amendment that was approved keeps its number.
    public var approval: (act: ApplicationAct, number: String)? {
        decisions.last { $0.decision.isApproved }.map { ($0.act, $0.decision.number) }
    }

    /// The last check of the present version; nil where it was not checked since it was filed, amended or reopened.
    public var check: (act: ApplicationAct, verdict: CheckLine)? {
        for act in acts.reversed() {
            switch act.what {
            case .checked(let verdict): return (act, verdict)
            case .filed, .amended: return nil
            case .reviewed(let review) where review.reopens: return nil
            default: continue
            }
        }
        return nil
    }

    /// What the rules said last, of whatever version.
    public var lastVerdict: CheckLine? {
        for act in acts.reversed() { if case .checked(let verdict) = act.what { return verdict } }
        return nil
    }

    /// Whether the refusal that stands was reviewed before.
    public var isReviewed: Bool {
        for act in acts.reversed() {
            switch act.what {
            case .reviewed: return true
            case .decided: return false
            default: continue
            }
        }
        return false
    }

    /// The day of the last act: nothing is entered for a day before it.
    public var lastDay: CalendarDay? { acts.last?.day }
}
