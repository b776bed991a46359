import LeveeCore
import LeveeSQLite

/// Why a finding stands: the rule, the words of the law, the records, the values, what refutes it and what puts it right.
struct Explanation {
    let terminal: Terminal
    let bases: [String: Basis]
    let zone: Zone

    private var language: Language { terminal.language }
    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    /// So many sets of records are shown; JSON has them all.
    private static let shown = 6

    /// - Parameters:
    ///   - policy: the version under which a night opened it, or changed it last.
    ///   - contradictions: the records behind it that cannot all be true.
    func lines(
        of found: FiledFinding, under policy: String? = nil, _ contradictions: [Contradiction] = []
    ) -> [String] {
        let finding = found.standing.finding
        let info = Rulebook.rule(finding.rule)?.info
        let values = finding.facts.sorted { $0.key.precedes($1.key) }.map { name, fact in
            Fact.title(of: name)[language] + say("：", ": ") + fact.shown[language]
        }
        let opened = say("\(found.standing.openedOn) 之夜发现", "found on the night of \(found.standing.openedOn)")
        let cited = policy.map { say("；依政策 \(Text.visible($0))", "; under policy \(Text.visible($0))") } ?? ""
        let closed =
            found.closedOn.map {
                found.isGiven
                    ? say("；\($0) 办结", "; closed on \($0)")
                    : say("；\($0) 之夜消除", "; closed on the night of \($0)")
            } ?? ""
        var lines = [
            "\(terminal.styled(found.id, .cyan))  \(terminal.styled(info?.title[language] ?? finding.rule, .bold))  "
                + finding.severity.title[language],
            "\(found.ref)  \(Text.visible(found.name))",
            "",
        ]
        if let info {
            lines += block(say("情况", "What"), [info.message(of: finding)[language]])
            lines += block(say("规则", "Rule"), ["\(info.id)" + say("：", ": ") + info.condition[language]])
        } else {
            lines += block(
                say("规则", "Rule"),
                ["\(finding.rule)" + say("：已不在规则表中", ": no rule of the present rulebook")])
        }
        lines += block(say("自", "Since"), [say("\(finding.since) 起；", "\(finding.since); ") + opened + closed + cited])
        if let basis = bases[finding.rule] { lines += block(say("依据", "Law"), [basis.shown, basis.words]) }
        lines += block(say("比较的值", "Values"), values)
        lines += block(say("对象", "Subject"), [Text.visible(finding.subject)])
        lines += block(say("记录", "Records"), finding.evidence.map { Text.visible($0) })
        lines += self.lines(of: contradictions)
        if let info {
            lines += block(say("如何反证", "Refuted by"), [info.refutation(of: finding)[language]])
            lines += block(say("如何纠正", "Put right by"), [info.remedy(of: finding)[language]])
        }
        lines.append("")
        return lines
            + DisplayWidth.wrapped(
                say("以上是供人核实的线索，不是结论。", "This is an indication for a person to look at, not a verdict on him."),
                to: terminal.columns)
    }

    /// Each set of records of which one must be false, what may be, and what to look at.
    private func lines(of contradictions: [Contradiction]) -> [String] {
        let sets = contradictions.prefix(Self.shown).flatMap { set -> [String] in
            let head = set.kind.title[language] + say("，下列记录必有一误：", "; one of these is false:")
            return DisplayWidth.wrapped(head, to: room)
                + zip(set.texts(in: zone), set.records).flatMap {
                    hanging("-", "\($0[language]) (\(Text.visible($1.evidence)))")
                }
                + set.hypotheses.flatMap { hanging("?", $0.text[language] + say("：", ": ") + $0.lookUp[language]) }
        }
        let rest = contradictions.count - Self.shown
        return titled(
            say("不能同真", "Not all true"),
            sets + (rest > 0 ? [say("另有 \(rest) 组，见 --json", "and \(rest) more; --json has them")] : []))
    }

    private func hanging(_ mark: String, _ text: String) -> [String] {
        DisplayWidth.wrapped(text, to: room - 2).enumerated().map { ($0 == 0 ? "\(mark) " : "  ") + $1 }
    }

    private static let margin = 14
    private var room: Int { terminal.columns - Self.margin }

    private func block(_ title: String, _ texts: [String]) -> [String] {
        titled(title, texts.flatMap { DisplayWidth.wrapped($0, to: room) })
    }

    private func titled(_ title: String, _ lines: [String]) -> [String] {
        lines.enumerated().map { index, line in
            (index == 0 ? DisplayWidth.padded(title, to: Self.margin) : String(repeating: " ", count: Self.margin))
                + line
        }
    }
}
