import Foundation
import Testing

/// What goes wrong in a count: it breaks off, a slot is named twice, the wrong officer ends it.
@Suite struct StocktakeMishapTests {
    private static func at(_ time: String) -> [String] { StocktakeTests.at(time) }

    private func count(_ words: String, _ scratch: Scratch, _ time: String, as user: String = "k1") throws -> Output {
        try scratch.run(["stocktake"] + words.split(separator: " ").map(String.init) + ["--as", user] + Self.at(time))
    }

    /// The current fails while somebody scans: what was scanned is there, and another officer goes on.
    @Test func brokenOffInTheMiddle() throws {
        let scratch = try StocktakeTests.safe()
        #expect(try count("start --place safe", scratch, "09:00").status == 0)
        let pipe = Pipe()
        let run = try scratch.start(["stocktake", "scan", "-", "--as", "k1"] + Self.at("09:05"), pipe: pipe)
        pipe.fileHandleForWriting.write(Data("E12345678\nhkMacaoPermit:C10000001\nL3000".utf8))
        var told = ""
        for _ in 0..<200 where !told.contains(" 2 scanned") {
            Thread.sleep(forTimeInterval: 0.1)
            told = try scratch.run(["stocktake", "status"] + Self.at("09:06")).stdout
        }
        run.kill()
        _ = try run.end()
        #expect(told.hasPrefix("S-1  safe  2026-11-20  open  2 scanned\n"), "\(told)")
        #expect(
            try count("scan L30000003", scratch, "09:10", as: "k2")
                == Output(0, "S-1: `taiwanPermit:L30000003`, 3 scanned\n"))
    }

    /// One slot holds one booklet, and a booklet lies at the place that is counted.
    @Test func aSlotIsNamedTwice() throws {
        let scratch = try StocktakeTests.safe()
        #expect(try count("start --place safe", scratch, "09:00").status == 0)
        #expect(try count("scan E12345678 --slot 5", scratch, "09:01").status == 0)
        #expect(
            try count("scan E30000001 --slot 5 --place safe", scratch, "09:02")
                == Output(
                    65, "",
                    "levee: the count `S-1` has `ordinaryPassport:E12345678` in safe 5 already; look at the slot again\n"
                ))
        #expect(
            try count("scan E30000001 --place annex", scratch, "09:02")
                == Output(65, "", "levee: the count `S-1` is of safe, not of annex; leave --place out\n"))
        #expect(try count("scan E12345678 --slot 1", scratch, "09:03").status == 0)
        #expect(try count("scan E30000001 --slot 5 --lang zh", scratch, "09:04").status == 0)
        #expect(
            try count("scan C10000001 --slot 5 --lang zh", scratch, "09:05")
                == Output(65, "", "levee：盘库 `S-1` 在 safe 5 已扫到 `ordinaryPassport:E30000001`，请再看柜位\n"))
        // It lay in slot 5 by the ledger; another one was found there, and nobody said where it is now.
        #expect(try count("scan C10000001", scratch, "09:06").status == 0)
        #expect(try count("finish --yes", scratch, "09:30").status == 0)
        let map = try scratch.levee("custody", "map").stdout
        #expect(
            map == """
                place  slot  document                    holder  since
                ─────  ────  ──────────────────────────  ──────  ──────────
                annex  1     hkMacaoPermit:C20000002     P2      2020-01-06
                safe   1     ordinaryPassport:E12345678  P1      2026-11-06
                safe   5     ordinaryPassport:E30000001  P3      2020-01-06
                safe   ?     hkMacaoPermit:C10000001     P1      2020-01-06

                4 in custody

                """)
    }

    /// Where every place is counted, a slot without its place is one of the place where the ledger has the booklet.
    @Test func slotsWithoutAPlace() throws {
        let scratch = try StocktakeTests.safe()
        #expect(try count("start", scratch, "09:00").status == 0)
        #expect(try count("scan E12345678 --slot 5", scratch, "09:01").status == 0)
        #expect(try count("scan C10000001", scratch, "09:02").status == 0)
        #expect(try count("finish --yes", scratch, "09:30").status == 0)
        let map = try scratch.levee("custody", "map").stdout
        #expect(
            map == """
                place  slot  document                    holder  since
                ─────  ────  ──────────────────────────  ──────  ──────────
                safe   5     ordinaryPassport:E12345678  P1      2026-11-06
                safe   ?     hkMacaoPermit:C10000001     P1      2020-01-06

                2 in custody

                """)
    }

    /// A booklet came in while the count went on, into the slot in which another one was found.
    @Test func theDeskFillsASlotMeanwhile() throws {
        let scratch = try StocktakeTests.safe()
        #expect(try count("start --place safe", scratch, "09:00").status == 0)
        #expect(try count("scan E12345678 --slot 9", scratch, "09:01").status == 0)
        let received = try scratch.run(
            ["custody", "receive", "C30000002", "--place", "safe", "--slot", "9", "--as", "k1"] + Self.at("09:02"))
        #expect(received.status == 0, "\(received)")
        #expect(try count("finish --yes", scratch, "09:30").status == 0)
        #expect(try scratch.levee("custody", "map").stdout.contains("conflict") == false)
    }

    /// Whoever ends a count decides about every booklet in it, cancelling it too: his unit has to reach them all.
    @Test func anOfficerOfAnotherUnit() throws {
        let scratch = try StocktakeTests.safe()
        for words in [["k9", "--unit", "U2"], ["p1", "--unit", "U1", "--ref", "P1"]] {
            #expect(try scratch.run(["user", "add"] + words + ["--role", "custodian", "--as", "admin"]).status == 0)
        }
        #expect(try count("start --place safe", scratch, "09:00", as: "k9").status == 0)
        for scan in ["E12345678", "C10000001", "E23456789", "E30000001", "L30000003", "SE2000001"] {
            #expect(try count("scan \(scan)", scratch, "09:01", as: "k9").status == 0)
        }
        let before = try scratch.dump()
        let output = try count("finish --yes", scratch, "09:30", as: "k9")
        #expect(output.status == 77)
        #expect(
            output.stderr
                == "levee: the unit `U2` of the user `k9` does not reach the unit of `P1`; "
                + "a user of that unit or of one above it has to do it\n")
        let cancelled = try count("cancel --reason x", scratch, "09:30", as: "k9")
        #expect(cancelled == Output(77, "", output.stderr))
        #expect(try scratch.dump() == before)
        // That one's own booklet was there does not stop a custodian; that it is missing does.
        #expect(try count("finish --yes", scratch, "09:31", as: "p1").status == 0)
        #expect(try count("start --place safe", scratch, "09:40", as: "p1").status == 0)
        let own = try count("finish --yes", scratch, "09:50", as: "p1")
        #expect(own.status == 77 && own.stderr.contains("may not act on his own file"), "\(own)")
    }
}
