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

    /// What names people is for those who reach all of them; what names nobody is for the uppermost units.
    @Test func whatIsInQuarantineIsSeenWithinTheReach() throws {
        let home = QuarantineHome(try TestStore())
        var below = Person.sample(2)
        below.unit = "U-2"
        try home.home.load(
            .unit(Unit(code: "U-1", name: "局", region: "449999")),
            .unit(Unit(code: "U-2", name: "科", parent: "U-1", region: "449999")),
            .unit(Unit(code: "U-9", name: "他局", region: "449999")), .person(.sample(1)), .person(below))
        try home.home.importFeed(
            .sample(1),
            [home.bad("<a/>", of: 1), home.bad("<b/>", of: 2), home.bad("<c/>", of: 1, 2), home.bad("<d/>")])
        try home.home.add("u-1", [.administrator], unit: "U-1")
        for (reach, seen) in [
            (Reach.everybody, [1, 2, 3, 4]), (.units(["U-1", "U-2", "U-9"]), [1, 2, 3, 4]),
            (.units(["U-1", "U-2"]), [1, 2, 3, 4]), (.units(["U-2"]), [2]), (.units(["U-1"]), [1, 4]),
            (.units(["U-9"]), [4]), (.units([]), []),
        ] as [(Reach, [Int64])] {
            let found = try home.store.quarantined(isOpen: true, in: reach, reading: home.reading).map(\.number)
            #expect(found == seen, "\(reach)")
            let each = try (1...4).filter {
                try home.store.quarantined($0, in: reach, actor: "u-1", reading: home.reading) != nil
            }
            #expect(each == seen, "\(reach)")
        }
        #expect(throws: QuarantineRefusal.unknown(9)) {
            try home.store.quarantined(9, in: .everybody, actor: "u-1", reading: home.reading)
        }
    }

    @Test func aRefusalNamesNobodyOutOfReach() throws {
        let home = try made()
        try home.home.add("far", [.clerk, .reviewer], unit: "U-9")
        #expect(throws: AccessRefusal.someoneOutsideUnit("far", "U-9")) { try home.fix(1, "<b/>", by: "far") }
        let namesake = Holder(name: "张1", birthDate: day("1990-03-07"), sex: .male)
        _ = try home.store.importFeed(name: "f", actor: "clerk", at: received) { ledger in
            var taking = try FeedImport(.sample(7), into: ledger)
            try taking.take(.good(.issued("d-7", "ordinaryPassport:E7", namesake)))
            return try taking.finish()
        }
        let record = RecordID(source: "gd", id: "d-7")
        #expect(throws: AccessRefusal.someoneOutsideUnit("far", "U-9")) {
            _ = try home.store.match(record, actor: "far")
        }
        #expect(throws: AccessRefusal.someoneOutsideUnit("far", "U-9")) {
            try home.store.rejectMatch(record, on: day("2026-11-23"), actor: "far", at: received)
        }
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
