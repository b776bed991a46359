import LeveeCore
import Testing

@testable import LeveeWeb

@Suite struct SignInTests {
    static let password = "the river is wide", secret = Array("12345678901234567890".utf8)
    static let cost = PasswordHash.Cost(ln: 4, r: 8, p: 1)

    let records = MemorySignInRecords()
    let door: SignIn

    /// `clerk` has a password, `boss` a second factor too; `gone` is disabled, and `ghost` has a password and no account.
    init() throws {
        let accounts = [
            Account(user: "clerk", roles: [.clerk], unit: "U"), Account(user: "boss", roles: [.approver], unit: "U"),
            Account(user: "bare", roles: [.clerk], unit: "U"),
            Account(user: "gone", roles: [.clerk], unit: "U", isDisabled: true),
        ]
        door = SignIn(
            records: records, accounts: { accounts }, key: Array(repeating: 7, count: 32), cost: Self.cost)
        for user in ["clerk", "boss", "gone", "ghost"] {
            records.setPassword(
                of: user, to: try PasswordHash(cost: Self.cost).make(Self.password, for: user), mustChange: false,
                keeping: nil, actor: user, at: Self.at(0))
        }
        records.setSecondFactor(of: "boss", to: Self.secret, keeping: nil, actor: "boss", at: Self.at(0))
    }

    static func at(_ seconds: Int64, less nanoseconds: Int64 = 0) -> Instant {
        Instant(nanoseconds: (1_000_000 + seconds) * 1_000_000_000 - nanoseconds)
    }

    func origin(_ address: String = "192.0.2.1", device: String? = nil) -> SignIn.Origin {
        SignIn.Origin(address: address, device: device, userAgent: "Mozilla/5.0 Firefox/140.0")
    }

    func attempt(
        _ user: String, _ password: String = password, from origin: SignIn.Origin? = nil, at seconds: Int64 = 0
    ) async throws -> SignIn.Outcome {
        try await door.attempt(
            user: user, password: password, from: origin ?? self.origin(), now: Self.at(seconds))
    }

    func code(_ seconds: Int64, _ secret: [UInt8] = secret) -> String {
        TOTP.code(secret, step: TOTP.step(at: Self.at(seconds)))
    }

    func signedIn(_ outcome: SignIn.Outcome) throws -> (token: String, device: String?) {
        guard case .signedIn(let token, let device) = outcome else {
            Issue.record("\(outcome)")
            throw Missing()
        }
        return (token, device)
    }

    /// The session of whoever signs in now.
    func session(of user: String, at seconds: Int64 = 0) async throws -> Session {
        let token = try signedIn(try await attempt(user, at: seconds)).token
        return try #require(try door.session(for: token, now: Self.at(seconds)))
    }

    @Test func aPasswordOpensASession() async throws {
        let (token, device) = try signedIn(try await attempt("clerk"))
        #expect(device != nil)
        let session = try #require(try door.session(for: token, now: Self.at(0)))
        #expect(session.user == "clerk" && session.browser == .firefox && !session.isSecondFactorDone)
        #expect(session.id == SessionToken(token)?.digest && session.endsAt == Self.at(12 * 3600))
        #expect(try door.owed(by: session, roles: [.clerk]) == nil)
        #expect(try signedIn(try await attempt("clerk")).token != token)
    }

    @Test func nobodyIsToldWhatWasWrong() async throws {
        for (user, password) in [
            ("clerk", "the river is wild"), ("nobody", Self.password), ("gone", Self.password),
            ("ghost", Self.password), ("bare", Self.password), ("bare", ""), ("clerk", ""), ("", ""),
            ("CLERK", Self.password), ("clerk", String(repeating: "x", count: 10_000)),
        ] { #expect(try await attempt(user, password, from: origin("192.0.2.\(user.count)")) == .refused, "\(user)") }
        #expect(records.sessions(of: "gone").isEmpty && records.sessions(of: "ghost").isEmpty)
    }

    @Test func aSessionEndsIdleOrOldAndIsTouchedOnceAMinute() async throws {
        let token = try signedIn(try await attempt("clerk")).token
        func lives(_ seconds: Int64, less: Int64 = 0) throws -> Bool {
            try door.session(for: token, now: Self.at(seconds, less: less)) != nil
        }
        #expect(try lives(59) && records.touches == 0)
        #expect(try lives(60) && records.touches == 1)
        #expect(try lives(60) && records.touches == 1)
        #expect(try lives(60 + 1800, less: 1))
        #expect(try !lives(60 + 3600, less: 1) && records.sessions(of: "clerk").isEmpty)
        #expect(try !lives(61))
        for wrong in ["", "x", token + "A", String(token.dropLast()) + "!", String(repeating: "A", count: 43)] {
            #expect(try door.session(for: wrong, now: Self.at(0)) == nil)
        }
    }

    @Test func aCodeGivesANewTokenOnceAndTheDevice() async throws {
        let (token, device) = try signedIn(try await attempt("boss"))
        #expect(device == nil)
        let session = try #require(try door.session(for: token, now: Self.at(0)))
        #expect(try door.owed(by: session, roles: [.approver]) == .secondFactor)
        #expect(try door.confirm(code: "000000", for: session, from: origin(), now: Self.at(0)) == .refused)
        let next = try signedIn(try door.confirm(code: code(0), for: session, from: origin(), now: Self.at(1)))
        #expect(next.token != token && next.device != nil)
        #expect(try door.session(for: token, now: Self.at(1)) == nil)
        let after = try #require(try door.session(for: next.token, now: Self.at(1)))
        #expect(after.isSecondFactorDone && after.endsAt == session.endsAt)
        #expect(try door.owed(by: after, roles: [.approver]) == nil)
        // The same code again, in another session.
        let again = try await self.session(of: "boss", at: 2)
        #expect(try door.confirm(code: code(0), for: again, from: origin(), now: Self.at(2)) == .refused)
        #expect(try door.confirm(code: code(30), for: again, from: origin(), now: Self.at(30)) != .refused)
    }

    /// Whoever has the password guesses from ever new addresses: the sixth code waits, a known device does not.
    @Test func codesCannotBeGuessedFromManyAddresses() async throws {
        let known = try signedIn(
            try door.confirm(code: code(0), for: try await session(of: "boss"), from: origin(), now: Self.at(0))
        ).device
        for guess in 1...6 {
            let address = origin("198.51.100.\(guess)")
            let token = try signedIn(try await attempt("boss", from: address, at: 60)).token
            let session = try #require(try door.session(for: token, now: Self.at(60)))
            #expect(
                try door.confirm(code: "000000", for: session, from: address, now: Self.at(60))
                    == (guess <= 5 ? .refused : .throttled(retryAfter: 15)))
        }
        let mine = origin(device: known)
        let token = try signedIn(try await attempt("boss", from: mine, at: 60)).token
        let session = try #require(try door.session(for: token, now: Self.at(60)))
        #expect(
            try signedIn(try door.confirm(code: code(60), for: session, from: mine, now: Self.at(60))).device == known)
    }

    @Test func aSecondFactorIsSetUpFromTheSessionAlone() async throws {
        let session = try await session(of: "clerk")
        let other = try await self.session(of: "clerk")
        let enrolment = try #require(try door.enrolment(for: session))
        #expect(try door.enrolment(for: session) == enrolment && door.enrolment(for: other) != enrolment)
        let secret = try #require(TOTP.secret(base32: enrolment.secret))
        #expect(secret.count == 20 && enrolment.address == TOTP.address(secret, user: "clerk"))
        #expect(records.credential(of: "clerk")?.secondFactor == nil)
        #expect(
            try door.confirmEnrolment(code: code(0, secret), for: other, from: origin(), now: Self.at(0)) == .refused)
        let next = try signedIn(
            try door.confirmEnrolment(code: code(0, secret), for: session, from: origin(), now: Self.at(0)))
        let after = try #require(try door.session(for: next.token, now: Self.at(0)))
        #expect(after.isSecondFactorDone && records.sessions(of: "clerk") == [after])
        #expect(records.credential(of: "clerk")?.secondFactor == secret)
        // It cannot be set up anew with the password alone, and its first code is spent.
        let later = try await self.session(of: "clerk")
        #expect(try door.enrolment(for: later) == nil && door.enrolment(for: after) == nil)
        #expect(try door.confirm(code: code(0, secret), for: later, from: origin(), now: Self.at(0)) == .refused)
    }

    @Test func whoWasGivenAPasswordTakesAnotherFirst() async throws {
        records.setPassword(
            of: "clerk", to: try PasswordHash(cost: Self.cost).make(Self.password, for: "clerk"), mustChange: true,
            keeping: nil, actor: "admin", at: Self.at(0))
        let session = try await session(of: "clerk")
        let other = try await self.session(of: "clerk")
        #expect(try door.owed(by: session, roles: [.approver]) == .newPassword)
        #expect(try door.enrolment(for: session) == nil)
        func change(_ old: String, _ new: String) async throws -> SignIn.PasswordOutcome {
            try await door.changePassword(for: session, old: old, new: new, now: Self.at(0))
        }
        let new = "the sea is wider"
        #expect(try await change("the river is wild", new) == .refused)
        #expect(try await change(Self.password, "short") == .unfit(.tooShort))
        #expect(try await change(Self.password, Self.password) == .unfit(.unchanged))
        #expect(try await change(Self.password, new) == .changed)
        #expect(records.sessions(of: "clerk").map(\.id) == [session.id] && session.id != other.id)
        #expect(try door.owed(by: session, roles: [.approver]) == .enrolment)
        #expect(try await attempt("clerk") == .refused)
        _ = try signedIn(try await attempt("clerk", new))
        for _ in 0..<5 { #expect(try await change(Self.password, new) == .refused) }
        #expect(try await change(new, "the sea is widest") == .throttled(retryAfter: 15))
    }

    @Test func noPasswordIsChangedBeforeTheCode() async throws {
        let session = try await session(of: "boss")
        #expect(
            try await door.changePassword(
                for: session, old: Self.password, new: "the sea is wider", now: Self.at(0)) == .refused)
    }

    @Test func whoeverFailsWaitsAndHisColleagueDoesNot() async throws {
        let device = try signedIn(try await attempt("clerk")).device
        for _ in 0..<5 { #expect(try await attempt("clerk", "the river is wild") == .refused) }
        // From the same address too, the known device has a way in; and so has everybody from another address.
        #expect(try await attempt("clerk") == .throttled(retryAfter: 15))
        _ = try signedIn(try await attempt("clerk", from: origin(device: device)))
        _ = try signedIn(try await attempt("clerk", from: origin("192.0.2.2")))
        #expect(try await attempt("clerk", from: origin(device: "x")) == .throttled(retryAfter: 15))
        _ = try signedIn(try await attempt("clerk", at: 15))
    }

    @Test func sessionsAreEnded() async throws {
        let sessions = [try await session(of: "clerk"), try await session(of: "clerk"), try await session(of: "clerk")]
        try door.end(sessions[0])
        #expect(try door.endOthers(sessions[1]) == 1)
        #expect(records.sessions(of: "clerk") == [sessions[1]])
    }

    @Test func aRightPasswordIsHashedAnewWhenTheCostHasChanged() async throws {
        let stored = try #require(records.credential(of: "clerk")).password
        let raised = PasswordHash.Cost(ln: 5, r: 8, p: 1)
        let door = SignIn(
            records: records, accounts: { [Account(user: "clerk", roles: [.clerk], unit: "U")] }, key: [1], cost: raised
        )
        func attempt(_ password: String) async throws -> SignIn.Outcome {
            try await door.attempt(user: "clerk", password: password, from: origin(), now: Self.at(0))
        }
        #expect(try await attempt("the river is wild") == .refused)
        #expect(records.credential(of: "clerk")?.password == stored)
        let first = try #require(
            try door.session(for: try signedIn(try await attempt(Self.password)).token, now: Self.at(0)))
        let renewed = try #require(records.credential(of: "clerk")).password
        #expect(renewed.hasPrefix("$scrypt$ln=5,r=8,p=1$") && PasswordHash.verify(Self.password, renewed))
        _ = try signedIn(try await attempt(Self.password))
        #expect(records.credential(of: "clerk")?.password == renewed)
        #expect(records.session(id: first.id) != nil)
    }

    @Test func aNewSessionTakesThePlaceOfTheBrowsersLastOne() async throws {
        var here = origin()
        let other = try await session(of: "clerk")
        let last = try signedIn(try await attempt("clerk", from: here)).token
        let before = try #require(try door.session(for: last, now: Self.at(0)))
        here.session = last
        #expect(try await attempt("clerk", "the river is wild", from: here) == .refused)
        #expect(records.session(id: before.id) != nil)
        let token = try signedIn(try await attempt("clerk", from: here)).token
        let after = try #require(try door.session(for: token, now: Self.at(0)))
        #expect(Set(records.sessions(of: "clerk").map(\.id)) == [other.id, after.id])
        // Somebody else at the same browser, and what is no token.
        here.session = token
        let boss = try signedIn(try await attempt("boss", from: here)).token
        #expect(records.session(id: after.id) == nil && records.session(id: other.id) != nil)
        for wrong in ["", "x", boss + "A"] {
            here.session = wrong
            _ = try signedIn(try await attempt("clerk", from: here))
        }
        #expect(try door.session(for: boss, now: Self.at(0)) != nil)
    }

    /// Whatever fails elsewhere, with names, with the right password and wrong codes, and with other people's marks.
    @Test func noFailuresElsewhereKeepAKnownDeviceOut() async throws {
        var generator = SplitMix(state: 11)
        for _ in 0..<5 {
            let door = SignIn(
                records: records, accounts: { [Account(user: "boss", roles: [.approver], unit: "U")] }, key: [1],
                cost: Self.cost)
            // Past whatever the last round took: no code is taken twice.
            var now = max(0, (records.credential(of: "boss")?.lastStep ?? 0) * 30 - 1_000_000 + 60)
            var home = origin("192.0.2.1")
            var held = 0
            /// Signs in wholly from the known place.
            func enter() async throws {
                now += 30
                let token = try signedIn(
                    try await door.attempt(user: "boss", password: Self.password, from: home, now: Self.at(now))
                ).token
                let session = try #require(try door.session(for: token, now: Self.at(now)))
                let outcome = try door.confirm(code: code(now), for: session, from: home, now: Self.at(now))
                home.device = try signedIn(outcome).device
            }
            try await enter()
            for _ in 0..<200 {
                now += Int64.random(in: 0...1, using: &generator)
                let number = Int.random(in: 1...40, using: &generator)
                let marks = [nil, "x", door.marks.make(for: "clerk", now: Self.at(now))]
                let there = origin("198.51.100.\(number)", device: marks.randomElement(using: &generator) ?? nil)
                let user = ["boss", "nobody"].randomElement(using: &generator) ?? ""
                let password = [Self.password, "the river is wild"].randomElement(using: &generator) ?? ""
                let outcome = try await door.attempt(user: user, password: password, from: there, now: Self.at(now))
                if case .signedIn(let token, _) = outcome,
                    let session = try door.session(for: token, now: Self.at(now))
                {
                    let guess = try door.confirm(code: "no code", for: session, from: there, now: Self.at(now))
                    if case .throttled = guess { held += 1 }
                }
                if Int.random(in: 0...59, using: &generator) == 0 { try await enter() }
            }
            try await enter()
            #expect(held > 0, "the attack was one")
        }
    }

    @Test func whoComesToAFullLineIsSentAwayAndNotCounted() async throws {
        let door = SignIn(
            records: records, accounts: { [] }, key: [1], cost: PasswordHash.Cost(ln: 14, r: 8, p: 1))
        let outcomes = try await withThrowingTaskGroup { group in
            for number in 0..<30 {
                group.addTask {
                    try await door.attempt(
                        user: "u", password: "x", from: .init(address: "192.0.2.\(number)"), now: Self.at(0))
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.contains(.busy(retryAfter: 2)))
        #expect(outcomes.count { $0 == .refused } > HashingLine.waitingPlaces)
        #expect(door.throttle.size == 2 * outcomes.count { $0 == .refused })
    }
}
