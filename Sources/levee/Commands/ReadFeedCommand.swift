import ArgumentParser
import LeveeCore
import LeveeIntake

/// What the child of `levee import` does: reads one feed inside a cage. Nobody types it.
struct ReadFeedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read-feed", abstract: "Read one feed for the process that started this one.", shouldDisplay: false
    )

    @Option(help: "The policy's zone.")
    var zone: String

    @Option(help: "The day of the import.")
    var today: CalendarDay

    func run() throws {
        guard let zone = Zone(named: zone) else { throw ExitCode.failure }
        throw ExitCode(FeedReader(zone: zone, today: today).readCaged())
    }

    /// Program and arguments that run this command in the program that is running now.
    static func arguments(zone: Zone, today: CalendarDay) -> [String] {
        ["/proc/self/exe", configuration.commandName ?? "", "--zone", zone.name, "--today", "\(today)"]
    }
}
