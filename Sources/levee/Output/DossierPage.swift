import LeveeCore
import LeveeSQLite

/// One person's file as a person would want to read it.
struct DossierPage {
    let file: CaseFile
    /// All that nights have found, wherever it stands now.
    let findings: [FiledLife]
    /// As-of day of the last night; nil before the first one.
    let night: CalendarDay?
    /// What cannot be decided on the day of the page.
    let undecided: [Verdict.Undecided]
    let unitName: String?
    /// What was corrected of the entries about him.
    let corrections: [FiledCorrection]
    let terminal: Terminal
    /// Whether ID numbers are shown whole.
    let isUnmasked: Bool

    private var language: Language { terminal.language }
    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    var lines: [String] {
        var sections: [(String, [String])] = [
            (say("家属", "Family"), family), (say("证件", "Documents"), documents),
            (say("行程与批件", "Trips and approvals"), trips),
            (say("限制", "Restrictions"), restrictions),
        ]
        if !corrections.isEmpty { sections.append((say("更正", "Corrections"), correctionLines)) }
        sections.append((findingsTitle, findingLines))
        if !undecided.isEmpty { sections.append((say("无法判定", "Undecided"), undecidedLines)) }
        return head
            + sections.flatMap { title, lines in
                ["", terminal.styled(title, .bold)]
                    + (lines.isEmpty ? ["  " + say("无", "none")] : lines.map { "  " + $0 })
            }
    }

    private var head: [String] {
        let person = file.person
        let number = isUnmasked ? person.idNumber.text : person.idNumber.masked
        let latin = [person.surnameLatin, person.givenLatin].compactMap { $0.map(Text.visible) }.joined(separator: " ")
        let covered: String =
            switch file.covered {
            case .yes: say("\(file.coveredRunStart) 起在管", "covered since \(file.coveredRunStart)")
            case .no: say("不在管", "not covered")
            case .unknown(let missing): say("是否在管无法判定：", "cover undecided: ") + missing.text[language]
            }
        let filing = file.lastFiling.map { "\($0.on) \($0.action.title[language])" } ?? say("无", "none")
        let details = [
            "\(person.sex.title[language])  \(person.birthDate)  \(number)",
            "\(Text.visible(unitName ?? person.unit))  \(Text.visible(person.post))  "
                + (person.rank?.title[language] ?? say("级别不明", "rank not known")),
            "\(PersonTitles.category(person.category)[language])  "
                + say(
                    "\(person.statusSince) 起\(person.status.title.zh)",
                    "\(person.status.title.en) since \(person.statusSince)")
                + "  \(covered)",
            say("备案：", "filing: ") + filing + weights,
        ]
        return [
            [terminal.styled(Text.visible(person.name), .bold), latin, person.ref].filter { !$0.isEmpty }
                .joined(separator: "  ")
        ] + details.flatMap { indented($0) }
    }

    /// What weighs on the person's exits: a restricted post, the charge of a unit, secrecy.
    private var weights: String {
        let person = file.person
        var marks: [String] = []
        if person.isPrincipal { marks.append(say("单位正职", "principal of the unit")) }
        if person.restrictedPost { marks.append(say("限入性岗位", "restricted post")) }
        if person.clearance != .none { marks.append(PersonTitles.clearance(person.clearance)[language]) }
        if let end = person.clearanceEnds { marks.append(say("脱密期至 \(end)", "declassification until \(end)")) }
        return marks.map { "  " + $0 }.joined()
    }

    private var family: [String] {
        var lines = file.facts.relatives.flatMap { relative -> [String] in
            var parts = [
                relative.relation.title[language], Text.visible(relative.name), relative.country.name[language],
            ]
            if relative.country != .china { parts.append(relative.status.title[language]) }
            parts.append(say("\(relative.since) 起", "since \(relative.since)"))
            if let reported = relative.reportedOn {
                parts.append(say("\(reported) 报告", "reported \(reported)"))
            } else if relative.isAbroad {
                parts.append(say("未报告", "not reported"))
            }
            return DisplayWidth.wrapped(parts.joined(separator: "  "), to: width)
        }
        if file.hasFamilyAbroad {
            lines.append(terminal.styled(say("属于“裸官”", "family abroad (裸官)"), .yellow))
        }
        return lines
    }

    private var trips: [String] {
        var table = TextTable([
            .init(title: say("出境", "exit")), .init(title: say("入境", "entry")), .init(title: say("前往", "to")),
            .init(title: say("证件", "document")), .init(title: say("批件", "approval")),
            .init(title: say("批准期限", "approved for")),
        ])
        TripRows(file: file, marks: marks, language: language).rows.forEach { table.add($0) }
        return table.rows.isEmpty ? [] : table.lines(to: width)
    }

    private var documents: [String] {
        file.allDocuments.sorted { $0.key < $1.key }.flatMap { document in
            DocumentLines(document: document, file: file, marks: marks, language: language).lines.enumerated().flatMap {
                index, text in
                DisplayWidth.wrapped(text, to: width - 2).map { (index == 0 ? "" : "  ") + $0 }
            }
        }
    }

    private var restrictions: [String] {
        file.facts.restrictions.flatMap { restriction in
            let until = restriction.until?.description ?? say("未定", "open")
            return DisplayWidth.wrapped(
                "\(restriction.kind.title[language])  \(restriction.from)…\(until)  "
                    + "\(Text.visible(restriction.authority))  \(Text.visible(restriction.basis))", to: width)
        }
    }

    private var correctionLines: [String] {
        corrections.flatMap {
            CorrectionLines(filed: $0, zone: file.policy.zone, language: language, width: width).lines
        }
    }

    private var marks: CorrectionMarks { CorrectionMarks(filed: corrections, language: language) }

    private var findingsTitle: String {
        guard let night else {
            return say("异常（尚未进行夜间核查，请运行 levee nightly）", "Findings (no night has run; run `levee nightly`)")
        }
        return say("异常（\(night) 之夜）", "Findings (night of \(night))")
    }

    private var findingLines: [String] {
        // What counts against him first.
        let inOrder = findings.filter(\.life.state.counts) + findings.filter { !$0.life.state.counts }
        return inOrder.flatMap { filed -> [String] in
            let finding = filed.finding
            let info = Rulebook.rule(finding.rule)?.info
            let head =
                "\(terminal.styled(filed.filed.id, .cyan))  \(finding.severity.title[language])  "
                + say("\(finding.since) 起", "since \(finding.since)") + "  "
                + terminal.styled(info?.title[language] ?? finding.rule, .bold)
            var texts = [info?.message(of: finding)[language], say("处置状态：", "state: ") + state(of: filed)]
            if filed.life.state.counts {
                texts.append(say("依据：", "basis: ") + (file.policy.bases[finding.rule]?.shown ?? ""))
                texts.append(info.map { say("处理：", "put right: ") + $0.remedy(of: finding)[language] })
            }
            let lines = texts.compactMap { $0 }.flatMap { DisplayWidth.wrapped($0, to: width - 2) }
            return [head] + lines.map { "  " + $0 }
        }
    }

    /// Where it stands; of one that is over, since when.
    private func state(of filed: FiledLife) -> String {
        let words = filed.life.words(on: file.policy, language)
        guard let day = filed.filed.closedOn else { return words }
        return words + say("（\(day)）", " (\(day))")
    }

    private var undecidedLines: [String] {
        undecided.flatMap { item in
            let title = Rulebook.rule(item.rule)?.info.title[language] ?? item.rule
            return DisplayWidth.wrapped(title + say("：", ": ") + item.missing.text[language], to: width)
        }
    }

    private var width: Int { terminal.columns - 2 }

    private func indented(_ text: String) -> [String] { DisplayWidth.wrapped(text, to: width).map { "  " + $0 } }
}
