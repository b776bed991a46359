import Foundation
import LeveeCore

/// Passwords on their way in, which appear neither on the screen nor on a command line.
enum SecretInput {
    /// One line of the standard input.
    /// - Throws: ``Failure``.
    static func line() throws -> String {
        guard let line = readLine(), !line.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
        else { throw brokenOff }
        return line
    }

    /// Asks twice at the terminal.
    /// - Throws: ``Failure``, ``PasswordRefusal`` `differs`.
    static func twice(_ options: CommonOptions) throws -> String {
        guard options.terminal.canAsk else {
            throw Failure.usage(
                zh: "没有可输入密码的终端，请用 --stdin 从标准输入读取",
                en: "there is no terminal to ask for the password at; give --stdin to read it from the standard input")
        }
        let language = options.language
        let first = try unseen(Bilingual(zh: "新密码：", en: "new password: ")[language])
        let second = try unseen(Bilingual(zh: "再输入一次：", en: "once more: ")[language])
        guard first.utf8.elementsEqual(second.utf8) else { throw PasswordRefusal.differs }
        return first
    }

    /// Signals are typed characters meanwhile, so that none ends the program and leaves a terminal that shows nothing.
    private static func unseen(_ prompt: String) throws -> String {
        var shown = termios()
        guard tcgetattr(STDIN_FILENO, &shown) == 0 else { throw brokenOff }
        var silent = shown
        silent.c_lflag &= ~tcflag_t(ECHO | ISIG)
        guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0 else { throw brokenOff }
        defer {
            tcsetattr(STDIN_FILENO, TCSANOW, &shown)
            FileHandle.standardOutput.write(Data("\n".utf8))
        }
        FileHandle.standardOutput.write(Data(prompt.utf8))
        return try line()
    }

    private static let brokenOff = Failure.usage(
        zh: "没有读到密码，什么也没有改动", en: "no password was read, and nothing was changed")
}
