import Foundation
import LeveeCore

/// A night's numbers in the Prometheus text format (version 0.0.4), for the textfile collector of node_exporter. Nobody is named.
struct NightMetrics {
    private var lines: [String] = []

    /// A night that was run.
    /// - Parameters:
    ///   - findings: how many findings stand, by rule.
    ///   - feeds: the last day that each source covers.
    init(
        _ night: NightStatement, seconds: Double, at: Instant, findings: [String: Int], feeds: [String: CalendarDay]
    ) {
        attempt(at, succeeded: true)
        let end = Self.seconds(at)
        add("last_success_timestamp_seconds", "when a night was last finished", [("", end)])
        add("duration_seconds", "how long it took", [("", "\(seconds)")])
        add("as_of_timestamp_seconds", "the day that it examined", [("", "\(Int(night.asOf.number) * 86_400)")])
        add(
            "people", "people by the word that each got",
            [
                (#"{standing="irregular"}"#, "\(night.irregular)"), (#"{standing="regular"}"#, "\(night.regular)"),
                (#"{standing="undecided"}"#, "\(night.undecided)"),
            ])
        add("examined", "people of whom something could have changed", [("", "\(night.examined)")])
        add("findings_opened", "findings that it opened", [("", "\(night.opened)")])
        add("findings_closed", "findings that it closed", [("", "\(night.closed)")])
        let rules = Rulebook.holdings.map { $0.info.id }
        add("findings", "findings that stand, by rule", rules.map { (#"{rule="\#($0)"}"#, "\(findings[$0] ?? 0)") })
        add(
            "feed_age_days", "days since the last day that a source covers",
            feeds.keys.sorted { $0.precedes($1) }.map { source in
                (#"{source="\#(Self.escaped(source))"}"#, "\(feeds[source].map { night.asOf.number - $0.number } ?? 0)")
            })
    }

    /// A night that came to nothing: what the last one said, beside when this one was tried.
    init(failedAt at: Instant, previous: String) {
        attempt(at, succeeded: false)
        lines += previous.split(separator: "\n").map(String.init).filter { !$0.contains("\(Self.prefix)last_attempt_") }
    }

    var text: String { lines.map { $0 + "\n" }.joined() }

    private static let prefix = "levee_night_"

    private mutating func attempt(_ at: Instant, succeeded: Bool) {
        add("last_attempt_timestamp_seconds", "when a night was last begun or refused", [("", Self.seconds(at))])
        add("last_attempt_succeeded", "whether it was finished: 1, else 0", [("", succeeded ? "1" : "0")])
    }

    private mutating func add(_ name: String, _ help: String, _ values: [(labels: String, value: String)]) {
        lines +=
            ["# HELP \(Self.prefix)\(name) \(help)", "# TYPE \(Self.prefix)\(name) gauge"]
            + values.map { "\(Self.prefix)\(name)\($0.labels) \($0.value)" }
    }

    private static func seconds(_ at: Instant) -> String { "\(at.nanoseconds / 1_000_000_000)" }

    private static func escaped(_ label: String) -> String {
        label.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
