import ArgumentParser
import LeveeCore
import LeveeSQLite

extension ApplicationCommand {
    struct Extend: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ask for a later day of return: an application of its own (申请延期).",
            discussion: """
                NUMBER is an application that was approved, or an approval. The extension is checked and decided like any \
                application, on or before the day of return that it extends.

                EXAMPLE
                  levee application extend QL-S-0001 --return-on 2027-01-26 \\
                    --reason 航班取消 --on 2026-11-25 --as clerk-1
                """)

        @Argument(help: "The application or the approval.", transform: Typed.identifier)
        var number: String

        @Option(help: "The new day of return.")
        var returnOn: CalendarDay

        @Option(help: "Why.", transform: Typed.note)
        var reason: String

        @Option(
            name: .customLong("number"), help: "Number of the extension. (default: NUMBER-E1, -E2 and so on)",
            transform: Typed.identifier)
        var own: String?

        @OptionGroup var options: EntryOptions

        func run() throws {
            try options.run {
                [try $0.extendApplication(number, as: own, until: returnOn, reason: reason, $1)]
            }
        }
    }

    struct Lend: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ask for the loan of a booklet, such as for a visa (申请借证).",
            discussion: """
                EXAMPLE
                  levee application lend QL-S-0002 --person QL0007 \\
                    --document ordinaryPassport:EK0660021 --return-on 2026-12-10 \\
                    --reason 办理签证 --on 2026-11-23 --as clerk-1
                  levee application check QL-S-0002 --on 2026-11-23 --as clerk-1
                """)

        @Argument(help: "Number of the new application.", transform: Typed.identifier)
        var number: String

        @Option(help: "The applicant's ref.", transform: Typed.identifier)
        var person: String

        @Option(help: "The document, as type:number.")
        var document: DocumentKey

        @Option(help: "The day by which it comes back.")
        var returnOn: CalendarDay

        @Option(help: "What it is needed for.", transform: Typed.note)
        var reason: String

        @OptionGroup var options: EntryOptions

        func run() throws {
            try options.run { store, entry in
                let application = Application(
                    number: number, person: person, kind: .lend, reason: reason, returnOn: returnOn,
                    document: document, submittedOn: entry.day)
                return try store.fileApplications([application], entry)
            }
        }
    }

    struct Withdraw: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take an application back, and its approval with it (撤回).",
            discussion: """
                Where an amendment waits, the amendment alone is taken back and the approval stands.

                EXAMPLE
                  levee application withdraw QL-S-0002 --reason 不再借用 \\
                    --on 2026-11-26 --as clerk-1
                """)

        @Argument(help: "The application's number.", transform: Typed.identifier)
        var number: String

        @Option(help: "Why.", transform: Typed.note)
        var reason: String

        @OptionGroup var options: EntryOptions

        func run() throws { try options.run { [try $0.withdrawApplication(number, reason: reason, $1)] } }
    }

    struct Report: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Enter the return slip: the day goes to the approval (登记回执).",
            discussion: """
                EXAMPLE
                  levee application report QL-S-0001 --on 2027-01-26 --as clerk-1
                """)

        @Argument(help: "The application's number.", transform: Typed.identifier)
        var number: String

        @OptionGroup var options: EntryOptions

        func run() throws { try options.run { [try $0.reportReturn(number, $1)] } }
    }
}
