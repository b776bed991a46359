/// The ladder (催交): from a dossier, the policy of a day and what was sent, claimed and settled follows what is due for each
/// overdue booklet. A pure function.
///
/// Which booklets are overdue, and since when, is what their rules find. Letters go out one after the other, in the policy's
/// order, each not before its day and never two on one day. A claim stops the ladder; a claim that is not borne out lets it go
/// on where it was. A refusal leads to the last step at once.
public struct DunningLadder: Sendable {
    public let policy: PolicyOnDay
    private let steps: [(number: Int, step: DunningStep)]

    public init(_ policy: PolicyOnDay) {
        self.policy = policy
        // The policy's reader lets no other words through.
        let steps = policy.list(.dunningSteps).compactMap { try? DunningStep($0) }
        self.steps = steps.enumerated().map { ($0.offset + 1, $0.element) }
    }

    /// The person's overdue booklets, in the order of lists.
    public func cases(of dossier: Dossier, _ records: DunningRecords = .init()) -> [DunningCase] {
        let known = records.known(on: policy.day)
        let file = CaseFile(dossier, on: policy.day, policy: policy)
        return DunningGround.allCases.flatMap { ground in
            ground.rule.examine(file).drafts.compactMap { self.case(of: dossier.person, ground, $0, known) }
        }.sorted { $0.isBefore($1) }
    }

    private func `case`(
        of person: Person, _ ground: DunningGround, _ draft: Outcome.Draft, _ records: DunningRecords
    ) -> DunningCase? {
        guard case .document(let document) = draft.subject,
            let due = draft.facts[ground == .refused ? "day" : "due"]?.day
        else { return nil }
        let out = draft.facts["out"]?.day
        let letters = records.letters.filter { $0.document == document && $0.ground == ground && $0.due == due }
            .sorted { $0.step < $1.step }
        // A claim from before the booklet was handed out, or refused, is about an earlier time; so is one of that very day
        // for which it was found.
        let start = ground == .refused ? due : out
        let claim = records.claims.last { claim in
            guard let start else { return claim.document == document }
            let isFound = claim.settlement?.isFound ?? false
            return claim.document == document && (claim.on > start || claim.on == start && !isFound)
        }
        return DunningCase(
            person: person, document: document, ground: ground, due: due, out: out, letters: letters,
            state: state(of: person, ground, due, letters, claim))
    }

    private func state(
        of person: Person, _ ground: DunningGround, _ due: CalendarDay, _ letters: [SentDunning], _ claim: DunningClaim?
    ) -> DunningCase.State {
        var earliest = (letters.map(\.sentOn).max() ?? due) + 1
        if ground == .refused, letters.isEmpty { earliest = due }
        if let claim {
            guard let settlement = claim.settlement else { return .claimed(claim) }
            if settlement.isFound { return .found(claim) }
            earliest = max(earliest, settlement.on)
        }
        // Nobody writes to the dead.
        var ladder = steps.filter { person.status != .deceased || $0.step.recipient != .holder }
        if ground == .refused { ladder = ladder.suffix(1) }
        let last = letters.map(\.step).max() ?? 0
        guard let next = ladder.first(where: { $0.number > last }) else { return .ended }
        let nominal = ground == .refused ? due : next.step.day(after: due, policy.calendar)
        let rung = DunningRung(
            number: next.number, step: next.step, on: max(nominal, earliest),
            isGuessed: ground != .refused && next.step.countsWorkingDays && isGuess(due, nominal))
        return rung.on <= policy.day ? .due(rung) : .waiting(rung)
    }

    private func isGuess(_ first: CalendarDay, _ last: CalendarDay) -> Bool {
        !(first.year...last.year).allSatisfy(policy.calendar.years.contains)
    }
}

extension Fact {
    /// The day, where the fact is one.
    var day: CalendarDay? { if case .day(let day) = self { day } else { nil } }
}
