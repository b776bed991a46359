import LeveeCore

/// A trial as a table that is printed row by row, so that a file of any size can be looked at; then what was bad.
final class FeedTrialPage: FeedTrial {
    /// Bad records that are named one by one.
    private static let badShown = 20
    /// Display widths of line, kind, day, holder; what the record says takes the rest of 80 columns.
    private static let widths = [6, 8, 10, 18]

    private let terminal: Terminal
    private let zone: Zone
    private var hasTitles = false
    private var complaints: [String] = []

    init(_ terminal: Terminal, zone: Zone) {
        self.terminal = terminal
        self.zone = zone
    }

    private func say(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[terminal.language] }

    func show(_ header: FeedHeader) {
        for (title, value) in [
            (say("来源", "source"), "\(header.source) \(header.sequence)"),
            (say("生成", "generated"), zone.text(of: header.generatedAt)),
            (say("覆盖", "covers"), "\(header.coversFrom) – \(header.coversTo)"),
            (say("公函", "letter"), header.letter ?? ""), (say("用途", "purpose"), header.purpose ?? ""),
        ] where !value.isEmpty {
            let lines = DisplayWidth.wrapped(Text.visible(value), to: 68)
            for (index, line) in lines.enumerated() {
                print(DisplayWidth.padded(index == 0 ? title : "", to: 11) + line)
            }
        }
    }

    func show(_ item: FeedItem) {
        switch item.content {
        case .record:
            guard let (record, doubts) = item.record else { return }
            show(record, doubts, line: item.line)
        case .bad(let bad):
            if complaints.count < Self.badShown { complaints.append(complaint(bad, line: item.line)) }
            row([
                "\(item.line)", say("错误", "bad"), "", "",
                [bad.recordID, bad.field, bad.reason.rawValue].compactMap { $0 }.joined(separator: " "),
            ])
        }
    }

    private func show(_ record: FeedRecord, _ doubts: [FeedDoubt], line: Int) {
        let documents = record.documents.map { "\($0.document.type.title[terminal.language]) \($0.rawNumber)" }
        let words = [record.recordID] + record.body.words + documents + doubts.map { "?" + $0.rawValue }
        row([
            "\(line)", record.body.title[terminal.language], day(of: record.body) ?? "", holder(record.holder),
            words.joined(separator: " "),
        ])
    }

    private func day(of body: FeedRecord.Body) -> String? {
        switch body {
        case .document(_, let on, _, _), .holdings(let on, _, _), .filing(_, let on, _): on.description
        case .crossing(_, let at, _, _, _, _, _): zone.day(of: at).description
        case .withdrawal: nil
        }
    }

    private func holder(_ holder: Holder?) -> String {
        guard let holder else { return "" }
        let latin = [holder.surname, holder.givenNames].compactMap { $0 }.joined(separator: " ")
        let name = holder.name ?? (latin.isEmpty ? nil : latin)
        return [holder.idNumber?.masked, name].compactMap { $0 }.joined(separator: " ")
    }

    private func row(_ cells: [String]) {
        if !hasTitles {
            hasTitles = true
            print("")
            row([
                say("行", "line"), say("种类", "kind"), say("日期", "day"), say("持证人", "holder"),
                say("内容", "record, what it says"),
            ])
            print((Self.widths + [rest]).map { String(repeating: "─", count: $0) }.joined(separator: "  "))
        }
        let widths = Self.widths + [rest]
        let wrapped = cells.enumerated().map { DisplayWidth.wrapped(Text.visible($0.element), to: widths[$0.offset]) }
        for line in 0..<(wrapped.map(\.count).max() ?? 0) {
            let texts = wrapped.enumerated().map { index, texts in
                DisplayWidth.padded(line < texts.count ? texts[line] : "", to: widths[index])
            }
            print(DisplayWidth.trimmedEnd(texts.joined(separator: "  ")))
        }
    }

    private var rest: Int { 80 - Self.widths.reduce(0) { $0 + $1 + 2 } }

    private func complaint(_ bad: BadRecord, line: Int) -> String {
        let id = bad.recordID.map { " `\(Text.visible($0))`" } ?? ""
        let field = Text.visible(bad.field)
        return say(
            "第\(line)行\(id) `\(field)`：\(bad.explanation.zh)",
            "line \(line)\(id) `\(field)`: \(bad.explanation.en)")
    }

    func end(_ totals: FeedTrialTotals, file: String) {
        print("")
        print(
            say(
                "收到 \(totals.received) 条，可用 \(totals.received - totals.bad) 条，错误 \(totals.bad) 条；没有写入任何内容",
                "\(totals.received) received, \(totals.received - totals.bad) usable, \(totals.bad) bad; nothing was written"
            ))
        for complaint in complaints { DisplayWidth.wrapped(complaint, to: 80).forEach { print($0) } }
        let hidden = totals.bad - complaints.count
        if hidden > 0 { print(say("另有 \(hidden) 条，用 --json 全部列出", "\(hidden) more; `--json` lists them")) }
        for line in FeedInput.lines(totals.warnings, file: file) {
            DisplayWidth.wrapped(line[terminal.language], to: 80).forEach { print($0) }
        }
    }

    func end(_ refusal: FeedRefusal, file: String) {
        Terminal.complain(refusal.message(file: file)[terminal.language])
    }
}

extension FeedRecord.Body {
    var title: Bilingual {
        switch self {
        case .document: Bilingual(zh: "证件", en: "document")
        case .crossing: Bilingual(zh: "出入境", en: "crossing")
        case .holdings: Bilingual(zh: "持证", en: "holdings")
        case .filing: Bilingual(zh: "备案", en: "filing")
        case .withdrawal: Bilingual(zh: "撤回", en: "withdrawn")
        }
    }

    /// What the record says beside day, holder and documents.
    fileprivate var words: [String] {
        switch self {
        case .document(let action, _, _, _): [action.rawValue]
        case .crossing(let direction, _, let port, let to, let from, _, _):
            [direction.rawValue, port, to.map { "→" + $0.text }, from.map { "←" + $0.text }].compactMap { $0 }
        case .holdings: []
        case .filing(let action, _, _): [action.rawValue]
        case .withdrawal(let target, let reason): [target, reason].compactMap { $0 }
        }
    }
}
