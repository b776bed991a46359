/// What a policy says on one day, complete and of the right shapes: what rules read.
public struct PolicyOnDay: Sendable {
    public let version: String
    public let day: CalendarDay
    public let zone: Zone
    public let bases: [String: Basis]
    public let calendar: WorkingCalendar
    /// The first later day on which the policy itself says something else.
    public let nextChange: CalendarDay?
    private let values: [PolicyKey: PolicyValue]
    /// By the byte of each key: nearly every rule reads one.
    private let numbers: [Int]
    /// Notes every key that is read.
    public var reads: PolicyReads?

    /// - Throws: ``PolicyGap`` naming the first key that has no value on the day or one of the wrong shape.
    public init(_ policy: Policy, on day: CalendarDay) throws(PolicyGap) {
        version = policy.version
        self.day = day
        bases = policy.bases
        calendar = policy.calendar
        nextChange = policy.nextChange(after: day)
        var values: [PolicyKey: PolicyValue] = [:]
        var numbers = [Int](repeating: 0, count: 256)
        for key in PolicyKey.allCases {
            guard let value = policy.inForce(key, on: day)?.value else { throw PolicyGap(key: key, day: day) }
            values[key] = value
            switch (key.shape, value) {
            case (.number, .number(let number)): numbers[key.byte] = number
            case (.text, .text), (.list, .list), (.wording, .wording), (.certificates, .certificates): break
            default: throw PolicyGap(key: key, day: day)
            }
        }
        self.values = values
        self.numbers = numbers
        guard case .text(let name)? = values[.timeZone], let zone = Zone(named: name) else {
            throw PolicyGap(key: .timeZone, day: day)
        }
        self.zone = zone
    }

    /// The value of a key as it is compared with that of another policy.
    func value(_ key: PolicyKey) -> PolicyValue? { values[key] }

    public func number(_ key: PolicyKey) -> Int {
        reads?.note(key)
        return numbers[key.byte]
    }

    public func text(_ key: PolicyKey) -> String {
        reads?.note(key)
        if case .text(let text)? = values[key] { return text }
        return ""
    }

    public func list(_ key: PolicyKey) -> [String] {
        reads?.note(key)
        if case .list(let list)? = values[key] { return list }
        return []
    }

    /// The certificates of sources that sign.
    public var certificates: [SourceCertificate] {
        reads?.note(.signedSources)
        if case .certificates(let certificates)? = values[.signedSources] { return certificates }
        return []
    }

    /// A letter's words with their places filled in.
    public func wording(_ key: PolicyKey, _ facts: [String: Bilingual] = [:]) -> Bilingual {
        reads?.note(key)
        guard case .wording(let words)? = values[key] else { return Bilingual(zh: "", en: "") }
        return words.filled(with: facts)
    }
}

/// A key that a policy leaves without a usable value on a day.
public struct PolicyGap: Error, Hashable, Sendable {
    public var key: PolicyKey
    public var day: CalendarDay

    public init(key: PolicyKey, day: CalendarDay) {
        self.key = key
        self.day = day
    }

    public var explanation: Bilingual {
        Bilingual(
            zh: "政策中 `\(key.rawValue)` 在 \(day) 没有可用的值，请补上",
            en: "the policy has no usable value for `\(key.rawValue)` on \(day); add one")
    }
}
