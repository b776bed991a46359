import LeveeCore

/// Who is due for filing, and batches, as tables for a terminal.
struct FilingPages {
    let terminal: Terminal

    private var language: Language { terminal.language }
    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    func due(_ people: [FilingDue], on day: CalendarDay, units: [Unit]) -> [String] {
        var table = TextTable([
            .init(title: say("人员编号", "ref")), .init(title: say("姓名", "name"), limit: 20),
            .init(title: say("单位", "unit"), limit: 24), .init(title: say("应办", "to do")),
            .init(title: say("期限", "due")), .init(title: say("说明", "note")),
        ])
        for due in people {
            let unit = units.first { $0.code == due.person.unit }?.name ?? due.person.unit
            table.add([
                Text.visible(due.person.ref), Text.visible(due.person.name), Text.visible(unit),
                todo(due.duty.action), "\(due.duty.due)", note(due, on: day),
            ])
        }
        let counts = Filing.Action.allCases.reversed().compactMap { action -> String? in
            let count = people.count { $0.duty.action == action && $0.duty.missing == nil }
            return count == 0 ? nil : "\(todo(action)) \(count)"
        }
        let overdue = people.count { $0.duty.isOverdue && $0.duty.missing == nil }
        let undecided = people.count { $0.duty.missing != nil }
        let rest =
            [say("逾期 \(overdue)", "overdue \(overdue)")]
            + (undecided == 0 ? [] : [say("无法判定 \(undecided)", "undecided \(undecided)")])
        return table.lines(to: terminal.columns) + ["", (counts + rest).joined(separator: say("，", ", "))]
    }

    private func todo(_ action: Filing.Action) -> String {
        switch action {
        case .filed: say("新增", "file")
        case .changed: say("变更", "change")
        case .withdrawn: say("撤销", "withdraw")
        }
    }

    private func note(_ due: FilingDue, on day: CalendarDay) -> String {
        var notes: [String] = []
        if let missing = due.duty.missing {
            notes.append(say("无法判定：\(missing.text.zh)", "undecided: \(missing.text.en)"))
        } else if due.duty.isOverdue {
            let days = Int(day.number) - Int(due.duty.due.number)
            notes.append(say("逾期 \(days) 天", days == 1 ? "1 day overdue" : "\(days) days overdue"))
        }
        if let batch = due.openBatch { notes.append(say("已报 \(batch)", "sent in \(batch)")) }
        if due.openBatch == nil, let refused = due.refused {
            let reason = Text.visible(refused.reason)
            notes.append(say("\(refused.on) 未受理：\(reason)", "refused on \(refused.on): \(reason)"))
        }
        return notes.joined(separator: say("；", "; "))
    }

    func list(_ batches: [FiledBatch]) -> [String] {
        var table = TextTable(
            [.init(title: say("批号", "batch")), .init(title: say("报送日期", "sent on"))]
                + [say("人数", "people"), say("待复", "waiting"), say("已受理", "taken"), say("未受理", "refused")].map {
                    .init(title: $0, isNumber: true)
                })
        for filed in batches {
            table.add([
                filed.batch.number, "\(filed.batch.on)", "\(filed.batch.members.count)", "\(filed.waiting.count)",
                "\(filed.accepted)", "\(filed.refused)",
            ])
        }
        return table.lines(to: terminal.columns)
    }

    func members(_ filed: FiledBatch) -> [String] {
        var table = TextTable([
            .init(title: say("序号", "no."), isNumber: true), .init(title: say("人员编号", "ref")),
            .init(title: say("姓名", "name"), limit: 20), .init(title: say("应办", "to do")),
            .init(title: say("单位", "unit"), limit: 24), .init(title: say("职务", "post"), limit: 16),
            .init(title: say("结果", "answer")),
        ])
        for (index, member) in filed.batch.members.enumerated() {
            table.add([
                "\(index + 1)", Text.visible(member.ref), Text.visible(member.name.surname + member.name.given),
                todo(member.action), Text.visible(member.unitName), Text.visible(member.post),
                answer(filed.answers[member.ref]),
            ])
        }
        return table.lines(to: terminal.columns)
    }

    private func answer(_ answer: FilingAnswer?) -> String {
        guard let answer else { return say("待复", "waiting") }
        guard let refusal = answer.refusal else { return say("\(answer.on) 已受理", "taken on \(answer.on)") }
        return say("\(answer.on) 未受理：", "refused on \(answer.on): ") + Text.visible(refusal)
    }
}
