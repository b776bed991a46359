/// Pairs of what and which (摘要列表): a person's file, the answers before they are sent.
struct Summary: Hashable, Sendable {
    struct Row: Hashable, Sendable {
        var key: String
        /// One line each.
        var values: [Cell]
        /// What can be done to it, such as change.
        var action: Block.Link?
    }

    var caption: String?
    var rows: [Row]

    init(_ caption: String? = nil, _ rows: [Row]) {
        self.caption = caption
        self.rows = rows
    }
}

extension Summary.Row {
    init(_ key: String, _ value: String, action: Block.Link? = nil) {
        self.init(key: key, values: [.text(value)], action: action)
    }

    /// Nil where there is nothing to say.
    init?(_ key: String, ifAny value: String?) {
        guard let value, !value.isEmpty else { return nil }
        self.init(key, value)
    }
}

/// What stands in one place of a table or a list.
enum Cell: Hashable, Sendable {
    case text(String)
    case number(Int)
    case link(Block.Link)
    case tag(Block.Tag)
    /// A number or code that must not break, in letters of one width.
    case code(String)
    /// A hash: as much of it as tells it from others; the whole of it is told to whoever points at it.
    case hash(String)
    case cells([Cell])

    static func texts(_ texts: [String]) -> Cell { .cells(texts.map { .text($0) }) }
}
