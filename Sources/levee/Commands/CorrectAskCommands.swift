import ArgumentParser
import LeveeCore
import LeveeSQLite

/// What every question for a correction takes.
struct CorrectionOptions: ParsableArguments {
    @Flag(name: .customLong("void"), help: "The entry should not be there at all (作废).")
    var isVoid = false

    @Flag(name: .customLong("restore"), help: "Bring a void entry back (恢复).")
    var isRestored = false

    @Option(help: "Why.", transform: Typed.text)
    var reason: String

    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption
    @OptionGroup var actor: ActorOption

    /// - Parameter columns: what was given; an empty text takes a value away.
    func edit(_ columns: [FactColumn: String?]) throws -> Correction.Edit {
        let changes = columns.compactMapValues { $0 }
        switch (isVoid, isRestored) {
        case (true, true): throw ValidationError("--void and --restore exclude each other")
        case (true, false):
            if !changes.isEmpty { throw ValidationError("--void takes no new values; leave them out") }
            return .void
        case (false, true): return .restore(changes)
        case (false, false):
            if changes.isEmpty { throw ValidationError("say what to correct: a new value, --void or --restore") }
            return .amend(changes)
        }
    }

    func ask(_ name: FactName, _ edit: Correction.Edit) throws {
        let zone = try policyOption.read(common).zone(on: .now)
        let filed = try Home(common).open().askCorrection(
            of: name, edit, reason: reason, actor: actor.name, at: .now)
        let terminal = common.terminal
        CorrectionLines(filed: filed, zone: zone, language: terminal.language, width: terminal.columns).lines
            .forEach { print($0) }
        terminal.say(
            Bilingual(
                zh: "登记尚未变动；请复核人用 `levee correct confirm \(filed.request.name)` 确认",
                en: "nothing has changed yet; a reviewer confirms it with `levee correct confirm \(filed.request.name)`"
            ))
    }
}

struct CorrectCustody: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "custody", abstract: "Ask that an entry of the custody ledger be corrected.",
        discussion: """
            DOCUMENT, AT and EVENT name the entry as it stands. An empty value, as --slot "", takes a value away.

            EXAMPLE
              levee correct custody ordinaryPassport:ED0749319 \\
                2019-05-17T11:53:56+08:00 handedIn --slot 01-0002-9 \\
                --reason 柜位误录 --as clerk-1
            """)

    @Argument(help: "The document, as type:number.")
    var document: DocumentKey

    @Argument(help: "The entry's moment.")
    var moment: Instant

    @Argument(help: "The entry's event, as handedIn.")
    var kind: CustodyEvent.Kind

    @Option(help: "The moment it should be.", transform: Typed.text) var at: String?
    @Option(help: "The event it should be.", transform: Typed.text) var event: String?
    @Option(name: .customLong("document"), help: "The document it should be about.", transform: Typed.text)
    var otherDocument: String?
    @Option(help: "Where the booklet is kept.", transform: Typed.text) var place: String?
    @Option(help: "The slot in that place.", transform: Typed.text) var slot: String?
    @Option(help: "Number of the approval.", transform: Typed.text) var approval: String?
    @Option(help: "Who took or gave it.", transform: Typed.text) var officer: String?
    @Option(help: "The note.", transform: Typed.text) var note: String?

    @OptionGroup var options: CorrectionOptions

    private var edit: Correction.Edit {
        get throws {
            try options.edit([
                .at: at, .event: event, .document: otherDocument, .place: place, .slot: slot, .approval: approval,
                .officer: officer, .note: note,
            ])
        }
    }

    func validate() throws { _ = try edit }

    func run() throws { try options.ask(.custody(document, at: moment, kind), edit) }
}

struct CorrectApproval: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approval", abstract: "Ask that an approval be corrected.",
        discussion: """
            An empty value, as --reported-on "", takes a value away.

            EXAMPLE
              levee correct approval QL-2026-0020 --return-on 2026-02-05 \\
                --reason 返回日期误录 --as clerk-1
            """)

    @Argument(help: "The approval's number.", transform: Typed.text)
    var number: String

    @Option(help: "Whose it should be.", transform: Typed.text) var ref: String?
    @Option(help: "travel, issue, extension or lend.", transform: Typed.text) var kind: String?
    @Option(help: "Number of the approval that it extends.", transform: Typed.text) var extends: String?
    @Option(help: "private or official.", transform: Typed.text) var purpose: String?
    @Option(help: "The documents, separated by semicolons.", transform: Typed.text) var documents: String?
    @Option(help: "The destinations, separated by semicolons.", transform: Typed.text) var destinations: String?
    @Option(help: "Day of departure.", transform: Typed.text) var departOn: String?
    @Option(help: "Day of return.", transform: Typed.text) var returnOn: String?
    @Option(help: "Day of the decision.", transform: Typed.text) var decidedOn: String?
    @Option(help: "approved, refused or withdrawn.", transform: Typed.text) var decision: String?
    @Option(help: "Who decided.", transform: Typed.text) var approver: String?
    @Option(help: "Day on which the return slip came in.", transform: Typed.text) var reportedOn: String?

    @OptionGroup var options: CorrectionOptions

    private var edit: Correction.Edit {
        get throws {
            try options.edit([
                .ref: ref, .kind: kind, .extends: extends, .purpose: purpose, .documents: documents,
                .destinations: destinations, .departOn: departOn, .returnOn: returnOn, .decidedOn: decidedOn,
                .decision: decision, .approver: approver, .reportedOn: reportedOn,
            ])
        }
    }

    func validate() throws { _ = try edit }

    func run() throws { try options.ask(.approval(number), edit) }
}

struct CorrectDeclaration: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "declaration", abstract: "Ask that the declaration of a document be corrected.",
        discussion: """
            A document whose declaration is void counts as not declared; what the authority says of it stays.

            EXAMPLE
              levee correct declaration ordinaryPassport:ED0749319 --void \\
                --reason 申报人填错 --as clerk-1
            """)

    @Argument(help: "The document, as type:number.")
    var document: DocumentKey

    @Option(name: .customLong("document"), help: "The document it should be about.", transform: Typed.text)
    var otherDocument: String?
    @Option(help: "Whose it should be.", transform: Typed.text) var ref: String?
    @Option(help: "The issuing state.", transform: Typed.text) var issuingState: String?
    @Option(help: "Day of issue.", transform: Typed.text) var issuedOn: String?
    @Option(help: "Last day of validity.", transform: Typed.text) var expiresOn: String?
    @Option(help: "The issuing authority.", transform: Typed.text) var authority: String?
    @Option(help: "Day of the declaration.", transform: Typed.text) var declaredOn: String?

    @OptionGroup var options: CorrectionOptions

    private var edit: Correction.Edit {
        get throws {
            try options.edit([
                .document: otherDocument, .ref: ref, .issuingState: issuingState, .issuedOn: issuedOn,
                .expiresOn: expiresOn, .authority: authority, .declaredOn: declaredOn,
            ])
        }
    }

    func validate() throws { _ = try edit }

    func run() throws { try options.ask(.declaration(document), edit) }
}
