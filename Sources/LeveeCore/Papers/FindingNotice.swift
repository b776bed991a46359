/// The notice of findings with one cause (告知书): to the person, and to his unit. It says what was found, on what basis and
/// which records, what would refute it or put it right, and until when and how it can be answered.
public struct FindingNotice: Hashable, Sendable {
    /// To whom it goes.
    public enum Recipient: Hashable, Sendable { case person, unit }

    public struct Item: Hashable, Sendable {
        /// The finding's public id.
        public var id: String
        public var finding: Finding

        public init(id: String, finding: Finding) {
            self.id = id
            self.finding = finding
        }
    }

    public var items: [Item]
    public var person: Person
    /// Name of the person's unit.
    public var unit: String
    /// Name of the unit that writes (发文单位).
    public var issuer: String
    /// The day of the notice.
    public var day: CalendarDay
    /// The last day for an answer.
    public var due: CalendarDay

    public init(
        _ items: [Item], person: Person, unit: String, issuer: String, day: CalendarDay, due: CalendarDay
    ) {
        self.items = items
        self.person = person
        self.unit = unit
        self.issuer = issuer
        self.day = day
        self.due = due
    }

    /// Nobody writes to a person who has died.
    public var recipients: [Recipient] { person.status == .deceased ? [.unit] : [.person, .unit] }

    /// The papers, one for each recipient.
    /// - Parameter policy: what it says on the day of the notice.
    public func papers(_ language: Language, policy: PolicyOnDay) -> [Paper] {
        recipients.map { paper(to: $0, language, policy: policy) }
    }

    private func paper(to recipient: Recipient, _ language: Language, policy: PolicyOnDay) -> Paper {
        let facts = PaperFacts(language: language)
        let name = facts.name(of: person)
        let places = ["person": name, "due": facts.day(due), "count": "\(items.count)"]
            .mapValues { Bilingual(same: $0) }
        let wording = policy.wording(recipient == .person ? .findingHolder : .findingUnit, places)[language]
        return Paper(
            language: language, letterhead: issuer,
            title: facts.say("关于请就\(name)同志有关情况作出说明的通知", "Findings about \(name), to be answered"),
            addressee: recipient == .person ? facts.say("\(name)同志", name) : unit,
            blocks: [.paragraph(wording), .facts(facts.rows(of: person, unit: unit))]
                + items.flatMap { blocks(of: $0, facts, policy) } + [.note(note(facts))],
            signature: issuer, date: day,
            unbroken: [person.name, name, facts.day(due)] + items.map(\.id))
    }

    private func blocks(of item: Item, _ facts: PaperFacts, _ policy: PolicyOnDay) -> [Paper.Block] {
        let (finding, language) = (item.finding, facts.language)
        guard let info = Rulebook.rule(finding.rule)?.info else { return [] }
        var rows: [Paper.Row] = [
            .init(facts.say("编号", "number"), item.id),
            .init(facts.say("事项", "what"), info.title[language]),
            .init(facts.say("情况", "found"), info.message(of: finding)[language]),
            .init(facts.say("起始日期", "since"), facts.day(finding.since)),
        ]
        if let basis = policy.bases[finding.rule] {
            rows.append(.init(facts.say("依据", "basis"), basis.shown))
            rows.append(.init(facts.say("条文", "its words"), basis.words))
        }
        rows.append(.init(facts.say("所据记录", "records"), facts.joined(finding.evidence)))
        rows.append(.init(facts.say("何以反证", "refuted by"), info.refutation(of: finding)[language]))
        rows.append(.init(facts.say("如何纠正", "put right by"), info.remedy(of: finding)[language]))
        return [.facts(rows)]
    }

    private func note(_ facts: PaperFacts) -> String {
        facts.say(
            "本通知所列是供核实的线索，不是结论；对所据记录有异议的，可以要求更正。",
            "What is listed is an indication to be looked into, not a verdict. Whoever finds a record wrong may ask for its correction."
        )
    }
}
