/// A part of a list that is there whole (分页), behind the entry that its address names.
enum ListPart {
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
