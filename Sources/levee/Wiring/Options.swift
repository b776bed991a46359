public import ArgumentParser
import Foundation
public import LeveeCore

/// What every command understands.
struct CommonOptions: ParsableArguments {
    @Option(help: "The registry's home directory. (default: $LEVEE_HOME)")
    var home: String?

    @Option(help: "Language of messages: zh or en. (default: by LC_ALL, LC_MESSAGES, LANG)")
    var lang: Language?

    var language: Language { lang ?? Language.ofEnvironment }

    var terminal: Terminal { Terminal(language: language) }
}

/// A policy other than the one in force.
struct PolicyOption: ParsableArguments {
    @Option(help: "A policy file to use instead of the signed one in force, or the one that ships in the program.")
    var policy: String?
}

/// Who writes. It stands in the audit.
struct ActorOption: ParsableArguments {
    @Option(name: .customLong("as"), help: "The user in whose name this is done. (default: your login)")
    var actor: String?

    var name: String { Typed.text(actor ?? NSUserName()) }
}

/// The day for which a question is asked.
struct DayOption: ParsableArguments {
    @Option(help: "The day to judge by, as 2026-11-23. (default: today in the policy's time zone)")
    var asOf: CalendarDay?

    func day(in zone: Zone) -> CalendarDay { asOf ?? zone.day(of: .now) }
}

extension CalendarDay: ExpressibleByArgument {
    public init?(argument: String) { try? self.init(argument) }
}

extension Language: ExpressibleByArgument {
    /// Chinese where the environment asks for it, otherwise English.
    static var ofEnvironment: Language {
        let environment = ProcessInfo.processInfo.environment
        let name = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        return name.hasPrefix("zh") ? .zh : .en
    }
}

extension Instant {
    /// The one place where the clock is read.
    static var now: Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }
}
