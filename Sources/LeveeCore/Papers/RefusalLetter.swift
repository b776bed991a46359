/// The letter that tells a unit what was not approved, why, and how a review is asked for (不予批准的通知).
public struct RefusalLetter: Hashable, Sendable {
    public var approval: Approval
    public var person: Person
    /// Name of the person's unit, to which the letter goes (主送).
    public var unit: String
    /// Name of the unit that decides and writes (发文单位).
    public var issuer: String
    /// Why it was refused, in the words of whoever decided.
    public var reason: String

    /// - Throws: ``LetterRefusal`` where it was not refused, or no reason is given.
    public init(
        _ approval: Approval, person: Person, unit: String, issuer: String, reason: String
    ) throws(LetterRefusal) {
        switch approval.decision {
        case .refused: break
        case .approved: throw .approved(approval.number)
        case .withdrawn: throw .withdrawn(approval.number)
        }
        if Text.isBlank(reason) { throw .reason(approval.number) }
        self.approval = approval
        self.person = person
        self.unit = unit
        self.issuer = issuer
        self.reason = reason
    }

    /// - Parameter policy: what it says on the day of the decision.
    public func paper(_ language: Language, policy: PolicyOnDay) -> Paper {
        let facts = PaperFacts(language: language)
        let name = facts.name(of: person)
        let what = matter(facts)
        var rows = [Paper.Row(facts.say("编号", "number"), approval.number)] + facts.rows(of: person, unit: unit)
        if !approval.documents.isEmpty {
            rows.append(.init(facts.say("证件", "document"), facts.joined(approval.documents.map(facts.document))))
        }
        if !approval.destinations.isEmpty {
            rows.append(.init(facts.say("前往地", "destination"), facts.places(approval.destinations)))
        }
        if let depart = approval.departOn, let back = approval.returnOn, depart <= back {
            rows.append(.init(facts.say("起止日期", "dates"), facts.span(depart, back)))
        }
        return Paper(
            language: language, letterhead: issuer, number: approval.number,
            title: facts.say("关于不予批准\(name)同志\(what)的通知", "Refusal of \(what) for \(name)"), addressee: unit,
            blocks: [
                .paragraph(
                    facts.say(
                        "经审核，不予批准你单位\(name)同志\(what)。",
                        "The application of \(name) of your unit for \(what) is refused."
                    )),
                .paragraph(facts.say("理由：", "Reason: ") + reason), .facts(rows),
                .paragraph(policy.wording(.letterReview)[language]),
            ], signature: issuer, date: approval.decidedOn,
            unbroken: [person.name, name, approval.number] + approval.documents.map(\.number))
    }

    private func matter(_ facts: PaperFacts) -> String {
        let purpose = approval.purpose?.title
        return switch approval.kind {
        case .travel:
            facts.say("\(purpose?.zh ?? "")出国（境）", (purpose.map { $0.en + " " } ?? "") + "travel abroad")
        case .issue: facts.say("申办出国（境）证件", "consent to a travel document")
        case .extension: facts.say("延期", "an extension")
        case .lend: facts.say("借用出国（境）证件", "the loan of a travel document")
        }
    }
}
