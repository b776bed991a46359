import GRDB
import LeveeCore

extension Store {
    /// The same registry over a connection of its own that only reads: it waits for no writer, and its questions stay prepared. (A
    /// connection that may write is told before each reading that it must not, after which it prepares everything anew.)
    /// - Throws: ``StoreError``.
    public func reader() throws -> Store {
        let configuration = Configuration.readOnly("levee reader") { try Pragmas.setDeskCache(in: $0) }
        return try StoreError.translating {
            Store(queue: try DatabaseQueue(path: queue.path, configuration: configuration))
        }
    }
}
