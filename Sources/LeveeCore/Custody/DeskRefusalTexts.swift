extension DeskRefusal {
    public var explanation: Bilingual {
        switch self {
        case .state(let operation, let booklet): Self.state(operation, booklet)
        case .slotTaken(let spot, let other):
            .init(
                zh: "柜位 `\(spot.shown)` 已放有 `\(other)`，请另选柜位，或先用 `levee custody place` 移走",
                en: "`\(other)` lies in `\(spot.shown)`; choose another slot, or move that one with "
                    + "`levee custody place` first")
        case .noPlace(let operation):
            .init(
                zh: "请用 --place（和 --slot）说明放在何处，再\(operation.title.zh)",
                en: "say with --place (and --slot) where it lies; \(operation.title.en) needs that")
        case .alreadyThere(let document):
            .init(
                zh: "`\(document)` 已在该处，请另选地点；如只是清点，请用 `levee custody seen`",
                en:
                    "`\(document)` is there already; name another place, or use `levee custody seen` if it was only seen"
            )
        case .noApproval(let operation, let day, let bars): Self.noApproval(operation, day, bars)
        case .barred(let bars):
            .init(
                zh: bars.map(\.text.zh).joined(separator: "；") + "。" + Self.override.zh,
                en: bars.map(\.text.en).joined(separator: "; ") + "; " + Self.override.en)
        case .isAllowed(let number):
            .init(
                zh: "批件 `\(Text.visible(number))` 允许领取，无须破例，请去掉 --override",
                en: "approval `\(Text.visible(number))` allows it, so no exception is needed; leave --override away")
        case .needsReason(let operation):
            operation == .forward
                ? .init(zh: "请用 --note 说明移交的原因", en: "say with --note why it is forwarded")
                : .init(zh: "请用 --reason 说明破例的理由", en: "say with --reason why an exception is to be made")
        case .noRecipient(let operation):
            operation == .forward
                ? .init(zh: "请用 --to 说明移交给哪个机关", en: "say with --to which body it is forwarded to")
                : .init(zh: "请用 --to 指定接收的保管员", en: "say with --to which custodian takes it over")
        case .sameCustodian(let user):
            .init(
                zh: "接收人 `\(Text.visible(user))` 就是移交人，请用 --to 指定另一名保管员；仅移位的，请用 `levee custody place`",
                en:
                    "`\(Text.visible(user))` gives it away and cannot take it over; name another custodian with --to, or use "
                    + "`levee custody place` if it only moves")
        case .inTheFuture(let at):
            .init(zh: "时刻 `\(at)` 尚未到来，请核对 --at", en: "the instant `\(at)` lies in the future; check --at")
        case .notAfterTheLast(let document, _, let last):
            .init(
                zh: "`\(document)` 的最近一条登记在 \(last)，新登记须晚于该时刻，请核对 --at",
                en: "the last entry of `\(document)` is of \(last), and a new one has to be later; check --at")
        case .look(let notices):
            .init(
                zh: "有 \(notices.count) 处须先核对，尚未登记；核对无误后请加 --yes",
                en:
                    "\(notices.count) to be looked at first, and nothing is written; give --yes to write it all the same"
            )
        case .unreadable(let failures):
            .init(
                zh: "机读区未被接受，尚未登记：" + failures.map(\.message.zh).joined(separator: "；"),
                en: "the machine-readable zone is not accepted, and nothing is written: "
                    + failures.map(\.message.en).joined(separator: "; "))
        case .otherDocument(let read, let wanted):
            .init(
                zh: "所扫描的证件号码是 `\(Text.visible(read))`，不是 `\(wanted)`，请核对手中的证件",
                en:
                    "the booklet that was scanned is `\(Text.visible(read))`, not `\(wanted)`; check the booklet at hand"
            )
        case .otherPerson(let document):
            .init(
                zh: "`\(document)` 登记的持有人与证件上的姓名、出生日期均不符，是他人的证件，请核对证件和申报",
                en:
                    "name and birth date in the booklet are not those of the person who has `\(document)` on record: it is "
                    + "somebody else's; check the booklet and the declaration")
        case .otherHolder(let document, let ref):
            .init(
                zh: "`\(document)` 不是 `\(Text.visible(ref))` 的证件，请核对手中的证件和本人",
                en: "`\(document)` is not the document of `\(Text.visible(ref))`; check the booklet and the person")
        case .unknownDocument(let text):
            .init(
                zh: "登记册中没有证件 `\(Text.visible(text))`，请核对号码；新证件请先登记申报（`documents` 表）",
                en: "no document `\(Text.visible(text))` is on record; check the number, or declare it first "
                    + "(table `documents`)")
        case .ambiguous(let number, let documents):
            .init(
                zh: "号码 `\(Text.visible(number))` 对应多本证件，请写明种类："
                    + documents.map { "`\($0)`" }.joined(separator: "、"),
                en: "several documents have the number `\(Text.visible(number))`; say which: "
                    + documents.map { "`\($0)`" }.joined(separator: ", "))
        case .nobodys(let document):
            .init(
                zh: "登记册中无人持有 `\(document)`，请先登记申报（`documents` 表）",
                en: "nobody in the registry has `\(document)`; declare it first (table `documents`)")
        }
    }

    private static func state(_ operation: DeskOperation, _ booklet: BookletState) -> Bilingual {
        let instead = operation.instead(of: booklet.state).command
        return switch booklet.state {
        case .never:
            .init(
                zh: "\(booklet.text.zh)，不能\(operation.title.zh)，交来时请用 `\(instead)`",
                en: "\(booklet.text.en); when it is handed in, use `\(instead)`")
        case .kept:
            .init(
                zh: "\(booklet.text.zh)，无须\(operation.title.zh)，清点或移位请用 `\(instead)`",
                en: "\(booklet.text.en); use `\(instead)` to record where it is")
        case .out:
            .init(
                zh: "\(booklet.text.zh)，不能\(operation.title.zh)，交回时请用 `\(instead)`",
                en: "\(booklet.text.en); when it comes back, use `\(instead)`")
        case .missing:
            .init(
                zh: "\(booklet.text.zh)，不能\(operation.title.zh)，找到后请用 `\(instead)`",
                en: "\(booklet.text.en); when it turns up, use `\(instead)`")
        case .refused, .gone:
            .init(
                zh: "\(booklet.text.zh)，不能\(operation.title.zh)，交来后请用 `\(instead)`",
                en: "\(booklet.text.en); when it comes in, use `\(instead)`")
        }
    }

    private static let override = Bilingual(
        zh: "确需领取的，请用 --override 和 --reason 提出，由另一人确认",
        en: "where it is needed all the same, ask with --override and --reason, and a second person confirms")

    private static func noApproval(
        _ operation: DeskOperation, _ day: CalendarDay, _ bars: [BarredApproval]
    ) -> Bilingual {
        let zh = bars.isEmpty ? "没有批件" : bars.map(\.text.zh).joined(separator: "；")
        let en = bars.isEmpty ? "there is none" : bars.map(\.text.en).joined(separator: "; ")
        // Only what goes out under the approval is due back by its day.
        let isEarly = bars.contains { if case .tooEarly = $0.bar { true } else { false } }
        return .init(
            zh: "本人没有允许在 \(day) \(operation.title.zh)的批件：\(zh)。\(override.zh)"
                + (isEarly ? "；依批件提前领取的，另用 --approval 指明批件" : ""),
            en: "no approval of the holder allows to \(operation.title.en) on \(day): \(en); \(override.en)"
                + (isEarly ? "; to have it early under an approval, name that with --approval" : ""))
    }
}

extension BarredApproval {
    public var text: Bilingual {
        let name = "`\(Text.visible(number))`"
        return switch bar {
        case .unknown: .init(zh: "\(name) 不是本人的批件", en: "\(name) is no approval of the holder")
        case .hasToBeNamed:
            .init(
                zh: "\(name) 是同意办证的批件，须用 --approval 指明",
                en: "\(name) is consent to apply for a document and has to be named with --approval")
        case .notApproved(.withdrawn): .init(zh: "批件 \(name) 已撤销", en: "\(name) was withdrawn")
        case .notApproved: .init(zh: "申请 \(name) 未获批准", en: "\(name) was refused")
        case .otherKind(.lend): .init(zh: "批件 \(name) 只准借出", en: "\(name) allows only to lend it")
        case .otherKind: .init(zh: "批件 \(name) 不是借出批件", en: "\(name) does not allow to lend it")
        case .decidedLater(let day): .init(zh: "批件 \(name) 于 \(day) 才批准", en: "\(name) was decided only on \(day)")
        case .otherDocuments(let documents):
            .init(
                zh: "批件 \(name) 限定 " + documents.map { "`\($0)`" }.joined(separator: "、"),
                en: "\(name) is for " + documents.map { "`\($0)`" }.joined(separator: ", "))
        case .tooEarly(let first): .init(zh: "批件 \(name) 自 \(first) 起方可领取", en: "\(name) allows it from \(first) on")
        case .tooLate(let last): .init(zh: "批件 \(name) 至 \(last) 为止", en: "\(name) ended on \(last)")
        case .usedForTrip(let day):
            .init(zh: "批件 \(name) 已用于 \(day) 的出境", en: "\(name) was used for the trip of \(day)")
        case .reported(let day):
            .init(
                zh: "批件 \(name) 的回执已于 \(day) 交来，行程已结束",
                en: "the return slip of \(name) came in on \(day), and its trip is over")
        case .usedForHandOut(let document, let day):
            .init(
                zh: "批件 \(name) 已于 \(day) 用于领取 `\(document)` 并已交回",
                en: "\(name) was used to hand out `\(document)` on \(day), which came back since")
        }
    }
}
