import LeveeCore
import Synchronization

/// What came of such work: what the page shows, and what a machine is told.
struct JobResult: Sendable {
    var blocks: [Block]
    var trial: TrialAnswer?
}

/// Work that takes longer than somebody waits for a page (后台办理): begun by a request, looked at by the next ones. Kept in memory:
/// what it does to the registry is whole or not at all, whatever becomes of the page.
final class Jobs: Sendable {
    enum State: Sendable {
        /// How far it has come; nil where nobody can tell.
        case running(FeedProgress?)
        case done(JobResult)
        case failed(Bilingual)
    }

    private struct Job: Sendable {
        var user: String
        var state: State
    }

    private let jobs = Mutex<[String: Job]>([:])
    private static let most = 200

    /// - Parameter work: gets what it may tell its progress to.
    /// - Returns: the name under which it is looked at.
    func begin(
        for user: String,
        _ work: @escaping @Sendable (@escaping @Sendable (FeedProgress) -> Void) async throws -> JobResult
    ) -> String {
        let name = String(Reception.random().prefix(16))
        jobs.withLock {
            if $0.count >= Self.most { $0 = $0.filter { if case .running = $0.value.state { true } else { false } } }
            $0[name] = Job(user: user, state: .running(nil))
        }
        Task {
            let state: State
            do { state = .done(try await work { self.reached($0, in: name) }) } catch {
                state = .failed(Failure(error).texts)
            }
            jobs.withLock { $0[name]?.state = state }
        }
        return name
    }

    private func reached(_ progress: FeedProgress, in name: String) {
        jobs.withLock { jobs in
            // What ended stays ended.
            if case .running? = jobs[name]?.state { jobs[name]?.state = .running(progress) }
        }
    }

    /// Nil where there is none of his of that name.
    func state(of name: String, for user: String) -> State? {
        jobs.withLock { jobs in jobs[name].flatMap { $0.user == user ? $0.state : nil } }
    }
}
