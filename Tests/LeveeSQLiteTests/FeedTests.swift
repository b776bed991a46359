import LeveeCore
import Testing

@testable import LeveeSQLite

@Suite struct FeedTests {
    private let home: TestStore
    private let passport = "ordinaryPassport:E1"

    init() throws {
        home = try TestStore()
        try home.load(.person(.sample(1)), .person(.sample(2)))
    }

    @Test func theSameRecordIsADuplicateAndAnotherContentAConflict() throws {
        let record = FeedRecord.issued("d-1", passport, .person(1))
        #expect(try home.importRecords(1, record) == statement(1, accepted: 1))
        #expect(try home.importRecords(2, record) == statement(2, duplicate: 1))
        #expect(
            try home.importRecords(3, .issued("d-1", "ordinaryPassport:E2", .person(1))) == statement(3, quarantined: 1)
        )
        #expect(try documents("P-1") == [passport])
        let quarantined = try home.store.quarantined()
        #expect(quarantined.map(\.reason) == [.conflict])
        #expect(quarantined.map(\.xml) == ["<record id='d-1'/>"])
    }

    @Test func strangersAreCountedAndNotKept() throws {
        #expect(try home.importRecords(1, .issued("d-1", passport, .person(7))) == statement(1, notRegistered: 1))
        #expect(try home.count("feed_record") == 0)
        try home.load(.person(.sample(7)))
        #expect(try home.importRecords(1, .issued("d-1", passport, .person(7))) == statement(1, accepted: 1))
        #expect(try home.store.feedFiles().map(\.statement) == [statement(1, notRegistered: 1)])
    }

    @Test func aDocumentNumberNamesItsHolder() throws {
        try home.load(.document(.sample(passport, "P-2")))
        try home.importRecords(
            1, .issued("d-1", passport, .person(1)), .issued("d-2", "ordinaryPassport:E2", .person(1)))
        let totals = try home.importRecords(
            2, .crossing("c-1", passport), .crossing("c-2", "ordinaryPassport:E2"),
            .crossing("c-3", "ordinaryPassport:E3"))
        #expect(totals == statement(2, accepted: 2, notRegistered: 1))
        #expect(try home.store.dossier(ref: "P-2")?.crossings.map(\.record.id) == ["c-1"])
        #expect(try home.store.dossier(ref: "P-1")?.crossings.map(\.record.id) == ["c-2"])
    }

    @Test func aWithdrawnRecordNamesNobody() throws {
        try home.importRecords(1, .issued("d-1", passport, .person(1)), .issued("d-2", passport, .person(2)))
        try home.importRecords(2, .withdrawal("w-1", of: "d-1"), .crossing("c-1", passport))
        #expect(try home.store.dossier(ref: "P-2")?.crossings.map(\.record.id) == ["c-1"])
        #expect(try documents("P-1") == [])
    }

    @Test func aChangedIDNumberNoLongerMatches() throws {
        try home.importRecords(1, .issued("d-1", passport, .person(1)))
        var renumbered = Person.sample(1)
        renumbered.idNumber = idNumber(801)
        try home.load(.person(renumbered))
        #expect(try documents("P-1") == [passport])
        #expect(
            try home.importRecords(
                2, .issued("d-2", "ordinaryPassport:E2", .person(1)),
                .issued("d-3", "ordinaryPassport:E3", Holder(idNumber: idNumber(801))))
                == statement(2, accepted: 1, notRegistered: 1))
    }

    @Test(arguments: [
        // The withdrawals in the order in which they come, and whether the record stands in the end.
        (["d-1", "w-1>d-1"], false), (["w-1>d-1", "d-1"], false), (["d-1", "w-1>d-1", "w-2>w-1"], true),
        (["w-2>w-1", "w-1>d-1", "d-1"], true), (["d-1", "w-1>d-1", "w-2>w-1", "w-3>w-2"], false),
        (["d-1", "w-1>d-1", "w-2>d-1", "w-3>w-1"], false), (["d-1", "w-1>d-1", "d-1"], false),
    ])
    func withdrawals(order: [String], stands: Bool) throws {
        for (number, text) in order.enumerated() {
            let parts = text.split(separator: ">").map(String.init)
            let record: FeedRecord =
                parts.count == 1 ? .issued("d-1", passport, .person(1)) : .withdrawal(parts[0], of: parts[1])
            try home.importRecords(Int64(number + 1), record)
        }
        #expect(try documents("P-1") == (stands ? [passport] : []))
        #expect(try Doctor(home: home.home).examine().filter { !$0.ok } == [])
    }

    @Test func aRingOfWithdrawalsIsBad() throws {
        let totals = try home.importRecords(
            1, .withdrawal("w-0", of: "w-0"), .withdrawal("w-1", of: "w-2"), .withdrawal("w-2", of: "w-3"),
            .withdrawal("w-3", of: "w-1"))
        #expect(totals == statement(1, accepted: 2, quarantined: 2))
        #expect(try home.store.quarantined().map(\.reason) == [.withdrawalCycle, .withdrawalCycle])
        // A quarantined record does not occupy its id.
        #expect(try home.importRecords(2, .withdrawal("w-3", of: "c-9")) == statement(2, accepted: 1))
    }

    @Test func aWithdrawalReachesOnlyItsOwnSource() throws {
        try home.importRecords(1, .issued("d-1", passport, .person(1)))
        try home.importRecords(1, .withdrawal("w-1", of: "d-1"), source: "sh")
        #expect(try documents("P-1") == [passport])
    }

    @Test func aNumberUsedAgainForOtherRecordsIsRefusedAndLeavesNoTrace() throws {
        let first = FeedRecord.issued("d-1", passport, .person(1))
        try home.importRecords(1, first)
        #expect(try home.importRecords(1, first) == statement(1, duplicate: 1))
        let before = try home.dump()
        #expect(throws: FeedRefusal(.sequenceReused, field: "sequence")) {
            try home.importRecords(1, first, .issued("d-2", "ordinaryPassport:E2", .person(1)))
        }
        #expect(try home.dump() == before)
    }

    @Test func gapsAreShownUntilTheyAreFilled() throws {
        func gaps(_ sequence: Int64) throws -> [FeedGap] {
            try home.importRecords(sequence)
            return try home.store.gaps()
        }
        #expect(try gaps(10) == [])
        #expect(try gaps(14) == [FeedGap(source: "gd", from: 11, to: 13)])
        #expect(try gaps(12) == [FeedGap(source: "gd", from: 11, to: 11), FeedGap(source: "gd", from: 13, to: 13)])
        #expect(try gaps(11) == [FeedGap(source: "gd", from: 13, to: 13)])
        #expect(try gaps(13) == [])
        #expect(try gaps(8) == [FeedGap(source: "gd", from: 9, to: 9)])
        try home.importRecords(.max, source: "sh")
        try home.importRecords(1, source: "sh")
        #expect(try home.store.gaps().last == FeedGap(source: "sh", from: 2, to: .max - 1))
        #expect(try home.store.coverage() == Coverage(files: home.store.feedFiles().map(\.header)))
        #expect(try home.store.coverage().runs.count == 4)
    }

    @Test func quarantineKeepsEachBadRecordOnceAndForgetsThePersonless() throws {
        let personless = FeedItem.bad(BadRecord(reason: .unknownElement, field: "x"), xml: "<x/>")
        let known = FeedItem.bad(BadRecord(reason: .badValue, field: "@on", idNumbers: [idNumber(3)]), xml: "<y/>")
        let stranger = FeedItem.bad(BadRecord(reason: .badValue, field: "@on", idNumbers: [idNumber(99)]), xml: "<z/>")
        #expect(
            try home.importFeed(.sample(1), [personless, known, stranger, personless])
                == statement(1, notRegistered: 1, quarantined: 3))
        try home.importFeed(.sample(2), [personless])
        #expect(try home.store.quarantined().map(\.isPersonless) == [true, false])
        #expect(try home.store.forgetQuarantine(before: received, actor: "u", at: received) == 0)
        let later = Instant(nanoseconds: received.nanoseconds + 1)
        #expect(try home.store.forgetQuarantine(before: later, actor: "u", at: later) == 1)
        #expect(try home.store.quarantined().map(\.xml) == ["<y/>"])
    }

    @Test func aFileThatIsNotClosedIsNotKept() throws {
        let before = try home.dump()
        #expect(
            code {
                _ = try home.store.importFeed(name: "f", actor: "u", at: received) { ledger in
                    var feed = try FeedImport(.sample(1), into: ledger)
                    try feed.take(.good(.issued("d-1", passport, .person(1))))
                    return feed.statement
                }
            } == .corrupt)
        #expect(try home.dump() == before)
    }

    private func documents(_ ref: String) throws -> [String] {
        try home.store.dossier(ref: ref)?.documents.map(\.key.description) ?? []
    }
}

func statement(
    _ sequence: Int64, accepted: Int = 0, duplicate: Int = 0, notRegistered: Int = 0, possibleMatch: Int = 0,
    quarantined: Int = 0
) -> FeedStatement {
    var statement = FeedStatement(source: "gd", sequence: sequence)
    statement.received = accepted + duplicate + notRegistered + possibleMatch + quarantined
    statement.accepted = accepted
    statement.duplicate = duplicate
    statement.notRegistered = notRegistered
    statement.possibleMatch = possibleMatch
    statement.quarantined = quarantined
    return statement
}
