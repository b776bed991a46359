import LeveeCore

/// Tonight's irregular holdings as text: the gravest first, each with its message below it, then the totals.
struct NightReport {
    struct Line {
        var id: String
        var person: String
        var name: String
        var finding: Finding
    }

    let terminal: Terminal
    private var language: Language { terminal.language }

    func title(of night: NightStatement) -> String {
        let title = Bilingual(
            zh: "\(night.asOf) 异常持证与出入境（政策 \(night.policy)）",
            en: "irregular holdings on \(night.asOf) (policy \(night.policy))")
        return terminal.styled(title[language], .bold)
    }

    func lines(_ findings: [Line]) -> [String] {
        let sorted = findings.enumerated().sorted { left, right in
            let (one, two) = (left.element.finding, right.element.finding)
            if one.severity != two.severity { return one.severity > two.severity }
            if one.since != two.since { return one.since < two.since }
            return left.offset < right.offset
        }.map(\.element)
        let idWidth = sorted.map { DisplayWidth.of($0.id) }.max() ?? 0
        let refWidth = min(sorted.map { DisplayWidth.of($0.person) }.max() ?? 0, 20)
        let gradeWidth = Severity.allCases.map { DisplayWidth.of($0.title[language]) }.max() ?? 0
        let room = terminal.columns - gradeWidth - 2
        let indent = String(repeating: " ", count: gradeWidth + 2)
        return sorted.flatMap { line in
            guard let info = Rulebook.rule(line.finding.rule)?.info else { return [String]() }
            let grade = DisplayWidth.padded(line.finding.severity.title[language], to: gradeWidth)
            let who = DisplayWidth.padded(Text.visible(line.person), to: refWidth) + "  " + Text.visible(line.name)
            let head = [
                terminal.styled(grade, .of(line.finding.severity)),
                terminal.styled(DisplayWidth.padded(line.id, to: idWidth), .cyan),
                "\(line.finding.since)", DisplayWidth.cut(who, to: room - idWidth - 14),
            ].joined(separator: "  ")
            return [head] + body(info, info.message(of: line.finding)[language], room).map { indent + $0 }
        }
    }

    /// The rule's title and what happened.
    private func body(_ info: RuleInfo, _ message: String, _ width: Int) -> [String] {
        let title = info.title[language]
        var lines = DisplayWidth.wrapped(title + Bilingual(zh: "：", en: ": ")[language] + message, to: width)
        if let first = lines.first, first.hasPrefix(title) {
            lines[0] = terminal.styled(title, .bold) + first.dropFirst(title.count)
        }
        return lines
    }

    func totals(_ statement: NightStatement) -> [String] {
        let zh = [
            "\(statement.persons) 人：正常 \(statement.regular)，异常 \(statement.irregular)，无法判定 \(statement.undecided)",
            "异常 \(statement.findings) 项：新增 \(statement.opened)，消除 \(statement.closed)",
        ]
        let en = [
            (statement.persons == 1 ? "1 person" : "\(statement.persons) people")
                + ": \(statement.regular) regular, \(statement.irregular) irregular, "
                + "\(statement.undecided) undecided",
            (statement.findings == 1 ? "1 finding stands" : "\(statement.findings) findings stand")
                + ": \(statement.opened) opened, \(statement.closed) closed",
        ]
        return language == .zh ? zh : en
    }
}
