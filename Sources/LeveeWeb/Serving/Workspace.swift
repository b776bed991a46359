public import LeveeCore
import Synchronization

/// What the pages and machines are answered from: handed in by the command that serves them, which alone knows the concrete
/// types.
public struct Workspace: Sendable {
    let records: RecordDesks
    let desk: any OfficeDesk
    let clock: @Sendable () -> Instant
    let seal: Seal
    let forms: FormTokens
    let notices = Notices()

    /// - Parameters:
    ///   - records: one or more connections to read from; each question takes one.
    ///   - key: 32 bytes, the home's own: seals addresses and proves forms.
    ///   - clock: the one clock.
    public init(
        records: [any OfficeRecords], desk: any OfficeDesk, key: [UInt8], clock: @escaping @Sendable () -> Instant
    ) {
        self.records = RecordDesks(records)
        self.desk = desk
        self.clock = clock
        seal = Seal(key: Keys.derived(from: key, for: "addresses"))
        forms = FormTokens(key: Keys.derived(from: key, for: "forms"))
    }
}

extension Workspace {
    /// Who a session's token stands for; nil where it stands for nobody any more.
    func visitor(_ token: String, _ now: Instant) async throws -> Visitor? { nil }

    /// Who a machine's token stands for.
    func machine(_ token: String, _ now: Instant) async throws -> Visitor? { nil }
}

/// What is told once, on the next page: that something was done. Kept by session, in memory.
final class Notices: Sendable {
    private let waiting = Mutex<[[UInt8]: Done]>([:])
    private static let most = 10_000

    func put(_ done: Done, for visitor: Visitor) {
        waiting.withLock {
            if $0.count >= Self.most { $0.removeAll() }
            $0[visitor.session] = done
        }
    }

    func take(for visitor: Visitor) -> Done? { waiting.withLock { $0.removeValue(forKey: visitor.session) } }
}
