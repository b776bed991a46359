import LeveeCore
import LeveeSQLite

extension PlainJSON {
    /// A finding with what it rests on, as `explain --json` prints it.
    init(_ found: FiledFinding, under policy: String?, _ contradictions: [Contradiction], _ rules: PolicyOnDay) {
        let finding = found.standing.finding
        let info = Rulebook.rule(finding.rule)?.info
        let values = finding.facts.mapValues { PlainJSON($0.shown) }
        self = .object([
            ("id", .text(found.id)), ("person", .text(found.ref)), ("rule", .text(finding.rule)),
            ("subject", .text(finding.subject)), ("severity", .text(finding.severity.rawValue)),
            ("since", .text(finding.since.description)), ("openedOn", .text(found.standing.openedOn.description)),
            ("policy", policy.map { .text($0) }), ("closedOn", found.closedOn.map { .text($0.description) }),
            ("condition", info.map { PlainJSON($0.condition) }),
            ("message", info.map { PlainJSON($0.message(of: finding)) }),
            ("refutation", info.map { PlainJSON($0.refutation(of: finding)) }),
            ("remedy", info.map { PlainJSON($0.remedy(of: finding)) }),
            ("basis", rules.bases[finding.rule].map { .text($0.shown) }), ("values", .keyed(values)),
            ("evidence", .texts(finding.evidence)),
            ("contradictions", .list(contradictions.map { PlainJSON($0, rules.zone) })),
        ])
    }

    private init(_ set: Contradiction, _ zone: Zone) {
        self = .object([
            ("kind", .text(set.kind.rawValue)), ("title", PlainJSON(set.kind.title)),
            (
                "records",
                .list(
                    zip(set.records, set.texts(in: zone)).map { record, text in
                        .object([("record", .text(record.evidence)), ("text", PlainJSON(text))])
                    })
            ),
            (
                "hypotheses",
                .list(
                    set.hypotheses.map { each in
                        .object([
                            ("kind", .text(each.kind.rawValue)), ("text", PlainJSON(each.text)),
                            ("lookUp", PlainJSON(each.lookUp)),
                        ])
                    })
            ),
        ])
    }
}
