/// Why there can be no letter.
public enum LetterRefusal: Error, Hashable, Sendable {
    case refused(String), withdrawn(String), approved(String)
    case dates(String), root(String), reason(String)
    case undecided(String)
    /// A refusal that fell in review.
    case reopened(String)
    /// The application, and the number of a decision that is none of its own.
    case noDecision(String, String)

    public var explanation: Bilingual {
        switch self {
        case .refused(let number):
            .init(
                zh: "`\(Text.visible(number))` 未获批准，不能出具批准通知，请出具不予批准的通知",
                en:
                    "`\(Text.visible(number))` was refused, so there is no letter of approval; write the letter of refusal"
            )
        case .withdrawn(let number):
            .init(
                zh: "批件 `\(Text.visible(number))` 已撤销，不能出具通知，请核对后重新报批",
                en:
                    "the approval `\(Text.visible(number))` was withdrawn, so no letter may go out; look into it and apply again"
            )
        case .approved(let number):
            .init(
                zh: "`\(Text.visible(number))` 已获批准，不能出具不予批准的通知，请出具批准通知",
                en:
                    "`\(Text.visible(number))` was approved, so there is no letter of refusal; write the letter of approval"
            )
        case .undecided(let number):
            .init(
                zh: "申请 `\(Text.visible(number))` 尚未审批，还没有可出具的通知",
                en:
                    "the application `\(Text.visible(number))` is not decided yet, so there is no letter; decide it first"
            )
        case .reopened(let number):
            .init(
                zh: "`\(Text.visible(number))` 已经复核撤回，申请重新办理，不能再出具该通知，请待重新决定后出具",
                en: "the refusal `\(Text.visible(number))` fell in review, so its letter no longer goes out; "
                    + "write the one of the new decision")
        case .noDecision(let application, let number):
            .init(
                zh:
                    "申请 `\(Text.visible(application))` 没有文号为 `\(Text.visible(number))` 的决定，请用 `levee application show` 查看",
                en:
                    "the application `\(Text.visible(application))` has no decision of the number `\(Text.visible(number))`; "
                    + "see `levee application show`")
        case .dates(let number):
            .init(
                zh: "批件 `\(Text.visible(number))` 缺少起止日期，请先补全",
                en: "the approval `\(Text.visible(number))` lacks its days; complete it first")
        case .reason(let number):
            .init(
                zh: "`\(Text.visible(number))` 不予批准的理由空缺，请先写明",
                en: "the refusal `\(Text.visible(number))` gives no reason; state it first")
        case .root(let number):
            .init(
                zh: "延期 `\(Text.visible(number))` 所延的批件不明，请先核对",
                en: "it is not known which approval the extension `\(Text.visible(number))` extends; look into it first"
            )
        }
    }
}
