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
    /// How many cases there are in all; no more than a part is listed.
    var total: Int

    private static let most = 200

    static func gather(_ asked: Asked<Granted<ReadsFindings>>) async throws -> FindingsAnswer {
        let policy = try await asked.policy()
        let query = asked.query
        let user = asked.user
        return try await asked.records { records, reach in
            let (lives, coverage) = try records.findingLives(gone: false, in: reach)
            let units = try records.units()
            let queue = FindingQueue(lives, coverage: coverage, policy: policy) { filed in
                let state = query["state"]
                let isOverdue = filed.life.due(under: policy)?.isOverdue(on: policy.day) ?? false
                if state == "overdue" { return isOverdue && filed.life.state.counts }
                if state == "mine" { return filed.life.assignedTo == user }
                if let state { return filed.life.state.rawValue == state }
                return filed.life.state.counts || filed.life.isUnderReview
            }.items.filter { item in
                query["severity"].map { $0 == item.itself.severity.rawValue } ?? true
                    && query["unit"].map { code in units.under(code).contains(item.lives.first?.unit ?? "") } ?? true
            }
            return FindingsAnswer(
                cases: queue.prefix(most).map { item in
                    let first = item.lives[0]
                    return Case(
                        person: Named(
                            ref: first.filed.ref, name: Text.visible(first.filed.name),
                            address: asked.path(person: first.filed.ref)),
                        unit: UnitName(first.unit, among: units), findings: item.lives.map { Line($0, policy) })
                }, total: queue.count)
        }
    }

    static let states =
        [
            Field.Choice("overdue", Said(zh: "处置逾期", en: "overdue")),
            Field.Choice("mine", Said(zh: "分派给我", en: "given to me")),
        ]
        + FindingState.allCases.map { Field.Choice($0.rawValue, $0.title) }

    func page(_ setting: Setting) -> Page {
        let words = setting.words
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
                            .init(words["people.person"]), .init(words["people.unit"]),
                            .init(words["findings.severity"]), .init(words["findings.rule"]),
                            .init(words["findings.since"]), .init(words["findings.state"]),
                            .init(words["findings.due"]), .init(words["findings.assigned"]),
                        ], rows, none: words["findings.none"], isFilterable: true)),
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
