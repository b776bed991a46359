import ArgumentParser
import LeveeCore
import LeveeSQLite

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Check the registry's files, settings, integrity and audit (体检).",
        discussion: """
            EXAMPLE
              levee doctor --json
            """)

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var common: CommonOptions

    private struct Report: Encodable {
        struct Check: Encodable {
            var name: String
            var ok: Bool
            var detail: String
        }

        var ok: Bool
        var checks: [Check]
    }

    /// File modes are put right by hand; anything else is not to be written on.
    private static func remedy(_ checks: [Doctor.Check]) -> Bilingual {
        checks.allSatisfy { $0.ok || $0.name == "files" }
            ? Bilingual(
                zh: "请将目录权限改为 700，其中的数据库文件改为 600", en: "give the directory mode 700 and its database files mode 600")
            : Bilingual(
                zh: "请停止写入，保留现场副本，从备份恢复", en: "stop writing, keep a copy as it is, and restore a backup")
    }

    func run() throws {
        let checks = try Home(common).examine()
        let isSound = checks.allSatisfy(\.ok)
        if json {
            let report = Report(
                ok: isSound, checks: checks.map { .init(name: $0.name, ok: $0.ok, detail: $0.detail) })
            print(try JSON.line(report))
        } else {
            let terminal = common.terminal
            for check in checks {
                let mark = check.ok ? terminal.styled("✓", .green) : terminal.styled("✗", .red)
                let title = Titles.check(check.name)[common.language]
                let detail = [title, check.detail].filter { !$0.isEmpty }.joined(separator: "  ")
                print("\(mark) \(DisplayWidth.padded(check.name, to: 12))  \(detail)")
            }
            if !isSound { terminal.say(Self.remedy(checks)) }
        }
        if !isSound { throw ExitCode(Failure.Code.badData.rawValue) }
    }
}
