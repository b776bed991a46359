import LeveeCore

/// Applications (申请), the latest first.
struct ApplicationsAnswer: Answer {
    struct Line: Codable, Sendable {
        var number: String
        /// Where it is read; nil for those who may not.
        var address: String?
        var person: Named
        var kind: Said
        var days: String
        var places: String
        var stage: String
        var stageTitle: Said
        var awaited: Said?
        var outcome: String?
    }

    var applications: [Line]
    var next: String?
    var mayFile: Bool

    private static let size = 100

    static func gather(_ asked: Asked<Granted<ReadsApplications>>) async throws -> ApplicationsAnswer {
        let policy = try await asked.policy()
        let stage = asked.query["stage"].flatMap(ApplicationStage.init(rawValue:))
        let before: String? = try asked.query["before"].map { text throws(Missing) in try asked.office.seal.open(text) }
        let sorting = sorting(asked.query)
        return try await asked.records { records, reach in
            var list = ApplicationList(before: before, limit: stage == nil ? size + 1 : 5_000)
            if let column = sorting.column.flatMap(ApplicationList.Column.init(rawValue:)) {
                (list.column, list.order) = (column, sorting.order)
            }
            let found = try records.applications(list, in: reach, on: policy).filter {
                stage == nil || $0.stage == stage
            }
            let (part, next) = ListPart.first(size, of: found) { $0.file.number }
            return ApplicationsAnswer(
                applications: part.map { Line($0, asked) },
                next: next.map { asked.office.seal.seal($0) },
                mayFile: asked.may(.fileApplication))
        }
    }

    private static func sorting(_ query: Values) -> Sorting {
        Sorting(
            query, of: "/applications", by: ApplicationList.Column.allCases.map(\.rawValue), filters: ["stage"])
    }

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        let stages = ApplicationStage.allCases.map { Field.Choice($0.rawValue, $0.title) }
        let filter = FormBlock(
            path: "/applications", submit: words["applications.filter"],
            fields: [.init(Field("stage", .choice(stages), isRequired: false), setting.query, [], words)], token: "",
            isSearch: true, isFilters: true)
        var blocks: [Block] = mayFile ? [.actions([.init(words["application.file"], to: "/applications/new")])] : []
        let sorting = Self.sorting(setting.query)
        blocks += [
            .details(words["applications.narrow"], [.form(filter)]),
            Self.table(
                applications, words, next: next.map { sorting.address("before", $0) }, sorting),
        ]
        return Page(words["applications.title"], blocks)
    }

    /// - Parameter sorting: nil where the list stands in an order of its own.
    static func table(_ lines: [Line], _ words: Words, next: String? = nil, _ sorting: Sorting? = nil) -> Block {
        func heading(_ column: ApplicationList.Column) -> Table.Column {
            let title = words[column.heading]
            return sorting?.heading(title, column.rawValue) ?? .init(title)
        }
        return .table(
            Table(
                words["applications.list"],
                [
                    heading(.number), heading(.person), heading(.kind), heading(.days),
                    .init(words["applications.places"]),
                    .init(words["applications.stage"]),
                    .init(words["applications.outcome"]), .init(words["applications.awaited"]),
                ],
                lines.map { line in
                    [
                        line.address.map { .link(.init(line.number, to: $0)) } ?? .code(line.number),
                        .cells([.text(line.person.name), .code(line.person.ref)]), .text(words[line.kind]),
                        .text(line.days), .text(words.countries(line.places)),
                        .tag(.init(text: words[line.stageTitle])),
                        line.outcome.map { .tag(OutcomeTag.of($0, words)) } ?? .text("–"),
                        .text(line.awaited.map { words[$0] } ?? ""),
                    ]
                }, none: words["applications.none"], next: next, isFilterable: true))
    }
}

extension ApplicationsAnswer.Line {
    init(_ filed: FiledApplication, _ asked: Asked<some Known>) {
        let application = filed.file.application
        number = filed.file.number
        address = asked.may(.readApplications) ? asked.path(application: filed.file.number) : nil
        person = Named(
            ref: filed.person.ref, name: Text.visible(filed.person.name), address: asked.path(person: filed.person.ref))
        kind = filed.file.kind.title
        days = [application?.departOn, application?.returnOn].compactMap { $0?.description }.joined(separator: "…")
        places = application?.destinations.map(\.text).joined(separator: " ") ?? ""
        stage = filed.stage.rawValue
        stageTitle = filed.stage.title
        awaited = filed.awaited
        outcome = filed.file.lastVerdict?.outcome.rawValue
    }
}

/// What a check came to.
enum OutcomeTag {
    static func of(_ code: String, _ words: Words) -> Block.Tag {
        guard let outcome = ApplicationOutcome(rawValue: code) else { return .init(text: code) }
        let tone: Block.Tag.Tone =
            switch outcome {
            case .clear: .good
            case .refer, .incomplete, .undecided: .warning
            case .barred: .grave
            }
        return .init(text: words[outcome.title], tone: tone)
    }
}

extension ApplicationList.Column {
    /// Key of its heading's text.
    var heading: String { "applications.\(rawValue)" }
}
