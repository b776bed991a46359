import ArgumentParser
import LeveeCore
import LeveeSQLite

/// What a booklet leaves under.
struct LeaveOptions: ParsableArguments {
    @Option(help: "The approval; without it the desk finds the one that allows it.", transform: Typed.identifier)
    var approval: String?

    @Flag(help: "Ask for an exception that a second person has to confirm.")
    var override = false

    @Option(help: "Why an exception is to be made.", transform: Typed.note)
    var reason: String?

    func run(_ operation: DeskOperation, _ options: DeskOptions) throws {
        if override, reason == nil {
            throw Failure.usage(zh: "破例（--override）须用 --reason 说明理由", en: "--override takes a --reason")
        }
        if !override, reason != nil {
            throw Failure.usage(zh: "--reason 只用于破例，请一并给出 --override", en: "--reason belongs to --override")
        }
        let desk = try DeskRun(options)
        if override {
            try desk.ask(operation) {
                $0.approval = approval
                $0.note = [reason, options.note].compactMap { $0 }.joined(separator: "；")
            }
        } else {
            try desk.run(operation) { $0.approval = approval }
        }
    }
}

struct HandOutCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hand-out", abstract: "Hand a booklet out against an approval (发放).",
        discussion: """
            Of several approvals that allow it, the one with the earliest departure counts. What none allows goes out \
            only by an exception (--override) that a second person confirms (破例发放).

            EXAMPLE
              levee custody hand-out hkMacaoPermit:C00636264 --as keeper-1
              levee custody hand-out C00636264 --override --reason 急诊 --as keeper-1
            """)

    @OptionGroup var options: DeskOptions
    @OptionGroup var leave: LeaveOptions

    func run() throws { try leave.run(.handOut, options) }
}

struct LendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lend", abstract: "Lend a booklet for another end than a trip, such as a visa (借出).",
        discussion: """
            EXAMPLE
              levee custody lend hkMacaoPermit:CD0390775 --as keeper-1
              levee custody lend CD0390775 --override --reason 办签证 --as keeper-1
            """)

    @OptionGroup var options: DeskOptions
    @OptionGroup var leave: LeaveOptions

    func run() throws { try leave.run(.lend, options) }
}

struct ForwardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forward", abstract: "Give a booklet to another body, for good (移交).",
        discussion: """
            EXAMPLE
              levee custody forward EJ0644183 --to 县公安局 --note 注销 --as keeper-1
            """)

    @OptionGroup var options: DeskOptions

    @Option(help: "The body that takes it over.", transform: Typed.name)
    var to: String

    func run() throws { try DeskRun(options).run(.forward) { $0.recipient = to } }
}

struct CustodyConfirmCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm", abstract: "Confirm an exceptional hand-out that another person asked for (确认破例发放).",
        discussion: """
            The booklet leaves the safe with this; it must still be there.

            EXAMPLE
              levee custody confirm R-4 --as keeper-2
            """)

    @Argument(help: "The request, as `levee custody requests` names it.")
    var request: RequestNumber

    @Option(help: "When it leaves the safe. (default: now)")
    var at: Instant?

    @Flag(help: "Confirm although something has to be looked at; it is shown all the same.")
    var yes = false

    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption
    @OptionGroup var actor: ActorOption

    func run() throws {
        let moment = try DeskMoment(at, policyOption, common)
        let store = try Home(common).open()
        let result = try Looking(terminal: common.terminal, isConfirmed: yes).run { acknowledged in
            try moment.using { at, rules, now in
                try store.confirmException(
                    request.value, by: actor.name, at: at, acknowledged: acknowledged, policy: rules, now: now)
            }
        }
        DeskLines(terminal: common.terminal, zone: moment.zone).done(.handOut, result).forEach { print($0) }
    }
}

struct CustodyDeclineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decline", abstract: "Decline an exceptional hand-out; the booklet stays (否决破例发放).",
        discussion: """
            EXAMPLE
              levee custody decline R-5 --reason 无凭据 --as keeper-2
            """)

    @Argument(help: "The request, as `levee custody requests` names it.")
    var request: RequestNumber

    @Option(help: "Why.", transform: Typed.note)
    var reason: String?

    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption
    @OptionGroup var actor: ActorOption

    func run() throws {
        let now = Instant.now
        let zone = try policyOption.read(common).zone(on: now)
        let declined = try Home(common).open().declineException(
            request.value, reason: reason, by: actor.name, zone: zone, now: now)
        common.terminal.say(
            Bilingual(
                zh: "已否决 `\(declined.name)`，`\(declined.subject)` 未发放",
                en: "`\(declined.name)` is declined; `\(declined.subject)` stays in custody"))
    }
}
