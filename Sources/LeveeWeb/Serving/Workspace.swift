import LeveeCore
import Synchronization

/// What the pages and machines are answered from: handed in by the command that serves them, which alone knows the concrete
/// types.
final class Workspace: Sendable {
    let records: RecordDesks
    let desk: any OfficeDesk
    let policies: any PolicySource
    let feeds: any FeedDesk
    let receptionist: any Receptionist
    let clock: @Sendable () -> Instant
    let seal: Seal
    let forms: FormTokens
    let notices = Notices()
    let jobs = Jobs()
    let replays: Replays
    let readings: ReadingBook
    let made = MadeAnswers()
    let unsent: UnsentAnswers

    /// - Parameters:
    ///   - key: 32 bytes, the home's own: seals addresses and proves forms.
    ///   - clock: the one clock.
    init(
        records: RecordDesks, desk: any OfficeDesk, replays: any ReplayRecords, policies: any PolicySource,
        feeds: any FeedDesk, receptionist: any Receptionist, key: [UInt8], clock: @escaping @Sendable () -> Instant
    ) {
        self.records = records
        self.desk = desk
        self.replays = Replays(records: replays, desks: records)
        self.policies = policies
        self.feeds = feeds
        self.receptionist = receptionist
        self.clock = clock
        seal = Seal(key: Keys.derived(from: key, for: "addresses"))
        forms = FormTokens(key: Keys.derived(from: key, for: "forms"))
        unsent = UnsentAnswers(key: Keys.derived(from: key, for: "unsent answers"))
        readings = ReadingBook { list in try await records.act { try desk.record(list) } }
    }
}

/// Tells who stands behind a token.
protocol Receptionist: Sendable {
    /// Who a session's token stands for; nil where it stands for nobody any more.
    func visitor(_ token: String, _ now: Instant) async throws -> Visitor?
    /// Who a machine's token stands for.
    func machine(_ token: String, _ now: Instant) async throws -> Visitor?
}

/// What is told once, on the next page: that something was done. Kept by session, in memory.
final class Notices: Sendable {
    private let waiting = Mutex<[[UInt8]: Done]>([:])
    private static let most = 10_000

    func put(_ done: Done, for visitor: Visitor) { put(done, for: visitor.session) }

    /// - Parameter session: digest of its token.
    func put(_ done: Done, for session: [UInt8]) {
        waiting.withLock {
            if $0.count >= Self.most { $0.removeAll() }
            $0[session] = done
        }
    }

    func wait(for visitor: Visitor) -> Bool { waiting.withLock { $0[visitor.session] != nil } }

    func take(for visitor: Visitor) -> Done? { waiting.withLock { $0.removeValue(forKey: visitor.session) } }
}
