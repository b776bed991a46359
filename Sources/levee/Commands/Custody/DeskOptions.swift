import ArgumentParser
import LeveeCore
import LeveeSQLite

/// What every act at the desk takes.
struct DeskOptions: ParsableArguments {
    @Argument(help: "The document, as type:number; the number alone where it is unambiguous.")
    var document: String?

    @Option(help: "The machine-readable lines as a reader types them, or - to read them from standard input (机读区).")
    var mrz: String?

    @Option(help: "Ref of the person at the desk: the booklet must be that person's.")
    var holder: String?

    @Option(help: "A note for the ledger.", transform: Typed.note)
    var note: String?

    @Option(help: "When it happened, as 2026-11-03T08:12:00+08:00. (default: now)")
    var at: Instant?

    @Flag(help: "Write it although something differs; it is shown all the same.")
    var yes = false

    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption
    @OptionGroup var actor: ActorOption
}

/// Where a booklet is to lie.
struct SpotOptions: ParsableArguments {
    @Option(help: "The place, such as a cabinet (柜).", transform: Typed.name)
    var place: String?

    @Option(help: "The slot there (柜位).", transform: Typed.identifier)
    var slot: String?
}

/// One run of the desk: finds the document, shows what has to be looked at, and writes.
struct DeskRun {
    private let options: DeskOptions
    private let moment: DeskMoment
    private let store: Store
    private let scan: MachineReadableZone.Reading?

    init(_ options: DeskOptions) throws {
        self.options = options
        moment = try DeskMoment(options.at, options.policyOption, options.common)
        store = try Home(options.common).open()
        scan = options.mrz.map(ScanInput.read)
    }

    /// Does the act and says what was done.
    func run(_ operation: DeskOperation, _ fill: (inout DeskAct) -> Void = { _ in }) throws {
        let result = try writing(act(operation, fill)) { try store.custody($0, policy: $1, now: $2) }
        lines.done(operation, result).forEach { print($0) }
    }

    /// Asks for a second person's confirmation instead.
    func ask(_ operation: DeskOperation, _ fill: (inout DeskAct) -> Void) throws {
        let request = try writing(act(operation, fill)) { try store.askException($0, policy: $1, now: $2) }
        options.common.terminal.say(
            Bilingual(
                zh: "已登记破例发放申请 `\(request.name)`，须由另一人确认：`levee custody confirm \(request.name)`",
                en:
                    "the exception waits as `\(request.name)` for a second person: `levee custody confirm \(request.name)`"
            ))
    }

    private var lines: DeskLines { DeskLines(terminal: options.common.terminal, zone: moment.zone) }

    private func act(_ operation: DeskOperation, _ fill: (inout DeskAct) -> Void) throws -> DeskAct {
        var act = DeskAct(
            operation, try document(), at: .now, officer: options.actor.name, note: options.note, scan: scan)
        fill(&act)
        if let holder = options.holder {
            let owner = try store.deskView(of: act.document, zone: moment.zone).holder.person.ref
            if !owner.utf8.elementsEqual(holder.utf8) { throw DeskRefusal.otherHolder(act.document, holder) }
        }
        return act
    }

    private func document() throws -> DocumentKey {
        if let named = options.document { return try store.document(named: named) }
        guard let reading = scan else {
            throw Failure.usage(
                zh: "请写明证件，或用 --mrz 给出机读区", en: "name the document, or give its lines with --mrz")
        }
        let scan = try BookletScan(reading)
        lines.read(scan.reading).forEach { print($0) }
        return try scan.document(among: store.documents(numbered: scan.number))
    }

    private func writing<Value>(
        _ act: DeskAct, _ body: (DeskAct, PolicyOnDay, Instant) throws -> Value
    ) throws -> Value {
        try Looking(terminal: options.common.terminal, isConfirmed: options.yes).run { acknowledged in
            try moment.using { at, rules, now in
                var act = act
                act.at = at
                act.acknowledged = acknowledged
                return try body(act, rules, now)
            }
        }
    }
}

/// The moment of an entry: the one that was given, or now.
struct DeskMoment {
    let zone: Zone
    private let given: Instant?
    private let policy: Policy

    init(_ given: Instant?, _ option: PolicyOption, _ common: CommonOptions) throws {
        self.given = given
        policy = try option.read(common, on: given.map { Zone.shanghai.day(of: $0) })
        zone = try policy.zone(on: .now)
    }

    /// Runs the body with the moment, the policy of its day, and the time now. Where another desk wrote while this one waited
    /// for its turn, the clock is read again.
    func using<Value>(_ body: (Instant, PolicyOnDay, Instant) throws -> Value) throws -> Value {
        while true {
            let now = Instant.now
            let at = given ?? now
            do {
                return try body(at, PolicyOnDay(policy, on: zone.day(of: at)), now)
            } catch DeskRefusal.notAfterTheLast(
                _, let last, _) where given == nil && last < .now
            { continue }
        }
    }
}

/// Shows what a person has to look at, and goes on where he says so.
struct Looking {
    let terminal: Terminal
    /// Whether it was said on the command line already.
    let isConfirmed: Bool

    func run<Value>(_ body: (Set<DeskNotice>) throws -> Value) throws -> Value {
        do { return try body([]) } catch DeskRefusal.look(let notices) {
            let title = Bilingual(zh: "请先核对：", en: "look at this first:")[terminal.language]
            print(([title] + notices.map { "  " + $0.text[terminal.language] }).joined(separator: "\n"))
            let question = Bilingual(zh: "仍要登记吗？[y/N] ", en: "write it all the same? [y/N] ")
            guard isConfirmed || terminal.confirms(question) else { throw DeskRefusal.look(notices) }
            return try body(Set(notices))
        }
    }
}

extension Store {
    /// The document that somebody names: `type:number`, or the number alone.
    func document(named text: String) throws -> DocumentKey {
        if text.utf8.contains(UInt8(ascii: ":")) {
            do { return try DocumentKey(text) } catch { throw Failure.notADocument(text, error) }
        }
        let number: DocumentNumber
        do { number = try DocumentNumber(text) } catch { throw Failure.notADocument(text, error) }
        let known = try documents(numbered: number)
        guard let first = known.first else { throw DeskRefusal.unknownDocument(number.text) }
        if known.count > 1 { throw DeskRefusal.ambiguous(number.text, known) }
        return first
    }
}

extension Failure {
    fileprivate static func notADocument(_ text: String, _ refusal: Refusal) -> Failure {
        Failure(
            .badData,
            Bilingual(
                zh: "`\(Text.visible(text))` \(refusal.explanation.zh)，应如 `ordinaryPassport:E12345678`",
                en: "`\(Text.visible(text))` \(refusal.explanation.en); write it like `ordinaryPassport:E12345678`"))
    }
}
