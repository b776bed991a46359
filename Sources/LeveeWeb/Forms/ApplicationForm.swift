import LeveeCore

/// What an application asks, question by question, and the application that the answers make.
enum ApplicationForm {
    /// One page of the way: what is asked on it.
    struct Question: Sendable {
        var name: String
        var fields: [Field]

        /// Key of what its page is called.
        var title: String { "filing.\(name)" }

        /// Whether what has to be answered on it is.
        func isAnswered(_ values: Values) -> Bool {
            fields.contains { values[$0.name] != nil } && fields.allSatisfy { !$0.isRequired || values[$0.name] != nil }
        }
    }

    static let questions = [
        Question(name: "person", fields: [Field("person", limit: 100)]),
        Question(
            name: "kind",
            fields: [
                Field("kind", .choice(Approval.Kind.allCases.map { .init($0.rawValue, $0.title) })),
                Field(
                    "purpose", .choice(Approval.Purpose.allCases.map { .init($0.rawValue, $0.title) }),
                    isRequired: false),
                Field("approval", isRequired: false, limit: 100),
            ]),
        Question(name: "reason", fields: [Field("reason", .text, limit: 1_000)]),
        Question(
            name: "places",
            fields: [
                Field("destinations", isRequired: false, limit: 200), Field("transits", isRequired: false, limit: 200),
            ]),
        Question(
            name: "days",
            fields: [
                Field("departOn", .day, isRequired: false, limit: 40),
                Field("returnOn", .day, isRequired: false, limit: 40),
            ]),
        Question(
            name: "document",
            fields: [
                Field("document", isRequired: false, limit: 120),
                Field(
                    "documentType", .choice(DocumentType.allCases.map { .init($0.rawValue, $0.title) }),
                    isRequired: false),
            ]),
        Question(
            name: "company",
            fields: [
                Field("funding", isRequired: false, limit: 1_000),
                Field("companions", .text, isRequired: false, limit: 1_000),
            ]),
        Question(name: "approver", fields: [Field("approver", isRequired: false, limit: 100)]),
    ]

    static let fields = questions.flatMap(\.fields)

    /// What another version of an application may say otherwise.
    static let amendable = fields.filter { !["person", "kind", "approval"].contains($0.name) }

    /// The application that a form makes; what is wrong is noted.
    /// - Parameter old: the version that it takes the place of: whose it is and of which kind stays.
    static func application(
        _ form: inout FormReading, number: String, on day: CalendarDay, by user: String,
        amending old: Application? = nil
    ) -> Application? {
        let destinations = countries("destinations", &form)
        let transits = countries("transits", &form)
        let document: DocumentKey? = form.value("document") { text throws(Refusal) in try DocumentKey(text) }
        let (departOn, returnOn) = (form.day("departOn"), form.day("returnOn"))
        if let departOn, let returnOn, returnOn < departOn {
            form.note(
                "returnOn", Bilingual(zh: "返回日期早于出发日期，请核对", en: "the return is before the departure; check the days"))
        }
        guard let person = old?.person ?? form.values["person"],
            let kind = old?.kind ?? form.values["kind"].flatMap(Approval.Kind.init(rawValue:))
        else { return nil }
        return Application(
            number: number, person: person, kind: kind,
            purpose: form.values["purpose"].flatMap(Approval.Purpose.init(rawValue:)), reason: form.values["reason"],
            destinations: destinations, transits: transits, departOn: departOn, returnOn: returnOn, document: document,
            documentType: form.values["documentType"].flatMap(DocumentType.init(rawValue:)),
            funding: FundingWords.read(form.values["funding"]),
            companions: companions(form.values["companions"], known: old?.companions ?? []), submittedOn: day,
            filedBy: user, approver: form.values["approver"], approval: old?.approval ?? form.values["approval"])
    }

    /// What the fields hold where a version is to be changed.
    static func values(of application: Application, _ words: Words) -> Values {
        func places(_ countries: [CountryCode]) -> String {
            CountryWords.shown(countries.map(\.text).joined(separator: " "), words)
        }
        var values = Values()
        values.set("purpose", application.purpose?.rawValue)
        values.set("reason", application.reason)
        values.set("destinations", places(application.destinations))
        values.set("transits", places(application.transits))
        values.set("departOn", application.departOn?.description)
        values.set("returnOn", application.returnOn?.description)
        values.set("document", application.document?.description)
        values.set("documentType", application.documentType?.rawValue)
        values.set("funding", application.funding.map { words[FundingWords.shown($0)] })
        let companions = application.companions.map { companion in
            "\(companion.name), \(words[RelationWords.shown(companion.relation)])"
        }
        values.set("companions", companions.joined(separator: "\n"))
        values.set("approver", application.approver)
        return values
    }

    private static func countries(_ name: String, _ form: inout FormReading) -> [CountryCode] {
        var refusals: [Refusal] = []
        let countries = CountryWords.read(form.values[name] ?? "") { refusals.append($0) }
        for refusal in refusals {
            let word = Text.visible(refusal.input)
            form.note(
                name, Bilingual(zh: "`\(word)` \(refusal.explanation.zh)", en: "`\(word)` \(refusal.explanation.en)"))
        }
        return countries
    }

    /// One a line: name, relation. The form does not ask for a companion's own number; where it is known it stays.
    private static func companions(
        _ text: String?, known: [Application.Companion]
    ) -> [Application.Companion] {
        (text ?? "").split(separator: "\n").compactMap { line in
            let parts = Values(["": line.split(maxSplits: 1) { ",，".contains($0) }.map { String($0) }]).list("")
            guard let name = parts.first else { return nil }
            let relation = parts.count > 1 ? RelationWords.read(parts[1]) : "other"
            return .init(
                name: name, relation: relation, ref: known.first { $0.name == name && $0.relation == relation }?.ref)
        }
    }

    /// A number that nobody else has: the day, and five letters that cannot be mistaken.
    static func number(on day: CalendarDay) -> String {
        let tail = String((0..<5).map { _ in letters.randomElement() ?? "X" })
        return "SQ-\(day.description.replacing("-", with: ""))-\(tail)"
    }

    private static let letters = Array("23456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// Whether it is one that ``number(on:)`` draws.
    static func isNumber(_ text: String) -> Bool {
        guard let match = text.wholeMatch(of: /SQ-[0-9]{8}-([0-9A-Z]{5})/) else { return false }
        return match.1.allSatisfy(letters.contains)
    }

    /// The answers as they are read back.
    static func rows(_ values: Values, _ words: Words, change: ((Question) -> Block.Link)? = nil) -> [Summary.Row] {
        questions.flatMap { question in
            question.fields.enumerated().compactMap { place, field -> Summary.Row? in
                guard let value = values[field.name] else {
                    return place == 0 || field.isRequired
                        ? Summary.Row(
                            key: words[field.label], values: [.text("–")], action: change.map { $0(question) }) : nil
                }
                var shown = value
                if case .choice(let choices) = field.kind, let choice = choices.first(where: { $0.value == value }) {
                    shown = words.opening(words[choice.text])
                } else if field.name == "document" {
                    shown = words.document(value)
                } else if field.name == "funding" {
                    shown = words[FundingWords.shown(value)]
                } else if ["destinations", "transits"].contains(field.name) {
                    shown = CountryWords.shown(value, words)
                }
                return Summary.Row(
                    key: words[field.label], values: [.text(Text.visible(shown))], action: change.map { $0(question) })
            }
        }
    }
}
