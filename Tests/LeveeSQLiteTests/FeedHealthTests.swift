import GRDB
import LeveeCore
import Testing

@testable import LeveeSQLite

/// Assertions of the policy in an import: what is kept, what is refused, and who may accept it.
@Suite struct FeedHealthTests {
    private let home: TestStore

    init() throws {
        home = try TestStore()
        try home.load(.person(.sample(1)))
    }

    /// Every assertion at the level; shares are judged from two records on.
    private static func assertions(_ level: FeedLevel) -> FeedAssertions {
        var assertions = FeedAssertions(try! PolicyOnDay(PolicyEdition.sample().policy, on: day("2026-11-23")))
        for assertion in FeedNotice.Assertion.allCases { assertions.levels[assertion] = level }
        assertions.limits = [
            .shrank: 50, .future: 50, .onePort: 100, .quarantined: 50, .unregistered: 100, .stale: 7,
        ]
        (assertions.least, assertions.usualFiles, assertions.usualLeast) = (2, 2, 1)
        return assertions
    }

    @discardableResult
    private func take(
        _ sequence: Int64, _ level: FeedLevel?, reason: String? = nil, as user: String = "u-1", source: String = "gd",
        _ records: [FeedRecord]
    ) throws -> FeedStatement {
        try home.store.importFeed(
            name: "\(sequence).xml", actor: user, at: home.now, assertions: level.map(Self.assertions),
            accepting: reason
        ) { ledger in
            var header = FeedHeader.sample(sequence, source: source)
            header.coversFrom = header.coversTo
            var feed = try FeedImport(header, into: ledger)
            for record in records { try feed.take(.good(record)) }
            return try feed.finish()
        }
    }

    /// Two crossings at one port.
    private func crossings(_ file: Int64) -> [FeedRecord] {
        (1...2).map { .crossing("c-\(file)-\($0)", "ordinaryPassport:E1", .person(1)) }
    }

    /// Four documents of the registered person.
    private func documents(_ file: Int64) -> [FeedRecord] {
        (1...4).map { .issued("d-\(file)-\($0)", "ordinaryPassport:E1", .person(1)) }
    }

    private let onePort = FeedNotice(.onePort, .warn, count: 2, of: 2, limit: 100, port: "CNSZX")

    @Test func aWarningIsKeptWithTheDelivery() throws {
        #expect(try take(1, .warn, crossings(1)).notices == [onePort])
        let health = try home.store.feedHealth(on: day("2026-11-23"), by: Self.assertions(.warn))
        #expect(health.map(\.source) == ["gd"])
        #expect(health[0].last.statement.notices == [onePort])
        #expect(health[0].last.acceptedFor == nil)
        #expect(health[0].needsAttention)
        #expect(health[0].last.profile?.kinds.crossing == 2)
        #expect(health[0].last.profile?.ports == [.init(name: "CNSZX", crossings: 2)])
        #expect(health[0].last.profile?.days == [.init(day: "2026-11-21", records: 2)])
        #expect(try home.store.audit(last: 1)[0].detail.hasSuffix(" quarantined=0 unusual=onePort"))
        #expect(try Doctor(home: home.home).examine().filter { !$0.ok } == [])
    }

    @Test(arguments: [FeedLevel.off, nil]) func whatIsOffIsNotJudged(_ level: FeedLevel?) throws {
        #expect(try take(1, level, crossings(1)).notices == [])
        #expect(try home.count("feed_notice") == 0)
        #expect(try home.count("delivery_profile") == 1)
    }

    @Test func whatIsStoppedLeavesNothing() throws {
        let before = try home.dump()
        var stop = onePort
        stop.level = .stop
        #expect(throws: FeedRefusal(.unusual, notices: [stop])) { try take(1, .stop, crossings(1)) }
        #expect(try home.dump() == before)
        // The number is free for the file that is right, and nothing was judged by what was refused.
        #expect(try take(1, .stop, documents(1)).notices == [])
    }

    @Test func somebodyWhoMayAcceptsItWithAReason() throws {
        try home.load(.unit(Unit(code: "U-1", name: "某局", region: "440300")))
        try home.add("u-1", [.administrator])
        try home.add("u-2", [.clerk, .reviewer])
        let before = try home.dump()
        #expect(throws: AccessRefusal.role("u-2", .acceptUnusualFeed)) {
            try take(1, .stop, reason: "已核实", as: "u-2", crossings(1))
        }
        #expect(throws: FeedRefusal.self) { try take(1, .stop, as: "u-1", crossings(1)) }
        #expect(try home.dump() == before)
        // Where nothing is unusual, nobody is asked.
        #expect(try take(1, .stop, reason: "已核实", as: "u-2", documents(1)).notices == [])
        let statement = try take(2, .stop, reason: "已核实", as: "u-1", crossings(2))
        #expect(statement.notices.map(\.assertion) == [.shrank, .onePort])
        #expect(
            try home.store.audit(last: 1)[0].detail.hasSuffix(" unusual=shrank+onePort accepted=已核实"))
        let last = try home.store.feedHealth(on: day("2026-11-23"), by: Self.assertions(.stop))[0].last
        #expect(last.acceptedFor == "已核实")
        #expect(last.statement.notices.map(\.level) == [.stop, .stop])
    }

    @Test func aFileThatComesAgainIsNotJudgedAgain() throws {
        try take(1, .off, crossings(1))
        #expect(try take(1, .stop, crossings(1)).notices == [])
        #expect(try home.count("delivery_profile") == 2)
    }

    /// The last two files of the same source, by number, whatever came last.
    @Test func theUsualIsOfTheLastFilesOfTheSource() throws {
        try take(1, .off, (1...9).map { .issued("a-\($0)", "ordinaryPassport:E1", .person(1)) })
        try take(5, .off, source: "sh", crossings(5))
        #expect(try take(3, .warn, documents(3)).notices.map(\.of) == [9])
        try take(4, .off, documents(4))
        #expect(try take(2, .warn, [documents(2)[0], documents(2)[1]]).notices.map(\.of) == [4])
    }

    @Test(arguments: HealthSchema.facts) func factsAreOnlyAdded(table: String) throws {
        try take(1, .warn, crossings(1))
        #expect(try home.count(table) == 1)
        #expect(throws: DatabaseError.self) { try home.execute("UPDATE \(table) SET receipt = receipt") }
        #expect(throws: DatabaseError.self) { try home.execute("DELETE FROM \(table)") }
    }
}
