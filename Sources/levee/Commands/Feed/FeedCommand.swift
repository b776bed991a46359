import ArgumentParser

struct FeedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feed", abstract: "Look at one feed before it is taken in (数据文件).",
        discussion: """
            EXAMPLE
              levee feed try data/sample/feeds/2026-11-18-gd-exit-entry-0306.xml
            """,
        subcommands: [FeedTryCommand.self])
}
