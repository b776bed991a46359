import LeveeCore
import LeveeSQLite

/// The queue as text: each case with its findings, what each waits for and who has it.
struct FindingList {
    let queue: FindingQueue
    let terminal: Terminal

    private var language: Language { terminal.language }
    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    private var day: CalendarDay { queue.policy.day }

    var lines: [String] {
        let title = say("\(day) 异常处置", "findings on \(day)")
        if queue.items.isEmpty { return [terminal.styled(title, .bold), "", say("没有这样的异常", "no such finding")] }
        return [terminal.styled(title, .bold), ""] + cases + [""] + [sum]
    }

    /// The cases alone.
    var cases: [String] { queue.items.flatMap { item in lines(item) } }

    private func lines(_ item: FindingQueue.Item) -> [String] {
        let first = item.itself.first
        let grade = first.finding.severity
        let count = item.lives.count
        let who = "\(Text.visible(first.ref)) \(Text.visible(item.lives[0].filed.name))"
        let head =
            terminal.styled(grade.title[language], .of(grade)) + "  "
            + DisplayWidth.cut(who, to: max(20, terminal.columns - 30))
            + (count > 1 ? say("  一案 \(count) 项", "  one case of \(count)") : "")
        return [head] + item.lives.flatMap { filed in lines(filed, grade) }
    }

    /// - Parameter grade: of the case; a finding that is less grave says so.
    private func lines(_ filed: FiledLife, _ grade: Severity) -> [String] {
        let finding = filed.finding
        let info = Rulebook.rule(finding.rule)?.info
        let text = [info?.title[language] ?? finding.rule, info?.message(of: finding)[language]].compactMap { $0 }
            .joined(separator: say("：", ": "))
        let id = terminal.styled(filed.filed.id, .cyan)
        var status = [filed.life.words(on: queue.policy, language)]
        if let user = filed.life.assignedTo {
            status.append(say("由 \(Text.visible(user)) 办理", "with \(Text.visible(user))"))
        }
        let width = terminal.columns - 4
        let own = finding.severity == grade ? "" : "  " + finding.severity.title[language]
        return ["  \(id)  \(finding.since)\(own)"]
            + (DisplayWidth.wrapped(text, to: width)
            + DisplayWidth.wrapped(status.joined(separator: say("；", "; ")), to: width)).map { "    " + $0 }
    }

    private var sum: String {
        let lives = queue.items.flatMap(\.lives)
        let overdue = lives.count { $0.life.due(under: queue.policy)?.isOverdue(on: day) == true }
        let cases = queue.items.count
        return say(
            "共 \(cases) 案 \(lives.count) 项，逾期 \(overdue) 项",
            "\(cases) \(cases == 1 ? "case" : "cases"), \(lives.count) \(lives.count == 1 ? "finding" : "findings"), "
                + "\(overdue) overdue")
    }
}

extension FindingLife {
    /// Where it stands and what it waits for: `notified; answer by 2026-12-04`.
    func words(on policy: PolicyOnDay, _ language: Language) -> String {
        var words = [state.title]
        if isUnderReview { words.append(.init(zh: "复核中", en: "under review")) }
        if let due = due(under: policy) {
            let isLate = due.isOverdue(on: policy.day)
            words.append(
                .init(
                    zh: "最迟 \(due.on) \(due.what.title.zh)" + (isLate ? "，已逾期" : ""),
                    en: "\(due.what.title.en) by \(due.on)" + (isLate ? ", overdue" : "")))
        } else if let until = reviewUntil, !isOver, policy.day <= until {
            words.append(.init(zh: "可申请复核至 \(until)", en: "review may be asked for until \(until)"))
        }
        return words.map { $0[language] }.joined(separator: language == .zh ? "；" : "; ")
    }
}
