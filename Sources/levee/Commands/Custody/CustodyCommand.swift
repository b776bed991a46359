import ArgumentParser
import LeveeCore
import LeveeSQLite

struct CustodyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "custody", abstract: "The custody desk: booklets in and out of the safe (证件保管).",
        discussion: """
            A booklet is named type:number, by its number alone, or by scanning its machine-readable lines with --mrz. What \
            differs from the records is shown before anything is written. A hand-out takes an approval in force.

            EXAMPLE
              levee custody map
            """,
        subcommands: [
            ReceiveCommand.self, HandOutCommand.self, ReturnCommand.self, LendCommand.self, SeenCommand.self,
            MissingCommand.self, FoundCommand.self, RefusedCommand.self, ForwardCommand.self, TransferCommand.self,
            PlaceCommand.self, CustodyMapCommand.self, CustodyHistoryCommand.self, CustodyRequestsCommand.self,
            CustodyConfirmCommand.self, CustodyDeclineCommand.self, CustodyReceiptCommand.self,
            CustodyVerifyCommand.self,
        ], defaultSubcommand: CustodyMapCommand.self)
}

struct CustodyMapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map", abstract: "The map of the safe: place, slot, document, holder (柜位图).",
        discussion: """
            EXAMPLE
              levee custody map
              levee custody map --place 证件柜 --json
            """)

    @Option(help: "Only this place.", transform: Typed.name)
    var place: String?

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption

    func run() throws {
        let zone = try policyOption.read(common).zone(on: .now)
        let map = SafeMap(try Home(common).open().safe(at: place), zone: zone)
        if json { return print(try JSON.line(map)) }
        map.lines(common.terminal).forEach { print($0) }
    }
}

struct CustodyHistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "One booklet's ledger (台账).",
        discussion: """
            EXAMPLE
              levee custody history hkMacaoPermit:C00636264
            """)

    @Argument(help: "The document, as type:number; the number alone where it is unambiguous.")
    var document: String

    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption

    func run() throws {
        let zone = try policyOption.read(common).zone(on: .now)
        let store = try Home(common).open()
        let view = try store.deskView(of: store.document(named: document), zone: zone)
        DeskLines(terminal: common.terminal, zone: zone).history(view).forEach { print($0) }
    }
}

struct CustodyRequestsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "requests", abstract: "Hand-outs that await a second person (待确认).",
        discussion: """
            EXAMPLE
              levee custody requests
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption

    func run() throws {
        let zone = try policyOption.read(common).zone(on: .now)
        let requests = try Home(common).open().requests(.handOutOverride)
        DeskLines(terminal: common.terminal, zone: zone).requests(requests).forEach { print($0) }
    }
}
