import LeveeCore

/// The morning report on a terminal: the first new cases of each unit, the units in a table, why something cannot be told, the totals.
struct MorningText {
    let terminal: Terminal
    private var language: Language { terminal.language }

    init(terminal: Terminal) { self.terminal = terminal }

    /// The report with its title.
    func page(_ report: MorningReport) -> [String] {
        let night = NightReport(terminal: terminal)
        return [night.title(of: report.night), ""] + report.units.flatMap(new)
            + (report.units.isEmpty ? [] : units(report.units) + [""]) + reasons(report) + night.totals(report.night)
    }

    /// The first of what is new in a unit.
    private func new(_ unit: MorningPart) -> [String] {
        guard let queue = unit.new.listed else { return [] }
        let title = terminal.styled(
            MorningWords.name(of: unit) + say("：今日新增", ": new today"), .bold)
        let more = unit.new.more == 0 ? [] : [MorningWords.more(unit.new.more)[language]]
        let list = FindingList(queue: queue, terminal: terminal)
        return [title] + list.cases + more + [""]
    }

    private func units(_ units: [MorningPart]) -> [String] {
        let grave: [Severity] = [.critical, .serious]
        let heads =
            grave.map { $0.title[language] } + [
                say("其他", "other"), say("新增", "new"), say("消除", "closed"), say("逾期", "overdue"), say("无法判定", "unclear"),
            ]
        var table = TextTable(
            [.init(title: say("单位", "unit"))] + heads.map { .init(title: $0, isNumber: true) })
        for unit in units {
            let standing = grave.map { unit.standing[$0] ?? 0 }
            let counts =
                standing + [
                    unit.open.findings - standing.reduce(0, +), unit.new.findings, unit.closed.findings,
                    unit.overdue.findings, unit.unclear.count,
                ]
            table.add([MorningWords.name(of: unit)] + counts.map { $0 == 0 ? "" : "\($0)" })
        }
        return table.lines(to: terminal.columns)
    }

    /// One line for each kind of fact that is missing.
    private func reasons(_ report: MorningReport) -> [String] {
        report.reasons.flatMap { kind, people in
            DisplayWidth.wrapped(MorningWords.reason(kind, people: people)[language], to: terminal.columns)
        } + (report.reasons.isEmpty ? [] : [""])
    }

    private func say(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }
}

/// Words that every form of the morning report uses.
enum MorningWords {
    static func name(of unit: MorningPart) -> String {
        unit.name.isEmpty ? Text.visible(unit.code) : Text.visible(unit.name)
    }

    static func reason(_ kind: Missing.Kind, people: Int) -> Bilingual {
        let missing = Missing(kind).text
        return Bilingual(
            zh: "无法判定：\(missing.zh)（\(people) 人）",
            en: "cannot be told: \(missing.en) (\(people) \(people == 1 ? "person" : "people"))")
    }

    /// Below a list that was cut.
    static func more(_ count: Int) -> Bilingual {
        Bilingual(
            zh: "另有 \(count) 案，见 `levee findings list`",
            en: "and \(count) more \(count == 1 ? "case" : "cases"): `levee findings list`")
    }

    static func morePeople(_ count: Int) -> Bilingual {
        Bilingual(zh: "另有 \(count) 人未列出", en: "and \(count) more \(count == 1 ? "person" : "people")")
    }

    static func due(_ due: FindingDue) -> Bilingual {
        Bilingual(zh: "\(due.what.title.zh)最迟应于 \(due.on) 完成", en: "\(due.what.title.en) was due by \(due.on)")
    }
}
