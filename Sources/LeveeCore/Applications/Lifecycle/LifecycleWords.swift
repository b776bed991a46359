/// What a refusal says: what is missing, and which command of whose puts it right.
struct LifecycleWords {
    let refusal: LifecycleRefusal

    private var name: String { Text.visible(refusal.number) }

    var reason: Bilingual {
        switch refusal.reason {
        case .notChecked:
            .init(zh: "现有文本尚未核查", en: "it has not been checked as it is now") + way(.check, "check")
        case .notApproved: .init(zh: "尚未批准", en: "it has not been approved") + way(.approve, "decide")
        case .isApproved:
            decided(zh: "批准", en: "approved it")
                + .init(zh: "；可变更行程或撤回", en: "; it may be amended or withdrawn") + way(.amend, "amend")
        case .amendmentWaits:
            .init(zh: "有变更待定，请先作出决定", en: "an amendment waits for its decision") + way(.approve, "decide")
        case .bookletOut:
            .init(zh: "证件在外，请先交回", en: "its document is out and has to come back first")
                + way(.returnBooklet, "levee custody return")
        case .hasLeft:
            .init(zh: "边检数据显示已出境；可申请延期", en: "the feed shows the exit; an extension may be asked for")
                + way(.extend, "extend")
        case .isUsed: .init(zh: "一次批准只用于一次出境，请另行申请", en: "one approval covers one trip; file another one") + filing
        case .notReported: .init(zh: "回执尚未交来", en: "the return slip is not in") + way(.report, "report")
        case .isReported:
            .init(zh: "回执已交来，行程已结束；另有行程的，请另行申请", en: "the slip is in and the trip is over; file another one")
                + filing
        case .isClosed: .init(zh: "已经办结，请另行申请", en: "nothing more is to be done; file another one") + filing
        case .isWithdrawn: .init(zh: "已经撤回，请另行申请", en: "it was taken back; file another one") + filing
        case .isRefused:
            decided(zh: "不予批准", en: "refused it")
                + .init(zh: "；可申请复核", en: "; a review may be asked for") + way(.askReview, "review", "--ask")
        case .notRefused: .init(zh: "只有不予批准的申请可以复核", en: "only a refusal is reviewed")
        case .noReview: .init(zh: "无人申请复核", en: "nobody asked for a review") + way(.askReview, "review", "--ask")
        case .reviewWaits:
            .init(zh: "复核尚未决定", en: "a review waits for its decision") + way(.upholdReview, "review")
        case .isReviewed:
            .init(zh: "已经复核，维持原决定，请另行申请", en: "the refusal was upheld in review; file another one") + filing
        case .otherKind(let kind): otherKind(kind)
        case .staleCheck(let day, let until):
            .init(zh: "\(day) 的核查结果在 \(until) 之前有效，请重新核查", en: "the check of \(day) held up to the day before \(until)")
                + way(.check, "check")
        case .newFacts(let day, let news):
            .init(
                zh: "\(day) 核查之后有新情况（\(news.map(\.zh).joined(separator: "、"))），请重新核查",
                en: "there are new facts since the check of \(day) (\(news.map(\.en).joined(separator: ", ")))")
                + way(.check, "check")
        case .otherPolicy(let day):
            .init(zh: "\(day) 的核查依据的是另一政策，请重新核查", en: "the check of \(day) was made under another policy")
                + way(.check, "check")
        case .noReason(let standing): noReason(standing)
        case .barred(let grounds):
            .init(
                zh: "法律不准出境：\(grounds.map(\.zh).joined(separator: "；"))；限制依法解除并登记后重新核查",
                en:
                    "the law forbids it: \(grounds.map(\.en).joined(separator: "; ")); once the ground is lifted and entered"
            )
                + way(.check, "check")
        case .lacksDays:
            .init(zh: "缺少批件须有的日期，请先变更补全", en: "it lacks days that an approval must have; amend it first")
                + way(.amend, "amend")
        case .beforeLastAct(let day):
            .init(
                zh: "最近一次办理是 \(day)，请用 --on 给出当日或以后的日期",
                en: "what was done last is of \(day); give that day or a later one with --on")
        case .lateExtension(let day):
            .init(
                zh: "延期须在所延的返回日 \(day) 当日或之前决定",
                en: "an extension is decided on or before the day of return that it extends, \(day)")
        case .noLonger(let day):
            .init(zh: "新的返回日应晚于现返回日 \(day)", en: "the new day of return has to be after the present one, \(day)")
        case .lateAmendment(let day):
            .init(
                zh: "变更须在原出发日 \(day) 之前决定；未出行的，请撤回后另行申请",
                en: "an amendment is decided before the day of departure that it changes, \(day); "
                    + "if he has not left, withdraw and file another one") + way(.withdraw, "withdraw")
        case .earlyReport(let day):
            .init(zh: "出发日 \(day) 未到；未出行的，请撤回", en: "the day of departure, \(day), is still to come")
                + way(.withdraw, "withdraw")
        case .notInForce(let number):
            .init(
                zh: "批件 `\(Text.visible(number))` 不在有效期内或已撤销",
                en: "the approval `\(Text.visible(number))` is not in force")
        case .numberTaken(let number):
            .init(
                zh: "文号 `\(Text.visible(number))` 已经用过，请换一个",
                en: "the number `\(Text.visible(number))` is taken; give another"
            )
        case .otherApplication(let field):
            .init(
                zh: "变更不得改动 `\(field)`，请另行申请", en: "an amendment keeps its `\(field)`; file another application instead"
            )
                + filing
        }
    }

    private func decided(zh: String, en: String) -> Bilingual {
        guard let decision = refusal.decision else { return .init(zh: "已经\(zh)", en: "somebody \(en)") }
        let user = Text.visible(decision.user)
        return .init(zh: "`\(user)` 已于 \(decision.day) \(zh)", en: "`\(user)` \(en) on \(decision.day)")
    }

    private func noReason(_ standing: [Bilingual]) -> Bilingual {
        if standing.isEmpty { return .init(zh: "须说明理由，请加 --reason", en: "it takes a reason; give --reason") }
        return .init(
            zh: "尚有问题（\(standing.map(\.zh).joined(separator: "、"))），须说明理由，请加 --reason",
            en: "it goes against what was found (\(standing.map(\.en).joined(separator: ", "))); give --reason")
    }

    private func otherKind(_ kind: Application.Kind) -> Bilingual {
        let what = kind.title
        switch refusal.step {
        case .amend:
            return .init(zh: "\(what.zh)不作变更，请撤回后另行申请", en: "\(what.en) is not amended; withdraw it and file another")
                + way(.withdraw, "withdraw")
        case .handOut: return .init(zh: "证件按原批件领取", en: "its document goes out under the approval that it extends")
        default: return .init(zh: "\(what.zh)没有这一步", en: "that is nothing for \(what.en)")
        }
    }

    /// Which command does it, and which roles may.
    private func way(_ step: ApplicationStep, _ command: String, _ option: String = "") -> Bilingual {
        let line = "levee application \(command) \(name)" + (option.isEmpty ? "" : " \(option)")
        return step.permission.map { way($0, line) } ?? .init(zh: "", en: "")
    }

    private var filing: Bilingual { way(.fileApplication, "levee application file") }

    private func way(_ permission: Permission, _ line: String) -> Bilingual {
        Bilingual(
            zh: "（`\(line)`，由\(PermissionTable.names(for: permission, .zh))办理）",
            en: " (`\(line)`, by \(PermissionTable.names(for: permission, .en)))")
    }
}

extension Bilingual {
    static func + (left: Bilingual, right: Bilingual) -> Bilingual {
        Bilingual(zh: left.zh + right.zh, en: left.en + right.en)
    }
}

extension Approval.Kind {
    /// What is asked for.
    public var title: Bilingual {
        switch self {
        case .travel: .init(zh: "出行申请", en: "leave to travel")
        case .issue: .init(zh: "办证申请", en: "consent to apply for a document")
        case .extension: .init(zh: "延期申请", en: "an extension")
        case .lend: .init(zh: "借证申请", en: "a loan")
        }
    }
}
