/// Why a batch is not made, or an answer not recorded.
public enum FilingRefusal: Error, Hashable, Sendable {
    /// The policy marks two acts alike, so that nobody could tell them apart.
    case sameMark(String)
    /// The organisation code, which the batch's number begins with, was never given.
    case noOrganisationCode
    /// Nobody of those asked for has to be told of.
    case nobodyDue
    /// The ref, and the surname that the name does not begin with.
    case wrongSurname(String, String)
    case noBatch(String)
    /// The ref, and the batch that does not have him.
    case notInBatch(String, String)
    /// The ref, the batch, and the day of the answer.
    case answered(String, String, CalendarDay)
    /// Everybody of the batch has his answer.
    case closed(String)
    /// Somebody was refused, and nobody says why.
    case noReason
    /// The day of the answer, and that of the batch, which is later.
    case tooEarly(CalendarDay, CalendarDay)

    public var explanation: Bilingual {
        switch self {
        case .sameMark(let mark):
            .init(
                zh: "政策中两种备案动作的入库标识同为 `\(Text.visible(mark))`，请在 `filing.mark.*` 中分开",
                en:
                    "the policy gives two acts the same mark `\(Text.visible(mark))`; tell them apart under `filing.mark.*`"
            )
        case .noOrganisationCode:
            .init(
                zh: "尚无报送单位组织机构代码，请用 `--org-code` 给出；以后各批沿用",
                en: "no organisation code is known yet; give it with `--org-code`, and later batches go on with it")
        case .nobodyDue:
            .init(
                zh: "所选范围内没有应报备且可列入的人员，请用 `levee filing due` 查看",
                en: "nobody of those asked for is due and can be put into a batch; see `levee filing due`")
        case .wrongSurname(let ref, let surname):
            .init(
                zh: "`\(Text.visible(ref))` 的姓名不以 `\(Text.visible(surname))` 开头，请核对姓氏",
                en:
                    "the name of `\(Text.visible(ref))` does not begin with `\(Text.visible(surname))`; check the surname"
            )
        case .noBatch(let number):
            .init(
                zh: "没有批次 `\(Text.visible(number))`，请用 `levee filing list` 查看",
                en: "there is no batch `\(Text.visible(number))`; see `levee filing list`")
        case .notInBatch(let ref, let number):
            .init(
                zh: "批次 `\(number)` 中没有 `\(Text.visible(ref))`，请用 `levee filing show \(number)` 查看",
                en: "`\(Text.visible(ref))` is not in the batch `\(number)`; see `levee filing show \(number)`")
        case .answered(let ref, let number, let day):
            .init(
                zh: "批次 `\(number)` 中 `\(Text.visible(ref))` 的结果已于 \(day) 登记，不能再改",
                en:
                    "the answer about `\(Text.visible(ref))` in the batch `\(number)` was recorded for \(day) before, and "
                    + "that is not changed")
        case .closed(let number):
            .init(
                zh: "批次 `\(number)` 各人的结果均已登记，不能再改",
                en: "every answer of the batch `\(number)` was recorded before, and that is not changed")
        case .noReason:
            .init(
                zh: "有未受理人员时须写明理由，至多 \(Text.freeLimit) 字，请用 `--reason`",
                en: "where somebody was refused, say why in at most \(Text.freeLimit) characters, with `--reason`")
        case .tooEarly(let day, let batch):
            .init(
                zh: "结果日期 \(day) 早于报送日期 \(batch)，请核对",
                en: "the day of the answer, \(day), is before the batch was made on \(batch); check it")
        }
    }
}
