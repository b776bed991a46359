import LeveeCore

/// A record as a finding cites it (佐证), for people: what it is in words, and what it is found by.
enum EvidenceCell {
    /// - Parameter name: as findings carry it, `crossing:gd-exit-entry/c-00206`.
    static func of(_ name: String, _ words: Words) -> Cell {
        let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, let kind = kinds[parts[0]] else { return .code(name) }
        return .cells([.text(words[kind]), found(parts[1], of: parts[0], words)])
    }

    private static func found(_ what: String, of kind: String, _ words: Words) -> Cell {
        switch kind {
        case "document", "declaration": return .text(words.document(what))
        case "custody":
            guard let at = what.lastIndex(of: "@") else { return .code(what) }
            let moment = Moment.shown(String(what[what.index(after: at)...]))
            return .text("\(words.document(String(what[..<at]))) \(moment)")
        case "relative":
            let parts = what.split(separator: "/", maxSplits: 1).map(String.init)
            guard parts.count == 2, let relation = Relative.Relation(rawValue: parts[0]) else { return .code(what) }
            return .text("\(words[relation.title]) \(parts[1])")
        case "filing":
            let parts = what.split(separator: "/").map(String.init)
            guard parts.count == 3, let action = Filing.Action(rawValue: parts[2]) else { return .code(what) }
            return .text("\(parts[0]) \(parts[1]) \(words[action.title])")
        default: return .code(what)
        }
    }

    /// Keys of what each kind is called.
    private static let kinds = [
        "approval": "evidence.approval", "crossing": "evidence.crossing", "custody": "evidence.custody",
        "declaration": "evidence.declaration", "document": "evidence.document", "filing": "evidence.filing",
        "holdings": "evidence.holdings", "match": "evidence.match", "person": "evidence.person",
        "record": "evidence.record", "relative": "evidence.relative", "restriction": "evidence.restriction",
    ]
}
