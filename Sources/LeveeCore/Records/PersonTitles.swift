/// What the codes of a person's row are called.
public enum PersonTitles {
    /// A category is the policy's own word; one that we do not know stands for itself.
    public static func category(_ code: String) -> Bilingual {
        categories[code] ?? Bilingual(zh: Text.visible(code), en: Text.visible(code))
    }

    public static func clearance(_ clearance: Person.Clearance) -> Bilingual {
        switch clearance {
        case .none: .init(zh: "不涉密", en: "no clearance")
        case .general: .init(zh: "一般涉密", en: "general clearance")
        case .important: .init(zh: "重要涉密", en: "important clearance")
        case .core: .init(zh: "核心涉密", en: "core clearance")
        }
    }

    private static let categories: [String: Bilingual] = [
        "leader": .init(zh: "领导干部", en: "leader"), "finance": .init(zh: "金融财务人员", en: "finance"),
        "enterprise": .init(zh: "企业负责人", en: "enterprise"),
        "sensitive": .init(zh: "涉及国家安全、国有资产、行业机密人员", en: "sensitive"),
        "key-post": .init(zh: "重点岗位人员", en: "key post"), "other": .init(zh: "其他人员", en: "other"),
    ]
}
