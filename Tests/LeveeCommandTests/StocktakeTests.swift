import Foundation
import GRDB
import Testing

/// A count of the safe, from the terminal: nothing changes before its end, others go on where one stopped, and the statement
/// has every way in which cabinet, ledger and list can disagree.
@Suite struct StocktakeTests {
    static let documents = """
        type,number,ref,issuing_state,issued_on,expires_on,declared_on
        ordinaryPassport,E12345678,P1,CHN,2020-01-01,2029-12-31,2020-01-05
        hkMacaoPermit,C10000001,P1,CHN,2020-01-01,2029-12-31,2020-01-05
        ordinaryPassport,E23456789,P2,CHN,2020-01-01,2029-12-31,2020-01-05
        taiwanPermit,L20000001,P2,CHN,2020-01-01,2029-12-31,2020-01-05
        servicePassport,SE2000001,P2,CHN,2024-01-01,2028-12-31,2024-01-05
        ordinaryPassport,E30000001,P3,CHN,2020-01-01,2029-12-31,2020-01-05
        hkMacaoPermit,C30000002,P3,CHN,2020-01-01,2029-12-31,2020-01-05
        taiwanPermit,L30000003,P3,CHN,2020-01-01,2029-12-31,2020-01-05
        hkMacaoPermit,C20000002,P2,CHN,2020-01-01,2029-12-31,2020-01-05

        """
    static let custody = """
        type,number,at,event,place,slot,approval,officer
        ordinaryPassport,E12345678,2020-01-06T09:00:00+08:00,handedIn,safe,1,,保管员
        hkMacaoPermit,C10000001,2020-01-06T09:01:00+08:00,handedIn,safe,5,,保管员
        ordinaryPassport,E23456789,2020-01-06T09:02:00+08:00,handedIn,safe,2,,保管员
        taiwanPermit,L20000001,2020-01-06T09:03:00+08:00,handedIn,safe,6,,保管员
        taiwanPermit,L20000001,2026-11-18T09:03:00+08:00,handedOut,,,,保管员
        servicePassport,SE2000001,2024-01-06T09:03:00+08:00,handedIn,safe,7,,保管员
        ordinaryPassport,E30000001,2020-01-06T09:04:00+08:00,handedIn,safe,3,,保管员
        taiwanPermit,L30000003,2020-01-06T09:05:00+08:00,handedIn,safe,4,,保管员
        hkMacaoPermit,C20000002,2020-01-06T09:06:00+08:00,handedIn,annex,1,,保管员

        """

    private static func holdings(_ id: String, _ holder: String, _ documents: [String]) -> String {
        let items = documents.map { document in
            let parts = document.split(separator: ":")
            return "<travelDocument type=\"\(parts[0])\" number=\"\(parts[1])\" issuingState=\"CHN\" "
                + "issuedOn=\"2020-01-01\" expiresOn=\"2029-12-31\"/>"
        }
        return
            "<holdings recordId=\"\(id)\" on=\"2026-11-19\"><holder idNumber=\"\(holder)\"/>\(items.joined())</holdings>"
    }

    static func safe() throws -> Scratch {
        let scratch = try Tables.loaded(
            feed: Self.holdings("h-1", "110101199003074610", ["ordinaryPassport:E12345678", "hkMacaoPermit:C10000001"])
                + Self.holdings("h-2", "449999197012263979", ["taiwanPermit:L20000001", "hkMacaoPermit:C20000002"])
                + Self.holdings(
                    "h-3", "449999197908254776",
                    ["ordinaryPassport:E30000001", "hkMacaoPermit:C30000002", "ordinaryPassport:E39999999"]))
        try scratch.load("documents", Self.documents)
        try scratch.load("custody", Self.custody)
        for (user, role) in [("admin", "administrator"), ("k1", "custodian"), ("k2", "custodian"), ("c1", "clerk")] {
            let added = try scratch.levee("user", "add", user, "--role", role, "--unit", "U1", "--as", "admin")
            try #require(added.status == 0, "\(added)")
        }
        return scratch
    }

    static func ledger(_ scratch: Scratch) throws -> [String] {
        try scratch.dump().filter { $0.hasPrefix("custody ") }
    }

    static func at(_ time: String) -> [String] { ["--at", "2026-11-20T\(time):00+08:00"] }

    private static let scans = [
        "E12345678", "hkMacaoPermit:C10000001", "ordinaryPassport:E99999999", "C30000002", "L30000003", "SE2000001",
    ]

    @Test(arguments: ["en", "zh"]) func aCountFromStartToFinish(_ language: String) throws {
        let scratch = try Self.safe()
        var told = ""
        func tell(_ words: [String], _ stdin: String = "") throws {
            let output = try scratch.run(["stocktake"] + words + ["--lang", language], stdin: stdin)
            told +=
                "$ levee stocktake \(words.joined(separator: " "))\n\(output.stdout)\(output.stderr)[\(output.status)]\n\n"
        }
        let before = try Self.ledger(scratch)
        try tell(["status"] + Self.at("09:00"))
        try tell(["start", "--place", "safe", "--as", "c1"] + Self.at("09:00"))
        try tell(["start", "--place", "safe", "--as", "k1"] + Self.at("09:00"))
        try tell(["start", "--as", "k2"] + Self.at("09:01"))
        try tell(["scan", "E12345678", "--slot", "9", "--as", "k1"] + Self.at("09:05"))
        try tell(
            ["scan", "-", "--as", "k2"] + Self.at("09:10"), Self.scans.dropFirst().joined(separator: "\r\n") + "\n")
        try tell(["scan", "E00000000", "<<", "SE2000001", "--as", "k2"] + Self.at("09:11"))
        try tell(["status", "--all"] + Self.at("09:20"))
        try tell(["finish", "--as", "k2"] + Self.at("09:30"))
        #expect(try Self.ledger(scratch) == before)
        try tell(["finish", "--yes", "--as", "k2"] + Self.at("09:30"))
        try tell(["finish", "--yes", "--as", "k1"] + Self.at("09:31"))
        try tell(["scan", "E12345678", "--count", "1", "--as", "k1"] + Self.at("09:31"))
        try tell(["status", "--count", "1", "--json"] + Self.at("10:00"))
        try tell(["status", "--count", "1", "--paper"] + Self.at("10:00"))
        try tell(["status"] + Self.at("10:00"))
        #expect(told == (try Expected.text("stocktake.\(language).txt", told)))
        let entered = Set(try Self.ledger(scratch)).subtracting(before).map { line in
            ["handedIn", "seen", "missing"].first { line.contains("event:\"\($0)\"") } ?? line
        }
        #expect(Dictionary(grouping: entered) { $0 }.mapValues(\.count) == ["seen": 6, "missing": 2])
        let night = try scratch.night("2026-11-20").findings.filter { $0.rule == "custody.missing" }.map(\.subject)
        #expect(night == ["ordinaryPassport:E23456789", "ordinaryPassport:E30000001"])
    }

    /// What was handed out after its scan, or came in since the start, is judged by its ledger.
    @Test func bookletsMoveWhileTheCountGoesOn() throws {
        let scratch = try Self.safe()
        func run(_ words: String, _ time: String) throws {
            let output = try scratch.run(words.split(separator: " ").map(String.init) + Self.at(time))
            #expect(output.status == 0, "\(output)")
        }
        try run("stocktake start --place safe --as k1", "09:00")
        for scan in Self.scans + ["E23456789", "E30000001"] { try run("stocktake scan \(scan) --as k1", "09:05") }
        try run("custody forward E23456789 --to 公安机关 --note 注销 --as k2", "09:06")
        try run("custody return L20000001 --place safe --slot 6 --as k2", "09:07")
        let output = try scratch.run(["stocktake", "finish", "--yes", "--json", "--as", "k1"] + Self.at("09:30"))
        struct Statement: Decodable {
            struct Line: Decodable {
                var document: String
                var way: String?
            }
            var agreed: Int
            var total: Int
            var out: Int
            var lines: [Line]
        }
        let statement = try JSONDecoder().decode(Statement.self, from: Data(output.stdout.utf8))
        #expect(statement.total == statement.lines.count)
        #expect(statement.out == 0)
        let ways = statement.lines.compactMap { line in line.way.map { "\(line.document) \($0)" } }
        #expect(
            ways == [
                "ordinaryPassport:E99999999 cabinetOnly", "ordinaryPassport:E39999999 listOnly",
                "taiwanPermit:L30000003 notListed", "hkMacaoPermit:C30000002 notInLedger",
            ])
        #expect(!statement.lines.contains { $0.document == "ordinaryPassport:E23456789" })
        #expect(try Self.ledger(scratch).contains { $0.contains("missing") } == false)
    }

    @Test func anEmptyCabinetAndACancelledCount() throws {
        let scratch = try Self.safe()
        let before = try Self.ledger(scratch)
        #expect(try scratch.run(["stocktake", "start", "--as", "k1"] + Self.at("09:00")).status == 0)
        let statement = try scratch.run(["stocktake", "status", "--json"] + Self.at("09:01")).stdout
        #expect(statement.contains(#""cabinetOnly":0,"elsewhere":0,"ledgerOnly":3,"listOnly":2,"notInCabinet":4"#))
        #expect(
            try scratch.run(["stocktake", "cancel", "--reason", "停电", "--as", "k2"] + Self.at("09:02"))
                == Output(0, "the count `S-1` is cancelled; the ledger is as it was\n"))
        #expect(try Self.ledger(scratch) == before)
        #expect(try scratch.run(["stocktake", "start", "--as", "k1"] + Self.at("09:03")).status == 0)
    }

    /// A count is open once only, and ended once only, whoever is first.
    @Test func twoOfficersFinishAtOnce() throws {
        let scratch = try Self.safe()
        _ = try scratch.run(["stocktake", "start", "--place", "safe", "--as", "k1"] + Self.at("09:00"))
        let runs = try ["k1", "k2"].map {
            try scratch.start(["stocktake", "finish", "--yes", "--as", $0] + Self.at("09:30"))
        }
        let statuses = try runs.map { try $0.end().status }.sorted()
        #expect(statuses == [0, 65])
        #expect(try Self.ledger(scratch).count { $0.contains("event:\"missing\"") } == 6)
    }
}
