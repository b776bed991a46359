import ArgumentParser
import LeveeCore

struct ReceiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receive", abstract: "Take a booklet into custody for the first time, or again (接收交存).",
        discussion: """
            EXAMPLE
              levee custody receive EL0353369 --place 证件柜 --slot 9-1 --as keeper-1
            """)

    @OptionGroup var options: DeskOptions
    @OptionGroup var spot: SpotOptions

    func run() throws {
        try DeskRun(options).run(.receive) {
            $0.place = spot.place
            $0.slot = spot.slot
        }
    }
}

struct ReturnCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "return", abstract: "Take a booklet back that was out (收回).",
        discussion: """
            It goes where it lay before unless another place is named.

            EXAMPLE
              levee custody return CD0487992 --as keeper-1
            """)

    @OptionGroup var options: DeskOptions
    @OptionGroup var spot: SpotOptions

    func run() throws {
        try DeskRun(options).run(.return) {
            $0.place = spot.place
            $0.slot = spot.slot
        }
    }
}

struct SeenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seen", abstract: "Record that a booklet is in its place (登记在位).",
        discussion: """
            EXAMPLE
              levee custody seen hkMacaoPermit:CD0757238 --as keeper-1
            """)

    @OptionGroup var options: DeskOptions

    func run() throws { try DeskRun(options).run(.seen) }
}

struct MissingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "missing", abstract: "Record that a booklet is not where it should be (登记缺失).",
        discussion: """
            EXAMPLE
              levee custody missing CD0757238 --note 盘点未见 --as keeper-1
            """)

    @OptionGroup var options: DeskOptions

    func run() throws { try DeskRun(options).run(.missing) }
}

struct FoundCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "found", abstract: "Record that a missing booklet has turned up in the safe (登记找回).",
        discussion: """
            It lies where it lay before unless another place is named.

            EXAMPLE
              levee custody found CD0757238 --as keeper-1
            """)

    @OptionGroup var options: DeskOptions
    @OptionGroup var spot: SpotOptions

    func run() throws {
        try DeskRun(options).run(.found) {
            $0.place = spot.place
            $0.slot = spot.slot
        }
    }
}

struct RefusedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refused", abstract: "Record that the holder refuses to hand it in or back (登记拒不交存).",
        discussion: """
            EXAMPLE
              levee custody refused EL0583020 --note 本人拒交 --as keeper-1
            """)

    @OptionGroup var options: DeskOptions

    func run() throws { try DeskRun(options).run(.refused) }
}

struct PlaceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "place", abstract: "Move a booklet to another slot or place (安排柜位).",
        discussion: """
            EXAMPLE
              levee custody place CD0757238 --slot 9-2 --as keeper-1
            """)

    @OptionGroup var options: DeskOptions
    @OptionGroup var spot: SpotOptions

    func run() throws {
        try DeskRun(options).run(.place) {
            $0.place = spot.place
            $0.slot = spot.slot
        }
    }
}

struct TransferCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transfer", abstract: "Give a booklet to another custodian at another place (转移保管).",
        discussion: """
            It stays in the department's custody; `levee custody forward` gives it to another body.

            EXAMPLE
              levee custody transfer CD0757238 --to keeper-2 --place 二号柜 --as keeper-1
            """)

    @OptionGroup var options: DeskOptions
    @OptionGroup var spot: SpotOptions

    @Option(help: "The custodian who takes it over: a user of the registry.", transform: Typed.name)
    var to: String

    func run() throws {
        try DeskRun(options).run(.transfer) {
            $0.place = spot.place
            $0.slot = spot.slot
            $0.recipient = to
        }
    }
}
