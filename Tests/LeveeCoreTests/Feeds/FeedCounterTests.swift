import Testing

@testable import LeveeCore

@Suite struct FeedCounterTests {
    private static let header = FeedHeader(
        source: "gd", sequence: 1, generatedAt: (try? Instant("2026-11-22T23:00:00+08:00")) ?? Instant(nanoseconds: 0),
        coversFrom: .example("2026-11-01"), coversTo: .example("2026-11-22"))

    private static func item(_ body: FeedRecord.Body) -> FeedItem {
        try! FeedItem(line: 1, record: FeedRecord(recordID: "r", body: body)) { "" }
    }

    private static func document(_ day: StaticString) throws -> FeedItem {
        let details = DocumentDetails(document: try DocumentKey("ordinaryPassport:E1"))
        return item(
            .document(
                action: .issued, on: .example(day), holder: Holder(idNumber: try? CitizenNumber("110101199003074610")),
                details: details))
    }

    private static func crossing(_ at: String, _ port: String?) throws -> FeedItem {
        let details = DocumentDetails(document: try DocumentKey("ordinaryPassport:E1"))
        return item(
            .crossing(
                direction: .exit, at: try Instant(at), port: port, to: nil, from: nil, holder: nil, details: details))
    }

    private static func bad(_ reason: BadRecord.Reason) -> FeedItem {
        FeedItem(line: 1, content: .bad(BadRecord(reason: reason, field: "x"))) { "" }
    }

    /// A crossing counts on its day in the policy's zone; the day of the file itself is no future, the next one is.
    @Test func everyKindOnItsDay() throws {
        var counter = FeedCounter(Self.header, zone: .shanghai)
        for item in [
            try Self.document("2026-11-22"), try Self.document("2026-11-23"), try Self.document("2025-10-19"),
            try Self.document("2025-10-18"), try Self.crossing("2026-11-22T15:59:59Z", "CNSZX"),
            try Self.crossing("2026-11-22T16:00:00Z", "CNSZX"), try Self.crossing("2026-11-20T08:00:00+08:00", "HKG1"),
            try Self.crossing("2026-11-20T08:00:00+08:00", nil),
            Self.item(
                .holdings(
                    on: .example("2026-11-22"), holder: Holder(idNumber: try? CitizenNumber("110101199003074610")),
                    documents: [])),
            Self.item(
                .filing(
                    action: .confirmed, on: .example("2026-11-21"),
                    holder: Holder(idNumber: try? CitizenNumber("110101199003074610")))),
            Self.item(.withdrawal(of: "x", reason: nil)), Self.bad(.dayInFuture), Self.bad(.badValue),
        ] { counter.count(item) }
        var kinds = DeliveryProfile.Kinds()
        (kinds.document, kinds.crossing, kinds.holdings, kinds.filing, kinds.withdrawal, kinds.bad) = (4, 4, 1, 1, 1, 2)
        #expect(
            counter.profile
                == DeliveryProfile(
                    kinds: kinds, future: 3, earlier: 1,
                    days: [
                        .init(day: "2025-10-19", records: 1), .init(day: "2026-11-20", records: 2),
                        .init(day: "2026-11-21", records: 1), .init(day: "2026-11-22", records: 3),
                    ], ports: [.init(name: "CNSZX", crossings: 2), .init(name: "HKG1", crossings: 1)], portCount: 2,
                    withoutPort: 1))
    }

    /// Texts of the same first bytes, and long ones, are told apart; the ten largest are shown.
    @Test func portsAreToldApart() throws {
        var counter = FeedCounter(Self.header, zone: .shanghai)
        let long = String(repeating: "口岸", count: 20)
        let names = ["", "A", "AB", "ABCDEFGH", "ABCDEFGHI", "ABCDEFGHJ", long, long + "1", "口", "岸", "港", "B"]
        for (place, name) in names.enumerated() {
            for _ in 0...place { counter.count(try Self.crossing("2026-11-20T08:00:00+08:00", name)) }
        }
        counter.count(try Self.crossing("2026-11-20T08:00:00+08:00", "A"))
        let largest = names.indices.reversed().prefix(9).map {
            DeliveryProfile.Port(name: names[$0], crossings: $0 + 1)
        }
        #expect(counter.profile.ports == largest + [.init(name: "A", crossings: 3)])
        #expect(counter.profile.portCount == names.count)
    }

    /// However many ports a hostile feed invents, the memory ends.
    @Test func portsBeyondThousandsAreOne() throws {
        var counter = FeedCounter(Self.header, zone: .shanghai)
        for number in 0..<5000 { counter.count(try Self.crossing("2026-11-20T08:00:00+08:00", "P\(number)")) }
        #expect(counter.profile.portCount == 4097)
        #expect(counter.profile.kinds.crossing == 5000)
    }
}
