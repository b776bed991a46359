/// One thing that somebody did to an application. Acts are only ever added; where the application stands follows from them.
public struct ApplicationAct: Hashable, Sendable {
    /// Its place in the application's history, from 1.
    public var number: Int
    /// The day that it counts for.
    public var day: CalendarDay
    /// When it was entered.
    public var at: Instant
    public var by: Party
    public var what: What

    public enum What: Hashable, Sendable {
        case filed(Application)
        case amended(Application)
        /// The rules were asked; what they said.
        case checked(CheckLine)
        case opinion(Opinion)
        case decided(Decision)
        case withdrawn(Reason)
        /// The return slip came in.
        case reported
        case reviewAsked(Reason)
        case reviewed(Review)
    }

    /// Who did it, as he was known then.
    public struct Party: Hashable, Sendable {
        public var user: String
        /// His own personnel number, where it was known.
        public var ref: String?

        public init(user: String, ref: String? = nil) {
            self.user = user
            self.ref = ref
        }
    }

    public struct Opinion: Hashable, Sendable, Codable {
        public var office: OpinionOffice
        public var agrees: Bool
        public var reason: String?

        public init(office: OpinionOffice, agrees: Bool, reason: String? = nil) {
            self.office = office
            self.agrees = agrees
            self.reason = reason
        }
    }

    public struct Decision: Hashable, Sendable, Codable {
        public var isApproved: Bool
        /// Number of the approval or refusal (文号).
        public var number: String
        public var reason: String?
        /// The check that it rests on, by its place in the history.
        public var check: Int

        public init(isApproved: Bool, number: String, reason: String?, check: Int) {
            self.isApproved = isApproved
            self.number = number
            self.reason = reason
            self.check = check
        }
    }

    public struct Review: Hashable, Sendable, Codable {
        /// Whether the refusal fell, so that the application is decided anew.
        public var reopens: Bool
        public var reason: String

        public init(reopens: Bool, reason: String) {
            self.reopens = reopens
            self.reason = reason
        }
    }

    public struct Reason: Hashable, Sendable, Codable {
        public var reason: String

        public init(_ reason: String) { self.reason = reason }
    }

    public init(number: Int, day: CalendarDay, at: Instant, by party: Party, _ what: What) {
        self.number = number
        self.day = day
        self.at = at
        by = party
        self.what = what
    }

    /// The step that it is in the table; nil for filing, which is where the table begins, and for the slip, which the
    /// approval itself says.
    public var step: ApplicationStep? {
        switch what {
        case .filed, .reported: nil
        case .amended: .amend
        case .checked: .check
        case .opinion(let opinion): opinion.office.step
        case .decided(let decision): decision.isApproved ? .approve : .refuse
        case .withdrawn: .withdraw
        case .reviewAsked: .askReview
        case .reviewed(let review): review.reopens ? .reopen : .upholdReview
        }
    }
}
