import ArgumentParser
import LeveeCore
import LeveeSQLite

/// Where the letters of a notice go, and who writes them.
struct NoticeOptions: ParsableArguments {
    @Option(
        help: "Write the letters to this file: a page to print where it ends in .html, else text. (default: text here)",
        completion: .file())
    var out: String?

    @Option(
        help: "Name of the unit that writes. (default: the unit of the acting user, or the uppermost one)",
        transform: Typed.name)
    var letterhead: String?

    func file() throws -> PrivateFile? { try out.map { try PrivateFile(path: $0) } }

    /// One letter to the person and one to the unit, about all that was notified together.
    func papers(
        _ notified: [FiledLife], of person: Person, _ store: Store, _ policy: Policy, _ actor: ActorOption,
        _ language: Language
    ) throws -> [Paper] {
        guard let notice = notified.first?.life.notice else { return [] }
        let units = try store.units()
        let letter = FindingNotice(
            notified.map { .init(id: $0.filed.id, finding: $0.finding) }, person: person,
            unit: units.first { $0.code == person.unit }?.name ?? person.unit,
            issuer: try letterhead ?? store.letterhead(of: actor, units), day: notice.act.day, due: notice.due)
        return letter.papers(language, policy: try PolicyOnDay(policy, on: notice.act.day))
    }

    func deliver(_ papers: [Paper], into file: PrivateFile?, to terminal: Terminal) throws {
        guard let file, let out else {
            return print(PaperText.page(papers, columns: terminal.columns), terminator: "")
        }
        try file.write(out.hasSuffix(".html") ? PaperHTML.page(papers) : PaperText.page(papers))
        try file.publish()
        terminal.say(
            Bilingual(
                zh: "已写出 \(papers.count) 份告知书：`\(Text.visible(out))`",
                en: "wrote \(papers.count) \(papers.count == 1 ? "letter" : "letters") to `\(Text.visible(out))`"))
    }
}
