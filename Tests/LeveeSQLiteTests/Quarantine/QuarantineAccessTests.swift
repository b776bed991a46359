import LeveeCore
import Testing

@testable import LeveeSQLite

/// Who may settle a quarantined record and decide a possible match, and over whom.
@Suite struct QuarantineAccessTests {
    private func made() throws -> QuarantineHome {
        let home = QuarantineHome(try TestStore.withOffices())
        let feed: (FeedHeader, [FeedItem]) = (.sample(1), [home.bad("<a/>", .badValue, of: 1), home.bad("<p/>")])
        _ = try home.store.importFeed(name: "f", actor: "clerk", at: received) { ledger in
            var taking = try FeedImport(feed.0, into: ledger)
            for item in feed.1 { try taking.take(item) }
            return try taking.finish()
        }
        home.means("<b/>", .issued("d-5", "ordinaryPassport:E1", .person(1)))
        return home
    }

    private func allowed(_ work: () throws -> Void) throws -> Bool {
        do { try work() } catch is AccessRefusal { return false }
        return true
    }

    @Test(arguments: Role.allCases) func everyRole(_ role: Role) throws {
        let fixing = try made()
        #expect(try allowed { try fixing.fix(1, "<b/>", by: role.rawValue) } == (role == .clerk))
        let replaying = try made()
        #expect(
            try allowed { try replaying.replay(by: role.rawValue) } == [.clerk, .administrator].contains(role))
        let dropping = try made()
        #expect(try allowed { try dropping.drop(1, by: role.rawValue) } == (role == .reviewer))
        #expect(try allowed { _ = try dropping.store.quarantined(1, actor: role.rawValue, reading: dropping.reading) })
    }

    @Test func nobodyActsOverAnotherUnitsPeopleOrOnHimself() throws {
        let home = try made()
        try home.home.add("far", [.clerk, .reviewer], unit: "U-9")
        try home.home.add("self", [.clerk, .reviewer], ref: "P-1")
        home.means("<v/>", .issued("d-6", "ordinaryPassport:E2", .person(1)))
        let before = try home.home.dump()
        for user in ["far", "self", "nobody"] {
            #expect(throws: AccessRefusal.self) { try home.fix(1, "<b/>", by: user) }
            #expect(throws: AccessRefusal.self) { try home.drop(1, by: user) }
            #expect(throws: AccessRefusal.self) { try home.replay([1], by: user) }
            // Nor may he make a record that is nobody's one of theirs.
            #expect(throws: AccessRefusal.self) { try home.fix(2, "<v/>", by: user) }
            #expect(throws: AccessRefusal.self) {
                _ = try home.store.quarantined(1, actor: user, reading: home.reading)
            }
        }
        #expect(try home.home.dump() == before)
        let result = try home.replay(by: "far")
        #expect(result.outOfReach == 1 && result.stillBad == [2: .badValue])
    }

    /// A withdrawal is about whomever it touches, through however many other withdrawals.
    @Test func aWithdrawalReachesThePersonBehindIt() throws {
        let home = QuarantineHome(try TestStore.withOffices())
        try home.home.add("far", [.clerk, .reviewer], unit: "U-9")
        let namesake = Holder(name: "张2", birthDate: day("1990-03-07"), sex: .male)
        let records: [FeedRecord] = [
            .issued("d-1", "ordinaryPassport:E5", .person(1)), .withdrawal("w-1", of: "d-1"),
            .withdrawal("w-2", of: "w-1"), .issued("d-2", "ordinaryPassport:E6", namesake),
        ]
        let bad = home.bad("<w/>")
        _ = try home.store.importFeed(name: "f", actor: "clerk", at: received) { ledger in
            var taking = try FeedImport(.sample(1), into: ledger)
            for record in records { try taking.take(.good(record)) }
            try taking.take(bad)
            return try taking.finish()
        }
        for target in ["d-1", "w-1", "w-2", "d-2"] {
            home.means("<v/>", .withdrawal("w-9", of: target))
            #expect(throws: AccessRefusal.self, "\(target)") { try home.fix(1, "<v/>", by: "far") }
        }
        home.means("<v/>", .withdrawal("w-9", of: "unknown"))
        #expect(try home.fix(1, "<v/>", by: "far") == .accepted)
    }

    @Test func aMatchIsDecidedWithinReach() throws {
        let home = QuarantineHome(try TestStore.withOffices())
        try home.home.add("far", [.reviewer], unit: "U-9")
        let namesake = Holder(name: "张1", birthDate: day("1990-03-07"), sex: .male)
        _ = try home.store.importFeed(name: "f", actor: "clerk", at: received) { ledger in
            var taking = try FeedImport(.sample(1), into: ledger)
            try taking.take(.good(.issued("d-9", "ordinaryPassport:E9", namesake)))
            return try taking.finish()
        }
        let record = RecordID(source: "gd", id: "d-9")
        let on = day("2026-11-23")
        let before = try home.home.dump()
        for user in ["far", "clerk", "administrator", "auditor"] {
            #expect(throws: AccessRefusal.self) {
                try home.store.confirmMatch(record, of: "P-1", on: on, actor: user, at: received)
            }
            #expect(throws: AccessRefusal.self) {
                try home.store.rejectMatch(record, on: on, actor: user, at: received)
            }
        }
        #expect(throws: AccessRefusal.self) { _ = try home.store.match(record, actor: "far") }
        #expect(try home.home.dump() == before)
        #expect(try home.store.match(record, actor: "auditor").candidates.map(\.person.ref) == ["P-1"])
        try home.store.confirmMatch(record, of: "P-1", on: on, actor: "reviewer", at: received)
    }
}
