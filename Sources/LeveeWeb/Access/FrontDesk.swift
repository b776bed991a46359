import Crypto
import Foundation
import LeveeCore

/// Tells who stands behind a token: a session's, or a machine's. Whom it knows it remembers as long as nothing is recorded and no
/// session begins or ends, by whatever command.
struct FrontDesk: Receptionist {
    let signIn: SignIn
    let machines: MachineTokens?
    let records: RecordDesks
    private let lookout: Lookout
    private let people = Remembered<[UInt8], RecordState, Visitor>(most: 10_000)
    private let programs = Remembered<[UInt8], RecordState, Program>(most: 10_000)

    private struct Program {
        var visitor: Visitor
        var claims: MachineTokens.Claims
    }

    init(signIn: SignIn, machines: MachineTokens?, records: RecordDesks) {
        self.signIn = signIn
        self.machines = machines
        self.records = records
        lookout = Lookout { _ in try await records.ask { try $0.state() } }
    }

    func visitor(_ token: String, _ now: Instant) async throws -> Visitor? {
        guard let id = SessionToken(token)?.digest else { return nil }
        let state = try await lookout.ask(())
        if let known = people.value(for: id, on: state), let stay = known.stay, signIn.terms.isQuiet(stay, at: now) {
            return known
        }
        let signIn = signIn
        let found = try await records.ask { records -> Visitor? in
            guard let session = try signIn.session(for: token, now: now) else { return nil }
            let units = try records.units()
            guard let account = try records.accounts().first(where: { $0.user == session.user }),
                let actor = try? Actor(account, units: units)
            else { return nil }
            return Visitor(
                actor: actor, account: account, session: session.id,
                owes: try signIn.owed(by: session, roles: account.roles), stay: session, state: state)
        }
        if let found { people.keep(found, for: id, on: state) }
        return found
    }

    func machine(_ token: String, _ now: Instant) async throws -> Visitor? {
        guard let machines else { return nil }
        let digest = SHA256.bytes(of: Data(token.utf8))
        let state = try await lookout.ask(())
        if let known = programs.value(for: digest, on: state), known.claims.hold(at: now) { return known.visitor }
        guard let claims = await machines.claims(of: token, now: now) else { return nil }
        let found = try await records.ask {
            Visitor(claims, digest: digest, accounts: try $0.accounts(), units: try $0.units(), state: state)
        }
        if let found { programs.keep(Program(visitor: found, claims: claims), for: digest, on: state) }
        return found
    }
}

extension SessionTerms {
    /// Whether a session is alive and need not be noted as seen.
    fileprivate func isQuiet(_ session: Session, at now: Instant) -> Bool {
        isAlive(session, at: now) && !isToBeTouched(session, at: now)
    }
}
