/// Why the store did not do what it was asked. It never quotes a person's data.
public struct StoreError: Error, Hashable, Sendable {
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// Another writer holds the lock longer than the timeout.
        case busy
        /// There is no home at the place.
        case notAHome
        /// A later version of this software has written the home.
        case newerSchema
        /// What is stored cannot be right.
        case corrupt
        /// The disk is full, or does not answer.
        case disk
        /// The request makes no sense as things stand, such as deciding twice.
        case refused
        /// The database said no for a reason that should not occur.
        case failed
    }

    public var code: Code
    /// What happened, where, and what to do about it.
    public var explanation: Bilingual

    public init(_ code: Code, _ explanation: Bilingual) {
        self.code = code
        self.explanation = explanation
    }
}

extension StoreError: Explained {}
