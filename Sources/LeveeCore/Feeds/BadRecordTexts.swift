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
