import LeveeCore

/// A policy in which every number is ten.
func tens(on text: String) throws -> PolicyOnDay {
    let values = PolicyKey.allCases.map { key -> (PolicyKey, PolicyValue) in
        switch key {
        case .timeZone: (key, .text("Asia/Shanghai"))
        case .scopeRetiredRank: (key, .text("bureauDeputy"))
        case .categories, .scopeActive: (key, .list(["leader"]))
        case .dunningSteps: (key, .list(["holder+1d", "holder+4d", "unit+5w", "discipline+30d"]))
        default:
            switch key.shape {
            case .number: (key, .number(10))
            case .text: (key, .text(""))
            case .list: (key, .list([]))
            case .certificates: (key, .certificates([]))
            case .wording: (key, .wording(Bilingual(zh: "文", en: "text")))
            }
        }
    }
    let dated = values.map { key, value in
        (key, [DatedValue(from: day("1900-01-01"), value: value, reference: "", confidence: .unverified)])
    }
    let policy = Policy(version: "tens", values: Dictionary(uniqueKeysWithValues: dated), bases: [:])
    return try PolicyOnDay(policy, on: day(text))
}
