/// A policy file that was kept, so that it can be tried and signed.
public struct PolicyDraft: Hashable, Sendable {
    public var number: Int64
    /// What the file calls itself.
    public var version: String
    /// Of the file, in lower-case hexadecimal.
    public var sha256: String
    public var files: PolicyFiles
    public var keptBy: String
    public var keptAt: Instant

    /// As it is written and asked for: `D-3`.
    public var name: String { "D-\(number)" }

    public init(number: Int64, version: String, sha256: String, files: PolicyFiles, keptBy: String, keptAt: Instant) {
        self.number = number
        self.version = version
        self.sha256 = sha256
        self.files = files
        self.keptBy = keptBy
        self.keptAt = keptAt
    }
}
