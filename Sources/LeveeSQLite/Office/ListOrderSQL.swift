import LeveeCore

extension ListOrder {
    /// The way of a sort.
    var way: String { self == .ascending ? "ASC" : "DESC" }
    /// How whatever comes behind something compares with it.
    var behind: String { self == .ascending ? ">" : "<" }
}
