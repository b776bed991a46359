@testable import LeveeCore
@testable import LeveeIntake
@testable import LeveeSQLite

/// A reader in its cage that was taken over: whatever comes over the pipe is imported or refused, and the registry is sound.
enum MessagesTarget {
    static func check(_ bytes: [UInt8]) throws {
        let file = try MemoryFile(bytes)
        let inbox = MessageInbox(file.descriptor, patience: .seconds(1))
        var isTold = false
        do { _ = try inbox.handOn(progress: { _ in }, header: { _ in isTold = true }, item: { _ in }) } catch { return }
        guard isTold else { return }
        let registry = try Registry()
        do {
            let statement = try registry.importing { header, item in
                file.rewind()
                let inbox = MessageInbox(file.descriptor, patience: .seconds(1))
                _ = try inbox.handOn(progress: { _ in }, header: header, item: item)
            }
            try hold(statement.isBalanced, "the statement does not balance")
        } catch let refusal as FeedRefusal { _ = refusal.message(file: "feed.xml") }
        try registry.holdSound()
    }
}
