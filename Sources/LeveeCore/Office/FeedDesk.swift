/// Where feeds are handed in from the pages: what reads and judges them is behind it.
public protocol FeedDesk: Sendable {
    /// Imports a file, and tells how many bytes of it were read on the way.
    /// - Parameter name: as the file was called where it came from.
    /// - Throws: a refusal that explains itself where nothing of it is kept.
    func importFeed(
        at path: String, named name: String, actor: String, progress: @escaping @Sendable (Int64) -> Void
    ) throws -> FeedStatement
    /// Imports what has become importable of the quarantine.
    func replayQuarantine(actor: String) throws -> QuarantineReplay
    func dropQuarantined(_ number: Int64, reason: String, actor: String) throws
    /// Puts a record in the place of a quarantined one.
    func fixQuarantined(_ number: Int64, xml: String, actor: String) throws -> FeedOutcome
    /// Whose a quarantined record is, and what can be read of it.
    func quarantined(_ number: Int64, actor: String) throws -> QuarantineView
    /// The policy that a text would be.
    func policy(yaml: String) throws -> PolicyEdition
}
