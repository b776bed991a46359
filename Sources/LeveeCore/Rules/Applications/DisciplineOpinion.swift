/// 纪检意见缺失: no discipline opinion, one that is too old, or one that disagrees.
public enum DisciplineOpinion: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.discipline-opinion",
        title: .init(zh: "纪检意见缺失", en: "discipline opinion"),
        kinds: [.travel, .issue],
        keys: [.opinionDays],
        condition: .init(
            zh: "核查日没有纪检意见，或最近一次意见在提交日已超过规定天数：材料不全；最近一次意见为不同意：须人工审核",
            en: "there is no discipline opinion on the as-of day, or the latest was too old on the day of submission: "
                + "incomplete; the latest disagrees: refer"),
        message: .init(zh: "纪检意见：{state}", en: "discipline opinion: {state}"),
        remedy: .init(zh: "请征求纪检机关意见", en: "ask the discipline organ for its opinion"))

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        guard let latest = file.opinions(of: "discipline").last else {
            return .found(.incomplete, ["state": .both(zh: "没有", en: "none")])
        }
        let last = latest.on + file.policy.number(.opinionDays)
        if file.application.submittedOn > last {
            return .found(.incomplete, ["state": .both(zh: "\(latest.on)，已过期", en: "of \(latest.on), too old")])
        }
        if latest.agrees { return .clear }
        return .found(.refer, ["state": .both(zh: "\(latest.on)，不同意", en: "of \(latest.on), disagrees")])
    }

    public static let examples = [
        ApplicationExample("none", on: "2026-03-01", .incomplete) { $0.application.opinions = [] },
        ApplicationExample("of today", on: "2026-03-01", .clear) {
            $0.application.opinions = [.example("discipline", "2026-03-01")]
        },
        ApplicationExample("of tomorrow", on: "2026-03-01", .incomplete) {
            $0.application.opinions = [.example("discipline", "2026-03-02")]
        },
        ApplicationExample("35 days old on submission", on: "2026-03-09", .clear) {
            $0.application.opinions = [.example("discipline", "2026-01-25")]
        },
        ApplicationExample("36 days old on submission", on: "2026-03-09", .incomplete) {
            $0.application.opinions = [.example("discipline", "2026-01-24")]
        },
        ApplicationExample("the latest disagrees", on: "2026-03-09", .refer) {
            $0.application.opinions = [
                .example("discipline", "2026-02-20", "disagree"), .example("discipline", "2026-02-10"),
            ]
        },
        ApplicationExample("the latest agrees", on: "2026-03-09", .clear) {
            $0.application.opinions = [
                .example("discipline", "2026-02-20"), .example("discipline", "2026-02-10", "disagree"),
            ]
        },
    ]
}
