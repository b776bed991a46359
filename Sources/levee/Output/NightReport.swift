import LeveeCore

/// Tonight's irregular holdings as text: the gravest first, two lines each, then the totals.
struct NightReport {
    struct Line {
        var id: String
        var person: String
        var name: String
        var finding: Finding
    }

    let terminal: Terminal
    private var language: Language { terminal.language }

    func lines(_ findings: [Line]) -> [String] {
        let sorted = findings.enumerated().sorted { left, right in
            let (one, two) = (left.element.finding, right.element.finding)
            if one.severity != two.severity { return one.severity > two.severity }
            if one.since != two.since { return one.since < two.since }
            return left.offset < right.offset
        }.map(\.element)
        let nameWidth = sorted.map { DisplayWidth.of(Text.visible($0.name)) }.max() ?? 0
        let refWidth = sorted.map { DisplayWidth.of($0.person) }.max() ?? 0
        let gradeWidth = Severity.allCases.map { DisplayWidth.of($0.title[language]) }.max() ?? 0
        return sorted.flatMap { line in
            guard let info = Rulebook.rule(line.finding.rule)?.info else { return [String]() }
            let grade = DisplayWidth.padded(line.finding.severity.title[language], to: gradeWidth)
            let head = [
                terminal.styled(grade, style(line.finding.severity)),
                DisplayWidth.padded(line.person, to: refWidth),
                DisplayWidth.padded(Text.visible(line.name), to: min(nameWidth, 20)),
                "\(line.finding.since)",
                terminal.styled(line.id, .cyan),
                terminal.styled(info.title[language], .bold),
            ].joined(separator: "  ")
            let indent = String(repeating: " ", count: gradeWidth + 2)
            let message = info.message(of: line.finding)[language]
            return [head]
                + DisplayWidth.wrapped(message, to: terminal.columns - gradeWidth - 2).map { indent + $0 }
        }
    }

    func totals(_ statement: NightStatement) -> [String] {
        let zh = [
            "\(statement.persons) 人：正常 \(statement.regular)，异常 \(statement.irregular)，无法判定 \(statement.undecided)",
            "异常 \(statement.findings) 项：新增 \(statement.opened)，消除 \(statement.closed)",
        ]
        let en = [
            "\(statement.persons) people: \(statement.regular) regular, \(statement.irregular) irregular, "
                + "\(statement.undecided) undecided",
            "\(statement.findings) findings stand: \(statement.opened) opened, \(statement.closed) closed",
        ]
        return language == .zh ? zh : en
    }

    private func style(_ severity: Severity) -> Terminal.Style {
        switch severity {
        case .critical: .red
        case .serious: .yellow
        case .moderate, .notice: .dim
        }
    }
}
