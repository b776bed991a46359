import LeveeCore

/// Who did what, chained so that nothing can be left out (审计), and who read what.
struct AuditAnswer: Answer {
    struct Entry: Codable, Sendable {
        var number: Int
        var at: String
        var actor: String
        var action: String
        var detail: String
    }

    var entries: [Entry]
    var next: String?

    private static let size = 100

    static func routes(_ installing: Installing) -> [Route] {
        installing.resource(
            "audit", "/audit", for: Granted<ReadsAudit>.self, query: ["before", "after"] + Sorting.query
        ) {
            asked in
            let (before, after) = (
                asked.query["before"].flatMap { Int64($0) }, asked.query["after"].flatMap { Int64($0) }
            )
            let isForward = sorting(asked.query).isForward
            return try await asked.records { records, _ in
                let found =
                    try isForward
                    ? records.audit(after: after, limit: size + 1) : records.audit(before: before, limit: size + 1)
                let (part, next) = ListPart.first(size, of: found) { "\($0.number)" }
                return AuditAnswer(
                    entries: part.map {
                        Entry(
                            number: Int($0.number), at: Zone.shanghai.text(of: $0.at), actor: Text.visible($0.actor),
                            action: $0.action,
                            detail: Text.visible($0.detail))
                    }, next: next)
            }
        }
            + installing.resource("verifyAudit", "/audit/verification", for: Granted<ReadsAudit>.self) { asked in
                try await asked.records { records, _ in
                    AuditVerification(
                        firstBreak: try records.firstAuditBreak().map { Int($0) },
                        last: try records.audit(before: nil, limit: 1).first.map { Int($0.number) } ?? 0)
                }
            }
            + installing.resource("readings", "/audit/readings", for: Granted<ReadsAudit>.self, query: ["before"]) {
                asked in
                let before = asked.query["before"].flatMap { Int64($0) }
                return try await asked.records { records, reach in
                    let found = try records.readings(.everybody, in: reach, before: before, limit: size + 1)
                    let (part, next) = ListPart.first(size, of: found) { $0.number.map(String.init) }
                    return ReadingsAnswer(
                        readings: part.map {
                            .init(
                                at: Zone.shanghai.text(of: $0.at), user: Text.visible($0.user), ref: $0.ref,
                                what: $0.what.title)
                        }, next: next)
                }
            }
    }

    private static func sorting(_ query: Values) -> Sorting { Sorting(query, of: "/audit", by: ["number"]) }

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        let sorting = Self.sorting(setting.query)
        return Page(
            words["audit.title"], lead: words["audit.lead"],
            [
                .actions([
                    .init(words["audit.verify"], to: "/audit/verification"),
                    .init(words["audit.readings"], to: "/audit/readings"),
                ]),
                .table(
                    Table(
                        words["audit.entries"],
                        [
                            sorting.heading(words["audit.number"], "number"), .init(words["custody.at"]),
                            .init(words["application.by"]),
                            .init(words["application.what"]), .init(words["audit.detail"]),
                        ],
                        entries.map {
                            [
                                .text("\($0.number)"), .text(Moment.shown($0.at)), .code($0.actor),
                                .text(AuditWords.action($0.action, words)), AuditWords.detail($0.detail, words),
                            ]
                        },
                        none: words["audit.none"],
                        next: next.map { sorting.address(sorting.isForward ? "after" : "before", $0) },
                        isFilterable: true)),
            ])
    }
}

extension Sorting {
    /// Whether the first comes first; without a word the last one does.
    fileprivate var isForward: Bool { column != nil && order == .ascending }
}

struct AuditVerification: Answer {
    var firstBreak: Int?
    var last: Int

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        let notice: Block.Notice =
            if let firstBreak {
                .init(tone: .warning, title: words("audit.broken", ["number": "\(firstBreak)"]))
            } else {
                .init(tone: .done, title: words("audit.whole", ["number": "\(last)"]))
            }
        return Page(words["audit.verify"], back: .init(words["audit.title"], to: "/audit"), [.notice(notice)])
    }
}

struct ReadingsAnswer: Answer {
    struct Line: Codable, Sendable {
        var at: String
        var user: String
        var ref: String
        var what: Said
    }

    var readings: [Line]
    var next: String?

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        return Page(
            words["audit.readings"], back: .init(words["audit.title"], to: "/audit"),
            [
                .table(
                    Table(
                        words["audit.readings"],
                        [
                            .init(words["custody.at"]), .init(words["application.by"]), .init(words["people.person"]),
                            .init(words["application.what"]),
                        ],
                        readings.map {
                            [.text(Moment.shown($0.at)), .code($0.user), .code($0.ref), .text(words[$0.what])]
                        },
                        none: words["my-file.nobody"], next: next.map { "/audit/readings?before=\($0)" },
                        isFilterable: true))
            ])
    }
}
