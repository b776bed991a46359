/// One act of registration with the exit-entry authority (登记备案).
public struct Filing: Hashable, Sendable, Codable {
    public var ref: String
    public var on: CalendarDay
    public var action: Action
    public var unit: String
    public var post: String

    /// In the order in which acts of one day count: the last case is the last act.
    public enum Action: String, Hashable, Sendable, CaseIterable, Codable {
        case withdrawn, filed, changed

        public var title: Bilingual {
            switch self {
            case .withdrawn: .init(zh: "撤销备案", en: "withdrawn")
            case .filed: .init(zh: "登记备案", en: "filed")
            case .changed: .init(zh: "变更备案", en: "changed")
            }
        }
    }

    public init(ref: String, on: CalendarDay, action: Action, unit: String, post: String) {
        self.ref = ref
        self.on = on
        self.action = action
        self.unit = unit
        self.post = post
    }

    public var evidence: String { "filing:\(ref)/\(on)/\(action.rawValue)" }
}
