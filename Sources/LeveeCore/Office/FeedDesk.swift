/// Where feeds are handed in from the pages: what reads and judges them is behind it.
public protocol FeedDesk: Sendable {
    /// Imports a file, and tells on the way how far it has come: as often as that changes by much.
    /// - Parameter name: as the file was called where it came from.
    /// - Throws: a refusal that explains itself where nothing of it is kept.
    func importFeed(
        at path: String, named name: String, actor: String, progress: @escaping @Sendable (FeedProgress) -> Void
    ) throws -> FeedStatement
    /// Imports what has become importable of the quarantine.
    func replayQuarantine(actor: String) throws -> QuarantineReplay
    func dropQuarantined(_ number: Int64, reason: String, actor: String) throws
    /// Puts a record in the place of a quarantined one.
    func fixQuarantined(_ number: Int64, xml: String, actor: String) throws -> FeedOutcome
    /// What is in quarantine: what names people is within the reach where all of them are, what names nobody is seen from an uppermost
    /// unit alone.
    func quarantined(isOpen: Bool, in reach: Reach) throws -> [QuarantinedRecord]
    /// Whose a quarantined record is, and what can be read of it; nil where it is not within the reach.
    func quarantined(_ number: Int64, in reach: Reach, actor: String) throws -> QuarantineView?
    /// The policy that a text would be.
    func policy(yaml: String) throws -> PolicyEdition
    /// The policy that was kept as a draft.
    func policy(of draft: PolicyDraft) throws -> Policy
}

/// How far the import of a file has come.
public struct FeedProgress: Hashable, Sendable {
    /// Records that were read so far.
    public var records: Int
    /// Share of the file's bytes that were read, from 0 to 1.
    public var share: Double

    public init(records: Int, share: Double) {
        self.records = records
        self.share = min(1, max(0, share))
    }
}
