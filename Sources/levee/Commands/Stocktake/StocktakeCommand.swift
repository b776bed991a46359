import ArgumentParser
import Foundation
import LeveeCore
import LeveeSQLite

struct StocktakeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stocktake",
        abstract: "Count the safe: cabinet, ledger and authority's list beside each other (盘库).",
        discussion: """
            start, scan, status, finish. The ledger stays as it is until the count is finished; every scan is kept at once, so \
            that another officer can go on after an interruption.

            EXAMPLE
              levee stocktake status
            """,
        subcommands: [Start.self, Scan.self, Status.self, Finish.self, Cancel.self], defaultSubcommand: Status.self)

    struct Start: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Begin a count of one place, or of all (开始盘库).",
            discussion: """
                EXAMPLE
                  levee stocktake start --place 证件柜 --as keeper-1
                """)

        @Option(help: "The place to count. (default: every place)", transform: Typed.name)
        var place: String?

        @OptionGroup var act: StocktakeOptions

        func run() throws {
            let begun = try Home(act.common).open().startStocktake(place: place, actor: act.actor.name, at: act.moment)
            act.say(
                zh: "已开始盘库 `\(begun.name)`（\(begun.place.map(Text.visible) ?? "全部地点")）",
                en: "the count `\(begun.name)` has begun: \(begun.place.map(Text.visible) ?? "every place")")
        }
    }

    struct Scan: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Note that a booklet is there (扫描).",
            discussion: """
                A document is type:number, a number, or its machine-readable lines. `-` reads them from standard input: \
                numbers one a line and zones of two or three lines, in any mixture, each kept as soon as its last line is \
                there. Scanning twice does no harm.

                EXAMPLE
                  levee stocktake scan ED0749319 CD0757238 --as keeper-1
                """)

        @Argument(help: "Documents, or - for standard input.")
        var documents: [String]

        @Option(help: "The slot in which it lies (柜位).", transform: Typed.identifier)
        var slot: String?

        @Option(help: "The place, where every place is counted.", transform: Typed.name)
        var place: String?

        @OptionGroup var act: StocktakeOptions

        func run() throws {
            let store = try Home(act.common).open()
            var refused = 0
            try forEachPiece { piece in
                do {
                    let document = try StocktakeScans.document(Typed.text(piece)) { try store.documents(numbered: $0) }
                    let stocktake = try store.scan(
                        document, at: Spot(place: place, slot: slot), in: act.number, actor: act.actor.name,
                        at: act.moment)
                    act.say(
                        zh: "\(stocktake.name)：`\(document)`，已扫 \(Set(stocktake.scans.map(\.document)).count) 本",
                        en: "\(stocktake.name): `\(document)`, \(Set(stocktake.scans.map(\.document)).count) scanned")
                } catch let refusal as DeskRefusal {
                    refused += 1
                    complain(refusal.explanation)
                } catch let refusal as StocktakeRefusal where refusal.isAboutOneScan {
                    refused += 1
                    complain(refusal.explanation)
                }
            }
            if refused > 0 { throw ExitCode(Failure.Code.badData.rawValue) }
        }

        private func complain(_ explanation: Bilingual) {
            let language = act.common.language
            Terminal.complain((language == .zh ? "levee：" : "levee: ") + explanation[language])
        }

        /// Standard input line by line, as somebody scans: what he scanned is kept whatever happens to the next one.
        private func forEachPiece(_ body: (String) throws -> Void) throws {
            for text in documents {
                guard text == "-" else {
                    try StocktakeScans.pieces(text).forEach(body)
                    continue
                }
                var scans = StocktakeScans()
                while let line = readLine() { try scans.add(line).forEach(body) }
                try scans.rest().forEach(body)
            }
        }
    }

    struct Status: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the three-way statement, of an open count as it would be now (三方对账).",
            discussion: """
                EXAMPLE
                  levee stocktake status --count 1 --html statement.html
                """)

        @Flag(help: "Show the booklets that agree too.")
        var all = false

        @Flag(help: "Print JSON.")
        var json = false

        @Flag(help: "Print the statement as it goes to the file, with lines to sign on.")
        var paper = false

        @OptionGroup var output: PaperOptions
        @OptionGroup var act: StocktakeOptions

        func run() throws {
            let store = try Home(act.common).open()
            if act.number == nil, try !store.stocktakes().contains(where: { $0.end == nil }) {
                return try StocktakePage(act.common.terminal, zone: act.policy().zone).list(store.stocktakes())
                    .forEach { print($0) }
            }
            let policy = try act.policy()
            let (stocktake, statement) = try store.stocktakeStatement(act.number, policy: policy, at: act.moment)
            if json { return print(try JSON.line(StocktakeLine(statement))) }
            if paper || output.html != nil {
                let issuer = try store.letterhead(of: act.actor, store.units())
                let paper = statement.paper(
                    act.common.language, issuer: issuer, officers: stocktake.officers)
                return try output.deliver(
                    [paper], Bilingual(zh: "对账表", en: "the statement"), to: act.common.terminal)
            }
            StocktakePage(act.common.terminal, zone: policy.zone).lines(stocktake, statement, all: all)
                .forEach { print($0) }
        }
    }

    struct Finish: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End the count: what was seen and what is missing goes into the ledger (结束盘库).",
            discussion: """
                Shows the statement first and asks; --yes says so beforehand.

                EXAMPLE
                  levee stocktake finish --yes --as keeper-2
                """)

        @Flag(help: "Write it without asking.")
        var yes = false

        @Flag(help: "Print JSON.")
        var json = false

        @OptionGroup var act: StocktakeOptions

        func run() throws {
            let store = try Home(act.common).open()
            let (policy, at) = (try act.policy(), act.moment)
            let (stocktake, statement) = try store.stocktakeStatement(act.number, policy: policy, at: at)
            let page = StocktakePage(act.common.terminal, zone: policy.zone)
            if !json { page.lines(stocktake, statement, all: false).forEach { print($0) } }
            let question = Bilingual(zh: "写入台账并结束？[y/N] ", en: "write this into the ledger and end the count? [y/N] ")
            guard yes || act.common.terminal.confirms(question) else {
                throw Failure(
                    .usage,
                    Bilingual(zh: "未结束盘库，请核对后加 --yes", en: "the count was not finished; look at it and say --yes"))
            }
            let done = try store.finishStocktake(
                stocktake.number, shown: statement, actor: act.actor.name, policy: policy, at: at)
            if json { return print(try JSON.line(StocktakeLine(statement))) }
            act.say(zh: "盘库 `\(done.name)` 已结束，结果已写入台账", en: "the count `\(done.name)` is finished and in the ledger")
        }
    }

    struct Cancel: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End the count without a result (取消盘库).",
            discussion: """
                EXAMPLE
                  levee stocktake cancel --reason 中途停电 --as keeper-1
                """)

        @Option(help: "Why.", transform: Typed.note)
        var reason: String

        @OptionGroup var act: StocktakeOptions

        func run() throws {
            let done = try Home(act.common).open().cancelStocktake(
                act.number, reason: reason, actor: act.actor.name, policy: act.policy(), at: act.moment)
            act.say(
                zh: "盘库 `\(done.name)` 已取消，台账未变", en: "the count `\(done.name)` is cancelled; the ledger is as it was")
        }
    }
}
