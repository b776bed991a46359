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
                print("\(mark) \(DisplayWidth.padded(check.name, to: 18)) \(check.detail)")
            }
        }
        if !isSound { throw ExitCode(Failure.Code.badData.rawValue) }
    }
}
