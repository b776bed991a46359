import LeveeCore
import LeveeSQLite

/// A correction as a person reads it: what was changed, why, who asked for it, and what became of that.
struct CorrectionLines {
    let filed: FiledCorrection
    let zone: Zone
    let language: Language
    /// Columns that a line may take.
    let width: Int

    private var correction: Correction { filed.correction }
    private var request: Request { filed.request }
    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    /// The title, then what belongs to it, indented.
    var lines: [String] {
        let head = DisplayWidth.wrapped([request.name, action, title].joined(separator: "  "), to: width - 2)
        let details = what + [say("理由：", "reason: ") + Text.visible(request.reason), life]
        return [head[0]]
            + (head.dropFirst() + details.flatMap { DisplayWidth.wrapped($0, to: width - 2) }).map { "  " + $0 }
    }

    private var action: String {
        if correction.becomes == nil { return say("作废", "void") }
        return correction.wasVoid ? say("恢复", "restored") : say("更正", "corrected")
    }

    private var title: String {
        let kind = correction.was.kind.title[language]
        switch correction.was {
        case .custody(let event):
            return "\(kind) \(name(event.document)) \(zone.text(of: event.at)) \(event.event.title[language])"
        case .approval(let approval): return "\(kind) \(Text.visible(approval.number))"
        case .declaration(let declaration): return "\(kind) \(name(declaration.document))"
        }
    }

    private func name(_ document: DocumentKey) -> String {
        "\(document.type.title[language]) \(Text.visible(document.number))"
    }

    /// The changes; of an entry that becomes void, what it said.
    private var what: [String] {
        if correction.becomes != nil {
            return correction.changes.map { change in
                change.column.title[language] + say("：", ": ") + shown(change.was) + " → " + shown(change.becomes)
            }
        }
        let columns = correction.was.columns
        let keys = Set(correction.was.kind.keyColumns)
        let values = correction.was.kind.columns.filter { !keys.contains($0) }.compactMap { column -> String? in
            guard let value = columns[column], !value.isEmpty else { return nil }
            return column.title[language] + say("：", ": ") + Text.visible(value)
        }
        return values.isEmpty ? [] : [say("原登记：", "it said: ") + values.joined(separator: say("；", "; "))]
    }

    private func shown(_ value: String) -> String { value.isEmpty ? say("无", "none") : Text.visible(value) }

    private var life: String {
        let asked = Text.visible(request.askedBy)
        let day = zone.day(of: request.askedAt)
        let start = say("\(day) 由 \(asked) 提出", "asked for by \(asked) on \(day)")
        guard let settlement = request.settlement else {
            return start + say("，待另一人确认", ", waits for another person")
        }
        let (by, on) = (Text.visible(settlement.by), zone.day(of: settlement.at))
        let end =
            settlement.isConfirmed
            ? say("，\(on) 由 \(by) 确认", ", confirmed by \(by) on \(on)")
            : say("，\(on) 由 \(by) 否决", ", declined by \(by) on \(on)")
        return start + end + (settlement.reason.map { say("：", ": ") + Text.visible($0) } ?? "")
    }
}

/// Which corrections concern what stands on a page.
struct CorrectionMarks {
    let filed: [FiledCorrection]
    let language: Language

    /// The numbers behind what an approval's or a declaration's line says; blank where nothing was corrected.
    func mark(_ kind: CorrectableFact.Kind, document: DocumentKey) -> String {
        let names = names { $0.kind == kind && $0.document == document }
        if names.isEmpty { return "" }
        return language == .zh ? "（更正 \(names.joined(separator: "、"))）" : " (\(names.joined(separator: ", ")))"
    }

    /// In a table there is little room.
    func mark(approval number: String) -> String {
        let names = names { if case .approval(let approval) = $0 { approval.number == number } else { false } }
        return names.map { " " + $0 }.joined()
    }

    private func names(_ isIt: (CorrectableFact) -> Bool) -> [String] {
        filed.filter { $0.correction.facts.contains(where: isIt) }.map(\.request.name)
    }
}
