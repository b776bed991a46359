import ArgumentParser

struct FeedsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feeds", abstract: "How the sources of border feeds stand (数据来源).",
        discussion: """
            EXAMPLE
              levee feeds
              levee feeds list --source gd-exit-entry --as-of 2026-11-23
              levee feeds show gd-exit-entry/306
            """,
        subcommands: [FeedsListCommand.self, FeedsShowCommand.self], defaultSubcommand: FeedsListCommand.self)
}
