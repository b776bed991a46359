import LeveeCore

/// The morning report on a terminal: what is new with its message, the units in a table, why something cannot be told, the totals.
struct MorningText {
    let terminal: Terminal
    private var language: Language { terminal.language }

    /// How many of the new findings are shown; the queue has them all.
    private static let shown = 20

    init(terminal: Terminal) { self.terminal = terminal }

    /// The report with its title.
    func page(_ report: MorningReport) -> [String] {
        [NightReport(terminal: terminal).title(of: report.night), ""] + lines(report)
    }

    private func lines(_ report: MorningReport) -> [String] {
        let night = NightReport(terminal: terminal)
        let new = report.units.flatMap(\.new)
        var lines = new.isEmpty ? [] : night.lines(new.map(NightReport.Line.init), limit: Self.shown)
        if new.count > Self.shown {
            lines.append(
                say(
                    "另有 \(new.count - Self.shown) 项新增，见 `levee findings list`",
                    "\(new.count - Self.shown) more are new: `levee findings list`"))
        }
        if !lines.isEmpty { lines.append("") }
        if !report.units.isEmpty { lines += units(report.units) + [""] }
        lines += reasons(report)
        return lines + night.totals(report.night)
    }

    private func units(_ units: [MorningReport.UnitPart]) -> [String] {
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
                    unit.count - standing.reduce(0, +), unit.new.count, unit.closed.count, unit.overdue.count,
                    unit.unclear.count,
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
    static func name(of unit: MorningReport.UnitPart) -> String {
        unit.name.isEmpty ? Text.visible(unit.code) : Text.visible(unit.name)
    }

    static func reason(_ kind: Missing.Kind, people: Int) -> Bilingual {
        let missing = Missing(kind).text
        return Bilingual(
            zh: "无法判定：\(missing.zh)（\(people) 人）",
            en: "cannot be told: \(missing.en) (\(people) \(people == 1 ? "person" : "people"))")
    }

    static func due(_ overdue: MorningReport.Overdue) -> Bilingual {
        let what = overdue.due.what.title
        return Bilingual(zh: "\(what.zh)应于 \(overdue.due.on) 前完成", en: "\(what.en) was due by \(overdue.due.on)")
    }
}

extension NightReport.Line {
    init(_ entry: MorningReport.Entry) {
        self.init(id: entry.id, person: entry.ref, name: entry.name, finding: entry.finding)
    }
}
