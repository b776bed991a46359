import ArgumentParser
import LeveeCore
import LeveeIntake

struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "List the rules that the night examines (规则).",
        discussion: """
            EXAMPLE
              levee rules
              levee rules --markdown > docs/rules.md
            """)

    @OptionGroup var common: CommonOptions

    @Flag(help: "Print the whole rulebook as Markdown.")
    var markdown = false

    func run() throws {
        if markdown {
            print(RulebookDocument(policy: try PolicyFile.embedded()).markdown, terminator: "")
            return
        }
        let language = common.language
        var table = TextTable([
            .init(title: Bilingual(zh: "规则", en: "rule")[language]),
            .init(title: Bilingual(zh: "程度", en: "severity")[language]),
            .init(title: Bilingual(zh: "名称", en: "title")[language]),
        ])
        for rule in Rulebook.holdings {
            table.add([rule.info.id, rule.info.severity.title[language], rule.info.title[language]])
        }
        table.lines(to: common.terminal.columns).forEach { print($0) }
    }
}
