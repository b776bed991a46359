import Foundation
import LeveeCore

/// How a list is sorted, as its address says it (排序): `?sort=since&order=descending`. A word that is none of the list's is as if
/// it were not there.
struct Sorting: Sendable {
    /// Where the list is, and what narrows it beside.
    private let path: String
    private let filters: [(name: String, value: String)]
    /// The column by which it is sorted; nil where it stands in its own order.
    let column: String?
    let order: ListOrder

    static let query = ["sort", "order"]

    /// - Parameters:
    ///   - query: what stands behind the question mark.
    ///   - filters: names of what narrows the list, which goes along with every sort; never a cursor.
    init(_ query: Values, of path: String, by columns: [String], filters: [String] = []) {
        self.path = path
        self.filters = filters.compactMap { name in query[name].map { (name, $0) } }
        column = query["sort"].flatMap { columns.contains($0) ? $0 : nil }
        order = query["order"].flatMap(ListOrder.init(rawValue:)) ?? .ascending
    }

    /// A heading that leads to the list sorted by it; asked for again, the other way round.
    func heading(_ title: String, _ name: String, isNumber: Bool = false) -> Table.Column {
        let isNow = name == column
        let next: ListOrder = isNow && order == .ascending ? .descending : .ascending
        return Table.Column(
            title, isNumber: isNumber, sort: address([("sort", name), ("order", next.rawValue)]),
            sorted: isNow ? order : nil)
    }

    /// The address where the list goes on in this order.
    /// - Parameter name: as the address calls the place from which it does.
    func address(_ name: String, _ cursor: String) -> String {
        address((column.map { [("sort", $0), ("order", order.rawValue)] } ?? []) + [(name, cursor)])
    }

    private func address(_ more: [(name: String, value: String)]) -> String {
        "\(path)?" + (filters + more).map { "\($0.name)=\(Self.encoded($0.value))" }.joined(separator: "&")
    }

    /// A list that is there whole, in this order; what is alike stays as it was.
    /// - Parameter key: what a row is sorted by under a column; rows without it come last in either order.
    func sorted<Row>(_ rows: [Row], by key: (Row, _ column: String) -> SortKey?) -> [Row] {
        guard let column else { return rows }
        return rows.enumerated().map { (place: $0.offset, row: $0.element, key: key($0.element, column)) }.sorted {
            switch ($0.key, $1.key) {
            case (let one?, let other?) where one != other: return order == .ascending ? one < other : other < one
            case (nil, _?): return false
            case (_?, nil): return true
            default: return $0.place < $1.place
            }
        }.map(\.row)
    }

    /// What stands for itself in an address (RFC 3986, 2.3).
    private static let plain = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}

/// By what a row is sorted: texts by their UTF-8 bytes, numbers by their size; numbers come before texts.
enum SortKey: Hashable, Comparable, Sendable {
    case number(Int)
    case text(String)

    static func < (left: SortKey, right: SortKey) -> Bool {
        switch (left, right) {
        case (.number(let one), .number(let other)): one < other
        case (.number, .text): true
        case (.text, .number): false
        case (.text(let one), .text(let other)): one.utf8.lexicographicallyPrecedes(other.utf8)
        }
    }
}
