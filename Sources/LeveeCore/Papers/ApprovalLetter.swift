/// The letter that tells a unit what was approved (批准通知): leave to travel, consent to apply for a document, an
/// extension, a loan.
public struct ApprovalLetter: Hashable, Sendable {
    public var approval: Approval
    /// The leave or loan that an extension extends in the end; nil for the other kinds.
    public var root: Approval?
    public var person: Person
    /// Name of the person's unit, to which the letter goes (主送).
    public var unit: String
    /// Name of the unit that decides and writes (发文单位).
    public var issuer: String
    /// What was asked for, where it is on record: it says why, by way of what, and for which type of document.
    public var application: Application?
    /// The amendment that the letter tells of; nil for a first letter.
    public var change: Change?

    /// An approval that was amended: its letter takes the place of the one before it, which has the same number.
    public struct Change: Hashable, Sendable {
        /// The day on which it was granted.
        public var on: CalendarDay
        /// The day of the letter before it.
        public var before: CalendarDay

        public init(on day: CalendarDay, before: CalendarDay) {
            on = day
            self.before = before
        }
    }

    /// - Throws: ``LetterRefusal`` where there is nothing approved that a letter could say.
    public init(
        _ approval: Approval, root: Approval? = nil, person: Person, unit: String, issuer: String,
        application: Application? = nil, change: Change? = nil
    ) throws(LetterRefusal) {
        switch approval.decision {
        case .approved: break
        case .refused: throw .refused(approval.number)
        case .withdrawn: throw .withdrawn(approval.number)
        }
        let needed: [CalendarDay?] =
            switch approval.kind {
            case .travel: [approval.departOn, approval.returnOn]
            case .issue: []
            case .extension, .lend: [approval.returnOn]
            }
        if needed.contains(nil) { throw .dates(approval.number) }
        if approval.kind == .extension {
            guard let root, root.kind != .extension else { throw .root(approval.number) }
            switch root.decision {
            case .approved: break
            case .refused: throw .refused(root.number)
            case .withdrawn: throw .withdrawn(root.number)
            }
        }
        self.approval = approval
        self.root = root
        self.person = person
        self.unit = unit
        self.issuer = issuer
        self.application = application
        self.change = change
    }

    /// - Parameter policy: what it says on the day of the decision.
    public func paper(_ language: Language, policy: PolicyOnDay) -> Paper {
        let words = Words(letter: self, policy: policy, facts: PaperFacts(language: language))
        return Paper(
            language: language, letterhead: issuer, number: approval.number, title: words.title, addressee: unit,
            blocks: [.paragraph(words.decision), .facts(words.rows), .paragraph(words.duties)], signature: issuer,
            date: change?.on ?? approval.decidedOn,
            unbroken: [person.name, words.facts.name(of: person), approval.number] + documents.map(\.number)
                + [root?.number].compactMap { $0 }
                + [approval.departOn, approval.returnOn, change?.before].compactMap { $0.map(words.facts.day) })
    }

    /// The documents it is for: an extension has those of what it extends.
    var documents: [DocumentKey] { (root ?? approval).documents }

    /// The last day on which a document may come back, where it does not follow from an earlier entry.
    public func due(_ type: DocumentType, _ policy: PolicyOnDay) -> CalendarDay? {
        guard let back = approval.returnOn else { return nil }
        return (root ?? approval).kind == .lend ? back : back + policy.returnDays(for: type)
    }

    /// The types of the documents; where the approval names none, the one that its purpose is for.
    var types: [DocumentType] {
        if !documents.isEmpty { return documents.map(\.type) }
        return [(root ?? approval).purpose == .official ? .officialOrdinaryPassport : .ordinaryPassport]
    }
}
