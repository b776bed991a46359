extension BadRecord.Reason {
    /// What is wrong with the field, without the place.
    public var explanation: Bilingual {
        switch self {
        case .unknownElement: .init(zh: "不是规定的元素", en: "is an element that the feed does not know")
        case .misplacedElement: .init(zh: "元素位置不对", en: "is an element that does not belong here")
        case .secondHolder: .init(zh: "一条记录只能有一个持证人", en: "is there twice; a record has one holder")
        case .unknownAttribute: .init(zh: "不是规定的属性", en: "is an attribute that the feed does not know")
        case .foreignText: .init(zh: "含有多余的文字", en: "holds text where there may be none")
        case .missingValue: .init(zh: "缺少", en: "is missing")
        case .badValue: .init(zh: "取值有误", en: "has a value that cannot be")
        case .dayInFuture: .init(zh: "日期晚于文件生成之日", en: "lies after the day on which the file was made")
        case .expiresBeforeIssue: .init(zh: "有效期至早于签发日期", en: "lies before the day of issue")
        case .conflict: .init(zh: "同一编号已有不同内容的记录", en: "came before with other content")
        case .withdrawalCycle: .init(zh: "撤回了自身或构成循环", en: "withdraws itself or closes a cycle")
        }
    }
}

extension BadRecord {
    /// What is wrong, also where a translated file could not say something clearly.
    public var explanation: Bilingual {
        if field.hasSuffix(".unclear") {
            return .init(
                zh: "原文不明确：有几个不同的值，或含有无法保存的内容",
                en: "is not clear in the file: it has several values, or one that cannot be kept")
        }
        return switch field {
        case "row.wrongWidth" where reason == .unknownElement:
            .init(zh: "本行格数与表头不同", en: "is a row with another number of cells than the header")
        case "row.notCSV" where reason == .unknownElement:
            .init(zh: "本行引号有误，无法读取", en: "is a row that is no CSV; check its quotes")
        case "row.behindBroken" where reason == .unknownElement:
            .init(zh: "本行在无法读取的行之后，可能属于他人", en: "is a row behind one that is no CSV, and may be somebody else's")
        default: reason.explanation
        }
    }
}
