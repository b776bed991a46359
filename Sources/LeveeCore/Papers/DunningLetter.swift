extension DunningCase {
    /// The letter of one step (催交通知), in the department's words.
    /// - Parameters:
    ///   - unit: name of the person's unit.
    ///   - issuer: name of the unit that writes (发文单位).
    ///   - policy: what it says on the day of the letter.
    public func letter(
        _ rung: DunningRung, _ language: Language, unit: String, issuer: String, policy: PolicyOnDay
    ) -> Paper {
        let facts = PaperFacts(language: language)
        let name = facts.name(of: person)
        let wording: PolicyKey =
            if ground == .refused {
                .dunningRefused
            } else {
                switch rung.step.recipient {
                case .holder: .dunningHolder
                case .unit: .dunningUnit
                case .discipline: .dunningDiscipline
                }
            }
        let places = [
            "person": name, "unit": unit, "document": facts.document(document), "due": facts.day(due),
            "days": facts.days(days(on: policy.day)), "lock": "\(policy.number(.unitLockDays))",
        ]
        let words = policy.wording(wording, places.mapValues { Bilingual(same: $0) })[language]
        return Paper(
            language: language, letterhead: issuer,
            title: facts.say("关于催交\(name)同志出国（境）证件的通知", "A travel document of \(name) is asked for"),
            addressee: addressee(rung.step.recipient, name, unit, facts),
            blocks: [.paragraph(words), .facts(rows(unit, facts, policy))], signature: issuer, date: policy.day,
            unbroken: [person.name, name, document.number, facts.day(due)])
    }

    private func addressee(
        _ recipient: DunningStep.Recipient, _ name: String, _ unit: String, _ facts: PaperFacts
    ) -> String {
        switch recipient {
        case .holder: facts.say("\(name)同志", name)
        case .unit: unit
        case .discipline: recipient.title[facts.language]
        }
    }

    private func rows(_ unit: String, _ facts: PaperFacts, _ policy: PolicyOnDay) -> [Paper.Row] {
        var rows = facts.rows(of: person, unit: unit)
        rows.append(.init(facts.say("证件", "document"), facts.document(document)))
        if let out { rows.append(.init(facts.say("领出日期", "handed out on"), facts.day(out))) }
        if ground == .refused {
            rows.append(.init(facts.say("拒交之日", "refused since"), facts.day(due)))
        } else {
            rows.append(.init(facts.say("应交日期", "due by"), facts.day(due)))
            rows.append(.init(facts.say("逾期", "overdue"), facts.days(days(on: policy.day))))
        }
        let before = letters.map { "\(facts.day($0.sentOn)) (\($0.recipient.title[facts.language]))" }
        if !before.isEmpty { rows.append(.init(facts.say("此前催交", "asked before"), facts.joined(before))) }
        if let basis = policy.bases[ground.rawValue] { rows.append(.init(facts.say("依据", "basis"), basis.shown)) }
        return rows
    }
}
