import LeveeCore

/// What the codes of the tables are called, where the domain itself has no name for them.
enum Titles {
    /// What a check of `levee doctor` looks at.
    static func check(_ name: String) -> Bilingual { checks[name] ?? Bilingual(zh: "", en: "") }

    private static let checks: [String: Bilingual] = [
        "files": .init(zh: "文件权限", en: "modes of the files"),
        "journal": .init(zh: "预写日志", en: "write-ahead log"),
        "schema": .init(zh: "库结构", en: "version of the tables"),
        "settings": .init(zh: "连接设置", en: "settings of a connection"),
        "integrity": .init(zh: "数据页与索引", en: "pages and indexes"),
        "foreignKeys": .init(zh: "外键", en: "references between rows"),
        "audit": .init(zh: "审计链", en: "audit chain"),
        "feedTotals": .init(zh: "数据文件总数", en: "totals of the feeds"),
        "projections": .init(zh: "汇总与事实相符", en: "what follows from the facts"),
        "applications": .init(zh: "申请办理过程", en: "ways of the applications"),
        "open": .init(zh: "打开数据库", en: "opening the database"),
    ]
}
