import LeveeCore

/// Records that could not be taken in (隔离区): look, fix, drop, try again.
struct QuarantineAnswer: Answer {
    struct Line: Codable, Sendable {
        var number: Int
        var file: String
        var line: Int
        var record: String?
        var reason: Said
        var field: String
        var address: String
    }

    var records: [Line]

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        let sorting = QuarantinePages.sorting(setting.query)
        return Page(
            words["feeds.quarantine"], back: .init(words["feeds.title"], to: "/feeds"),
            (setting.may(.replayQuarantined) && !records.isEmpty
                ? [.actions([.init(words["quarantine.replay"], to: "/feeds/quarantine/replay")])] : []) + [
                    .table(
                        Table(
                            words["feeds.quarantine"],
                            [
                                sorting.heading(words["quarantine.number"], "number"),
                                sorting.heading(words["feeds.file"], "file"),
                                .init(words["quarantine.line"], isNumber: true), .init(words["quarantine.record"]),
                                sorting.heading(words["quarantine.reason"], "reason"),
                            ],
                            records.map {
                                [
                                    .link(.init("Q-\($0.number)", to: $0.address)), .text($0.file), .number($0.line),
                                    .code($0.record ?? "?"), .text(words.title(words[$0.reason], of: $0.field)),
                                ]
                            },
                            none: words["quarantine.none"]))
                ])
    }
}

enum QuarantinePages {
    static func routes(_ installing: Installing) -> [Route] {
        installing.resource(
            "quarantine", "/feeds/quarantine", for: Granted<ReadsFeeds>.self, query: Sorting.query
        ) { asked in
            let (feeds, reach, sorting) = (asked.office.feeds, asked.reach, sorting(asked.query))
            return try await asked.office.records.act {
                QuarantineAnswer(
                    records: sorting.sorted(try feeds.quarantined(isOpen: true, in: reach)) { record, column in
                        switch column {
                        case "number": .number(Int(record.number))
                        case "file": .text("\(record.source)/\(record.sequence)")
                        default: .text(record.reason.rawValue)
                        }
                    }.map { record in
                        .init(
                            number: Int(record.number), file: Text.visible("\(record.source)/\(record.sequence)"),
                            line: record.line,
                            record: record.recordID.map(Text.visible), reason: record.reason.title,
                            field: Text.visible(record.field),
                            address: "/feeds/quarantine/\(record.number)")
                    })
            }
        }
            + installing.operation(replay)
            + installing.page("/feeds/quarantine/{number}", for: Granted<ReadsFeeds>.self) { try await show($0) }
            + installing.operation(fix) + installing.operation(drop)
    }

    static func sorting(_ query: Values) -> Sorting {
        Sorting(query, of: "/feeds/quarantine", by: ["number", "file", "reason"])
    }

    private struct Found: Sendable {
        var record: QuarantinedRecord
        /// Refs of the people whom it names.
        var people: [String]
    }

    private static func find(_ asked: Asked<some Known>) async throws -> Found {
        guard let number = Int64(asked.parameter("number")) else { throw Missing() }
        let (feeds, user, reach) = (asked.office.feeds, asked.user, asked.reach)
        let found = try await asked.office.records.act {
            guard let view = try feeds.quarantined(number, in: reach, actor: user) else { throw Missing() }
            return Found(record: view.record, people: view.people)
        }
        for ref in found.people { try await asked.note(.match, of: ref) }
        return found
    }

    private static func blocks(_ view: Found, _ words: Words) -> [Block] {
        let record = view.record
        return [
            .summary(
                Summary(
                    nil,
                    [
                        .init(words["feeds.file"], Text.visible("\(record.source)/\(record.sequence)")),
                        .init(words["quarantine.line"], "\(record.line)"),
                        .init(
                            words["quarantine.reason"],
                            words.title(words[record.reason.title], of: Text.visible(record.field))),
                        .init(words["verdict.remedy"], words[record.reason.remedy]),
                        .init(
                            words["quarantine.people"], view.people.isEmpty ? "–" : view.people.joined(separator: ", ")),
                    ])), .details(words["quarantine.xml"], [.text(Text.visible(record.xml))]),
        ]
    }

    private static func show(_ asked: Asked<Granted<ReadsFeeds>>) async throws -> Page {
        let view = try await find(asked)
        let words = asked.words
        let base = "/feeds/quarantine/\(view.record.number)"
        var steps: [Block.Link] = []
        if asked.may(.fixQuarantined) { steps.append(.init(words["quarantine.fix"], to: "\(base)/fix")) }
        if asked.may(.dropQuarantined) { steps.append(.init(words["quarantine.drop"], to: "\(base)/drop")) }
        return Page(
            "Q-\(view.record.number)", back: .init(words["feeds.quarantine"], to: "/feeds/quarantine"),
            (steps.isEmpty ? [] : [.actions(steps)]) + blocks(view, words))
    }

    private static func prepare(_ asked: Asked<some Known>, _ key: String) async throws -> Prepared {
        let view = try await find(asked)
        let number = view.record.number
        return Prepared(
            title: asked.words.title(asked.words[key], of: "Q-\(number)"),
            back: .init("Q-\(number)", to: "/feeds/quarantine/\(number)"),
            beside: blocks(view, asked.words), values: Values(["xml": [view.record.xml]]))
    }

    private static var fix: Operation<Granted<FixesQuarantined>> {
        Operation(
            name: "fixQuarantined", path: "/feeds/quarantine/{number}/fix",
            fields: [Field("xml", .text, label: "quarantine.xml", limit: 70_000)],
            submit: "quarantine.fix", prepare: { try await prepare($0, "quarantine.fix") },
            perform: { asked, form in
                try form.done()
                // Beyond his reach there is nothing, whatever he would do to it.
                let number = try await find(asked).record.number
                let (feeds, user, xml) = (asked.office.feeds, asked.user, form.values.raw("xml"))
                let outcome = try await asked.office.records.act {
                    try feeds.fixQuarantined(number, xml: xml, actor: user)
                }
                return Done(
                    Said(
                        zh: "Q-\(number) 已更正导入：\(outcome.title.zh)",
                        en: "Q-\(number) is fixed and imported: \(outcome.title.en)"), at: "/feeds/quarantine")
            })
    }

    private static var drop: Operation<Granted<DropsQuarantined>> {
        Operation(
            name: "dropQuarantined", path: "/feeds/quarantine/{number}/drop", fields: [Field("reason", .text)],
            submit: "quarantine.drop",
            isGrave: true, prepare: { try await prepare($0, "quarantine.drop") },
            perform: { asked, form in
                try form.done()
                let number = try await find(asked).record.number
                let (feeds, user, reason) = (asked.office.feeds, asked.user, form.values["reason"] ?? "")
                try await asked.office.records.act { try feeds.dropQuarantined(number, reason: reason, actor: user) }
                return Done(Said(zh: "Q-\(number) 已放弃", en: "Q-\(number) is dropped"), at: "/feeds/quarantine")
            })
    }

    private static var replay: Operation<Granted<ReplaysQuarantine>> {
        Operation(
            name: "replayQuarantine", path: "/feeds/quarantine/replay", fields: [], submit: "quarantine.replay",
            prepare: { asked in
                Prepared(
                    title: asked.words["quarantine.replay"], lead: asked.words["quarantine.replay.lead"],
                    back: .init(asked.words["feeds.quarantine"], to: "/feeds/quarantine"))
            },
            perform: { asked, form in
                try form.done()
                let (feeds, user) = (asked.office.feeds, asked.user)
                let result = try await asked.office.records.act { try feeds.replayQuarantine(actor: user) }
                return Done(
                    Said(
                        zh:
                            "已导入 \(result.imported.count) 条，重新匹配 \(result.rematched.count) 条，仍不能导入 \(result.stillBad.count) 条",
                        en:
                            "\(result.imported.count) imported, \(result.rematched.count) matched again, \(result.stillBad.count) still cannot be imported"
                    ),
                    at: "/feeds/quarantine")
            })
    }
}
