/// 存在未处置异常: the night's rules find something serious or critical about him on the same day.
public enum OpenFindings: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.open-findings",
        title: .init(zh: "存在未处置异常", en: "open findings"),
        kinds: [.travel, .issue, .extension, .lend],
        keys: Rulebook.grave.reduce(into: []) { $0.formUnion($1.info.keys) },
        condition: .init(
            zh: "以同一档案、同一日核查，存在未处置的严重或重大异常",
            en:
                "the holdings rules, run on the same dossier and day, give a serious or critical finding that nobody dismissed"
        ),
        message: .init(zh: "有 {count} 项严重或重大异常：{findings}", en: "{count} serious or critical findings: {findings}"),
        remedy: .init(
            zh: "请先核实处置异常；不成立的，请复核后注明理由",
            en: "settle them first; where one is not so, let a reviewer dismiss it with a reason"))

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        var titles: [Bilingual] = []
        var found: [Outcome.Draft] = []
        var missing: [Missing] = []
        for rule in Rulebook.grave {
            let outcome = rule.examine(file.file)
            if outcome.isQuiet { continue }
            missing += outcome.missing
            let drafts = outcome.drafts.filter { draft in
                file.around.settled?.contains { $0.isSame(as: draft, of: rule.info.id) } != true
            }
            if drafts.isEmpty { continue }
            titles.append(rule.info.title)
            found += drafts.sorted { $0.subject.description.precedes($1.subject.description) }
        }
        if found.isEmpty { return .undecided(missing.unrepeated) }
        return .found(
            .refer,
            [
                "count": .number(found.count),
                "findings": .both(
                    zh: titles.map(\.zh).joined(separator: "、"), en: titles.map(\.en).joined(separator: ", ")),
            ], evidence: found.flatMap(\.evidence).unrepeated)
    }

    private static let passport: StaticString = "ordinaryPassport:E12345678"
    private static let second: StaticString = "ordinaryPassport:E87654321"

    public static let examples = [
        ApplicationExample("nothing", on: "2026-03-01", .clear),
        ApplicationExample("a notice alone", on: "2026-03-01", .clear) { $0.dossier?.person.post = "副局长" },
        ApplicationExample("missing from the safe", on: "2026-03-01", .refer) {
            $0.dossier?.custody(.missing, passport, at: "2026-02-01")
        },
        ApplicationExample("a new permit on its tenth day", on: "2026-03-11", .clear) {
            $0.dossier?.declares("taiwanPermit:T12345678", issued: "2026-03-01")
        },
        ApplicationExample("on its eleventh", on: "2026-03-12", .refer) {
            $0.dossier?.declares("taiwanPermit:T12345678", issued: "2026-03-01")
        },
        ApplicationExample("consent to a document", on: "2026-03-01", .refer) {
            $0.application = .issueExample
            $0.dossier?.custody(.refused, passport, at: "2026-02-01")
        },
        ApplicationExample("a serious rule is undecided", on: "2026-03-01", .undecided) {
            $0.dossier?.authority(.issued, second, on: "2019-01-10")
            $0.dossier?.authority(.found, second, on: "2019-01-10")
        },
    ]
}
