import LeveeCore

/// Rows of a register (表格), with where its sorting and the next part lead.
struct Table: Hashable, Sendable {
    struct Column: Hashable, Sendable {
        var title: String
        var isNumber = false
        /// The address under which the table is sorted by it; nil where it cannot be.
        var sort: String?
        /// How the table is sorted by it now; nil where it is not.
        var sorted: ListOrder?

        init(_ title: String, isNumber: Bool = false, sort: String? = nil, sorted: ListOrder? = nil) {
            self.title = title
            self.isNumber = isNumber
            self.sort = sort
            self.sorted = sorted
        }
    }

    var caption: String
    var columns: [Column]
    /// As many cells as columns; the first one names the row.
    var rows: [[Cell]]
    /// Said instead of an empty table.
    var none: String
    /// The address of the next part; nil where this is the last.
    var next: String?
    /// Whether a script may offer to narrow it as one types.
    var isFilterable = false
    /// Whether its name is shown, or only read out.
    var isCaptionSeen = true

    init(
        _ caption: String, _ columns: [Column], _ rows: [[Cell]], none: String, next: String? = nil,
        isFilterable: Bool = false
    ) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
        self.none = none
        self.next = next
        self.isFilterable = isFilterable
    }
}
