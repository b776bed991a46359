/// 申请要素不全: something that the application itself should have given is missing, or its days contradict each other.
public enum IncompleteApplication: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.incomplete",
        title: .init(zh: "申请要素不全", en: "incomplete application"),
        kinds: [.travel, .issue, .extension, .lend],
        condition: .init(
            zh: "缺少事由、目的地、出发或返回日期、费用来源、申报人（申请办证的：事由、证件种类、申报人），或返回早于出发，或提交晚于出发",
            en:
                "the reason, the destinations, a day of departure or return, the funding or who filed it is missing (consent to "
                + "apply for a document: the reason, the document type or who filed it), or the return is before the "
                + "departure, or it was submitted after the departure"),
        message: .init(zh: "申请要素不全：{lacking}", en: "the application is incomplete: {lacking}"),
        remedy: .init(zh: "请补正后重新提交", en: "complete it and submit it again"))

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        let lacking = lacks(file.application)
        if lacking.isEmpty { return .clear }
        return .found(
            .incomplete,
            [
                "lacking": .both(
                    zh: lacking.map(\.zh).joined(separator: "、"), en: lacking.map(\.en).joined(separator: ", "))
            ])
    }

    private static func lacks(_ application: Application) -> [Bilingual] {
        var lacking: [Bilingual] = []
        func need(_ isGiven: Bool, _ zh: String, _ en: String) {
            if !isGiven { lacking.append(Bilingual(zh: zh, en: en)) }
        }
        func isGiven(_ text: String?) -> Bool { text.map { !Text.isBlank($0) } ?? false }

        need(isGiven(application.reason), "事由", "reason")
        switch application.kind {
        case .travel:
            need(!application.destinations.isEmpty, "目的地", "destinations")
            need(application.departOn != nil, "出发日期", "day of departure")
            need(application.returnOn != nil, "返回日期", "day of return")
            need(isGiven(application.funding), "费用来源", "funding")
        case .issue:
            need(application.documentType != nil, "证件种类", "document type")
        case .extension:
            need(application.returnOn != nil, "返回日期", "day of return")
        case .lend:
            need(application.document != nil, "证件", "document")
            need(application.returnOn != nil, "归还日期", "day of return")
        }
        need(isGiven(application.filedBy), "申报人", "who filed it")
        guard application.kind != .lend, let depart = application.departOn else { return lacking }
        if let back = application.returnOn { need(depart <= back, "返回早于出发", "the return is before the departure") }
        // An extension is asked for on the way.
        if application.kind != .extension {
            need(application.submittedOn <= depart, "提交晚于出发", "it was submitted after the departure")
        }
        return lacking
    }

    public static let examples = [
        ApplicationExample("all given", on: "2026-03-01", .clear),
        ApplicationExample("no reason", on: "2026-03-01", .incomplete) { $0.application.reason = nil },
        ApplicationExample("a blank reason", on: "2026-03-01", .incomplete) { $0.application.reason = " \u{3000}" },
        ApplicationExample("no destination", on: "2026-03-01", .incomplete) { $0.application.destinations = [] },
        ApplicationExample("no day of return", on: "2026-03-01", .incomplete) { $0.application.returnOn = nil },
        ApplicationExample("no funding", on: "2026-03-01", .incomplete) { $0.application.funding = nil },
        ApplicationExample("nobody filed it", on: "2026-03-01", .incomplete) { $0.application.filedBy = "" },
        ApplicationExample("out and back on one day", on: "2026-03-01", .clear) {
            $0.application.returnOn = .example("2026-05-01")
        },
        ApplicationExample("back the day before", on: "2026-03-01", .incomplete) {
            $0.application.returnOn = .example("2026-04-30")
        },
        ApplicationExample("submitted on the day of departure", on: "2026-05-01", .clear) {
            $0.application.submittedOn = .example("2026-05-01")
        },
        ApplicationExample("submitted the day after", on: "2026-05-02", .incomplete) {
            $0.application.submittedOn = .example("2026-05-02")
        },
        ApplicationExample("consent needs no days", on: "2026-03-01", .clear) { $0.application = .issueExample },
        ApplicationExample("consent with days that contradict each other", on: "2026-03-01", .incomplete) {
            $0.application = .issueExample
            ($0.application.departOn, $0.application.returnOn) = (.example("2026-05-02"), .example("2026-05-01"))
        },
        ApplicationExample("consent, submitted after the departure", on: "2026-05-02", .incomplete) {
            $0.application = .issueExample
            $0.application.departOn = .example("2026-05-01")
            $0.application.submittedOn = .example("2026-05-02")
        },
        ApplicationExample("consent for what", on: "2026-03-01", .incomplete) {
            $0.application = .issueExample
            $0.application.documentType = nil
        },
        ApplicationExample("an extension may be submitted after the departure", on: "2026-05-03", .clear) {
            $0.application = .extensionExample
            $0.application.submittedOn = .example("2026-05-03")
        },
        ApplicationExample("an extension until when", on: "2026-03-01", .incomplete) {
            $0.application = .extensionExample
            $0.application.returnOn = nil
        },
        ApplicationExample("a loan needs no funding", on: "2026-03-01", .clear) { $0.application = .loanExample },
        ApplicationExample("a loan of what", on: "2026-03-01", .incomplete) {
            $0.application = .loanExample
            $0.application.document = nil
        },
    ]
}
