import LeveeCore

/// The morning report as one complete page to read on a screen or to print on A4: for somebody who has never seen the program.
struct MorningPage {
    let report: MorningReport
    let language: Language
    /// The law that each rule rests on.
    let bases: [String: Basis]

    var html: String {
        let title = say("异常持证与出入境晨报", "Morning report: irregular holdings and exits")
        let body = """
            <main>
            <header><h1>\(escaped(title))</h1>
            <p>\(escaped(say("核查日", "night of"))) <time>\(report.night.asOf)</time> · \(escaped(say("政策", "policy"))) \
            \(escaped(report.night.policy))</p>
            <p class="note">\(escaped(note))</p></header>
            \((summary + charts + overview + report.units.flatMap(part) + unclear).joined(separator: "\n"))
            </main>

            """
        return PaperHTML.document(
            "\(title) \(report.night.asOf)", language, styleSheet: MorningStyle.sheet, body: body)
    }

    private var note: String {
        say(
            "本表只作提示，不作结论：每一项均待核实，本人有权说明并申请复核。",
            "These are indications, not conclusions: each is to be looked at, and the person may explain and ask for a review."
        )
    }

    /// The four numbers that somebody looks for first.
    private var summary: [String] {
        let night = report.night
        let overdue = report.units.reduce(0) { $0 + $1.overdue.findings }
        let numbers: [(Int, Bilingual)] = [
            (night.findings, .init(zh: "项异常待处置", en: night.findings == 1 ? "finding stands" : "findings stand")),
            (report.units.reduce(0) { $0 + $1.new.findings }, .init(zh: "项今日新增", en: "new today")),
            (report.units.reduce(0) { $0 + $1.closed.findings }, .init(zh: "项自行消除", en: "closed by themselves")),
            (overdue, .init(zh: "项处置逾期", en: "overdue")),
        ]
        let people = say(
            "在册 \(night.persons) 人：正常 \(night.regular)，异常 \(night.irregular)，无法判定 \(night.undecided)",
            "\(night.persons) people: \(night.regular) regular, \(night.irregular) irregular, \(night.undecided) cannot be told"
        )
        return ["<ul class=\"numbers\">"]
            + numbers.map { "<li><strong>\($0.0)</strong> \(escaped($0.1[language]))</li>" }
            + ["</ul>", "<p>\(escaped(people))</p>"]
    }

    private var charts: [String] {
        func chart(_ title: Bilingual, _ value: KeyPath<NightCounts, Int>, width: Double = 320) -> String {
            let bars = report.nights.map { BarChart.Bar(day: $0.day, value: $0[keyPath: value]) }
            let caption = "<figcaption>\(escaped(title[language]))</figcaption>"
            return "<figure>\(caption)\n\(BarChart(title: title[language], bars: bars, width: width).svg)</figure>"
        }
        return [
            "<section class=\"charts\">",
            chart(.init(zh: "待处置异常（近 30 夜）", en: "findings that stand, last 30 nights"), \.findings, width: 640),
            chart(.init(zh: "每夜新增", en: "new each night"), \.opened),
            chart(.init(zh: "每夜消除", en: "closed each night"), \.closed), "</section>",
        ]
    }

    /// Every unit in one table, the sums below.
    private var overview: [String] {
        if report.units.isEmpty { return ["<p>\(escaped(say("没有异常。", "Nothing is irregular.")))</p>"] }
        let severities = Array(Severity.allCases.reversed())
        let heads =
            severities.map { $0.title[language] } + [
                say("新增", "new"), say("消除", "closed"), say("逾期", "overdue"), say("无法判定", "unclear"),
            ]
        func counts(_ units: [MorningPart]) -> [Int] {
            severities.map { severity in units.reduce(0) { $0 + ($1.standing[severity] ?? 0) } } + [
                units.reduce(0) { $0 + $1.new.findings }, units.reduce(0) { $0 + $1.closed.findings },
                units.reduce(0) { $0 + $1.overdue.findings }, units.reduce(0) { $0 + $1.unclear.count },
            ]
        }
        func row(_ name: String, _ counts: [Int]) -> String {
            "<tr><th scope=\"row\">\(escaped(name))</th>"
                + counts.map { "<td>\($0 == 0 ? "" : "\($0)")</td>" }.joined() + "</tr>"
        }
        let first = "<th scope=\"col\">\(escaped(say("单位", "unit")))</th>"
        return ["<h2>\(escaped(say("各单位情况", "By unit")))</h2>", "<table class=\"counts\"><thead><tr>\(first)"]
            + heads.map { "<th scope=\"col\">\(escaped($0))</th>" } + ["</tr></thead><tbody>"]
            + report.units.map { row(MorningWords.name(of: $0), counts([$0])) } + ["</tbody><tfoot>"]
            + [row(say("合计", "all"), counts(report.units)), "</tfoot></table>"]
    }

    private func part(_ unit: MorningPart) -> [String] {
        let cases = MorningCases(language: language, bases: bases)
        let lists =
            cases.list(.init(zh: "今日新增", en: "New today"), unit.new, as: .new)
            + cases.list(.init(zh: "处置逾期", en: "Overdue"), unit.overdue, as: .overdue)
            + cases.list(.init(zh: "其余待处置", en: "Also waiting"), unit.waiting, as: .waiting)
            + cases.list(.init(zh: "自行消除", en: "Closed by themselves"), unit.closed, as: .closed)
        if lists.isEmpty { return [] }
        return ["<section><h2>\(escaped(MorningWords.name(of: unit)))</h2>"] + lists + ["</section>"]
    }

    private var unclear: [String] {
        let people = report.units.flatMap(\.listedUnclear)
        if people.isEmpty { return [] }
        let more = report.units.reduce(0) { $0 + $1.moreUnclear }
        let rows = people.flatMap { person in
            person.undecided.map { undecided in
                """
                <tr><td>\(escaped(Text.visible(person.name))) <span class="ref">\(escaped(Text.visible(person.ref)))</span></td>\
                <td>\(escaped(Rulebook.rule(undecided.rule)?.info.title[language] ?? undecided.rule))</td>\
                <td>\(escaped(undecided.missing.text[language]))</td></tr>
                """
            }
        }
        let heads = [say("人员", "person"), say("规则", "rule"), say("缺少", "what is missing")]
        return ["<section><h2>\(escaped(say("无法判定", "What cannot be told, and why")))</h2><table><thead><tr>"]
            + heads.map { "<th scope=\"col\">\(escaped($0))</th>" } + ["</tr></thead><tbody>"] + rows
            + ["</tbody></table>"]
            + (more == 0 ? [] : ["<p class=\"more\">\(escaped(MorningWords.morePeople(more)[language]))</p>"])
            + ["</section>"]
    }

    private func say(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }
    private func escaped(_ text: String) -> String { PaperHTML.escaped(text) }
}
