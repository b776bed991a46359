import LeveeCore
import LeveeSQLite

/// Everything that was ever learned about a person: by receipt, each version with its day of effect, and what became of it.
struct HistoryPage {
    let facts: [LearnedFact]
    let zone: Zone
    let terminal: Terminal
    /// Whether ID numbers are shown whole.
    let isUnmasked: Bool

    private var language: Language { terminal.language }
    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    private var colon: String { say("：", ": ") }

    var lines: [String] {
        let head = say("每次得知的内容；左列为生效日期", "what was learned, receipt by receipt; in front, the day of effect")
        var lines = DisplayWidth.wrapped(head, to: terminal.columns)
        var last: Int64?
        for fact in facts {
            if fact.receipt != last {
                let title = "\(zone.text(of: fact.learnedAt))  #\(fact.receipt)  \(Text.visible(fact.name))"
                lines += ["", terminal.styled(DisplayWidth.cut(title, to: terminal.columns), .bold)]
                last = fact.receipt
            }
            lines += entry(fact)
        }
        return lines
    }

    private func entry(_ fact: LearnedFact) -> [String] {
        let day = fact.effect(in: zone)?.description ?? say("无日期", "no day")
        return DisplayWidth.wrapped(text(fact.content) + fate(fact), to: terminal.columns - 14).enumerated().map {
            index, line in
            "  " + DisplayWidth.padded(index == 0 ? day : "", to: 10) + "  " + line
        }
    }

    /// What became of it.
    private func fate(_ fact: LearnedFact) -> String {
        var marks: [String] = []
        if case .row(_, let correction, let isVoid) = fact.content, let correction {
            marks.append(isVoid ? say("由 R-\(correction) 作废", "void by R-\(correction)") : "R-\(correction)")
        }
        if case .record(let record) = fact.content {
            if record.isPossible { marks.append(say("疑似匹配", "possible match")) }
            if record.isWithdrawn { marks.append(say("已撤回", "withdrawn")) }
        }
        if let replaced = fact.replacedAt {
            marks.append(say("\(zone.text(of: replaced)) 起为新版本取代", "replaced at \(zone.text(of: replaced))"))
        }
        let joined = marks.joined(separator: say("，", ", "))
        return joined.isEmpty ? "" : say("（\(joined)）", " (\(joined))")
    }

    private func text(_ content: LearnedFact.Content) -> String {
        switch content {
        case .row(let row, _, _): text(row)
        case .record(let record): text(record)
        case .decision(let record, true, _): say("确认为本人：\(record)", "confirmed to be his: \(record)")
        case .decision(let record, false, _): say("排除：\(record)", "found not to be his: \(record)")
        }
    }

    private func text(_ row: RegistryRow) -> String {
        switch row {
        case .unit, .approver: ""
        case .person(let person): text(person)
        case .filing(let filing):
            titled(say("备案", "filing"), [filing.action.title[language], filing.unit, filing.post])
        case .relative(let relative):
            titled(
                say("家属", "family"),
                [
                    relative.relation.title[language], relative.name, relative.country.name[language],
                    relative.country == .china ? "" : relative.status.title[language],
                    relative.reportedOn.map { say("\($0) 报告", "reported \($0)") } ?? "",
                ])
        case .restriction(let restriction):
            titled(
                say("限制", "restriction"),
                [
                    restriction.kind.title[language],
                    "\(restriction.from)…\(restriction.until?.description ?? say("未定", "open"))",
                    restriction.authority, restriction.basis,
                ])
        case .document(let declaration): columns(.declaration(declaration))
        case .custody(let event): columns(.custody(event))
        case .approval(let approval): columns(.approval(approval))
        }
    }

    private func text(_ person: Person) -> String {
        let latin = [person.surnameLatin, person.givenLatin].compactMap { $0 }.joined(separator: " ")
        let parts: [String] = [
            person.name, latin, isUnmasked ? person.idNumber.text : person.idNumber.masked, person.unit, person.post,
            person.rank?.title[language] ?? "", PersonTitles.category(person.category)[language],
            say(
                "\(person.coveredSince) 起在管，\(person.statusSince) 起\(person.status.title.zh)",
                "covered since \(person.coveredSince), \(person.status.title.en) since \(person.statusSince)"),
            person.restrictedPost ? say("限入性岗位", "restricted post") : "",
            person.isPrincipal ? say("单位正职", "principal of the unit") : "",
            person.clearance == .none ? "" : PersonTitles.clearance(person.clearance)[language],
            person.clearanceEnds.map { say("脱密期至 \($0)", "declassification until \($0)") } ?? "",
        ]
        return titled(say("本人", "person"), parts)
    }

    /// Every column that says something, as a correction shows it.
    private func columns(_ fact: CorrectableFact) -> String {
        let values = fact.columns
        let parts = fact.kind.columns.compactMap { column -> String? in
            guard column != .ref, let value = values[column], !value.isEmpty else { return nil }
            return "\(column.title[language]) \(value)"
        }
        return titled(fact.kind.title[language], parts)
    }

    private func text(_ record: LearnedRecord) -> String {
        if let target = record.target {
            return titled(
                say("撤回记录", "withdrawal") + " \(record.record)",
                [say("撤回 \(target)", "takes back \(target)"), record.reason ?? ""])
        }
        let places = [record.to, record.from].compactMap { $0?.name[language] }
        return titled(
            "\(Self.kinds[record.kind]?[language] ?? record.kind) \(record.record)",
            [record.action.map { Self.actions[$0]?[language] ?? $0 } ?? ""]
                + record.documents.map { "\($0.type.title[language]) \($0.number)" } + places)
    }

    private func titled(_ title: String, _ parts: [String]) -> String {
        Text.visible(title) + colon
            + parts.filter { !$0.isEmpty }.map(Text.visible).joined(separator: say("；", "; "))
    }

    private static let kinds: [String: Bilingual] = [
        "document": .init(zh: "证件记录", en: "document record"), "crossing": .init(zh: "出入境记录", en: "crossing"),
        "holdings": .init(zh: "持证清单", en: "list of documents"), "filing": .init(zh: "备案答复", en: "filing answer"),
    ]

    private static let actions: [String: Bilingual] = [
        "issued": .init(zh: "签发", en: "issued"), "renewed": .init(zh: "换发", en: "renewed"),
        "lost": .init(zh: "报失", en: "lost"), "found": .init(zh: "找回", en: "found"),
        "cancelled": .init(zh: "注销", en: "cancelled"), "exit": .init(zh: "出境", en: "exit"),
        "entry": .init(zh: "入境", en: "entry"), "confirmed": .init(zh: "已备案", en: "on file"),
        "removed": .init(zh: "已撤销", en: "removed"),
    ]
}
