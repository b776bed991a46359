import LeveeCore
import LeveeSQLite

/// What the desk answers.
struct DeskLines {
    let terminal: Terminal
    let zone: Zone

    private var language: Language { terminal.language }
    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    /// What was done, in one line.
    func done(_ operation: DeskOperation, _ result: DeskResult) -> [String] {
        let event = result.event
        let holder = Text.visible(result.holder.ref)
        var parts = [say("`\(event.document)`（`\(holder)`）", "`\(event.document)` of `\(holder)`")]
        if let spot = event.spot { parts.append(say("位于 \(spot.shown)", "at \(spot.shown)")) }
        parts.append(zone.clock(of: event.at))
        if let approval = event.approval {
            parts.append(say("批件 `\(Text.visible(approval))`", "approval `\(Text.visible(approval))`"))
        }
        if let due = result.due { parts.append(say("最迟 \(due) 交回", "back by \(due)")) }
        let receipt = result.code.map { code in
            say(
                "回执验证码 \(code)，打印：`levee custody receipt \(code)`",
                "receipt \(code); print it with `levee custody receipt \(code)`")
        }
        return [operation.done[language] + say("：", ": ") + parts.joined(separator: say("，", ", "))]
            + (receipt.map { [$0] } ?? [])
    }

    /// What a receipt's code stands for.
    func verified(_ found: FoundReceipt) -> [String] {
        let receipt = found.receipt
        let event = receipt.event
        let due = receipt.due.map { say("，最迟 \($0) 交回", ", back by \($0)") } ?? ""
        let amended =
            found.isAmended
            ? [say("该条登记在回执开出后已更正", "the ledger's entry was amended after the receipt was made")] : []
        return [
            say(
                "`\(found.code)` 是本库开出的回执：`\(event.document)`（`\(Text.visible(receipt.holder.ref))`）于 "
                    + "\(zone.clock(of: event.at)) \(event.event.title.zh)，经办人 `\(Text.visible(event.officer))`\(due)",
                "`\(found.code)` is a receipt of this registry: `\(event.document)` of "
                    + "`\(Text.visible(receipt.holder.ref))` was \(event.event.title.en) on \(zone.clock(of: event.at)) by "
                    + "`\(Text.visible(event.officer))`\(due)")
        ] + amended
    }

    /// What was read from a booklet.
    func read(_ reading: MachineReadableZone.Reading) -> [String] {
        let name = [reading.surname, reading.givenNames].compactMap { $0 }.joined(separator: " ")
        let parts = [
            reading.documentType?.title[language] ?? reading.documentCode, reading.documentNumber?.text ?? "", name,
            reading.birthDate.map { say("出生 \($0.text)", "born \($0.text)") } ?? "",
            reading.sex?.title[language] ?? "",
            reading.expiryDate.map { say("有效期至 \($0.text)", "expires \($0.text)") } ?? "",
        ]
        return [say("已读取：", "read: ") + parts.filter { !$0.isEmpty }.map(Text.visible).joined(separator: "  ")]
    }

    /// A document's ledger, and where it is now.
    func history(_ view: DeskView) -> [String] {
        let holder = view.holder.person
        let head = [
            terminal.styled(view.record.key.description, .bold), Text.visible(holder.name), Text.visible(holder.ref),
            view.booklet.state.title[language], view.booklet.spot?.shown,
        ]
        var table = TextTable([
            .init(title: say("时刻", "at")), .init(title: say("事项", "event")), .init(title: say("柜位", "where")),
            .init(title: say("批件", "approval")), .init(title: say("经办人", "officer")),
            .init(title: say("备注", "note")),
        ])
        for event in view.record.custody {
            table.add([
                zone.clock(of: event.at), event.event.title[language], event.spot?.shown ?? "",
                event.approval.map(Text.visible) ?? "", Text.visible(event.officer),
                event.note.map(Text.visible) ?? "",
            ])
        }
        return [head.compactMap { $0 }.joined(separator: "  ")]
            + (table.rows.isEmpty ? [] : [""] + table.lines(to: terminal.columns))
    }

    /// What waits for a second person.
    func requests(_ requests: [Request]) -> [String] {
        if requests.isEmpty { return [say("没有待确认的申请", "nothing waits for confirmation")] }
        var table = TextTable([
            .init(title: say("编号", "number")), .init(title: say("证件", "document")),
            .init(title: say("理由", "reason")), .init(title: say("申请人", "asked by")),
            .init(title: say("时刻", "at")),
        ])
        for request in requests {
            table.add([
                request.name, request.subject, Text.visible(request.reason), Text.visible(request.askedBy),
                zone.clock(of: request.askedAt),
            ])
        }
        return table.lines(to: terminal.columns)
    }
}

extension DeskOperation {
    /// What is said when it was done.
    fileprivate var done: Bilingual {
        switch self {
        case .receive: .init(zh: "已接收", en: "received")
        case .handOut: .init(zh: "已发放", en: "handed out")
        case .return: .init(zh: "已收回", en: "taken back")
        case .lend: .init(zh: "已借出", en: "lent")
        case .seen: .init(zh: "已登记在位", en: "seen")
        case .missing: .init(zh: "已登记缺失", en: "missing")
        case .found: .init(zh: "已登记找回", en: "found")
        case .refused: .init(zh: "已登记拒不交存", en: "refusal recorded")
        case .forward: .init(zh: "已移交", en: "forwarded")
        case .transfer: .init(zh: "已转移保管", en: "transferred")
        case .place: .init(zh: "已安排柜位", en: "placed")
        }
    }
}
