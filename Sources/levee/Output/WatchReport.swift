import Foundation
import LeveeCore
import LeveeSQLite

/// What is said while a folder is watched: a line for each file at once, and each trouble once, however often it is met.
struct WatchReport {
    let terminal: Terminal
    let isJSON: Bool
    /// The exit code that the worst of it asks for.
    private(set) var worst: Failure.Code?
    private var told: Set<String> = []

    /// So many troubles are remembered; beyond, they are told again.
    private static let limit = 1_000

    init(terminal: Terminal, isJSON: Bool) {
        self.terminal = terminal
        self.isJSON = isJSON
    }

    /// A file that has come to its end; its place is the result's file.
    mutating func show(_ result: ImportResult) throws {
        worst = .graver(worst, result.code)
        if isJSON {
            print(try JSON.line(ImportReport.Line(result)))
        } else {
            terminal.say(Self.line(result))
        }
        // Whoever reads along shall not wait for a full buffer.
        fflush(nil)
        for notice in result.notices { Terminal.complain(notice[terminal.language]) }
    }

    /// A thing that is not taken.
    mutating func tell(_ oddity: FolderOddity, of entry: FolderEntry) {
        worst = .graver(worst, .attention)
        let (name, said) = (Text.visible(entry.name), oddity.explanation)
        tell(Bilingual(zh: "`\(name)` \(said.zh)", en: "`\(name)` \(said.en)"))
    }

    /// A file that changed between two looks.
    mutating func tellUnsettled(_ entry: FolderEntry) {
        let name = Text.visible(entry.name)
        tell(
            Bilingual(
                zh: "`\(name)` 仍在写入，留待下次",
                en: "`\(name)` is still being written, or has just come; it stays for the next time"))
    }

    mutating func tellUnreadable(_ name: String) {
        worst = .graver(worst, .io)
        let name = Text.visible(name)
        tell(
            Bilingual(
                zh: "`\(name)` 无法读取，留在 working 中，请检查其权限和磁盘",
                en: "`\(name)` cannot be read and stays in `working`; check its permissions and the disk"))
    }

    /// Something of ours, for which the files wait.
    mutating func tell(_ failure: Failure) {
        worst = .graver(worst, failure.code)
        tell(
            Bilingual(
                zh: failure.message.zh + "；文件未丢失，稍后重试", en: failure.message.en + "; the files stay and are tried again")
        )
    }

    mutating func tell(_ gaps: [FeedGap]) { for line in GapNotice.lines(gaps) { tell(line) } }

    private mutating func tell(_ line: Bilingual) {
        let line = line[terminal.language]
        if told.count >= Self.limit { told.removeAll() }
        if told.insert(line).inserted { Terminal.complain(line) }
    }

    private static func line(_ result: ImportResult) -> Bilingual {
        switch result.outcome {
        case .refused(let refusal): return refusal.message(file: result.file)
        case .imported(let statement):
            let (file, source) = (Text.visible(result.file), Text.visible(statement.source))
            return Bilingual(
                zh: "\(file)：\(source) 第 \(statement.sequence) 号，收到 \(statement.received) 条："
                    + "接受 \(statement.accepted)、重复 \(statement.duplicate)、非在册 \(statement.notRegistered)、"
                    + "疑似 \(statement.possibleMatch)、隔离 \(statement.quarantined)；\(result.seconds) 秒",
                en: "\(file): \(source) \(statement.sequence), \(statement.received) received: "
                    + "\(statement.accepted) accepted, \(statement.duplicate) duplicate, "
                    + "\(statement.notRegistered) not registered, \(statement.possibleMatch) possible, "
                    + "\(statement.quarantined) quarantined; \(result.seconds) s")
        }
    }
}
