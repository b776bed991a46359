import ArgumentParser
import LeveeCore

/// Where papers go: text on the terminal, or a page for the printer.
struct PaperOptions: ParsableArguments {
    @Option(help: "Write a page to print to this file, instead of text.", completion: .file(extensions: ["html"]))
    var html: String?

    /// - Parameter thing: what is written, such as `1 letter`.
    func deliver(_ papers: [Paper], _ thing: Bilingual, to terminal: Terminal) throws {
        guard let html else {
            return print(PaperText.page(papers, columns: terminal.columns), terminator: "")
        }
        let file = try PrivateFile(path: html)
        try file.write(PaperHTML.page(papers))
        try file.publish()
        terminal.say(
            Bilingual(
                zh: "已写出\(thing.zh)：`\(Text.visible(html))`", en: "wrote \(thing.en) to `\(Text.visible(html))`"))
    }
}
