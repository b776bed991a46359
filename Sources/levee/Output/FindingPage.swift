import LeveeCore
import LeveeSQLite

/// One finding with its whole life.
struct FindingPage {
    let policy: PolicyOnDay
    let terminal: Terminal

    private var language: Language { terminal.language }
    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    /// How it stands after a step.
    func brief(_ filed: FiledLife) -> [String] {
        let title = Rulebook.rule(filed.finding.rule)?.info.title[language] ?? filed.finding.rule
        let text = "\(filed.filed.id)  \(title)" + say("：", ": ") + filed.life.words(on: policy, language)
        return DisplayWidth.wrapped(text, to: terminal.columns)
    }

    func lines(_ record: FindingRecord) -> [String] {
        let filed = record.filed
        var lines = Explanation(terminal: terminal, bases: policy.bases, zone: policy.zone).lines(of: filed.filed)
        lines += ["", terminal.styled(say("处置", "Life"), .bold)]
        lines += wrapped(filed.life.words(on: policy, language), indent: 2)
        if let user = filed.life.assignedTo {
            lines += wrapped(say("由 \(Text.visible(user)) 办理", "with \(Text.visible(user))"), indent: 2)
        }
        lines += record.entries.flatMap { entry in self.lines(entry) }
        let others = record.together.filter { $0.filed.id != filed.filed.id }
        if !others.isEmpty {
            lines += ["", terminal.styled(say("同案", "Of the same case"), .bold)]
            lines += others.flatMap { brief($0).map { "  " + $0 } }
        }
        return lines
    }

    private func lines(_ entry: FindingEntry) -> [String] {
        switch entry {
        case .night(let event):
            let word =
                switch event.kind {
                case .opened: say("夜间核查发现", "a night opened it")
                case .changed: say("夜间核查：所据事实有变", "a night found other facts under it")
                case .reopened: say("所据事实有变，重新列入", "a fact under it changed, and a night opened it again")
                case .resumed: say("较早日期的核查未列，继续办理", "a night for an earlier day had not given it; it goes on")
                case .closed: say("规则不再提示，消除", "the rules gave it no more, and a night closed it")
                }
            return head(event.asOf, word) + event.differences.flatMap { wrapped($0.title[language], indent: 14) }
        case .act(let act, let state):
            let by = Text.visible(act.by.user)
            let word = say("\(by) \(act.title().zh)", "\(by) \(act.title().en)") + subject(of: act)
            return head(act.day, word + say("（\(state.title.zh)）", " (\(state.title.en))"))
                + details(of: act).flatMap { wrapped($0, indent: 14) }
        }
    }

    private func subject(of act: FindingAct) -> String {
        guard case .assigned(let assignment) = act.what, let user = assignment.user else { return "" }
        return say("给 \(Text.visible(user))", " to \(Text.visible(user))")
    }

    private func details(of act: FindingAct) -> [String] {
        var details = [act.reason.map(Text.visible)].compactMap { $0 }
        switch act.what {
        case .notified(let notice): details.append(say("最迟 \(notice.due) 说明", "to be answered by \(notice.due)"))
        case .answered(let answer):
            if !answer.attachments.isEmpty {
                let list = answer.attachments.map(Text.visible).joined(separator: say("、", ", "))
                details.append(say("附件：", "attached: ") + list)
            }
        case .decided(let decision) where decision.word != .close:
            details.append(
                say("可申请复核至 \(decision.reviewUntil)", "review may be asked for until \(decision.reviewUntil)"))
        case .decided, .reviewAsked, .reviewed, .assigned: break
        }
        return details
    }

    private func head(_ day: CalendarDay, _ text: String) -> [String] {
        let lines = DisplayWidth.wrapped(text, to: terminal.columns - 14)
        return lines.enumerated().map { index, line in
            (index == 0 ? "  \(day)  " : String(repeating: " ", count: 14)) + line
        }
    }

    private func wrapped(_ text: String, indent: Int) -> [String] {
        DisplayWidth.wrapped(text, to: terminal.columns - indent).map { String(repeating: " ", count: indent) + $0 }
    }
}
