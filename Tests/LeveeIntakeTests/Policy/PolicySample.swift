import LeveeCore

/// A small valid policy, one line to a key, for tests that spoil it in one place.
///
/// Line 1 version, 2 title, 3 `values:`, from 4 the keys in the order of `PolicyKey`, then `bases:` and the only basis.
enum PolicySample {
    static let yaml: String = {
        let keys = PolicyKey.allCases.map { line($0, dated: "{from: 1900-01-01, \(rest($0))}") }
        return """
            version: "t-1"
            title: {zh: 样例, en: sample}
            values:
            \(keys.joined(separator: "\n"))
            bases:
              filing.missing: {citation: 某法第一条, words: 要旨, confidence: verified}

            """
    }()

    /// The line of `bases:`.
    static let bases = 4 + PolicyKey.allCases.count

    /// The sample with one text replaced where it first occurs.
    static func replacing(_ old: String, with new: String) -> String {
        guard let range = yaml.firstRange(of: old) else { return "the sample does not contain: \(old)" }
        return yaml.replacingCharacters(in: range, with: new)
    }

    static func line(_ key: PolicyKey, dated: String) -> String {
        "  \(key.rawValue): {title: {zh: 名, en: name}, dated: [\(dated)]}"
    }

    static func rest(_ key: PolicyKey, value: String? = nil) -> String {
        "value: \(value ?? defaults(key)), reference: r, confidence: verified"
    }

    static func defaults(_ key: PolicyKey) -> String {
        switch key {
        case .timeZone: "Asia/Shanghai"
        case .categories: "[leader, other]"
        case .scopeActive: "[leader, other]"
        case .scopeRetired: "[]"
        case .scopeRetiredRanked: "[leader]"
        case .scopeRetiredRank: "bureau"
        case .familyAbroadStatuses: "[citizen]"
        case .homeStates: "[CHN]"
        case .sensitiveDestinations, .signedSources: "[]"
        case .signedOthers: "accepted"
        case .signedAlgorithms: "[sha256]"
        case .dunningSteps: "[holder+1d]"
        case .findingExplained: "[crossing.late-return]"
        case .approvalNumber: "\"{year}-{serial}\""
        case .filingMarkFiled, .filingMarkChanged, .filingMarkWithdrawn, .filingSexMale, .filingSexFemale: "X"
        case _ where key.feedLevels != nil: "warn"
        default: key.shape == .wording ? "{zh: 文, en: text}" : "7"
        }
    }

}

extension String {
    fileprivate func replacingCharacters(in range: Range<String.Index>, with new: String) -> String {
        String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
    }
}
