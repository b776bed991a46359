import LeveeCore
import Testing

@testable import LeveeSQLite

@Suite struct SignInStoreTests {
    /// `u-1` administrates; `u-2` and `u-3` do not.
    private func founded() throws -> TestStore {
        let home = try TestStore()
        try home.addUsers()
        return home
    }

    private func set(_ home: TestStore, _ user: String, keeping: [UInt8]? = nil, by actor: String = "u-1") throws {
        try home.store.setPassword(
            of: user, to: "$scrypt$x", mustChange: actor != user, keeping: keeping, actor: actor, at: received)
    }

    private func session(_ number: UInt8, of user: String = "u-2", at: Instant = received) -> Session {
        Session(
            id: Array(repeating: number, count: 32), user: user, startedAt: at, lastSeenAt: at,
            endsAt: SessionTerms.standard.end(from: at), isSecondFactorDone: false, browser: .firefox)
    }

    private func audit(_ home: TestStore) throws -> String {
        let entry = try #require(try home.store.audit(last: 1).first)
        return "\(entry.actor) \(entry.action) \(entry.detail.drop { $0 != " " }.dropFirst())"
    }

    private let secret = Array("12345678901234567890".utf8)

    @Test func aPasswordIsSetAndTheAuditNamesWho() throws {
        let home = try founded()
        #expect(try home.store.credential(of: "u-2") == nil)
        try set(home, "u-2")
        #expect(
            try home.store.credential(of: "u-2")
                == Credential(user: "u-2", password: "$scrypt$x", mustChange: true, changedAt: received))
        #expect(try audit(home) == "u-1 user password user=u-2 must_change=true sessions_ended=0")
        try set(home, "u-2", by: "u-2")
        #expect(try home.store.credential(of: "u-2")?.mustChange == false)
        #expect(try audit(home) == "u-2 user password user=u-2 must_change=false sessions_ended=0")
        #expect(try home.store.firstAuditBreak() == nil)
    }

    @Test func onlyOneselfOrAnAdministratorSetsIt() throws {
        let home = try founded()
        try set(home, "u-2")
        let before = try home.dump()
        #expect(throws: AccessRefusal.role("u-3", .addUser)) { try set(home, "u-2", by: "u-3") }
        #expect(throws: AccessRefusal.role("u-3", .addUser)) {
            try home.store.setSecondFactor(of: "u-2", to: secret, keeping: nil, actor: "u-3", at: received)
        }
        #expect(throws: AccessRefusal.role("u-3", .addUser)) {
            try home.store.endSessions(of: "u-2", actor: "u-3", at: received)
        }
        #expect(throws: StoreError.self) { try set(home, "nobody") }
        #expect(throws: AccessRefusal.unknownUser("nobody")) { try set(home, "u-2", by: "nobody") }
        #expect(try home.dump() == before)
    }

    @Test func whileNobodyIsRegisteredNothingIsSet() throws {
        let home = try TestStore()
        #expect(throws: AccessRefusal.nobodyRegistered(.addUser)) { try set(home, "u-1") }
    }

    @Test func anAdministratorKeepsToHisUnit() throws {
        let home = try founded()
        try home.load(.unit(Unit(code: "U-2", name: "下属", parent: "U-1", region: "440300")))
        try home.add("u-5", [.administrator], unit: "U-2")
        #expect(throws: AccessRefusal.outsideUnit("u-5", "U-2", "u-2")) { try set(home, "u-2", by: "u-5") }
    }

    @Test func aSessionIsKeptAsItIsUntilItEnds() throws {
        let home = try founded()
        try set(home, "u-2")
        let one = session(1), two = session(2, at: instant("2026-11-23T09:05"))
        try home.store.start(one)
        try home.store.start(two)
        #expect(try home.store.session(id: one.id) == one)
        #expect(try home.store.sessions(of: "u-2") == [two, one])
        #expect(try home.store.session(id: session(3).id) == nil)
        try home.store.touch(one.id, at: instant("2026-11-23T09:10"))
        #expect(try home.store.sessions(of: "u-2").map(\.id) == [one.id, two.id])
        try home.store.touch(one.id, at: instant("2026-11-23T09:01"))
        #expect(try home.store.session(id: one.id)?.lastSeenAt == instant("2026-11-23T09:10"))
        try home.store.end(one.id)
        try home.store.touch(one.id, at: instant("2026-11-23T09:11"))
        #expect(try home.store.sessions(of: "u-2") == [two])
        #expect(try home.store.endAll(of: "u-2", except: nil) == 1)
    }

    @Test func whatHasEndedIsForgottenAtTheNextSignIn() throws {
        let home = try founded()
        try set(home, "u-2")
        try home.store.start(session(1))
        try home.store.start(session(2, at: Instant(nanoseconds: session(1).endsAt.nanoseconds - 1)))
        #expect(try home.count("session") == 2)
        try home.store.start(session(3, at: session(1).endsAt))
        #expect(try home.store.sessions(of: "u-2").map { $0.id[0] } == [3, 2])
    }

    @Test func aSessionIsReplacedOnce() throws {
        let home = try founded()
        try set(home, "u-2")
        try home.store.start(session(1))
        #expect(try home.store.replace(session(1).id, with: session(2)))
        #expect(try !home.store.replace(session(1).id, with: session(3)))
        #expect(try home.store.sessions(of: "u-2") == [session(2)])
    }

    @Test func aNewPasswordOrSecondFactorEndsTheOtherSessions() throws {
        let home = try founded()
        for user in ["u-2", "u-3"] { try set(home, user) }
        func fill() throws {
            try home.store.endAll(of: "u-2", except: nil)
            try home.store.endAll(of: "u-3", except: nil)
            for number: UInt8 in 1...3 { try home.store.start(session(number)) }
            try home.store.start(session(9, of: "u-3"))
        }
        func left() throws -> [UInt8] { try home.store.sessions(of: "u-2").map { $0.id[0] }.sorted() }
        try fill()
        try set(home, "u-2", keeping: session(2).id, by: "u-2")
        #expect(try left() == [2])
        try fill()
        try home.store.setSecondFactor(of: "u-2", to: secret, keeping: session(1).id, actor: "u-2", at: received)
        #expect(try left() == [1])
        #expect(try audit(home) == "u-2 user second-factor user=u-2 set sessions_ended=2")
        try fill()
        try home.store.setSecondFactor(of: "u-2", to: nil, keeping: nil, actor: "u-1", at: received)
        #expect(try left() == [])
        #expect(try audit(home) == "u-1 user second-factor user=u-2 reset sessions_ended=3")
        try fill()
        #expect(try home.store.endSessions(of: "u-2", actor: "u-1", at: received) == 3)
        #expect(try audit(home) == "u-1 user sessions user=u-2 sessions_ended=3")
        #expect(try home.store.sessions(of: "u-3").count == 1)
    }

    @Test func aStepIsAcceptedOnce() throws {
        let home = try founded()
        try set(home, "u-2")
        #expect(try !home.store.acceptStep(7, of: "u-2"))
        try home.store.setSecondFactor(of: "u-2", to: secret, keeping: nil, actor: "u-2", at: received)
        #expect(try [7, 7, 6, 8].map { try home.store.acceptStep($0, of: "u-2") } == [true, false, false, true])
        #expect(try home.store.credential(of: "u-2")?.lastStep == 8)
        // Another secret begins anew, and setting a password does not.
        try set(home, "u-2")
        #expect(try !home.store.acceptStep(8, of: "u-2"))
        try home.store.setSecondFactor(of: "u-2", to: secret.reversed(), keeping: nil, actor: "u-2", at: received)
        #expect(try home.store.acceptStep(1, of: "u-2"))
        #expect(try !home.store.acceptStep(1, of: "nobody"))
    }

    @Test func aSecondFactorComesAfterAPassword() throws {
        let home = try founded()
        #expect(throws: StoreError.self) {
            try home.store.setSecondFactor(of: "u-2", to: secret, keeping: nil, actor: "u-1", at: received)
        }
    }

    @Test func whoIsDisabledOrGetsOtherRolesIsSignedOut() throws {
        let home = try founded()
        for user in ["u-2", "u-3"] { try set(home, user) }
        try home.store.start(session(1))
        try home.store.start(session(9, of: "u-3"))
        try home.add("u-2", [.clerk, .reviewer])
        #expect(try home.count("session") == 2)
        try home.add("u-2", [.clerk])
        #expect(try home.store.sessions(of: "u-2") == [])
        try home.store.start(session(1))
        try home.add("u-2", [.clerk], unit: "U-9")
        #expect(try home.store.sessions(of: "u-2") == [])
        try home.store.start(session(1))
        try home.store.disableUser("u-2", actor: "u-1", at: received)
        #expect(try home.store.sessions(of: "u-2") == [])
        #expect(try home.store.sessions(of: "u-3").count == 1)
    }

    /// What he signs in with has not changed: no session ends, and the audit says nothing.
    @Test func theSameHashedAnewTakesThePlaceOfItsHashAlone() throws {
        let home = try founded()
        try set(home, "u-2")
        try home.store.start(session(1))
        let before = try home.store.audit(last: 100).count
        #expect(try !home.store.rehash(of: "u-2", from: "$scrypt$w", to: "$scrypt$y"))
        #expect(try !home.store.rehash(of: "u-3", from: "$scrypt$x", to: "$scrypt$y"))
        #expect(try home.store.credential(of: "u-2")?.password == "$scrypt$x")
        #expect(try home.store.rehash(of: "u-2", from: "$scrypt$x", to: "$scrypt$y"))
        #expect(
            try home.store.credential(of: "u-2")
                == Credential(user: "u-2", password: "$scrypt$y", mustChange: true, changedAt: received))
        #expect(try home.store.sessions(of: "u-2") == [session(1)])
        #expect(try home.store.audit(last: 100).count == before)
    }

    @Test func noSecretStandsInTheAudit() throws {
        let home = try founded()
        try set(home, "u-2")
        try home.store.setSecondFactor(of: "u-2", to: secret, keeping: nil, actor: "u-1", at: received)
        let entries = try home.store.audit(last: 100).map { "\($0)" }.joined()
        #expect(!entries.contains("scrypt") && !entries.contains("12345678901234567890") && !entries.contains("313233"))
    }
}
