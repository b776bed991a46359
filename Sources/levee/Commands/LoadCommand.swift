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
        func take(_ load: (String, @escaping (RowSink) throws -> Void) throws -> LoadTotals) throws {
            for (path, table) in files.inLoadOrder {
                let result = try withoutActuallyEscaping(load) { load in
                    try TableLoading(
                        load: load, table: table, path: path, categories: Set(rules.list(.categories)),
                        terminal: common.terminal, showsAllDoubts: allDoubts
                    ).run()
                }
                switch result {
                case .whole: break
                case .someRejected: worst = worst ?? .attention
                case .refused: worst = .badData
                }
            }
        }
        if dryRun {
            // Each file finds what the ones before it would have brought.
            try store.tryLoads(actor: actor.name, at: .now) { load in try take { try load($1) } }
            common.terminal.say(Bilingual(zh: "试运行，未写入", en: "dry run, nothing written"))
        } else {
            try take { try store.load(source: $0, actor: actor.name, at: .now, body: $1) }
        }
        if let worst { throw ExitCode(worst.rawValue) }
    }
}
