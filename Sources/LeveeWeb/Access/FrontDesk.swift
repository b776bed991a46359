import LeveeCore

/// Tells who stands behind a token: a session's, or a machine's.
struct FrontDesk: Receptionist {
    let signIn: SignIn
    let machines: MachineTokens?
    let records: RecordDesks

    func visitor(_ token: String, _ now: Instant) async throws -> Visitor? {
        guard let session = try await signIn.session(of: token, now: now) else { return nil }
        let (accounts, units) = try await office()
        guard let account = accounts.first(where: { $0.user == session.user }),
            let actor = try? Actor(account, units: units)
        else { return nil }
        return Visitor(
            actor: actor, account: account, reach: actor.reach, session: session.id,
            owes: try await signIn.owed(by: session, account), stay: session)
    }

    func machine(_ token: String, _ now: Instant) async throws -> Visitor? {
        guard let claims = await machines?.claims(of: token, now: now) else { return nil }
        let (accounts, units) = try await office()
        return Visitor(claims, accounts: accounts, units: units)
    }

    private func office() async throws -> ([Account], [LeveeCore.Unit]) {
        try await records.ask { (try $0.accounts(), try $0.units()) }
    }
}
