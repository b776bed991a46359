/// A file that waits to be imported, and what its header says of its turn.
public struct FeedPlace: Hashable, Sendable {
    public var name: String
    /// nil for both where no header can be read: such a file will be refused when its turn comes.
    public var source: String?
    public var sequence: Int64?

    public init(name: String, source: String? = nil, sequence: Int64? = nil) {
        self.name = name
        self.source = source
        self.sequence = sequence
    }

    /// The order in which files are imported: by the bytes of their names, except that those of one source share the turns
    /// that their names give them by their numbers. So no later number of a source goes before an earlier one beside it.
    public static func inOrder(_ files: [FeedPlace]) -> [FeedPlace] {
        var turns = files.sorted { $0.name.precedes($1.name) }
        for places in Dictionary(grouping: turns.indices.filter { turns[$0].source != nil }, by: { turns[$0].source })
            .values
        {
            // The sort is stable: files of one number keep the order of their names.
            let files = places.map { turns[$0] }.sorted { ($0.sequence ?? 0) < ($1.sequence ?? 0) }
            for (place, file) in zip(places, files) { turns[place] = file }
        }
        return turns
    }
}
