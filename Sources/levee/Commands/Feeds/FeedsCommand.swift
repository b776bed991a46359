import ArgumentParser

struct FeedsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feeds", abstract: "What came in from each source, and what became of it (数据来源).",
        discussion: """
            EXAMPLE
              levee feeds show gd-exit-entry/306
            """,
        subcommands: [FeedsShowCommand.self])
}
