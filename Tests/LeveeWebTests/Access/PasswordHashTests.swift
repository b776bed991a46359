import Foundation
import LeveeCore
import Synchronization
import Testing

@testable import LeveeWeb

@Suite struct PasswordHashTests {
    static let quick = PasswordHash(cost: .init(ln: 4, r: 8, p: 1))
    private let password = "the river is wide"

    @Test func aHashIsOfItsPasswordAlone() throws {
        let stored = try Self.quick.make(password, for: "u")
        #expect(PasswordHash.verify(password, stored))
        for other in ["", "the river is wid", "the river is wide ", "The river is wide"] {
            #expect(!PasswordHash.verify(other, stored))
        }
        #expect(try Self.quick.make(password, for: "u") != stored)
    }

    /// The third vector of RFC 7914, 12; and what is written with the cost in force.
    @Test func itIsScryptAsWritten() throws {
        let vector =
            "$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU"
            + "$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofLVQylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw"
        #expect(PasswordHash.verify("pleaseletmein", vector) && !PasswordHash.verify("pleaseletmeout", vector))
        let stored = try PasswordHash().make(password, for: "u")
        #expect(stored.hasPrefix("$scrypt$ln=15,r=8,p=3$"))
        #expect(stored.split(separator: "$").map(\.count) == [6, 13, 22, 43])
        #expect(PasswordHash.verify(password, stored))
    }

    @Test func aSignIsTheSameHoweverItIsComposed() throws {
        let stored = try Self.quick.make("caf\u{00E9} am fluss 7", for: "u")
        #expect(PasswordHash.verify("cafe\u{0301} am fluss 7", stored))
    }

    @Test func theRulesAreAskedBeforeAnythingIsHashed() {
        #expect(throws: PasswordRefusal.tooShort) { try Self.quick.make("abcdefghijk", for: "u") }
        // Eleven signs of two scalars each are eleven in NFC.
        #expect(throws: PasswordRefusal.tooShort) {
            try Self.quick.make(String(repeating: "e\u{0301}", count: 11), for: "u")
        }
    }

    @Test func whatIsStoredIsReadWithinBounds() {
        let salt = "AAAAAAAAAAAAAAAAAAAAAA", key = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        func reads(_ settings: String, _ salt: String = salt, _ key: String = key) -> Bool {
            PasswordHash.read("$scrypt$\(settings)$\(salt)$\(key)") != nil
        }
        #expect(reads("ln=15,r=8,p=3") && reads("ln=17,r=8,p=8") && reads("ln=16,r=16,p=1") && reads("ln=1,r=1,p=1"))
        for settings in [
            "ln=18,r=1,p=1", "ln=17,r=9,p=1", "ln=15,r=8,p=9", "ln=0,r=8,p=3", "ln=15,r=0,p=3", "ln=15,r=8,p=0",
            "ln=15,r=17,p=1", "ln=-1,r=8,p=3", "ln=99999999999999999999,r=8,p=3", "ln=62,r=9000000000000000000,p=1",
            "r=8,ln=15,p=3", "ln=15,r=8", "ln=15,r=8,p=3,x=1", "",
        ] { #expect(!reads(settings), "\(settings)") }
        #expect(!reads("ln=15,r=8,p=3", "AAAA") && !reads("ln=15,r=8,p=3", salt, "AAAA"))
        #expect(!reads("ln=15,r=8,p=3", "!"))
        #expect(!PasswordHash.verify("the river is wide", "") && !PasswordHash.verify("x", "$scrypt$$$"))
    }

    @Test func aHashOfAnotherCostIsMadeAnew() throws {
        let stored = try Self.quick.make(password, for: "u")
        #expect(!Self.quick.needsRehash(stored))
        #expect(try Self.quick.renewed(password, stored) == nil)
        for cost in [(5, 8, 1), (4, 4, 1), (4, 8, 2)].map(PasswordHash.Cost.init) {
            let other = PasswordHash(cost: cost)
            #expect(other.needsRehash(stored))
            let renewed = try #require(try other.renewed(password, stored))
            #expect(!other.needsRehash(renewed) && PasswordHash.verify(password, renewed))
        }
        #expect(!Self.quick.needsRehash("") && !Self.quick.needsRehash("$argon2id$v=19$m=1$AAAA$AAAA"))
        // The rules hold for passwords that are taken, not for those that somebody has.
        #expect(try PasswordHash(cost: .init(ln: 5, r: 8, p: 1)).renewed("cafe\u{0301}", stored) != nil)
    }

    @Test func nobodysHashIsNoPasswords() throws {
        #expect(
            !PasswordHash.verify("", Self.quick.ofNobody()) && !PasswordHash.verify(password, Self.quick.ofNobody()))
        let read = try #require(PasswordHash.read(Self.quick.ofNobody()))
        #expect(read.cost == Self.quick.cost && read.salt.count == 16 && read.key.count == 32)
    }
}

@Suite struct HashingLineTests {
    /// Ten come at once and are served, two at a time; the eleventh is sent away.
    @Test(.timeLimit(.minutes(1))) func twoWorkAndEightWait() async throws {
        let line = HashingLine(places: 2)
        let gate = DispatchSemaphore(value: 0)
        let peak = Peak()
        let all = (0..<10).map { number in
            Task {
                try await line.run {
                    peak.enter()
                    gate.wait()
                    peak.leave()
                    return number
                }
            }
        }
        while await line.crowd < 10 { await Task.yield() }
        await #expect(throws: HashingLine.Full.self) { try await line.run { 11 } }
        for _ in 0..<10 { gate.signal() }
        var served: [Int] = []
        for task in all { served.append(try await task.value) }
        #expect(served == Array(0..<10))
        #expect(peak.most == 2)
        #expect(await line.crowd == 0)
        #expect(try await line.run { 12 } == 12)
    }

    @Test func workThatFailsGivesItsPlaceBack() async throws {
        let line = HashingLine()
        for _ in 0..<3 {
            await #expect(throws: PasswordRefusal.common) { try await line.run { throw PasswordRefusal.common } }
        }
        #expect(await line.crowd == 0)
    }
}

/// How many are inside at once, at most.
private final class Peak: Sendable {
    private let counts = Mutex((now: 0, most: 0))

    var most: Int { counts.withLock { $0.most } }

    func enter() { counts.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) } }

    func leave() { counts.withLock { $0.now -= 1 } }
}
