import ArgumentParser

/// `levee`: the registry and checker of exits, documents and custody.
struct Levee: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "levee",
        abstract: "Registry and checker of exits, travel documents and custody (出入境证件登记与核查).",
        discussion: """
            Start with `levee init`, `levee load` the registry's tables, `levee import` the border feeds, and run \
            `levee nightly`. It indicates and explains; people decide.

            Messages are Chinese or English by LC_ALL, LC_MESSAGES, LANG or --lang. For completions in this shell: \
            `source <(levee --generate-completion-script bash)`.
            """,
        version: "0.1.0",
        subcommands: [
            InitCommand.self, LoadCommand.self, ImportCommand.self, FeedCommand.self, FeedsCommand.self,
            QuarantineCommand.self, MatchesCommand.self, NightlyCommand.self, ReportCommand.self, FindingsCommand.self,
            CheckCommand.self,
            ApplicationCommand.self, PersonCommand.self, ExplainCommand.self, CustodyCommand.self,
            StocktakeCommand.self, DunningCommand.self, CorrectCommand.self, FilingCommand.self, UserCommand.self,
            PolicyCommand.self,
            RulesCommand.self,
            ServeCommand.self, DoctorCommand.self, ReadFeedCommand.self,
        ])
}
