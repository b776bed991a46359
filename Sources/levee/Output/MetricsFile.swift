import Foundation
import LeveeCore
import LeveeSQLite

/// The file that a night's numbers go to. It appears whole, and keeps what the last night said where this one fails.
struct MetricsFile {
    let path: String

    func finished(_ night: NightStatement, of store: Store, seconds: Double, at: Instant) throws {
        let runs = try store.coverage().runs
        let feeds = Dictionary(runs.map { ($0.source, $0.to) }, uniquingKeysWith: max)
        try write(NightMetrics(night, seconds: seconds, at: at, findings: store.findingCounts(), feeds: feeds))
    }

    func failed(at: Instant) throws {
        let previous = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        try write(NightMetrics(failedAt: at, previous: previous))
    }

    private func write(_ metrics: NightMetrics) throws {
        let file = try PrivateFile(path: path)
        file.showToAll()
        try file.write(metrics.text)
        try file.publish()
    }
}
