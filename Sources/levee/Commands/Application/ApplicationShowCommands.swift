public import ArgumentParser
public import LeveeCore
import LeveeSQLite

extension ApplicationCommand {
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show an application with all that was done (查看).",
            discussion: """
                EXAMPLE
                  levee application show QL-S-0001 --as-of 2026-11-24
                """)

        @Argument(help: "The application's number.", transform: Typed.identifier)
        var number: String

        @Flag(help: "Print JSON.")
        var json = false

        @OptionGroup var view: ApplicationViewOptions

        func run() throws {
            let policy = try view.policy()
            let filed = try Home(view.common).open().application(number, on: policy)
            if json { return print(try JSON.line(ApplicationLine(filed))) }
            ApplicationPage(filed, policy: policy, terminal: view.common.terminal).lines.forEach { print($0) }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List applications with what each waits for (申请列表).",
            discussion: """
                EXAMPLE
                  levee application list --waiting --as-of 2026-11-24
                """)

        @Option(help: "Only those in this stage, such as checked.")
        var stage: ApplicationStage?

        @Option(help: "Only this person's.", transform: Typed.identifier)
        var person: String?

        @Flag(help: "Only those for which somebody has to do something.")
        var waiting = false

        @Flag(help: "Print JSON.")
        var json = false

        @OptionGroup var view: ApplicationViewOptions

        func run() throws {
            let filed = try Home(view.common).open().applications(of: person, on: view.policy()).filter {
                (stage == nil || $0.stage == stage) && !(waiting && $0.stage.isSettled)
            }
            if json { return print(try JSON.line(filed.map(ApplicationLine.Brief.init))) }
            ApplicationList(filed: filed, terminal: view.common.terminal).lines.forEach { print($0) }
        }
    }
}

extension ApplicationStage: ExpressibleByArgument {}
