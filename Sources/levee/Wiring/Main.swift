import ArgumentParser
import Foundation
import LeveeCore

/// Parses, runs, and turns every error into one message and one exit code. Nothing else decides exit codes.
@main enum Main {
    static func main() {
        StandardOutput.checkAtExit()
        do {
            var command = try Levee.parseAsRoot()
            try command.run()
        } catch let failure as Failure {
            report(failure)
        } catch {
            if let failure = Failure(error) { report(failure) }
            // Whatever nobody named comes from the file system; its own words would name our types.
            if Levee.exitCode(for: error) == .failure { report(.unexpected) }
            // What was typed stands in it.
            if Levee.exitCode(for: error) == .validationFailure {
                Terminal.complain(Levee.fullMessage(for: error))
                exit(ExitCode.validationFailure.rawValue)
            }
            Levee.exit(withError: error)
        }
    }

    private static func report(_ failure: Failure) -> Never {
        complain(failure)
        exit(failure.code.rawValue)
    }

    static func complain(_ failure: Failure) {
        let language = language
        let prefix = Bilingual(zh: "levee：", en: "levee: ")[language]
        Terminal.complain(prefix + failure.message[language])
    }

    /// The language asked for on the command line, which may not have been parsed when something went wrong.
    private static var language: Language {
        let arguments = CommandLine.arguments
        for (index, argument) in arguments.enumerated() {
            if argument.hasPrefix("--lang=") {
                return Language(rawValue: String(argument.dropFirst(7))) ?? .ofEnvironment
            }
            if argument == "--lang", index + 1 < arguments.count {
                return Language(rawValue: arguments[index + 1]) ?? .ofEnvironment
            }
        }
        return .ofEnvironment
    }
}
