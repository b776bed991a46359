extension Fact {
    /// What a fact's name means, for a person who reads which values a rule compared.
    /// A name without a title stands for itself; a test holds that every rule's facts have one.
    public static func title(of name: String) -> Bilingual { titles[name] ?? Bilingual(zh: name, en: name) }

    static let titles: [String: Bilingual] = [
        "approved": .init(zh: "批准的内容", en: "approved"),
        "confirmed": .init(zh: "确认日", en: "confirmed on"),
        "count": .init(zh: "次数", en: "count"),
        "country": .init(zh: "国家（地区）", en: "country or region"),
        "day": .init(zh: "事件日", en: "day of the event"),
        "decided": .init(zh: "批件决定日", en: "decided on"),
        "depart": .init(zh: "批准出发日", en: "approved departure"),
        "differences": .init(zh: "不一致之处", en: "differences"),
        "document": .init(zh: "证件", en: "document"),
        "documents": .init(zh: "所涉证件", en: "documents"),
        "due": .init(zh: "期限", en: "due by"),
        "end": .init(zh: "失效日", en: "ended on"),
        "entry": .init(zh: "入境日", en: "entry"),
        "filed": .init(zh: "备案日", en: "filed on"),
        "filedPost": .init(zh: "备案职务", en: "post on file"),
        "filedUnit": .init(zh: "备案单位", en: "unit on file"),
        "first": .init(zh: "起日", en: "first day"),
        "from": .init(zh: "起算日", en: "counted from"),
        "issued": .init(zh: "签发日", en: "issued on"),
        "kept": .init(zh: "在库起日", en: "in custody since"),
        "last": .init(zh: "止日", en: "last day"),
        "limit": .init(zh: "上限", en: "limit"),
        "listed": .init(zh: "清单日期", en: "day of the list"),
        "name": .init(zh: "姓名", en: "name"),
        "newest": .init(zh: "最新证件", en: "newest document"),
        "out": .init(zh: "领出日", en: "handed out on"),
        "post": .init(zh: "现任职务", en: "present post"),
        "relatives": .init(zh: "所涉家属", en: "relatives"),
        "restriction": .init(zh: "限制措施", en: "restriction"),
        "to": .init(zh: "前往", en: "destination"),
        "unit": .init(zh: "现任单位", en: "present unit"),
        "validity": .init(zh: "同意办证的有效天数", en: "days a consent lasts"),
        "void": .init(zh: "失效日", en: "void from"),
        "year": .init(zh: "年度", en: "year"),
        "years": .init(zh: "回溯年数", en: "years looked back"),
    ]
}
