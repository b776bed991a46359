/// A policy with the files that it was read from, so that a verdict can be given again years later.
public struct PolicyEdition: Sendable {
    public var policy: Policy
    public var files: PolicyFiles

    public init(policy: Policy, files: PolicyFiles) {
        self.policy = policy
        self.files = files
    }
}

/// The bytes of a policy and of the working calendar that shipped with it.
public struct PolicyFiles: Hashable, Sendable {
    public var policy: [UInt8]
    public var calendar: [UInt8]

    public init(policy: [UInt8], calendar: [UInt8]) {
        self.policy = policy
        self.calendar = calendar
    }
}
