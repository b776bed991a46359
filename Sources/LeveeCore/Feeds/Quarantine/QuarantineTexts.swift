extension BadRecord.Reason {
    /// What is wrong, as a short phrase.
    public var title: Bilingual {
        switch self {
        case .unknownElement: .init(zh: "未知元素", en: "unknown element")
        case .misplacedElement: .init(zh: "元素位置不对", en: "element out of place")
        case .secondHolder: .init(zh: "有第二个持证人", en: "a second holder")
        case .unknownAttribute: .init(zh: "未知属性", en: "unknown attribute")
        case .foreignText: .init(zh: "夹有文字", en: "text inside")
        case .missingValue: .init(zh: "缺少内容", en: "value missing")
        case .badValue: .init(zh: "内容有误", en: "bad value")
        case .dayInFuture: .init(zh: "日期在文件之后", en: "day after the file's")
        case .expiresBeforeIssue: .init(zh: "有效期早于签发日", en: "expires before issue")
        case .conflict: .init(zh: "编号已被占用", en: "id taken")
        case .withdrawalCycle: .init(zh: "撤回自身或成环", en: "withdrawals in a circle")
        }
    }

    /// What can be done about it.
    public var remedy: Bilingual {
        switch self {
        case .conflict:
            .init(
                zh: "同一编号已有另一内容的记录，先到的保留；请向来源核实，更正时另给编号，或写明理由放弃",
                en: "a record of the same id and other content came first and stays; ask the source which is right, "
                    + "then give this one an id of its own, or drop it with a reason")
        case .withdrawalCycle:
            .init(
                zh: "撤回不能指向自身或成环；请更正 of，或写明理由放弃",
                en: "a withdrawal cannot take itself back, directly or in a circle; correct `of`, or drop it with "
                    + "a reason")
        default:
            .init(
                zh: "请向来源核实后更正，或写明理由放弃",
                en: "ask the source what is right and correct it, or drop it with a reason")
        }
    }

    /// Whether the same XML can become good by what happens around it: by what else is known, or by a later program that
    /// knows more codes. What is wrong with the elements themselves stays wrong.
    public var canPass: Bool {
        switch self {
        case .conflict, .withdrawalCycle, .badValue, .dayInFuture: true
        case .unknownElement, .misplacedElement, .secondHolder, .unknownAttribute, .foreignText, .missingValue,
            .expiresBeforeIssue:
            false
        }
    }
}

/// Why a record from quarantine was not taken in. Nothing has changed.
public enum QuarantineRefusal: Error, Hashable, Sendable {
    /// The record that was given, or its own XML, is still bad.
    case stillBad(BadRecord)
    case unknown(Int64)
    /// It was fixed, replayed, dropped or forgotten before.
    case settled(Int64, QuarantineStep.Kind)

    public var explanation: Bilingual {
        switch self {
        case .stillBad(let bad):
            let field = Text.visible(bad.field)
            return Bilingual(
                zh: "记录仍不能导入：\(bad.reason.title.zh)（`\(field)`）；\(bad.reason.remedy.zh)。什么也没有改变",
                en:
                    "the record can still not be taken in: \(bad.reason.title.en) at `\(field)`; \(bad.reason.remedy.en); "
                    + "nothing has changed")
        case .unknown(let number):
            return Bilingual(
                zh: "隔离区没有 `Q-\(number)`，请用 `levee quarantine list` 查看",
                en: "nothing in quarantine has the number `Q-\(number)`; see `levee quarantine list`")
        case .settled(let number, let kind):
            return Bilingual(
                zh: "`Q-\(number)` 已\(kind.title.zh)，不能再改",
                en: "`Q-\(number)` was \(kind.title.en) before, and that stays")
        }
    }
}

extension QuarantineStep.Kind {
    public var title: Bilingual {
        switch self {
        case .fixed: .init(zh: "更正导入", en: "fixed")
        case .replayed: .init(zh: "重新导入", en: "replayed")
        case .named: .init(zh: "认出在册人员", en: "found to name somebody registered")
        case .dropped: .init(zh: "放弃", en: "dropped")
        case .forgotten: .init(zh: "到期清除", en: "forgotten")
        }
    }
}
