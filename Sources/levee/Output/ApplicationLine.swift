import LeveeCore
import LeveeSQLite

/// An application as JSON.
struct ApplicationLine: Encodable {
    /// Where it stands, without its history.
    struct Brief: Encodable {
        var application: String
        var person: String
        var kind: Approval.Kind
        var stage: ApplicationStage
        var approval: String?

        init(_ filed: FiledApplication) {
            application = filed.file.number
            person = filed.file.person
            kind = filed.file.kind
            stage = filed.stage
            approval = filed.approval?.number
        }
    }

    struct Act: Encodable {
        var number: Int
        var on: CalendarDay
        var by: String
        var act: String
        var office: OpinionOffice?
        /// `agree` or `disagree`, `approve` or `refuse`, `uphold` or `reopen`.
        var word: String?
        var approval: String?
        var reason: String?
        var outcome: ApplicationOutcome?

        init(_ act: ApplicationAct) {
            number = act.number
            on = act.day
            by = act.by.user
            switch act.what {
            case .filed: self.act = "filed"
            case .amended: self.act = "amended"
            case .checked(let verdict):
                self.act = "checked"
                outcome = verdict.outcome
            case .opinion(let opinion):
                self.act = "opinion"
                office = opinion.office
                word = opinion.agrees ? "agree" : "disagree"
                reason = opinion.reason
            case .decided(let decision):
                self.act = "decided"
                word = decision.isApproved ? "approve" : "refuse"
                approval = decision.number
                reason = decision.reason
            case .withdrawn(let why):
                self.act = "withdrawn"
                reason = why.reason
            case .reported: self.act = "reported"
            case .reviewAsked(let why):
                self.act = "reviewAsked"
                reason = why.reason
            case .reviewed(let review):
                self.act = "reviewed"
                word = review.reopens ? "reopen" : "uphold"
                reason = review.reason
            }
        }
    }

    struct Use: Encodable {
        var out: [DocumentKey]
        var exit: CalendarDay?
        var entry: CalendarDay?
        var reportedOn: CalendarDay?
    }

    var application: String
    var person: String
    var kind: Approval.Kind
    var stage: ApplicationStage
    var versions: [Application]
    var acts: [Act]
    var approval: Approval?
    var returnDay: CalendarDay?
    var use: Use?
    var extensions: [String]
    /// What the last check said.
    var verdict: CheckLine?

    init(_ filed: FiledApplication) {
        application = filed.file.number
        person = filed.file.person
        kind = filed.file.kind
        stage = filed.stage
        versions = filed.file.versions.map(\.application)
        acts = filed.file.acts.map(Act.init)
        approval = filed.approval
        returnDay = filed.returnDay
        use = filed.use.map {
            Use(out: $0.out, exit: $0.trip?.exit.on, entry: $0.trip?.entry?.on, reportedOn: $0.reportedOn)
        }
        extensions = filed.extensions
        verdict = filed.file.lastVerdict
    }
}
