import LeveeCore
import LeveeSQLite

/// An application as a clerk reads it: where it stands, what was asked, what was done, what the rules said.
struct ApplicationPage {
    let filed: FiledApplication
    /// How a review of a refusal is asked for, in the policy's words.
    let reviewWay: Bilingual
    let terminal: Terminal

    init(_ filed: FiledApplication, policy: PolicyOnDay, terminal: Terminal) {
        self.filed = filed
        self.terminal = terminal
        reviewWay = policy.wording(.letterReview)
    }

    private var file: ApplicationCase { filed.file }
    private var language: Language { terminal.language }
    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    /// What a command says that has done something: where the application stands, and what it waits for.
    var brief: [String] {
        let outcome = file.check.map { say("核查：", "check: ") + $0.verdict.outcome.title[language] }
        let facts = [approvalLine, outcome, awaited].compactMap { $0 } + review
        return [head] + facts.flatMap { wrapped($0, indent: 2) }
    }

    var lines: [String] {
        var sections: [(String, [String])] = file.versions.enumerated().map { index, version in
            let mark = version.act == file.granted?.act ? say("（已批准）", ", approved") : ""
            let title = say("申请第\(index + 1)稿", "Application, version \(index + 1)") + mark
            return (
                file.versions.count == 1 ? say("申请", "Application") : title,
                ApplicationText(application: version.application, language: language).rows
            )
        }
        if let approval = approvalLine { sections.append((say("批件", "Approval"), [approval] + use)) }
        sections.append((say("办理过程", "History"), file.acts.map(history)))
        if let awaited { sections.append((say("下一步", "Next"), [awaited])) }
        if !review.isEmpty { sections.append((say("复核", "Review"), review)) }
        let page =
            [head]
            + sections.flatMap { title, texts in
                ["", terminal.styled(title, .bold)] + texts.flatMap { wrapped($0, indent: 2) }
            }
        guard let verdict = file.lastVerdict else { return page }
        return page + ["", terminal.styled(say("核查结果", "Verdict"), .bold)]
            + CheckPage(terminal: terminal).lines(verdict)
    }

    private var head: String {
        [
            terminal.styled(Text.visible(file.number), .bold), terminal.styled(filed.stage.title[language], .cyan),
            file.kind.title[language], "\(Text.visible(file.person)) \(Text.visible(filed.person.name))",
        ].joined(separator: "  ")
    }

    private var approvalLine: String? {
        if [.refused, .underReview].contains(file.stageOfActs), let refused = file.decisions.last {
            return say("不予批准 ", "refusal ") + Text.visible(refused.decision.number)
        }
        guard let approval = filed.approval else { return nil }
        let word: String =
            switch approval.decision {
            case .approved: say("批件", "approval")
            case .refused: say("不予批准", "refusal")
            case .withdrawn: say("批件（已撤销）", "approval, withdrawn,")
            }
        let until = filed.returnDay.map { say("，至 \($0) 止", ", until \($0)") } ?? ""
        let user = Text.visible(approval.approver)
        return "\(word) \(Text.visible(approval.number))"
            + say("，\(user) \(approval.decidedOn) 决定", " of \(approval.decidedOn) by \(user)") + until
    }

    /// What the desk, the feed and the slip say.
    private var use: [String] {
        guard let use = filed.use else { return [] }
        let out = use.out.map { say("证件在外：", "out: ") + Fact.document($0).shown[language] }
        let trip = use.trip.map { trip in
            let entry = trip.entry.map { say("\($0.on) 入境", "entry \($0.on)") } ?? say("未归", "not back")
            return say("行程：\(trip.exit.on) 出境，", "trip: exit \(trip.exit.on), ") + entry
        }
        let slip = use.reportedOn.map { say("回执：\($0)", "return slip: \($0)") }
        let extensions = filed.extensions.map { say("延期申请：", "extension asked for: ") + Text.visible($0) }
        return out + [trip, slip].compactMap { $0 } + extensions
    }

    /// A refusal that was not reviewed yet comes with the way to a review.
    private var review: [String] {
        guard filed.stage == .refused, !file.isReviewed, file.stageOfActs == .refused else { return [] }
        let line = "levee application review \(Text.visible(file.number)) --ask --reason …"
        return [reviewWay[language], say("经办人登记：", "a clerk enters it: ") + "`\(line)`"]
    }

    private var awaited: String? {
        filed.awaited.map { say("待", "waits for ") + $0[language] }
    }

    private func history(_ act: ApplicationAct) -> String {
        let detail = ActText(act: act, language: language).detail
        return "\(act.number)  \(act.day)  \(Text.visible(act.by.user))  " + detail
    }

    private func wrapped(_ text: String, indent: Int) -> [String] {
        let space = String(repeating: " ", count: indent)
        return DisplayWidth.wrapped(text, to: terminal.columns - indent - 2).enumerated().map { index, line in
            space + (index == 0 ? "" : "  ") + line
        }
    }
}

/// What was done, in a line.
struct ActText {
    let act: ApplicationAct
    let language: Language

    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    var detail: String {
        switch act.what {
        case .filed: say("提交", "filed it")
        case .amended: say("变更", "amended it")
        case .checked(let verdict):
            say("核查：", "checked it: ") + verdict.outcome.title[language] + findings(verdict)
        case .opinion(let opinion):
            opinion.office.title[language] + say("：", ": ")
                + (opinion.agrees ? say("同意", "agrees") : say("不同意", "disagrees")) + reason(opinion.reason)
        case .decided(let decision):
            (decision.isApproved ? say("批准 ", "approved it, ") : say("不予批准 ", "refused it, "))
                + Text.visible(decision.number) + reason(decision.reason)
        case .withdrawn(let why): say("撤回", "withdrew it") + reason(why.reason)
        case .reported: say("登记回执", "entered the return slip")
        case .reviewAsked(let why): say("申请复核", "asked for a review") + reason(why.reason)
        case .reviewed(let review):
            (review.reopens ? say("复核：重新办理", "reopened it") : say("复核：维持原决定", "upheld the refusal"))
                + reason(review.reason)
        }
    }

    private func reason(_ text: String?) -> String {
        text.map { say("（\(Text.visible($0))）", " (\(Text.visible($0)))") } ?? ""
    }

    private func findings(_ verdict: CheckLine) -> String {
        let titles = (verdict.findings.map(\.rule) + verdict.undecided.map(\.rule)).reduce(into: [String]()) {
            let title = Rulebook.application($1)?.info.title[language] ?? $1
            if !$0.contains(title) { $0.append(title) }
        }
        return titles.isEmpty ? "" : say("（", " (") + titles.joined(separator: say("、", ", ")) + say("）", ")")
    }
}

/// What was asked for, in lines.
struct ApplicationText {
    let application: Application
    let language: Language

    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    var rows: [String] {
        [
            trip, document, text(say("事由", "reason"), application.reason),
            text(say("费用", "funding"), application.funding == "self" ? say("自理", "his own") : application.funding),
            companions, extended,
            say("\(application.submittedOn) 提交", "submitted \(application.submittedOn)")
                + (application.filedBy.map { say("，经办人 ", ", filed by ") + Text.visible($0) } ?? "")
                + (application.approver.map { say("，拟由 \(Text.visible($0)) 审批", ", for \(Text.visible($0)) to decide") }
                    ?? ""),
            opinions,
        ].compactMap { $0 }
    }

    private var trip: String? {
        let purpose = application.purpose?.title[language]
        let to = application.destinations.isEmpty ? nil : Fact.countries(application.destinations).shown[language]
        let via =
            application.transits.isEmpty
            ? nil : say("经停", "via ") + Fact.countries(application.transits).shown[language]
        let days: String? =
            switch (application.departOn, application.returnOn) {
            case (let depart?, let back?): "\(depart)…\(back)"
            case (nil, let back?): say("至 \(back)", "until \(back)")
            case (let depart?, nil): say("\(depart) 起", "from \(depart)")
            case (nil, nil): nil
            }
        let parts = [purpose, to, via, days].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: "  ")
    }

    private var document: String? {
        let named = application.document.map { Fact.document($0).shown[language] }
        return text(say("证件", "document"), named ?? application.documentType?.title[language])
    }

    private var companions: String? {
        if application.companions.isEmpty { return nil }
        return say("同行：", "travelling along: ")
            + application.companions.map { companion in
                [companion.relation, companion.name, companion.ref ?? ""].filter { !$0.isEmpty }.map {
                    Text.visible($0)
                }
                .joined(separator: " ")
            }.joined(separator: say("、", ", "))
    }

    private var extended: String? {
        application.kind == .extension ? text(say("所延批件", "extends"), application.approval) : nil
    }

    /// Opinions that came with it are somebody else's word for them.
    private var opinions: String? {
        let given = application.opinions.map { opinion in
            let office = OpinionOffice(rawValue: opinion.by)?.title[language] ?? Text.visible(opinion.by)
            let word = opinion.agrees ? say("同意", "agrees") : say("不同意", "disagrees")
            return say("\(office) \(opinion.on) \(word)", "\(office) of \(opinion.on) \(word)")
        }
        if given.isEmpty { return nil }
        return say("随件意见（不计入核查）：", "opinions that came with it, which do not count: ")
            + given.joined(separator: say("、", ", "))
    }

    private func text(_ title: String, _ value: String?) -> String? {
        value.map { title + say("：", ": ") + Text.visible($0) }
    }
}
