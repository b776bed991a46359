import ArgumentParser
import LeveeCore
import LeveeSQLite

struct CustodyReceiptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt", abstract: "Print the receipt for both sides again (打印回执).",
        discussion: """
            Every hand-out and hand-in makes one; its code is told there and printed on it.

            EXAMPLE
              levee custody receipt 8K3QZ-7M2PX --html receipt.html
            """)

    @Argument(help: "The code on the receipt (验证码).")
    var code: String

    @OptionGroup var output: PaperOptions
    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption

    func run() throws {
        let zone = try policyOption.read(common).zone(on: .now)
        let papers = try Home(common).open().receipt(typed: code).papers(common.language, zone: zone)
        try output.deliver(papers, Bilingual(zh: "回执", en: "the receipt"), to: common.terminal)
    }
}

struct CustodyVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Say whether a receipt is ours, and what it stands for (核验回执).",
        discussion: """
            EXAMPLE
              levee custody verify 8K3QZ-7M2PX
            """)

    @Argument(help: "The code on the receipt (验证码).")
    var code: String

    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption

    func run() throws {
        let zone = try policyOption.read(common).zone(on: .now)
        let found = try Home(common).open().receipt(typed: code)
        DeskLines(terminal: common.terminal, zone: zone).verified(found).forEach { print($0) }
    }
}

extension Store {
    /// The receipt of a code as somebody types it.
    fileprivate func receipt(typed text: String) throws -> FoundReceipt {
        let code: VerificationCode
        do { code = try VerificationCode(text) } catch {
            throw Failure(
                .badData,
                Bilingual(
                    zh: "`\(Text.visible(text))` \(error.explanation.zh)",
                    en: "`\(Text.visible(text))` \(error.explanation.en)"))
        }
        guard let found = try receipt(of: code) else {
            throw Failure(
                .badData,
                Bilingual(
                    zh: "`\(code)` 不是本库开出的回执，请与纸面核对",
                    en: "`\(code)` is no receipt of this registry; compare it with the paper"))
        }
        return found
    }
}
