/// A part of a list (分页), and where the next one begins.
enum ListPart {
    /// The first part of what was found, of which one entry more was asked for than a part has: so it is known whether any
    /// follow.
    /// - Returns: the part, and the number of its last entry where others follow.
    static func first<Entry>(
        _ most: Int, of found: [Entry], by number: (Entry) -> Int64?
    ) -> (part: ArraySlice<Entry>, next: String?) {
        let part = found.prefix(most)
        return (part, found.count > most ? part.last.flatMap(number).map { "\($0)" } : nil)
    }

    /// A part of a list that is there whole, behind the entry that its address names.
    /// - Parameters:
    ///   - mark: the entry behind which the part begins; where it is gone, the part is the first.
    ///   - most: how many entries a part has.
    /// - Returns: the part, and the mark of the next one; nil at the end.
    static func of<Entry>(
        _ list: [Entry], after mark: String?, most: Int, by name: (Entry) -> String
    ) -> (part: ArraySlice<Entry>, next: String?) {
        let before = mark.flatMap { mark in list.firstIndex { name($0) == mark } }
        let rest = list.dropFirst(before.map { $0 + 1 } ?? 0)
        let part = rest.prefix(most)
        return (part, rest.count > part.count ? part.last.map(name) : nil)
    }
}
