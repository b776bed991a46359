/// A letter of the ladder that somebody sent.
public struct SentDunning: Hashable, Sendable {
    public var document: DocumentKey
    public var ground: DunningGround
    /// The day that was missed when it was sent: a booklet that falls due anew begins the ladder anew.
    public var due: CalendarDay
    /// The step's place in the policy's list, from 1.
    public var step: Int
    public var recipient: DunningStep.Recipient
    public var sentOn: CalendarDay

    public init(
        document: DocumentKey, ground: DunningGround, due: CalendarDay, step: Int, recipient: DunningStep.Recipient,
        sentOn: CalendarDay
    ) {
        self.document = document
        self.ground = ground
        self.due = due
        self.step = step
        self.recipient = recipient
        self.sentOn = sentOn
    }
}

/// The holder says that he gave the booklet back (本人称已交回). It stops the ladder until a person has looked.
public struct DunningClaim: Hashable, Sendable {
    public var number: Int64
    public var document: DocumentKey
    public var on: CalendarDay
    /// What he says: when, where, to whom.
    public var note: String
    public var settlement: Settlement?

    public struct Settlement: Hashable, Sendable {
        /// The booklet is there; the desk has to book its return.
        public var isFound: Bool
        public var on: CalendarDay
        public var reason: String

        public init(isFound: Bool, on: CalendarDay, reason: String) {
            self.isFound = isFound
            self.on = on
            self.reason = reason
        }
    }

    public init(
        number: Int64, document: DocumentKey, on: CalendarDay, note: String, settlement: Settlement? = nil
    ) {
        self.number = number
        self.document = document
        self.on = on
        self.note = note
        self.settlement = settlement
    }
}

/// What happened so far about one person's overdue booklets.
public struct DunningRecords: Hashable, Sendable {
    public var letters: [SentDunning]
    /// In the order in which they were made.
    public var claims: [DunningClaim]

    public init(letters: [SentDunning] = [], claims: [DunningClaim] = []) {
        self.letters = letters
        self.claims = claims
    }

    /// What existed on a day: a fact whose own day is later does not.
    func known(on day: CalendarDay) -> DunningRecords {
        DunningRecords(
            letters: letters.filter { $0.sentOn <= day },
            claims: claims.filter { $0.on <= day }.map { claim in
                var known = claim
                if let settlement = claim.settlement, settlement.on > day { known.settlement = nil }
                return known
            })
    }
}
