import HTTPTypes
import LeveeCore

/// Possible matches (疑似匹配): a record beside everybody who it could be, for a person to decide.
struct MatchesAnswer: Answer {
    struct Line: Codable, Sendable {
        var record: String
        var kind: String
        var name: String
        var candidates: [Named]
        var address: String
    }

    var matches: [Line]

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        return Page(
            words["feeds.matches"], lead: words["matches.lead"], back: .init(words["feeds.title"], to: "/feeds"),
            [
                .table(
                    Table(
                        words["feeds.matches"],
                        [
                            .init(words["quarantine.record"]), .init(words["matches.kind"]),
                            .init(words["matches.holder"]), .init(words["matches.candidates"]),
                        ],
                        matches.map { line in
                            [
                                setting.may(.decideMatch)
                                    ? .link(.init(line.record, to: line.address)) : .code(line.record),
                                .text(line.kind), .text(line.name), .cells(line.candidates.map { .code($0.ref) }),
                            ]
                        }, none: words["matches.none"]))
            ])
    }
}

enum MatchPages {
    static func routes(_ installing: Installing) -> [Route] {
        installing.resource("matches", "/feeds/matches", for: Granted<ReadsFeeds>.self) { asked in
            try await asked.records { records, reach in
                MatchesAnswer(
                    matches: try records.matches(in: reach).map { match in
                        .init(
                            record: match.record.description, kind: match.kind,
                            name: Text.visible(match.holder.name ?? "?"),
                            candidates: match.candidates.map {
                                Named(ref: $0, name: "", address: asked.path(person: $0))
                            },
                            address: "/feeds/matches/\(asked.office.seal.seal(match.record.description))")
                    })
            }
        } + installing.operation(decide)
    }

    private static var decide: Operation<Granted<DecidesMatches>> {
        Operation(
            name: "decideMatch", path: "/feeds/matches/{match}",
            fields: [Field("person", label: "matches.who", limit: 100)], submit: "matches.decide",
            isGrave: true,
            prepare: { asked in
                let view = try await find(asked)
                let words = asked.words
                let tables = view.candidates.map { candidate in
                    Block.table(
                        Table(
                            "\(Text.visible(candidate.person.name)) \(candidate.person.ref)",
                            [
                                .init(words["matches.feature"]), .init(words["matches.recorded"]),
                                .init(words["matches.registered"]), .init(words["matches.verdict"]),
                            ],
                            candidate.comparison.features.map { feature in
                                [
                                    .text(words[feature.kind.title]), .text(feature.recorded.map(Text.visible) ?? "–"),
                                    .text(feature.registered.map(Text.visible) ?? "–"),
                                    .text(
                                        [words[feature.verdict.title], feature.note.map { words[$0] }].compactMap { $0 }
                                            .joined(separator: "; ")),
                                ]
                            }, none: ""))
                }
                let choices =
                    view.candidates.map {
                        Field.Choice(
                            $0.person.ref,
                            Said(
                                zh: "是 \(Text.visible($0.person.name)) \($0.person.ref)",
                                en: "it is \(Text.visible($0.person.name)) \($0.person.ref)"))
                    }
                    + [Field.Choice("nobody", Said(zh: "都不是", en: "none of them"))]
                return Prepared(
                    title: "\(words["feeds.matches"]) \(view.match.record)",
                    back: .init(words["feeds.matches"], to: "/feeds/matches"),
                    blocks: tables, choices: ["person": choices])
            },
            perform: { asked, form in
                try form.done()
                let record = try record(asked)
                // Only somebody whom he has seen beside it.
                let view = try await find(asked)
                let (user, now, day, ref) = (asked.user, asked.now, asked.today, form.values["person"] ?? "")
                guard ref == "nobody" || view.candidates.contains(where: { $0.person.ref == ref }) else {
                    throw FieldErrors("person", Said(zh: "请从候选人中选择", en: "choose one of the candidates"))
                }
                try await asked.act { desk in
                    if ref == "nobody" {
                        _ = try desk.rejectMatch(record, on: day, actor: user, at: now)
                    } else {
                        try desk.confirmMatch(record, of: ref, on: day, actor: user, at: now)
                    }
                }
                return Done(
                    ref == "nobody"
                        ? Said(zh: "已认定都不是", en: "decided: none of them")
                        : Said(zh: "已认定为 \(ref)", en: "decided: it is \(ref)"), at: "/feeds/matches")
            })
    }

    private static func record(_ asked: Asked<some Known>) throws -> RecordID {
        let text = try asked.opened("match")
        guard let slash = text.firstIndex(of: "/") else { throw Missing() }
        return RecordID(source: String(text[..<slash]), id: String(text[text.index(after: slash)...]))
    }

    private static func find(_ asked: Asked<some Known>) async throws -> MatchView {
        let record = try record(asked)
        let user = asked.user
        let view = try await asked.found { records, reach -> MatchView? in
            if try records.matches(in: reach).contains(where: { $0.record.description == record.description }) {
                return try records.match(record, actor: user)
            }
            // Whoever comes second is told what the first one did.
            if try records.isDecided(record, in: reach) {
                throw Rejected(Failure(.conflict, record.decidedBefore))
            }
            return nil
        }
        for candidate in view.candidates { try await asked.note(.match, of: candidate.person.ref) }
        return view
    }
}
