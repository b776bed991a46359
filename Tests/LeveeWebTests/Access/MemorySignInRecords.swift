import LeveeCore
import Synchronization

/// Credentials and sessions in memory, as the store keeps them.
final class MemorySignInRecords: SignInRecords {
    struct State {
        var credentials: [String: Credential] = [:]
        var sessions: [[UInt8]: Session] = [:]
        var touches = 0
    }

    private let state = Mutex(State())

    var touches: Int { state.withLock { $0.touches } }

    func credential(of user: String) -> Credential? { state.withLock { $0.credentials[user] } }

    func sessions(of user: String) -> [Session] {
        state.withLock { $0.sessions.values.filter { $0.user == user }.sorted { $0.lastSeenAt > $1.lastSeenAt } }
    }

    func session(id: [UInt8]) -> Session? { state.withLock { $0.sessions[id] } }
    func start(_ session: Session) { state.withLock { $0.sessions[session.id] = session } }

    func replace(_ id: [UInt8], with session: Session) -> Bool {
        state.withLock { state in
            guard state.sessions.removeValue(forKey: id) != nil else { return false }
            state.sessions[session.id] = session
            return true
        }
    }

    func touch(_ id: [UInt8], at: Instant) {
        state.withLock { state in
            state.sessions[id]?.lastSeenAt = at
            state.touches += 1
        }
    }

    func end(_ id: [UInt8]) { state.withLock { $0.sessions[id] = nil } }

    @discardableResult
    func endAll(of user: String, except: [UInt8]?) -> Int {
        state.withLock { state in
            let before = state.sessions.count
            state.sessions = state.sessions.filter { $0.value.user != user || $0.key == except }
            return before - state.sessions.count
        }
    }

    func acceptStep(_ step: Int64, of user: String) -> Bool {
        state.withLock { state in
            guard let credential = state.credentials[user], credential.secondFactor != nil,
                credential.lastStep.map({ $0 < step }) ?? true
            else { return false }
            state.credentials[user]?.lastStep = step
            return true
        }
    }

    func rehash(of user: String, from: String, to: String) -> Bool {
        state.withLock { state in
            guard state.credentials[user]?.password == from else { return false }
            state.credentials[user]?.password = to
            return true
        }
    }

    func setPassword(
        of user: String, to password: String, mustChange: Bool, keeping: [UInt8]?, actor: String, at: Instant
    ) {
        state.withLock { state in
            var credential =
                state.credentials[user]
                ?? Credential(user: user, password: "", mustChange: mustChange, changedAt: at)
            credential.password = password
            credential.mustChange = mustChange
            state.credentials[user] = credential
        }
        endAll(of: user, except: keeping)
    }

    func setSecondFactor(of user: String, to secret: [UInt8]?, keeping: [UInt8]?, actor: String, at: Instant) {
        state.withLock { state in
            state.credentials[user]?.secondFactor = secret
            state.credentials[user]?.lastStep = nil
        }
        endAll(of: user, except: keeping)
    }

    func endSessions(of user: String, actor: String, at: Instant) -> Int { endAll(of: user, except: nil) }
}
