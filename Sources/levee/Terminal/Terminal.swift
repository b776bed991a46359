import Foundation
import LeveeCore

/// Where answers and messages go, and how they may look there.
struct Terminal {
    /// Whether standard output may have colours: it is a terminal, and `NO_COLOR` is not set.
    let hasColours: Bool
    /// Whether standard error is a terminal, so that progress may be shown there.
    let showsProgress: Bool
    let language: Language

    init(language: Language, environment: [String: String] = ProcessInfo.processInfo.environment) {
        let noColour = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        hasColours = isatty(STDOUT_FILENO) == 1 && !noColour && environment["TERM"] != "dumb"
        showsProgress = isatty(STDERR_FILENO) == 1 && environment["TERM"] != "dumb"
        self.language = language
    }

    enum Style: String {
        case bold = "1"
        case dim = "2"
        case red = "31"
        case yellow = "33"
        case green = "32"
        case cyan = "36"

        /// How a severity stands out.
        static func of(_ severity: Severity) -> Style {
            switch severity {
            case .critical: .red
            case .serious: .yellow
            case .moderate, .notice: .dim
            }
        }
    }

    func styled(_ text: String, _ style: Style) -> String {
        hasColours ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// Columns of the terminal: 80 where it does not say.
    var columns: Int {
        var size = winsize()
        guard hasColours, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 80 }
        return min(Int(size.ws_col), 120)
    }

    func say(_ text: Bilingual) { print(Self.visible(text[language])) }

    /// Whether somebody is there who can answer a question.
    var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

    /// Asks a question where somebody can answer it; no where nobody is at the terminal.
    func confirms(_ question: Bilingual) -> Bool {
        guard canAsk else { return false }
        FileHandle.standardOutput.write(Data(question[language].utf8))
        return ["y", "yes", "Y", "是"].contains(readLine() ?? "")
    }

    /// Writes a message to standard error.
    static func complain(_ text: String) { note(visible(text) + "\n") }

    /// What somebody typed may stand in it, and must not work on the terminal: only the ends of lines do.
    private static func visible(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { Text.visible(String($0)) }
            .joined(separator: "\n")
    }

    /// Writes to standard error, where that takes anything: there is nowhere left to say that it does not.
    static func note(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}
