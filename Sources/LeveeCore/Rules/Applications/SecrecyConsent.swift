/// 涉密人员须审批: he holds secrets, or the trip begins in his declassification period, and the secrecy office has not agreed.
public enum SecrecyConsent: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.secrecy-consent",
        title: .init(zh: "涉密人员须审批", en: "secrecy consent"),
        kinds: [.travel, .issue, .extension],
        condition: .init(
            zh: "涉密人员，或出发日未过脱密期，没有保密部门的同意意见：须人工审核；核心涉密人员因私出行：不准",
            en:
                "he holds a clearance, or the trip begins on or before the last day of his declassification period, and no opinion "
                + "of the secrecy office agrees: refer; core clearance and private travel: barred"),
        message: .init(zh: "涉密审批：{ground}，{state}", en: "{ground}: {state}"),
        remedy: .init(
            zh: "请征求保密部门意见；涉密等级或脱密期有误的，请更正",
            en: "ask the secrecy office for its opinion; if the clearance or its end is wrong, correct it"))

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        let application = file.application
        guard application.isTrip || application.kind == .issue,
            let ground = ground(of: file.person, for: application)
        else { return .clear }
        let evidence = [file.person.evidence]
        if file.person.clearance == .core, application.isTrip, application.purpose == .private {
            return .found(
                .barred, ["ground": ground, "state": .both(zh: "不得因私出行", en: "private travel is barred")],
                evidence: evidence)
        }
        if file.opinions(of: "secrecy").contains(where: \.agrees) { return .clear }
        return .found(
            .refer,
            ["ground": ground, "state": .both(zh: "没有保密部门的同意意见", en: "the secrecy office has not agreed")],
            evidence: evidence)
    }

    private static func ground(of person: Person, for application: Application) -> Fact? {
        switch person.clearance {
        case .core: return .both(zh: "核心涉密人员", en: "core clearance")
        case .important: return .both(zh: "重要涉密人员", en: "important clearance")
        case .general: return .both(zh: "一般涉密人员", en: "general clearance")
        case .none:
            guard application.isTrip, let ends = person.clearanceEnds, let depart = application.departOn,
                depart <= ends
            else { return nil }
            return .both(zh: "脱密期至 \(ends)", en: "declassification period until \(ends)")
        }
    }

    private static func example(
        _ name: String, _ expected: ApplicationOutcome, _ clearance: Person.Clearance, ends: StaticString? = nil,
        _ build: (inout ApplicationExample) -> Void = { _ in }
    ) -> ApplicationExample {
        ApplicationExample(name, on: "2026-03-01", expected) {
            $0.dossier?.person.clearance = clearance
            $0.dossier?.person.clearanceEnds = ends.map { .example($0) }
            build(&$0)
        }
    }

    public static let examples = [
        example("no clearance", .clear, .none),
        example("a clearance", .refer, .general),
        example("a clearance and consent", .clear, .important) {
            $0.application.opinions.append(.example("secrecy", "2026-03-01"))
        },
        example("consent of tomorrow", .refer, .important) {
            $0.application.opinions.append(.example("secrecy", "2026-03-02"))
        },
        example("the office disagrees", .refer, .general) {
            $0.application.opinions.append(.example("secrecy", "2026-02-20", "disagree"))
        },
        example("core, private, with consent", .barred, .core) {
            $0.application.opinions.append(.example("secrecy", "2026-02-20"))
        },
        example("core, official", .refer, .core) { $0.application.purpose = .official },
        example("departs on the last day of the period", .refer, .none, ends: "2026-05-01"),
        example("departs the day after", .clear, .none, ends: "2026-04-30"),
        example("consent to a document: a clearance", .refer, .core) { $0.application = .issueExample },
        example("extension: a clearance", .refer, .general) { $0.application = .extensionExample },
        example("extension of a loan: a clearance", .clear, .general) {
            $0.application = .loanExample
            $0.application.kind = .extension
        },
        example("consent to a document: the period alone", .clear, .none, ends: "2026-12-31") {
            $0.application = .issueExample
        },
    ]
}
