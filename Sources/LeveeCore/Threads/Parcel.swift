import Synchronization

/// What one thread hands to another and keeps nothing of: it is taken out once.
public final class Parcel<Content>: Sendable {
    private let content: Mutex<Content?>

    public init(_ content: sending Content) { self.content = Mutex(content) }

    /// What is in it; nil where it was taken out before.
    public func open() -> sending Content? { content.withLock { $0.take() } }
}
