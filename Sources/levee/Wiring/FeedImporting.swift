import Foundation
import LeveeCore
import LeveeIntake
import LeveeSQLite

/// Imports one feed file: the reader's records go through the import into the store, in one transaction.
struct FeedImporting {
    let store: Store
    let path: String
    /// What the file is called in all that is said of it.
    let shown: String
    let input: FeedInput
    let policy: PolicyOnDay
    let now: Instant
    let actor: String
    /// Why what the policy stops as unusual is taken in; nil where nobody accepts it.
    let acceptance: String?
    let terminal: Terminal
    /// Told after every so many records how far it has come.
    var progress: ((FeedProgress) -> Void)?

    func run() throws -> ImportResult {
        let watch = Stopwatch()
        let bar = ProgressBar(terminal, total: nil, unit: Bilingual(zh: "条", en: "records"))
        do {
            let statement = try store.importFeed(
                name: URL(filePath: path).lastPathComponent, actor: actor, at: now,
                assertions: FeedAssertions(policy), accepting: acceptance
            ) { ledger in
                defer { bar.finish() }
                var taking: FeedImport?
                var share = 0.0
                let warnings = try input.read(path, progress: { share = $0 }) { header in
                    taking = try FeedImport(header, into: ledger, zone: policy.zone)
                } item: { item in
                    try taking?.take(item)
                    let received = taking?.statement.received ?? 0
                    bar.reached(received, share: share)
                    if received & 0xFF == 0 { progress?(FeedProgress(records: received, share: share)) }
                }
                guard let taking else { throw FeedRefusal(.wrongRoot) }
                for line in FeedInput.lines(warnings, file: shown) { Terminal.complain(line[terminal.language]) }
                return try taking.finish()
            }
            OperatorLog.note(
                "import",
                [
                    ("source", statement.source), ("sequence", "\(statement.sequence)"),
                    ("received", "\(statement.received)"), ("accepted", "\(statement.accepted)"),
                    ("quarantined", "\(statement.quarantined)"), ("seconds", "\(watch.seconds)"),
                ])
            return ImportResult(file: shown, outcome: .imported(statement), seconds: watch.seconds)
        } catch let refusal as FeedRefusal {
            OperatorLog.note(
                "import refused", [("code", refusal.code.rawValue), ("line", refusal.line.map(String.init) ?? "-")])
            return ImportResult(file: shown, outcome: .refused(refusal), seconds: watch.seconds)
        }
    }
}
