import Foundation
import LeveeCore
import Synchronization

/// Answers to a draft's question that were sent when the session was over (会话结束后送来的回答). They wait, in memory, until the
/// same user has signed in from the same browser, and are put into his draft then: before that nobody has shown that they are his.
final class UnsentAnswers: Sendable {
    struct Kept: Hashable, Sendable {
        var user: String
        /// The question's page.
        var path: String
        var answers: [String: [String]]
        var until: Instant
    }

    /// Seconds that they wait.
    static let lasts: Int64 = 3_600
    /// Sessions whose answers wait at most; the oldest make room.
    static let most = 200
    /// Bytes of one session's answers at most; four times what all questions take.
    static let limit = 1 << 16

    private let waiting = Mutex<[[UInt8]: Kept]>([:])
    private let seal: Seal

    /// - Parameter key: 32 bytes, used for nothing else.
    init(key: [UInt8]) { seal = Seal(key: key) }

    /// What a question's form bears, so that it is known whose it was when his session is no more.
    func mark(for visitor: Visitor) -> String {
        seal.seal("\(Self.name(visitor.session)) \(visitor.account.user)")
    }

    /// Whose form it was; nil where it was not made in that session.
    func user(of mark: String, session: [UInt8]) -> String? {
        guard let opened = try? seal.open(mark) else { return nil }
        let parts = opened.split(separator: " ", maxSplits: 1).map(String.init)
        return parts.count == 2 && parts[0] == Self.name(session) ? parts[1] : nil
    }

    /// Keeps answers beside what waits for the same session already.
    /// - Parameter session: digest of the token of the session that is over.
    /// - Returns: whether they are kept; not where they are too long.
    func keep(
        _ answers: [String: [String]], to path: String, of user: String, session: [UInt8], at now: Instant
    ) -> Bool {
        waiting.withLock { waiting in
            waiting = waiting.filter { $0.value.until > now }
            let before = waiting[session].flatMap { $0.user.utf8.elementsEqual(user.utf8) ? $0.answers : nil } ?? [:]
            let all = before.merging(answers) { _, new in new }
            guard all.values.joined().reduce(0, { $0 + $1.utf8.count }) <= Self.limit else { return false }
            if waiting[session] == nil, waiting.count >= Self.most {
                waiting.min { $0.value.until < $1.value.until }.map { waiting[$0.key] = nil }
            }
            let until = Instant(nanoseconds: now.nanoseconds + Self.lasts * 1_000_000_000)
            waiting[session] = Kept(user: user, path: path, answers: all, until: until)
            return true
        }
    }

    func wait(for session: [UInt8], at now: Instant) -> Bool {
        waiting.withLock { $0[session].map { $0.until > now } ?? false }
    }

    /// They go with the browser: to the session that took the place of the one before, and still owes a code.
    func move(from session: [UInt8], to next: [UInt8]) {
        waiting.withLock { waiting in waiting.removeValue(forKey: session).map { waiting[next] = $0 } }
    }

    /// Answers that wait for a user who has signed in; nil where there are none of his. Anybody else's are dropped.
    func take(for user: String, session: [UInt8], at now: Instant) -> Kept? {
        guard let kept = waiting.withLock({ $0.removeValue(forKey: session) }), kept.until > now,
            kept.user.utf8.elementsEqual(user.utf8)
        else { return nil }
        return kept
    }

    private static func name(_ session: [UInt8]) -> String {
        Data(session).base64URL
    }
}
