/// A part of a list (分页), and where the next one begins.
enum ListPart {
    /// The first part of what was found. Whether any follow is known where one entry more was asked for than a part has.
    /// - Returns: the part, and the mark of its last entry where others follow.
    static func first<Entries: BidirectionalCollection>(
        _ most: Int, of found: Entries, by name: (Entries.Element) -> String?
    ) -> (part: Entries.SubSequence, next: String?) {
        let part = found.prefix(most)
        return (part, found.count > part.count ? part.last.flatMap(name) : nil)
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
        return first(most, of: list.dropFirst(before.map { $0 + 1 } ?? 0), by: name)
    }
}
