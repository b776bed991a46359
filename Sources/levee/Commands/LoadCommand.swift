import ArgumentParser
import LeveeCore
import LeveeIntake
import LeveeSQLite

struct LoadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load", abstract: "Take in registry tables: a directory, or single files (装入).",
        discussion: """
            Each file is named after its table: units, persons, approvers, filings, relatives, documents, approvals, \
            custody, restrictions. A bad row is reported and the rest loads.

            EXAMPLE
              levee load data/sample --dry-run
              levee load data/sample/persons.csv data/sample/custody.csv
            """)

    @Argument(help: "Directories or CSV files.", completion: .file(extensions: ["csv"]))
    var paths: [String]

    @Flag(help: "Say what would happen and change nothing.")
    var dryRun = false

    @Flag(help: "Print every doubt, not only the first 20 of a file.")
    var allDoubts = false

    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption
    @OptionGroup var actor: ActorOption

    func run() throws {
        let policy = try policyOption.read(common)
        let rules = try PolicyOnDay(policy, on: Zone.shanghai.day(of: .now))
        let files = try RegistryFiles(paths)
        let store = try Home(common).open()
        var worst: Failure.Code?
        for (path, table) in files.inLoadOrder {
            let loading = TableLoading(
                store: store, table: table, path: path, categories: Set(rules.list(.categories)),
                terminal: common.terminal, actor: actor.name, isDryRun: dryRun, showsAllDoubts: allDoubts)
            switch try loading.run() {
            case .whole: break
            case .someRejected: worst = worst ?? .attention
            case .refused: worst = .badData
            }
        }
        if let worst { throw ExitCode(worst.rawValue) }
    }
}
