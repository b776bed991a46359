import ArgumentParser
import LeveeCore
import LeveeIntake
import LeveeSQLite

/// Feeds that are handed in from the pages, read and judged exactly as in the terminal.
struct HomeFeeds: FeedDesk {
    let store: Store
    let home: String
    let policyOption: PolicyOption
    let clock: @Sendable () -> Instant

    func importFeed(
        at path: String, named name: String, actor: String, progress: @escaping @Sendable (FeedProgress) -> Void
    ) throws -> FeedStatement {
        let options = try ImportOptions.parse(
            ["--home", home, "--as", actor] + (policyOption.policy.map { ["--policy", $0] } ?? []))
        let session = try ImportSession(options)
        try session.forget()
        switch try session.run(path, shown: name, progress: progress).outcome {
        case .imported(let statement): return statement
        case .refused(let refusal): throw refusal
        }
    }

    func replayQuarantine(actor: String) throws -> QuarantineReplay {
        try store.replayQuarantine(nil, actor: actor, at: clock(), reading: try reading())
    }

    func dropQuarantined(_ number: Int64, reason: String, actor: String) throws {
        try store.dropQuarantined(number, reason: reason, actor: actor, at: clock(), reading: try reading())
    }

    func fixQuarantined(_ number: Int64, xml: String, actor: String) throws -> FeedOutcome {
        let sent = try store.quarantined(number, actor: actor, reading: try reading()).record.xml
        do {
            return try store.fixQuarantined(
                number, with: Array(xml.utf8), actor: actor, at: clock(),
                reading: try reader().reading(insteadOf: sent))
        } catch let refusal as RecordRefusal { throw Unusable(explanation: refusal.explanation) }
    }

    func quarantined(isOpen: Bool, in reach: Reach) throws -> [QuarantinedRecord] {
        try store.quarantined(isOpen: isOpen, in: reach, reading: readingOnceAsked())
    }

    func quarantined(_ number: Int64, in reach: Reach, actor: String) throws -> QuarantineView? {
        try store.quarantined(number, in: reach, actor: actor, reading: try reading())
    }

    func policy(yaml: String) throws -> PolicyEdition {
        do { return try PolicyFile.edition(yaml: yaml, name: "policy.yaml", ruleIDs: Rulebook.ids) } catch {
            throw Unusable(explanation: error.message)
        }
    }

    func policy(of draft: PolicyDraft) throws -> Policy { try draft.policy() }

    private func reading() throws -> RecordReading { try reader().reading }

    /// The reader reads the policy first; who reaches everybody needs none.
    private func readingOnceAsked() -> RecordReading {
        var known: RecordReading?
        return { xml, header in
            let reading = try known ?? reading()
            known = reading
            return try reading(xml, header)
        }
    }

    private func reader() throws -> QuarantineReading {
        try QuarantineReading(policyOption, try CommonOptions.parse(["--home", home]), now: clock())
    }
}

/// A text that is no policy or no record, as its reader explains it.
private struct Unusable: Explained {
    var explanation: Bilingual
}
