import Testing

@testable import LeveeCore

/// Each assertion at its limit, one below it, and at each level.
@Suite struct FeedAssertionTests {
    private typealias Assertion = FeedNotice.Assertion

    /// 100 records at least; a tenth of the usual of ten files, 1 % in the future, all at one port, 5 % bad, all unknown.
    private static func assertions(_ level: FeedLevel = .warn) throws -> FeedAssertions {
        var assertions = FeedAssertions(try PolicyOnDay(.catalogue, on: .example("2026-11-23")))
        for assertion in Assertion.allCases { assertions.levels[assertion] = level }
        return assertions
    }

    /// A delivery of one day with so many crossings at two ports, unless all are at one.
    private static func notices(
        received: Int, future: Int = 0, onePort: Int = 0, quarantined: Int = 0, unregistered: Int = 0, days: Int = 1,
        before: [DailyRecords] = [], _ assertions: FeedAssertions
    ) -> [FeedNotice] {
        var statement = FeedStatement(source: "gd", sequence: 9)
        statement.received = received
        statement.quarantined = quarantined
        statement.notRegistered = unregistered
        var kinds = DeliveryProfile.Kinds()
        kinds.crossing = received
        let profile = DeliveryProfile(
            kinds: kinds, future: future, earlier: 0, days: [],
            ports: onePort == 0 ? [] : [.init(name: "CNSZX", crossings: onePort)], portCount: 1, withoutPort: 0)
        return assertions.notices(on: profile, statement, days: days, before: before)
    }

    @Test(arguments: [
        (1000, 10, true), (1000, 9, false), (100, 1, true), (99, 99, false), (199, 1, false), (200, 2, true),
        (1000, 0, false),
    ]) func future(_ received: Int, _ count: Int, _ isUnusual: Bool) throws {
        let expected = FeedNotice(.future, .warn, count: count, of: received, limit: 1)
        #expect(
            Self.notices(received: received, future: count, try Self.assertions()) == (isUnusual ? [expected] : []))
    }

    @Test(arguments: [(100, 100, true), (100, 99, false), (99, 99, false), (5000, 5000, true), (5000, 4999, false)])
    func onePort(_ crossings: Int, _ count: Int, _ isUnusual: Bool) throws {
        let expected = FeedNotice(.onePort, .warn, count: count, of: crossings, limit: 100, port: "CNSZX")
        #expect(
            Self.notices(received: crossings, onePort: count, try Self.assertions()) == (isUnusual ? [expected] : []))
    }

    @Test(arguments: [(100, 5, true), (100, 4, false), (99, 99, false), (1000, 50, true), (1000, 49, false)])
    func quarantined(_ received: Int, _ count: Int, _ isUnusual: Bool) throws {
        let expected = FeedNotice(.quarantined, .warn, count: count, of: received, limit: 5)
        #expect(
            Self.notices(received: received, quarantined: count, try Self.assertions())
                == (isUnusual ? [expected] : []))
    }

    @Test(arguments: [(100, 100, true), (100, 99, false), (99, 99, false)])
    func unregistered(_ received: Int, _ count: Int, _ isUnusual: Bool) throws {
        let expected = FeedNotice(.unregistered, .warn, count: count, of: received, limit: 100)
        #expect(
            Self.notices(received: received, unregistered: count, try Self.assertions())
                == (isUnusual ? [expected] : []))
    }

    /// Usual are 1,000 records a day.
    @Test(arguments: [(100, 1, true), (101, 1, false), (0, 1, true), (300, 3, true), (301, 3, false), (1000, 10, true)])
    func shrank(_ received: Int, _ days: Int, _ isUnusual: Bool) throws {
        let before = [DailyRecords(records: 1000, days: 1), .init(records: 7000, days: 7), .init(records: 9, days: 1)]
        let expected = FeedNotice(.shrank, .warn, count: received, of: 1000 * days, limit: 10)
        #expect(
            Self.notices(received: received, days: days, before: before, try Self.assertions())
                == (isUnusual ? [expected] : []))
    }

    @Test func littleIsNeverCalledUsual() throws {
        let assertions = try Self.assertions()
        let day = DailyRecords(records: 1000, days: 1)
        #expect(assertions.usual([]) == nil)
        #expect(assertions.usual([day, day]) == nil)
        #expect(assertions.usual([day, day, day]) == day)
        // Only the last ten files count, and of an even number the smaller one in the middle.
        let small = DailyRecords(records: 3, days: 7)
        #expect(assertions.usual(Array(repeating: small, count: 5) + Array(repeating: day, count: 100)) == small)
        #expect(assertions.usual(Array(repeating: small, count: 4) + Array(repeating: day, count: 100)) == day)
        // A hundred expected records are judged, ninety-nine are not.
        func shrinks(_ usual: Int) throws -> Bool {
            let before = Array(repeating: DailyRecords(records: usual, days: 1), count: 3)
            return try !Self.notices(received: 1, before: before, Self.assertions()).isEmpty
        }
        #expect(try [99, 100].map(shrinks) == [false, true])
    }

    @Test(arguments: FeedLevel.allCases) func levels(_ level: FeedLevel) throws {
        let before = Array(repeating: DailyRecords(records: 9000, days: 1), count: 3)
        let found = Self.notices(
            received: 200, future: 200, onePort: 200, quarantined: 200, unregistered: 200, before: before,
            try Self.assertions(level))
        let all: [Assertion] = [.shrank, .future, .onePort, .quarantined, .unregistered]
        #expect(found.map(\.assertion) == (level == .off ? [] : all))
        #expect(found.allSatisfy { $0.level == level })
        #expect(try Self.assertions(level).stale(days: 8)?.level == (level == .off ? nil : level))
        #expect(try Self.assertions(level).stale(days: 7) == nil)
    }

    /// What a person reads, each in both languages.
    @Test func messages() {
        let shown = Assertion.allCases.map { assertion in
            FeedNotice(assertion, .warn, count: 12, of: 310, limit: 10, port: "CN\u{202E}SZ").message
        }
        #expect(
            shown.map(\.en) == [
                "holds 12 records where about 310 are usual (limit 10 %)",
                "12 of 310 records are dated after the file was made (limit 10 %)",
                "12 of 310 crossings name the one port CN[U+202E]SZ (limit 10 %)",
                "12 of 310 records are bad (limit 10 %)",
                "12 of 310 records are of nobody in the registry (limit 10 %)",
                "nothing has been covered for 12 days (limit 10)",
            ])
        #expect(
            shown.map(\.zh) == [
                "记录骤减：共 12 条，平时约 310 条（界限 10%）", "日期在文件生成之后的记录：310 条中有 12 条（界限 10%）",
                "口岸单一：310 条出入境记录中有 12 条在 CN[U+202E]SZ（界限 10%）", "不合格记录多：310 条中有 12 条（界限 10%）",
                "非在册人员多：310 条中有 12 条（界限 10%）", "已 12 天没有新数据（界限 10 天）",
            ])
    }
}
