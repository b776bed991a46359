import ArgumentParser
import LeveeCore

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make an empty registry; an existing one is left as it is (建库).",
        discussion: """
            EXAMPLE
              levee init --home county
            """)

    @OptionGroup var common: CommonOptions

    func run() throws {
        let home = try Home(common)
        let isNew = try home.create()
        common.terminal.say(
            isNew
                ? Bilingual(zh: "已在 `\(home.path)` 建库", en: "made an empty registry in `\(home.path)`")
                : Bilingual(
                    zh: "`\(home.path)` 已是登记库，未作改动", en: "`\(home.path)` is a registry already; nothing changed"))
    }
}
