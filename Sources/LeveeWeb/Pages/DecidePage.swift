import LeveeCore

/// The approver's queue (审批): what was checked and waits for a decision, the gravest first.
struct DecideAnswer: Answer {
    var waiting: [ApplicationsAnswer.Line]

    static func gather(_ asked: Asked<Granted<DecidesApplications>>) async throws -> DecideAnswer {
        let policy = try await asked.policy()
        return try await asked.records { records, reach in
            let waiting = try records.applications(.latest, in: reach, on: policy).filter(\.waitsForDecision)
            let ordered = waiting.sorted {
                let (one, other) = ($0.file.lastVerdict?.outcome, $1.file.lastVerdict?.outcome)
                if one != other { return (one ?? .clear) > (other ?? .clear) }
                return $0.file.number.utf8.lexicographicallyPrecedes($1.file.number.utf8)
            }
            return DecideAnswer(waiting: ordered.map { ApplicationsAnswer.Line($0, asked) })
        }
    }

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        let rows = waiting.map { line -> [Cell] in
            [
                line.address.map { .link(.init(line.number, to: "\($0)/decision")) } ?? .code(line.number),
                .cells([.link(.init(line.person.name, to: line.person.address)), .code(line.person.ref)]),
                .text(words[line.kind]), .text(line.days), .text(words.countries(line.places)),
                line.outcome.map { .tag(OutcomeTag.of($0, words)) } ?? .text("–"),
            ]
        }
        return Page(
            words["decide.title"], lead: words["decide.lead"],
            [
                .table(
                    Table(
                        words["decide.list"],
                        [
                            .init(words["applications.number"]), .init(words["applications.person"]),
                            .init(words["applications.kind"]),
                            .init(words["applications.days"]), .init(words["applications.places"]),
                            .init(words["applications.outcome"]),
                        ], rows, none: words["decide.none"]))
            ])
    }
}

extension ApplicationList {
    /// Those among which whatever waits is looked for.
    static let latest = ApplicationList(limit: 5_000)
}

extension FiledApplication {
    var waitsForDecision: Bool { stage == .checked || stage == .amended }
}
