/// Why a count cannot go on as somebody wants it.
public enum StocktakeRefusal: Error, Hashable, Sendable {
    /// No count is open, or none of that number.
    case noneOpen(String?)
    case severalOpen([String])
    /// Another count of the same booklets goes on.
    case overlaps(String)
    case ended(String, isFinished: Bool)
    case unreadable(String)
    /// The count, the place that it counts, and the one that was named.
    case otherPlace(String, String, String)
    /// The count, the slot, and the booklet that was found in it.
    case slotTaken(String, Spot, DocumentKey)
    /// The statement changed since it was shown.
    case changed(String)

    /// Whether it is about the one booklet in hand, so that the next one can be scanned.
    public var isAboutOneScan: Bool {
        switch self {
        case .unreadable, .slotTaken: true
        case .noneOpen, .severalOpen, .overlaps, .ended, .otherPlace, .changed: false
        }
    }

    public var explanation: Bilingual {
        switch self {
        case .noneOpen(let name?):
            .init(
                zh: "没有盘库 `\(name)`，请用 `levee stocktake status` 查看",
                en: "no count is named `\(name)`; see `levee stocktake status`")
        case .noneOpen(nil):
            .init(
                zh: "没有进行中的盘库，请先 `levee stocktake start`",
                en: "no count is open; begin one with `levee stocktake start`")
        case .severalOpen(let names):
            .init(
                zh: "有多次盘库在进行（\(names.joined(separator: "、"))），请用 --count 指定",
                en: "several counts are open (\(names.joined(separator: ", "))); say which with --count")
        case .overlaps(let name):
            .init(
                zh: "盘库 `\(name)` 正在清点同一处，请先结束（`levee stocktake finish` 或 `cancel`）",
                en: "the count `\(name)` goes on at the same place; end it first (`levee stocktake finish` or `cancel`)"
            )
        case .ended(let name, let isFinished):
            .init(
                zh: "盘库 `\(name)` 已\(isFinished ? "结束" : "取消")，请另行开始",
                en: "the count `\(name)` is \(isFinished ? "finished" : "cancelled"); begin another one")
        case .unreadable(let text):
            .init(
                zh: "`\(Text.visible(text))` 不是证件号码，也不是完整的机读码，请重新扫描",
                en: "`\(Text.visible(text))` is neither a document nor a whole machine-readable zone; scan it again")
        case .otherPlace(let name, let place, let named):
            .init(
                zh: "盘库 `\(name)` 清点的是\(Text.visible(place))，不是\(Text.visible(named))，请去掉 --place",
                en: "the count `\(name)` is of \(Text.visible(place)), not of \(Text.visible(named)); leave --place out"
            )
        case .slotTaken(let name, let spot, let document):
            .init(
                zh: "盘库 `\(name)` 在 \(spot.shown) 已扫到 `\(document)`，请再看柜位",
                en: "the count `\(name)` has `\(document)` in \(spot.shown) already; look at the slot again")
        case .changed(let name):
            .init(
                zh: "盘库 `\(name)` 的结果在您查看后有变，请再看一遍",
                en: "what the count `\(name)` says changed since you looked; look at it again")
        }
    }
}
