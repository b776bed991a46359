import Foundation
import GRDB
import LeveeCore
import Testing

/// What was known at an instant, whole, in both languages: a crossing that is taken back, a custody entry that is corrected.
@Suite struct AsKnownTests {
    /// Receipts are written a minute apart, so that a page can be compared whole.
    private static func moment(_ receipt: Int, _ fraction: String = "") -> String {
        "2026-11-10T0\(receipt / 60):\(receipt % 60 < 10 ? "0" : "")\(receipt % 60):00\(fraction)+08:00"
    }

    private struct Story {
        let office: Office
        /// Numbers of the last receipts after the crossing, the night, the withdrawal and the correction.
        var receipts: [String: Int] = [:]

        init(_ language: String) throws {
            office = try Office(language)
            try office.crosses(1, "exit", at: "2026-11-01T08:00:00+08:00")
            try mark("crossing")
            let night = try office.scratch.run(["nightly", "--as-of", "2026-11-10"])
            #expect(night.status == 10)
            try mark("night")
            try office.scratch.write(
                """
                <borderFeed xmlns="urn:levee:border-feed:1" source="s" sequence="2" generatedAt="2026-11-09T23:00:00+08:00"
                  coversFrom="2026-11-02" coversTo="2026-11-09"><withdrawal recordId="w-1" of="c-1" reason="误扫"/></borderFeed>
                """, to: "2.xml")
            try office.quietly("import", "2.xml", "--as", "jingban")
            try mark("withdrawal")
            try office.quietly(
                "correct", "custody", "ordinaryPassport:E12345678", "2020-01-06T09:00:00+08:00", "handedIn", "--slot",
                "7",
                "--reason", "柜位录错", "--as", "baoguan")
            try office.quietly("correct", "confirm", "R-1", "--as", "fuhe")
            try mark("correction")
            try space()
        }

        private mutating func mark(_ name: String) throws {
            let count = try DatabaseQueue(path: office.scratch.database).read { db in
                try Int.fetchOne(db, sql: "SELECT max(id) FROM receipt")
            }
            receipts[name] = count
        }

        private func space() throws {
            let start = try Instant(AsKnownTests.moment(0)).nanoseconds
            try office.scratch.tamper(
                """
                DROP TRIGGER request_no_update;
                DROP TRIGGER request_settlement_no_update;
                UPDATE request SET asked_at = \(start);
                UPDATE request_settlement SET settled_at = \(start);
                DROP TRIGGER receipt_no_update;
                UPDATE receipt SET received_at = \(start) + id * 60000000000;
                CREATE TRIGGER receipt_no_update BEFORE UPDATE ON receipt
                BEGIN SELECT RAISE(ABORT, 'receipt is append-only'); END;
                """)
        }

        func at(_ name: String, _ fraction: String = "") -> String {
            AsKnownTests.moment(receipts[name] ?? 0, fraction)
        }

        func justBefore(_ name: String) -> String {
            AsKnownTests.moment((receipts[name] ?? 0) - 1, "").replacing(":00+08:00", with: ":59.999999999+08:00")
        }
    }

    @Test(arguments: ["en", "zh"]) func pages(_ language: String) throws {
        let story = try Story(language)
        let office = story.office
        let before = try office.scratch.dump()
        let page = "person P1 --as-of 2026-11-10 --as-known"
        try office.tell("\(page) \(story.justBefore("crossing"))")
        try office.tell("\(page) \(story.at("crossing"))")
        try office.tell("\(page) \(story.at("night"))")
        try office.tell("\(page) \(story.at("withdrawal"))")
        try office.tell("\(page) 2026-11-10")
        try office.tell("nightly --as-of 2026-11-10 --as-known \(story.justBefore("crossing"))")
        try office.tell("nightly --as-of 2026-11-10 --as-known \(story.at("crossing"))")
        try office.tell("nightly --as-of 2026-11-10 --as-known \(story.at("night"))")
        try office.tell("nightly --as-known \(story.at("withdrawal"))")
        try office.tell("person P1 --history")
        try office.tell("person P1 --history --as-known \(story.at("night"))")
        try office.tell("person P1 --as-known 2026-11-09")
        try office.tell("person P1 --history --as-known 2026-11-09")
        try office.tell("person P9 --history")
        try office.tell("person P1 --as-known yesterday")
        #expect(try office.scratch.dump() == before)
        #expect(office.transcript == (try Expected.text("as-known.\(language).txt", office.transcript)))
        // Errors are one line, and usage errors are the parser's own.
        let wide = office.transcript.split(separator: "\n").filter {
            DisplayWidthProbe.width($0) > 80 && !$0.hasPrefix("$") && !$0.hasPrefix("levee") && !$0.hasPrefix("Help:")
                && !$0.hasPrefix("Usage:")
        }
        #expect(wide == [])
    }

    /// The file of findings is that of the night of then; the statement says what it is.
    @Test func theFindingsFileOfThen() throws {
        let story = try Story("en")
        let scratch = story.office.scratch
        let known = try scratch.night("2026-11-10", "--as-known", story.at("night"), "--json")
        #expect(known.output.status == 0)
        #expect(known.findings.map(\.rule).contains("crossing.no-approval"))
        let asKnown = "\"asKnown\":\"\(story.at("night"))\""
        #expect(known.output.stdout.contains(asKnown) && known.output.stdout.contains("\"closed\":0"))
        #expect(known.output.stdout.contains("\"opened\":0"))
        let now = try scratch.night("2026-11-10", "--json")
        #expect(!now.output.stdout.contains("asKnown") && !now.output.stdout.contains("\"closed\":0"))
        #expect(!now.findings.map(\.rule).contains("crossing.no-approval"))
    }

    /// An application is held against what was known then.
    @Test func aCheckOfThen() throws {
        let story = try Story("en")
        let scratch = story.office.scratch
        try scratch.write(Office.application(), to: "a.json")
        let now = try scratch.levee("check", "a.json", "--as-of", "2026-11-10", "--json")
        let then = try scratch.levee(
            "check", "a.json", "--as-of", "2026-11-10", "--json", "--as-known", story.at("night"))
        #expect(then.stderr == "" && then.stdout != now.stdout && then.stdout.contains("open-findings"))
    }
}
