import LeveeCore
import LeveeSQLite

/// A trial with what it was a trial of.
struct TrialShown {
    var report: TrialReport
    var draft: String
    /// The policies in force on the nights, in their order.
    var inForce: [String]
    var differences: [PolicyDifference] = []
}

extension TrialShown {
    init(_ night: ShadowNight) {
        self.init(report: night.report, draft: night.draft.version, inForce: [night.policy])
    }
}

/// What a draft policy would change, as a person reads it: the values, the people, then rule by rule with units and examples.
struct TrialPage {
    let terminal: Terminal
    private let names: [String: String]
    private var language: Language { terminal.language }
    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    init(terminal: Terminal, units: [Unit]) {
        self.terminal = terminal
        names = Dictionary(units.map { ($0.code, $0.name) }) { $1 }
    }

    func lines(_ shown: TrialShown) -> [String] {
        let report = shown.report
        let inForce = shown.inForce.map { Text.visible($0) }.joined(separator: say("、", ", "))
        let span = report.first == report.last ? "\(report.last)" : "\(report.first) – \(report.last)"
        let title = say(
            "草案 \(Text.visible(shown.draft)) 对现行 \(inForce)：\(span)",
            "draft \(Text.visible(shown.draft)) beside \(inForce): \(span)")
        var lines = DisplayWidth.wrapped(title, to: terminal.columns).map { terminal.styled($0, .bold) }
        for difference in shown.differences {
            lines += wrapped(
                difference.key.rawValue + say("（", " (") + difference.title[language] + say("）：", "): ")
                    + "\(difference.before) → \(difference.after)",
                indent: 2)
        }
        lines.append("")
        lines += wrapped(
            say(
                "\(report.persons) 人；仅按草案列为异常 \(report.peopleFlagged) 人，仅按现行政策列为异常 \(report.peopleCleared) 人",
                "\(report.persons) people; irregular on some night under the draft alone: \(report.peopleFlagged), "
                    + "under the policy in force alone: \(report.peopleCleared)"), indent: 0)
        lines += wrapped(standings(report), indent: 0)
        if report.rules.isEmpty {
            return lines + ["", say("没有任何异常因此增减", "no finding would come or go")]
        }
        return lines + report.rules.flatMap { [""] + self.lines(of: $0, report) }
    }

    private func standings(_ report: TrialReport) -> String {
        let words: [(Verdict.Standing, String)] = [
            (.regular, say("正常", "regular")), (.irregular, say("异常", "irregular")),
            (.undecided, say("无法判定", "undecided")),
        ]
        let counts = words.map { standing, word in
            "\(word) \(report.inForce[standing] ?? 0) → \(report.draft[standing] ?? 0)"
        }
        return say("\(report.last) 之夜：", "on \(report.last): ") + counts.joined(separator: say("，", ", "))
    }

    private func lines(of rule: String, _ report: TrialReport) -> [String] {
        let title = Rulebook.rule(rule)?.info.title[language] ?? rule
        let units = report.changes.filter { $0.key.rule == rule }.sorted { $0.key < $1.key }
        var lines = ["\(terminal.styled(title, .bold))  \(terminal.styled(rule, .dim))"]
        lines += wrapped(words(report.change(under: rule)), indent: 2)
        for (place, change) in units {
            let name = names[place.unit].map { " " + Text.visible($0) } ?? ""
            lines += wrapped(Text.visible(place.unit) + name + say("：", ": ") + words(change), indent: 4)
        }
        for example in report.examples where example.rule == rule { lines += self.lines(of: example) }
        return lines
    }

    private func words(_ change: TrialReport.Change) -> String {
        func count(_ count: TrialReport.Count) -> String {
            say(
                "\(count.findings) 项（\(count.people) 人）",
                "\(count.findings) (\(count.people == 1 ? "1 person" : "\(count.people) people"))")
        }
        let parts = [
            (change.flagged, say("新增 ", "more: ")), (change.cleared, say("减少 ", "fewer: ")),
        ]
        return parts.filter { $0.0.findings > 0 }.map { $1 + count($0) }.joined(separator: say("，", ", "))
    }

    private func lines(of example: TrialReport.Example) -> [String] {
        let mark = example.isFlagged ? terminal.styled("+", .red) : terminal.styled("-", .green)
        let nights =
            example.nights == 1
            ? "\(example.first)"
            : "\(example.first) – \(example.last)"
                + say("，\(example.nights) 夜", ", \(example.nights) nights")
        return wrapped(
            "\(Text.visible(example.ref))  \(nights)" + say("：", ": ") + example.message[language], indent: 6
        ).enumerated().map { $0 == 0 ? "    \(mark) " + $1.dropFirst(6) : $1 }
    }

    private func wrapped(_ text: String, indent: Int) -> [String] {
        DisplayWidth.wrapped(text, to: terminal.columns - indent).map { String(repeating: " ", count: indent) + $0 }
    }
}

extension PlainJSON {
    /// A trial as `policy try --json` prints it.
    init(_ shown: TrialShown) {
        let report = shown.report
        self = .object([
            ("draft", .text(shown.draft)), ("inForce", .texts(shown.inForce)),
            ("from", .text(report.first.description)), ("to", .text(report.last.description)),
            ("persons", .number(Int64(report.persons))), ("peopleFlagged", .number(Int64(report.peopleFlagged))),
            ("peopleCleared", .number(Int64(report.peopleCleared))),
            ("standings", .object([("inForce", Self.counts(report.inForce)), ("draft", Self.counts(report.draft))])),
            (
                "differences",
                .list(
                    shown.differences.map {
                        .object([
                            ("key", .text($0.key.rawValue)), ("before", .text($0.before)), ("after", .text($0.after)),
                        ])
                    })
            ),
            ("rules", .list(report.rules.map { Self.rule($0, report) })),
        ])
    }

    private static func counts(_ counts: [Verdict.Standing: Int]) -> PlainJSON {
        .object(Verdict.Standing.allCases.map { ($0.rawValue, .number(Int64(counts[$0] ?? 0))) })
    }

    private static func rule(_ rule: String, _ report: TrialReport) -> PlainJSON {
        let units = report.changes.filter { $0.key.rule == rule }.sorted { $0.key < $1.key }
        return .object(
            [
                ("rule", .text(rule)),
                (
                    "units",
                    .list(units.map { .object([("unit", .text($0.key.unit))] + Self.change($0.value)) })
                ), ("examples", .list(report.examples.filter { $0.rule == rule }.map(PlainJSON.init))),
            ] + change(report.change(under: rule)))
    }

    private static func change(_ change: TrialReport.Change) -> [(String, PlainJSON?)] {
        func count(_ count: TrialReport.Count) -> PlainJSON {
            .object([("findings", .number(Int64(count.findings))), ("people", .number(Int64(count.people)))])
        }
        return [("flagged", count(change.flagged)), ("cleared", count(change.cleared))]
    }

    private init(_ example: TrialReport.Example) {
        self = .object([
            ("change", .text(example.isFlagged ? "flagged" : "cleared")), ("person", .text(example.ref)),
            ("unit", .text(example.unit)), ("subject", .text(example.subject)),
            ("first", .text(example.first.description)), ("last", .text(example.last.description)),
            ("nights", .number(Int64(example.nights))), ("message", PlainJSON(example.message)),
        ])
    }
}
