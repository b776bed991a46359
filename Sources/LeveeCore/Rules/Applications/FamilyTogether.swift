/// 配偶子女同行: with this trip the spouse and every child would be abroad together with him.
public enum FamilyTogether: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.family-together",
        title: .init(zh: "配偶子女同行", en: "family together"),
        condition: .init(
            zh: "登记有配偶和至少一名子女，且每一人均同行或已在国（境）外",
            en: "a spouse and at least one child are on record, and each of them travels along or is abroad already"),
        message: .init(
            zh: "配偶子女将全部在国（境）外：同行{along}，已在国（境）外{abroad}",
            en: "spouse and children would all be abroad: travelling along {along}, abroad already {abroad}"),
        remedy: .init(
            zh: "请了解全家同时出境的原因，提醒按期返回", en: "ask why the whole family leaves together, and remind him of the return day")
    )

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        let relatives = file.file.facts.relatives
        func goesAlong(_ relative: Relative) -> Bool { file.application.companions.contains { $0.is(relative) } }
        guard relatives.contains(where: { $0.relation == .spouse }),
            relatives.contains(where: { $0.relation == .child })
        else { return .clear }
        var family = relatives.filter { $0.relation == .spouse || $0.relation == .child }
        guard family.allSatisfy({ $0.isAbroad || goesAlong($0) }) else { return .clear }
        family.sort { $0.evidence.precedes($1.evidence) }
        let along = family.filter(goesAlong)
        let abroad = family.filter { !goesAlong($0) }
        return .found(
            .refer, ["along": names(along), "abroad": names(abroad)], evidence: family.map(\.evidence))
    }

    private static func names(_ relatives: [Relative]) -> Fact {
        if relatives.isEmpty { return .both(zh: "无", en: "nobody") }
        return .text(relatives.map(\.name).joined(separator: ", "))
    }

    private static func goes(_ relation: String, _ name: String) -> Application.Companion {
        Application.Companion(name: name, relation: relation)
    }

    private static func family(_ example: inout ApplicationExample, childAbroad: Bool = false) {
        example.dossier?.relative(.spouse, "李四", in: "CHN", .residing, since: "2015-01-01")
        example.dossier?.relative(
            .child, "张小", in: childAbroad ? "CAN" : "CHN", .residing, since: childAbroad ? "2026-03-01" : "2016-01-01")
    }

    public static let examples = [
        ApplicationExample("spouse and child travel along", on: "2026-03-01", .refer) {
            family(&$0)
            $0.application.companions = [goes("spouse", "李四"), goes("child", " 张小 ")]
        },
        ApplicationExample("the child stays", on: "2026-03-01", .clear) {
            family(&$0)
            $0.application.companions = [goes("spouse", "李四")]
        },
        ApplicationExample("the child is abroad since today", on: "2026-03-01", .refer) {
            family(&$0, childAbroad: true)
            $0.application.companions = [goes("spouse", "李四")]
        },
        ApplicationExample("the child's move is not on record yet, nor is the child", on: "2026-02-28", .clear) {
            family(&$0, childAbroad: true)
            $0.application.companions = [goes("spouse", "李四")]
        },
        ApplicationExample("a second child stays", on: "2026-03-01", .clear) {
            family(&$0)
            $0.dossier?.relative(.child, "张大", in: "CHN", .residing, since: "2016-01-01")
            $0.application.companions = [goes("spouse", "李四"), goes("child", "张小")]
        },
        ApplicationExample("everybody is abroad already", on: "2026-03-01", .refer) {
            $0.dossier?.relative(.spouse, "李四", in: "CAN", .residing, since: "2015-01-01")
            $0.dossier?.relative(.child, "张小", in: "HKG", .residing, since: "2016-01-01")
        },
        ApplicationExample("the child is back", on: "2026-03-01", .clear) {
            $0.dossier?.relative(.spouse, "李四", in: "CAN", .residing, since: "2015-01-01")
            $0.dossier?.relative(.child, "张小", in: "CAN", .returned, since: "2016-01-01")
        },
        ApplicationExample("no child on record", on: "2026-03-01", .clear) {
            $0.dossier?.relative(.spouse, "李四", in: "CHN", .residing, since: "2015-01-01")
            $0.application.companions = [goes("spouse", "李四")]
        },
        ApplicationExample("a friend of the same name is not the child", on: "2026-03-01", .clear) {
            family(&$0)
            $0.application.companions = [goes("spouse", "李四"), goes("other", "张小")]
        },
    ]
}

extension Application.Companion {
    /// The same relation and the same name.
    fileprivate func `is`(_ relative: Relative) -> Bool {
        relation.withoutMargins == relative.relation.rawValue && name.withoutMargins == relative.name.withoutMargins
    }
}

extension String {
    /// Without white space at both ends.
    fileprivate var withoutMargins: String { (try? Text.trimmed(self, limit: .max)) ?? "" }
}
