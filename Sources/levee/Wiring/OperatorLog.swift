import Foundation
import Logging

/// What an operator of unattended nights wants to see on standard error: what ran, how much, how long. Counts, codes and
/// sources only, nothing personal. Silent unless `LEVEE_LOG` names a level such as `info`.
enum OperatorLog {
    /// What the operator asked to see; nil where nothing.
    static var level: Logger.Level? {
        ProcessInfo.processInfo.environment["LEVEE_LOG"].flatMap(Logger.Level.init(rawValue:))
    }

    static func note(_ event: String, _ facts: [(String, String)]) {
        guard let level else { return }
        var logger = Logger(label: "levee") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = level
        logger.info(
            "\(event)", metadata: Dictionary(facts.map { ($0, "\($1)") }, uniquingKeysWith: { first, _ in first }))
    }
}
