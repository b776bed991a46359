@testable import LeveeCore
@testable import LeveeIntake
@testable import LeveeSQLite

/// A whole import: a feed that the reader takes goes into the registry, balances, leaves it sound, and is a duplicate the
/// second time.
enum ImportTarget {
    static func check(_ bytes: [UInt8]) throws {
        guard try Reading(bytes).refusal == nil else { return }
        let registry = try Registry()
        let first = try registry.importing(bytes)
        try hold(first.isBalanced, "the first statement does not balance")
        try registry.holdSound()
        let second = try registry.importing(bytes)
        try hold(second.isBalanced, "the second statement does not balance")
        try holdEqual(second.received, first.received, "what was received the first and the second time")
        let known = first.accepted + first.possibleMatch + first.duplicate
        try hold(second.duplicate >= known, "\(known) records were known, \(second.duplicate) are duplicates")
        try registry.holdSound()
    }
}

extension Registry {
    fileprivate func importing(_ bytes: [UInt8]) throws -> FeedStatement {
        do {
            return try importing { header, item in try Reading.reader().read(bytes: bytes, header: header, item: item) }
        } catch let refusal as FeedRefusal { throw Broken("what the reader takes is refused: \(refusal)") }
    }
}
