import LeveeCore

/// What stands (异常), in cases and in the order of the queue.
struct FindingsAnswer: Answer {
    struct Line: Codable, Sendable {
        var id: String
        var address: String
        var title: Said
        var severity: String
        var since: String
        var state: Said
        var due: String?
        var isOverdue: Bool
        var assignedTo: String?
    }

    struct Case: Codable, Sendable {
        var person: Named
        var unit: UnitName
        var findings: [Line]
    }

    var cases: [Case]
    /// How many cases there are in all.
    var total: Int
    /// Where the next part begins; nil at the end.
    var next: String?

    private static let most = 200

    static func gather(_ asked: Asked<Granted<ReadsFindings>>) async throws -> FindingsAnswer {
        let policy = try await asked.policy()
        let query = asked.query
        let user = asked.user
        let sorting = sorting(asked.query)
        return try await asked.records { records, reach in
            let (lives, coverage) = try records.findingLives(gone: false, in: reach)
            let units = try records.units()
            let queue = FindingQueue(lives, coverage: coverage, policy: policy) { filed in
                let state = query["state"]
                if state == "overdue" { return filed.life.isOverdue(under: policy) }
                if state == "review" { return filed.life.isUnderReview }
                if state == "mine" { return filed.life.assignedTo == user }
                if let state { return filed.life.state.rawValue == state }
                return filed.life.state.counts || filed.life.isUnderReview
            }.items.filter { item in
                query["severity"].map { $0 == item.itself.severity.rawValue } ?? true
                    && query["unit"].map { code in units.under(code).contains(item.lives.first?.unit ?? "") } ?? true
            }
            let sorted = sorting.sorted(queue) { item, column in key(of: item, by: column, units, policy) }
            let (part, next) = ListPart.of(sorted, after: query["after"], most: most) { $0.lives[0].filed.id }
            return FindingsAnswer(
                cases: part.map { item in
                    let first = item.lives[0]
                    return Case(
                        person: Named(
                            ref: first.filed.ref, name: Text.visible(first.filed.name),
                            address: asked.path(person: first.filed.ref)),
                        unit: UnitName(first.unit, among: units), findings: item.lives.map { Line($0, policy) })
                }, total: queue.count, next: next)
        }
    }

    private static func sorting(_ query: Values) -> Sorting {
        Sorting(
            query, of: "/findings", by: ["person", "unit", "severity", "since", "state", "due", "assigned"],
            filters: ["state", "severity", "unit"])
    }

    /// A case is sorted by that finding of it which comes first.
    private static func key(
        of item: FindingQueue.Item, by column: String, _ units: [LeveeCore.Unit], _ policy: PolicyOnDay
    ) -> SortKey? {
        let first = item.lives[0]
        switch column {
        case "person": return .text(first.filed.ref)
        case "unit": return .text(UnitName(first.unit, among: units).name)
        case "severity": return Severity.allCases.firstIndex(of: item.itself.severity).map { .number($0) }
        case "since": return item.lives.map(\.finding.since).min().map { .number(Int($0.number)) }
        case "state":
            return item.lives.compactMap { FindingState.allCases.firstIndex(of: $0.life.state) }.min().map {
                .number($0)
            }
        case "due":
            return item.lives.compactMap { $0.life.due(under: policy)?.on }.min().map { .number(Int($0.number)) }
        default: return item.lives.compactMap(\.life.assignedTo).first.map { .text($0) }
        }
    }

    static let states =
        [
            Field.Choice("overdue", Said(zh: "处置逾期", en: "overdue")),
            Field.Choice("review", Said(zh: "待复核", en: "under review")),
            Field.Choice("mine", Said(zh: "分派给我", en: "given to me")),
        ]
        + FindingState.allCases.map { Field.Choice($0.rawValue, $0.title) }

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        let sorting = Self.sorting(setting.query)
        let filter = FormBlock(
            path: "/findings", submit: words["applications.filter"],
            fields: [
                .init(
                    Field("state", .choice(Self.states), isRequired: false, label: "findings.state"), setting.query, [],
                    words),
                .init(
                    Field(
                        "severity", .choice(Severity.allCases.map { .init($0.rawValue, $0.title) }), isRequired: false,
                        label: "findings.severity"), setting.query, [], words),
            ], token: "", isSearch: true, isFilters: true)
        let rows = cases.flatMap { found in
            found.findings.enumerated().map { place, line -> [Cell] in
                [
                    place == 0
                        ? .cells([.link(.init(found.person.name, to: found.person.address)), .code(found.person.ref)])
                        : .text("〃"),
                    .text(found.unit.name), .tag(SeverityTag.of(line.severity, words)),
                    .link(.init(words[line.title], to: line.address, about: line.id)),
                    .text(line.since), .text(words[line.state]),
                    line.isOverdue ? .tag(.init(text: line.due ?? "", tone: .grave)) : .text(line.due ?? ""),
                    .text(line.assignedTo ?? ""),
                ]
            }
        }
        return Page(
            words["findings.title"], lead: words("findings.lead", ["count": "\(total)"]),
            [
                .details(words["applications.narrow"], [.form(filter)]),
                .table(
                    Table(
                        words["findings.cases"],
                        [
                            sorting.heading(words["people.person"], "person"),
                            sorting.heading(words["people.unit"], "unit"),
                            sorting.heading(words["findings.severity"], "severity"), .init(words["findings.rule"]),
                            sorting.heading(words["findings.since"], "since"),
                            sorting.heading(words["findings.state"], "state"),
                            sorting.heading(words["findings.due"], "due"),
                            sorting.heading(words["findings.assigned"], "assigned"),
                        ], rows, none: words["findings.none"], next: next.map { sorting.address("after", $0) },
                        isFilterable: true)),
            ])
    }
}

extension FindingsAnswer.Line {
    init(_ filed: FiledLife, _ policy: PolicyOnDay) {
        let due = filed.life.due(under: policy)
        id = filed.filed.id
        address = "/findings/\(filed.filed.id)"
        title = Rulebook.title(of: filed.finding.rule)
        severity = filed.finding.severity.rawValue
        since = filed.finding.since.description
        state = filed.life.state.title
        self.due = due.map { "\($0.on)" }
        isOverdue = due?.isOverdue(on: policy.day) ?? false
        assignedTo = filed.life.assignedTo
    }
}
