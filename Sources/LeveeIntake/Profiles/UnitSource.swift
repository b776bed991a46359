import LeveeCore

/// What gives the units of a file, one at a time.
protocol UnitSource: AnyObject {
    /// Everything outside of the units that the header needs, complete before the first unit.
    var preamble: SourceUnit { get }
    /// Line on which the root begins.
    var rootLine: Int { get }
    /// Paths that the profile neither maps nor ignores, and how often they came.
    var unknown: [String: Int] { get }

    /// Reads on; the units that were finished by that, each with its number in the profile. It may be none.
    /// - Returns: nil at the end.
    /// - Throws: ``FeedRefusal``, after which nothing more comes.
    func next() throws(FeedRefusal) -> [(unit: SourceUnit, index: Int)]?
}

/// Counts what a profile does not know; only so many different paths.
struct UnknownPaths {
    private(set) var counts: [String: Int] = [:]
    let limit: Int

    /// - Returns: false where there are too many.
    mutating func note(_ path: String) -> Bool {
        counts[path, default: 0] += 1
        return counts.count <= limit
    }
}
