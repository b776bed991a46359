import ArgumentParser
import LeveeCore
import LeveeSQLite

struct FeedsShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a file's statement as it was and as it is.",
        discussion: """
            A number is one delivery; SOURCE/SEQUENCE is every delivery of that file, replays among them. What was received \
            stays; records move from quarantined and possible to where people put them since.

            EXAMPLE
              levee feeds show gd-exit-entry/306
              levee feeds show gd-exit-entry/306 --json
            """)

    @Argument(help: "A delivery's number, or SOURCE/SEQUENCE.")
    var delivery: DeliveryName

    @Flag(help: "One JSON object for each delivery and line.")
    var json = false

    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption

    func run() throws {
        let zone = try policyOption.read(common).zone(on: .now)
        let store = try Home(common).open()
        let accounts =
            switch delivery {
            case .number(let number): try store.feedAccount(number).map { [$0] } ?? []
            case .file(let source, let sequence): try store.feedAccounts(source: source, sequence: sequence)
            }
        if accounts.isEmpty {
            throw Failure(
                .badData,
                Bilingual(
                    zh: "没有 `\(delivery)` 这一批次，请核对编号，或写作 来源/序号",
                    en: "no delivery is named `\(delivery)`; check it, or write SOURCE/SEQUENCE"))
        }
        if json { return try accounts.forEach { print(try JSON.line(AccountLine($0, zone: zone))) } }
        let pages = accounts.map { account in
            FeedAccountPage(account: account, zone: zone, language: common.language, width: common.terminal.columns)
                .lines.joined(separator: "\n")
        }
        print(pages.joined(separator: "\n\n"))
    }
}

/// A delivery's number, or the name of a file.
enum DeliveryName: ExpressibleByArgument, CustomStringConvertible {
    case number(Int64)
    case file(String, Int64)

    /// The sequence stands behind the last slash: a source may hold one.
    init?(argument: String) {
        let text = Typed.text(argument)
        func number(_ text: some StringProtocol) -> Int64? {
            text.utf8.allSatisfy { (48...57).contains($0) } ? Int64(text) : nil
        }
        if let slash = text.lastIndex(of: "/") {
            guard slash > text.startIndex, let sequence = number(text[text.index(after: slash)...]) else { return nil }
            self = .file(String(text[..<slash]), sequence)
        } else {
            guard let value = number(text) else { return nil }
            self = .number(value)
        }
    }

    var description: String {
        switch self {
        case .number(let number): "\(number)"
        case .file(let source, let sequence): Text.visible("\(source)/\(sequence)")
        }
    }
}
