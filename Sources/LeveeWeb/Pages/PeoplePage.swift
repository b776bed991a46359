import LeveeCore

/// The people in the registry (人员), as far as the reader reaches.
struct PeopleAnswer: Answer {
    struct Line: Codable, Sendable {
        var person: Named
        /// As his passport writes it.
        var latin: String?
        var unit: UnitName
        var post: String
        var rank: Said?
        var status: Said
        /// `regular`, `irregular` or `undecided` by the last night.
        var standing: String?
        var findings: Int
    }

    var people: [Line]
    /// Where the list goes on; given back as `after`.
    var next: String?
    var units: [UnitName]

    static let size = 50
    /// What narrows the list and may stand in its address.
    static let filters = ["unit", "status", "standing", "open"]
    static let fields = [
        Field("text", isRequired: false, label: "people.text", limit: 200),
        Field("unit", isRequired: false, limit: 100),
        Field(
            "status", .choice(Person.Status.allCases.map { .init($0.rawValue, $0.title) }), isRequired: false),
        Field("standing", .choice(Standing.choices), isRequired: false),
        Field("open", .flag, isRequired: false, label: "people.open"),
        Field("sort", .choice(PersonSearch.Column.allCases.map { .init(code: $0.rawValue) }), isRequired: false),
        Field("order", .choice(ListOrder.allCases.map { .init(code: $0.rawValue) }), isRequired: false),
        Field("after", .hidden, isRequired: false, limit: 400),
    ]

    static func gather(_ asked: Asked<Granted<ReadsPeople>>, _ values: Values) async throws -> PeopleAnswer {
        var search = PersonSearch(
            text: values["text"], unit: values["unit"], status: values["status"].flatMap(Person.Status.init(rawValue:)),
            verdict: values["standing"], hasFindings: values["open"] == "yes")
        let sorting = sorting(values)
        if let column = sorting.column.flatMap(PersonSearch.Column.init(rawValue:)) {
            (search.column, search.order) = (column, sorting.order)
        }
        let after: String? = try values["after"].map { text throws(Missing) in try asked.office.seal.open(text) }
        return try await asked.records { [search] records, reach in
            let units = try records.units()
            let found = try records.people(search, in: reach, after: after, limit: size + 1)
            let (part, next) = ListPart.first(size, of: found) { $0.ref }
            return PeopleAnswer(
                people: part.map { line in
                    Line(
                        person: Named(
                            ref: line.ref, name: Text.visible(line.name), address: asked.path(person: line.ref)),
                        latin: line.latin.map(Text.visible), unit: UnitName(line.unit, among: units),
                        post: Text.visible(line.post),
                        rank: line.rank.flatMap(Rank.init(rawValue:))?.title,
                        status: Person.Status(rawValue: line.status)?.title ?? Said(zh: line.status, en: line.status),
                        standing: line.verdict, findings: line.findings)
                },
                next: next.map { asked.office.seal.seal($0) },
                units: units.filter { reach.contains(unit: $0.code) }.map { UnitName($0.code, among: units) })
        }
    }

    private static func sorting(_ query: Values) -> Sorting {
        Sorting(query, of: "/people", by: PersonSearch.Column.allCases.map(\.rawValue), filters: filters)
    }

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        return Page(
            words["people.title"],
            [.form(form(setting, submit: words["people.search"])), .table(table(setting))]
                + [moreOfWhatWasTyped(setting).map { .form($0) }].compactMap { $0 })
    }

    /// - Parameter after: where the list goes on; nothing is asked then but what was asked before.
    private func form(_ setting: Setting, submit: String, after: String? = nil) -> FormBlock {
        let choices = ["unit": units.map { Field.Choice($0.code, Said(zh: $0.name, en: $0.name)) }]
        var values = setting.query
        values.set("after", after)
        let fields = Self.fields.filter { $0.name != "after" || after != nil }.map { field in
            var field = field
            if field.name == "unit" { field.kind = .choice([]) }
            if after != nil || Sorting.query.contains(field.name) { field.kind = .hidden }
            return FormBlock.Row(field, values, [], setting.words, choices: choices[field.name])
        }
        return FormBlock(
            path: "/people", submit: submit, fields: fields, token: setting.token, isFilters: after == nil)
    }

    private func table(_ setting: Setting) -> Table {
        let words = setting.words
        let sorting = Self.sorting(setting.query)
        let isTyped = setting.query["text"] != nil
        func heading(_ title: String, _ column: PersonSearch.Column, isNumber: Bool = false) -> Table.Column {
            isTyped
                ? .init(words[title], isNumber: isNumber)
                : sorting.heading(words[title], column.rawValue, isNumber: isNumber)
        }
        let rows = people.map { line -> [Cell] in
            [
                .cells(
                    [.link(.init(line.person.name, to: line.person.address))]
                        + [line.latin.map { .text($0) }, .code(line.person.ref)].compactMap { $0 }),
                .text(line.unit.name), .text(line.post), .text(line.rank.map { words[$0] } ?? "–"),
                .text(words[line.status]), Standing.cell(line.standing, words), .number(line.findings),
            ]
        }
        return Table(
            words["people.list"],
            [
                heading("people.person", .name), heading("people.unit", .unit), heading("people.post", .post),
                heading("people.rank", .rank), heading("people.status", .status),
                heading("people.standing", .standing), heading("people.findings", .findings, isNumber: true),
            ], rows, none: words["people.none"],
            next: isTyped ? nil : next.map { sorting.address("after", $0) }, isFilterable: true)
    }

    /// What was typed does not stand in an address: its next part is asked for as the first one was.
    private func moreOfWhatWasTyped(_ setting: Setting) -> FormBlock? {
        guard let next, setting.query["text"] != nil else { return nil }
        return form(setting, submit: setting.words["table.next"], after: next)
    }
}

/// What the last night said of somebody.
enum Standing {
    static let choices = [
        Field.Choice("regular", Said(zh: "正常", en: "regular")),
        Field.Choice("irregular", Said(zh: "异常", en: "irregular")),
        Field.Choice("undecided", Said(zh: "无法判定", en: "undecided")),
    ]

    static func cell(_ word: String?, _ words: Words) -> Cell {
        guard let word, let choice = choices.first(where: { $0.value == word }) else { return .text("–") }
        let tone: Block.Tag.Tone = word == "irregular" ? .grave : word == "undecided" ? .warning : .good
        return .tag(.init(text: words[choice.text], tone: tone))
    }
}
