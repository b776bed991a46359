import Foundation
import Testing

/// Booklets that a reader types in.
@Suite struct DeskScanTests {
    @Test(arguments: ["\n", "\r", "\r\n", ""]) func theLinesAsAReaderTypesThem(_ separator: String) throws {
        let scratch = try DeskTables.make()
        let zone = DeskTables.zone(separator: separator)
        let read = "read: ordinary passport  E12345678  ZHANG SAN  born 900307  male  expires 291231\n"
        for output in [
            try scratch.desk("seen", "--mrz", zone), try scratch.desk("seen", "--mrz", "-", stdin: zone),
            try scratch.desk("seen", "--mrz", "-", stdin: zone + separator),
        ] {
            #expect(output.status == 0, "\(output)")
            #expect(output.stdout.hasPrefix(read + "seen: `ordinaryPassport:E12345678` of `P1`, "), "\(output)")
        }
    }

    @Test func aWrongDigit() throws {
        let scratch = try DeskTables.make()
        let before = try scratch.dump()
        let wrong = DeskTables.zone().replacing("E12345678", with: "E12345679")
        #expect(
            try scratch.desk("receive", "--mrz", wrong, "--place", "柜")
                == Output(
                    65, "",
                    "levee: the machine-readable zone is not accepted, and nothing is written: document number has a wrong "
                        + "check digit; scan it again or compare it with the original; composite check digit has a wrong "
                        + "check digit; scan it again or compare it with the original\n"))
        #expect(try scratch.desk("seen", "--mrz", "-", stdin: "").status == 65)
        #expect(try scratch.desk("seen", "--mrz", "-", stdin: "no zone").status == 65)
        #expect(try scratch.dump() == before)
    }

    @Test func somebodyElsesAndUnknown() throws {
        let scratch = try DeskTables.make()
        let before = try scratch.dump()
        let other = try scratch.desk(
            "seen", "E12345678", "--mrz", DeskTables.zone("E23456789", name: "LI<<SI", born: "701226"))
        #expect(
            other
                == Output(
                    65, "",
                    "levee: the booklet that was scanned is `E23456789`, not `ordinaryPassport:E12345678`; check the booklet "
                        + "at hand\n"))
        let stranger = try scratch.desk("seen", "--mrz", DeskTables.zone(name: "LI<<SI", born: "701226"), "--yes")
        #expect(stranger.status == 65)
        #expect(stranger.stderr.hasPrefix("levee: name and birth date in the booklet are not those of the person"))
        let unknown = try scratch.desk("seen", "--mrz", DeskTables.zone("E99999999"), "--yes")
        #expect(unknown.status == 65)
        #expect(unknown.stderr.hasPrefix("levee: no document `E99999999` is on record"))
        #expect(try scratch.dump() == before)
    }

    /// What differs is shown before anything is written, and nothing is written unless somebody says so.
    @Test func differencesAreShownFirst() throws {
        let scratch = try DeskTables.make()
        let before = try scratch.dump()
        let zone = DeskTables.zone(name: "ZHANG<<SI", sex: "F", expires: "300101")
        let shown = """
            read: ordinary passport  E12345678  ZHANG SI  born 900307  female  expires 300101
            look at this first:
              name differs: the booklet has `ZHANG SI`, the records have `ZHANG SAN`
              sex differs: the booklet has `F`, the records have `M`
              expiry day differs: the booklet has `300101`, the records have `2029-12-31`

            """
        #expect(
            try scratch.desk("seen", "--mrz", zone)
                == Output(
                    65, shown,
                    "levee: 3 to be looked at first, and nothing is written; give --yes to write it all the same\n"))
        #expect(try scratch.dump() == before)
        let written = try scratch.desk("seen", "--mrz", zone, "--yes")
        #expect(written.status == 0)
        #expect(written.stdout.hasPrefix(shown + "seen: "))
    }

    /// At a terminal the answer is typed; the reader's lines end the reading without an end of input.
    @Test func atATerminal() throws {
        let scratch = try DeskTables.make()
        let zone = DeskTables.zone(name: "ZHANG<<SI").replacing("\n", with: " ")
        let lines = zone.split(separator: " ")
        func answer(_ word: String) throws -> Output {
            let program = try Program.path
            let script = """
                (sleep 1; printf '%s\\n%s\\n' '\(lines[0])' '\(lines[1])'; sleep 1; echo '\(word)'; sleep 1) \
                | script -qec "'\(program)' custody seen --mrz - --as keeper-1" /dev/null
                """
            return try Program.start(
                ["-c", script], environment: ["LEVEE_HOME": scratch.home, "TERM": "dumb"], in: scratch.path,
                executable: "/bin/sh"
            ).end()
        }
        let before = try scratch.dump()
        let no = try answer("n")
        #expect(no.stdout.contains("write it all the same? [y/N]"), "\(no)")
        #expect(try scratch.dump() == before)
        let yes = try answer("y")
        #expect(yes.stdout.contains("seen: `ordinaryPassport:E12345678`"), "\(yes)")
    }
}
