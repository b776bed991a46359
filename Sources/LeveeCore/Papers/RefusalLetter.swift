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
    /// What was asked for, where it is on record.
    public var application: Application?
    /// The approval that was to be changed and stands; nil where it was not an amendment that was refused.
    public var standing: Approval?

    /// - Throws: ``LetterRefusal`` where it was not refused, or no reason is given.
    public init(
        _ approval: Approval, person: Person, unit: String, issuer: String, reason: String,
        application: Application? = nil, standing: Approval? = nil
    ) throws(LetterRefusal) {
        switch approval.decision {
        case .refused: break
        case .approved: throw .approved(approval.number)
        case .withdrawn: throw .withdrawn(approval.number)
        }
        if let standing, standing.decision != .approved { throw .withdrawn(standing.number) }
        if Text.isBlank(reason) { throw .reason(approval.number) }
        self.approval = approval
        self.person = person
        self.unit = unit
        self.issuer = issuer
        self.reason = reason
        self.application = application
        self.standing = standing
    }

    /// - Parameter policy: what it says on the day of the decision.
    public func paper(_ language: Language, policy: PolicyOnDay) -> Paper {
        let facts = PaperFacts(language: language)
        let name = facts.name(of: person)
        let what = matter(facts)
        var rows = [Paper.Row(facts.say("编号", "number"), approval.number)]
        if let standing { rows.append(.init(facts.say("原批件", "stands"), standing.number)) }
        rows += facts.rows(of: person, unit: unit) + facts.reason(of: application)
        if approval.kind == .issue, let type = application?.documentType {
            rows.append(.init(facts.say("拟办证件", "document"), type.title[language]))
        }
        if !approval.documents.isEmpty {
            rows.append(.init(facts.say("证件", "document"), facts.joined(approval.documents.map(facts.document))))
        }
        rows += facts.route(of: application, approval.destinations)
        if let depart = approval.departOn, let back = approval.returnOn, depart <= back {
            rows.append(.init(facts.say("起止日期", "dates"), facts.span(depart, back)))
        }
        return Paper(
            language: language, letterhead: issuer, number: approval.number,
            title: facts.say("关于不予批准\(name)同志\(what)的通知", "Refusal of \(what) for \(name)"), addressee: unit,
            blocks: [
                .paragraph(decision(facts, name, what)),
                .paragraph(facts.say("理由：", "Reason: ") + reason), .facts(rows),
                .paragraph(standing == nil ? policy.wording(.letterReview)[language] : again(facts)),
            ], signature: issuer, date: approval.decidedOn,
            unbroken: [person.name, name, approval.number] + approval.documents.map(\.number)
                + [standing?.number].compactMap { $0 })
    }

    private func decision(_ facts: PaperFacts, _ name: String, _ what: String) -> String {
        guard let standing else {
            return facts.say(
                "经审核，不予批准你单位\(name)同志\(what)。", "The application of \(name) of your unit for \(what) is refused.")
        }
        let isTrip = approval.kind == .travel
        return facts.say(
            "经审核，不予批准你单位\(name)同志变更《\(standing.number)》的\(isTrip ? "行程" : "事项")，该批件不作变更，仍按原批准的内容执行。",
            "The change that \(name) of your unit asked for in the \(isTrip ? "trip" : "consent") under "
                + "\(standing.number) is refused; that approval stands as it was given.")
    }

    /// The approval is in force, so there is nothing to be reviewed: whoever needs the change asks for it again.
    private func again(_ facts: PaperFacts) -> String {
        facts.say("情况有变的，可再次申请变更。", "Should things change, another amendment may be asked for.")
    }

    private func matter(_ facts: PaperFacts) -> String {
        let purpose = approval.purpose?.title
        return switch approval.kind {
        case .travel where standing != nil:
            facts.say(
                "变更\(purpose?.zh ?? "")出国（境）行程", "a change in " + (purpose.map { $0.en + " " } ?? "") + "travel abroad")
        case .issue where standing != nil:
            facts.say("变更申办出国（境）证件事项", "a change in the consent to a travel document")
        case .travel:
            facts.say("\(purpose?.zh ?? "")出国（境）", (purpose.map { $0.en + " " } ?? "") + "travel abroad")
        case .issue: facts.say("申办出国（境）证件", "consent to a travel document")
        case .extension: facts.say("延期", "an extension")
        case .lend: facts.say("借用出国（境）证件", "the loan of a travel document")
        }
    }
}
