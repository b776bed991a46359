/// What a policy says on one day, key by key with the reference of each value: what `levee policy show` prints.
public struct PolicyReport: Hashable, Sendable {
    public var version: String
    public var title: Bilingual
    public var day: CalendarDay
    /// In the order of ``PolicyKey``, every key once.
    public var rows: [Row]
    /// The first later day on which a value changes.
    public var nextChange: CalendarDay?

    /// One key with the value that holds on the day.
    public struct Row: Hashable, Sendable {
        public var key: PolicyKey
        public var title: Bilingual
        public var value: PolicyValue
        /// The day from which the value holds.
        public var since: CalendarDay
        public var reference: String
        public var confidence: Confidence
        public var note: String?

        public init(
            key: PolicyKey, title: Bilingual, value: PolicyValue, since: CalendarDay, reference: String,
            confidence: Confidence, note: String? = nil
        ) {
            self.key = key
            self.title = title
            self.value = value
            self.since = since
            self.reference = reference
            self.confidence = confidence
            self.note = note
        }
    }

    /// - Throws: ``PolicyGap`` where a key has no value on the day; no row is ever left out.
    public init(_ policy: Policy, on day: CalendarDay) throws(PolicyGap) {
        version = policy.version
        title = policy.title
        self.day = day
        nextChange = policy.nextChange(after: day)
        var rows: [Row] = []
        for key in PolicyKey.allCases {
            guard let dated = policy.inForce(key, on: day) else { throw PolicyGap(key: key, day: day) }
            let name = policy.titles[key] ?? Bilingual(zh: key.rawValue, en: key.rawValue)
            rows.append(
                Row(
                    key: key, title: name, value: dated.value, since: dated.from, reference: dated.reference,
                    confidence: dated.confidence, note: dated.note))
        }
        self.rows = rows
    }

    /// The report as lines of text: a heading, then for each key its value and, indented, where it comes from.
    public func lines(_ language: Language) -> [String] {
        let chinese = language == .zh
        var lines = ["\(version) \(title[language])", chinese ? "\(day) 生效的值" : "values in force on \(day)"]
        if let nextChange { lines.append(chinese ? "下次变更 \(nextChange)" : "next change \(nextChange)") }
        for row in rows {
            let origin = chinese ? "自 \(row.since) 起" : "since \(row.since)"
            lines.append("")
            lines.append("\(row.key.rawValue) = \(row.value.shown)")
            lines.append("  \(row.title[language])")
            lines.append("  \(origin) · \(row.confidence.title[language]) · \(row.reference)")
            if let note = row.note { lines.append("  \(note)") }
        }
        return lines
    }
}

extension PolicyValue {
    /// The value as it is written in the policy's file.
    public var shown: String {
        switch self {
        case .number(let number): String(number)
        case .text(let text): text
        case .list(let list): "[\(list.joined(separator: ", "))]"
        case .certificates(let certificates): "[\(certificates.map(\.shown).joined(separator: ", "))]"
        case .wording(let words): "{zh: \(words.zh), en: \(words.en)}"
        }
    }
}

extension Confidence {
    public var title: Bilingual {
        switch self {
        case .verified: Bilingual(zh: "已核实", en: "verified")
        case .secondary: Bilingual(zh: "二手来源", en: "secondary source")
        case .unverified: Bilingual(zh: "未核实", en: "unverified")
        }
    }
}
