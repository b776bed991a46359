import LeveeCore

/// What the codes of the tables are called, where the domain itself has no name for them.
enum Titles {
    /// A category is the policy's own word; one that we do not know stands for itself.
    static func category(_ code: String) -> Bilingual {
        categories[code] ?? Bilingual(zh: Text.visible(code), en: Text.visible(code))
    }

    static func clearance(_ clearance: Person.Clearance) -> Bilingual {
        switch clearance {
        case .none: .init(zh: "不涉密", en: "no clearance")
        case .general: .init(zh: "一般涉密", en: "general clearance")
        case .important: .init(zh: "重要涉密", en: "important clearance")
        case .core: .init(zh: "核心涉密", en: "core clearance")
        }
    }

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

    private static let categories: [String: Bilingual] = [
        "leader": .init(zh: "领导干部", en: "leader"), "finance": .init(zh: "金融财务人员", en: "finance"),
        "enterprise": .init(zh: "企业负责人", en: "enterprise"),
        "sensitive": .init(zh: "涉及国家安全、国有资产、行业机密人员", en: "sensitive"),
        "key-post": .init(zh: "重点岗位人员", en: "key post"), "other": .init(zh: "其他人员", en: "other"),
    ]
}
