/// How facts are written on papers: names with what is unseen shown, days in words, ID numbers masked.
struct PaperFacts {
    let language: Language

    func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    func day(_ day: CalendarDay) -> String { day.written(language) }

    func days(_ count: Int) -> String { say("\(count)天", count == 1 ? "1 day" : "\(count) days") }

    func span(_ first: CalendarDay, _ last: CalendarDay) -> String {
        let days = days(first.inclusiveDays(through: last))
        return say("\(day(first))至\(day(last))，共\(days)", "\(day(first)) to \(day(last)), \(days)")
    }

    func moment(_ instant: Instant, in zone: Zone) -> String {
        let text = zone.text(of: instant)
        return day(zone.day(of: instant)) + say(" ", ", ") + text.dropFirst(11).prefix(5)
    }

    func document(_ key: DocumentKey) -> String { Fact.document(key).shown[language] }

    func places(_ countries: [CountryCode]) -> String { Fact.countries(countries).shown[language] }

    func joined(_ texts: [String]) -> String { texts.joined(separator: say("、", "; ")) }

    /// Who the person is: name, masked number, unit and post.
    func rows(of person: Person, unit: String) -> [Paper.Row] {
        [
            .init(say("姓名", "name"), name(of: person)),
            .init(say("公民身份号码", "ID number"), person.idNumber.masked),
            .init(say("单位及职务", "unit and post"), "\(unit) \(person.post)"),
        ]
    }

    /// Why it was asked for, in the applicant's words.
    func reason(of application: Application?) -> [Paper.Row] {
        application?.reason.given.map { [.init(say("事由", "reason"), $0)] } ?? []
    }

    /// Where he goes, and by way of what. An approval has both as one; what was asked for tells them apart.
    /// - Parameter approved: the places of the approval.
    func places(
        of application: Application?, _ approved: [CountryCode]
    ) -> (destinations: [CountryCode], transits: [CountryCode]) {
        guard let application, application.kind == .travel else { return (approved, []) }
        let transits = application.transits.filter { !application.destinations.contains($0) }
        return (approved.filter { !transits.contains($0) }, transits.filter(approved.contains))
    }

    func route(of application: Application?, _ approved: [CountryCode]) -> [Paper.Row] {
        let (destinations, transits) = places(of: application, approved)
        return [(say("前往地", "destination"), destinations), (say("经停", "by way of"), transits)].filter { !$0.1.isEmpty }
            .map { .init($0.0, places($0.1)) }
    }

    /// In English with the Latin name of the passport, where it is known.
    func name(of person: Person) -> String {
        let latin = [person.surnameLatin, person.givenLatin].compactMap { $0 }.joined(separator: " ")
        return language == .zh || latin.isEmpty ? person.name : "\(person.name) (\(latin))"
    }
}

extension Approval.Purpose {
    public var title: Bilingual {
        switch self {
        case .private: .init(zh: "因私", en: "private")
        case .official: .init(zh: "因公", en: "official")
        }
    }
}

extension Bilingual {
    /// A value that is the same in both languages.
    init(same text: String) { self.init(zh: text, en: text) }
}
