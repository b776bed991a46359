import LeveeCore

/// Tells who stands behind a token: a session's, or a machine's.
struct FrontDesk: Receptionist {
    let signIn: SignIn
    let machines: MachineTokens?
    let records: RecordDesks

    func visitor(_ token: String, _ now: Instant) async throws -> Visitor? {
        let signIn = signIn
        return try await records.ask { records -> Visitor? in
            guard let session = try signIn.session(for: token, now: now) else { return nil }
            let units = try records.units()
            guard let account = try records.accounts().first(where: { $0.user == session.user }),
                let actor = try? Actor(account, units: units)
            else { return nil }
            return Visitor(
                actor: actor, account: account, reach: actor.reach, session: session.id,
                owes: try signIn.owed(by: session, roles: account.roles), stay: session)
        }
    }

    func machine(_ token: String, _ now: Instant) async throws -> Visitor? {
        guard let claims = await machines?.claims(of: token, now: now) else { return nil }
        return try await records.ask { Visitor(claims, accounts: try $0.accounts(), units: try $0.units()) }
    }
}
