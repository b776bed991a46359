import Foundation
import Testing

/// `levee nightly`: what it prints, writes and keeps.
@Suite struct NightTests {
    static let day = "2026-11-20"
    /// P1's approved trip, there and back in time.
    static let trip =
        Tables.crossing("c1", "exit", "2026-11-01T08:00:00+08:00")
        + Tables.crossing("c2", "entry", "2026-11-05T20:00:00+08:00")

    @Test func aCleanRosterIsRegular() throws {
        let scratch = try Tables.loaded(feed: Self.trip)
        let (output, findings) = try scratch.night(Self.day)
        #expect(
            output
                == Output(
                    0,
                    """
                    irregular holdings on 2026-11-20 (policy 2026.1)

                    3 people: 3 regular, 0 irregular, 0 undecided
                    0 findings stand: 0 opened, 0 closed

                    """))
        #expect(findings.map(\.brief) == [])
        #expect(try scratch.read("findings.jsonl") == "")
    }

    @Test func theSecondNightOpensNothing() throws {
        let scratch = try Tables.loaded(feed: Tables.crossing("c1", "exit", "2026-10-01T08:00:00+08:00"))
        let first = try scratch.night(Self.day)
        #expect(first.output.status == 10)
        #expect(first.output.stdout.hasSuffix("stand: \(first.findings.count) opened, 0 closed\n"))
        let file = try scratch.read("findings.jsonl")
        for options in [[], ["--full"]] {
            let again = try scratch.run(["nightly", "--as-of", Self.day, "--findings", "findings.jsonl"] + options)
            #expect(again.status == 0)
            #expect(again.stdout.hasSuffix("findings stand: 0 opened, 0 closed\n"))
            #expect(try scratch.read("findings.jsonl") == file)
        }
    }

    @Test func newDataClosesAFinding() throws {
        let scratch = try Tables.loaded(feed: Self.trip)
        try scratch.load("filings", Tables.filings)
        try scratch.load("approvals", Tables.approvals.replacing("approved,u1,2026-11-06", with: "approved,u1,"))
        let open = try scratch.night(Self.day)
        #expect(open.findings.map(\.brief) == ["trip.report-missing P1 approval:A-1 2026-11-13"])
        let id = try #require(open.output.stdout.firstMatch(of: try Regex("F-[0-9A-Z]+"))?.output[0].substring)
        try scratch.load("approvals", Tables.approvals)
        let closed = try scratch.night(Self.day)
        #expect(closed.output.status == 0)
        #expect(closed.output.stdout.hasSuffix("0 findings stand: 0 opened, 1 closed\n"))
        #expect(closed.findings.map(\.brief) == [])
        let told = try scratch.levee("explain", String(id))
        #expect(told.stdout.contains("2026-11-13; found on the night of 2026-11-20; closed on the night"))
        // Reopened under the same name.
        try scratch.load("approvals", Tables.approvals.replacing("approved,u1,2026-11-06", with: "approved,u1,"))
        #expect(try scratch.night(Self.day).output.stdout.contains(id))
    }

    @Test func theStatementIsSortedAndBalances() throws {
        let scratch = try Sample.copy()
        let output = try scratch.levee("nightly", "--as-of", Sample.day, "--json")
        #expect(output.status == 0)
        let text = output.stdout.replacing(try Regex("\"seconds\":[0-9.]+"), with: "\"seconds\":0")
        #expect(
            text
                == "{\"asOf\":\"2026-11-23\",\"closed\":0,\"examined\":0,\"findings\":36,\"irregular\":27,\"opened\":0,"
                + "\"persons\":300,\"policy\":\"2026.1\",\"regular\":270,\"seconds\":0,\"undecided\":3}\n")
    }

    @Test func theFindingsFileIsSortedAndWhole() throws {
        let scratch = try Sample.copy()
        let (_, findings) = try scratch.night(Sample.day)
        let keys = findings.map { [$0.person, $0.rule, $0.subject] }
        #expect(findings.count > 30)
        #expect(keys == keys.sorted { $0.lexicographicallyPrecedes($1) })
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: scratch.path).sorted() == ["findings.jsonl", "home"])
        let mode = try FileManager.default.attributesOfItem(atPath: scratch.path + "/findings.jsonl")[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    /// Where the file cannot be written there is no night either.
    @Test(arguments: ["no/such/place.jsonl", "home"]) func anUnwritableFindingsFileCostsNoNight(_ path: String) throws {
        let scratch = try Tables.loaded()
        let before = try scratch.dump()
        let output = try scratch.levee("nightly", "--as-of", Self.day, "--findings", path)
        #expect(output.status == 65)
        #expect(
            output.stderr
                == "levee: cannot write `\(path)`; check the directory, its permissions and the disk's space\n")
        #expect(try scratch.dump() == before)
    }

    /// A night looks only at facts whose own day has come.
    @Test func aNightInThePast() throws {
        let scratch = try Tables.loaded(feed: Self.trip + Tables.crossing("c3", "exit", "2026-11-15T08:00:00+08:00"))
        #expect(try scratch.night("2026-11-14").findings.map(\.brief) == [])
        #expect(
            try scratch.night("2026-11-16").findings.map(\.brief) == [
                "crossing.no-approval P1 crossing:s/c3 2026-11-15",
                "crossing.while-in-custody P1 crossing:s/c3 2026-11-15",
            ])
        #expect(try scratch.night("2026-11-14").output.stdout.hasSuffix("0 findings stand: 0 opened, 2 closed\n"))
    }

    /// The same facts in either order of the files.
    @Test func customsOfOrderDoNotMatter() throws {
        let (one, two) = (try Tables.loaded(feed: Self.trip), try Scratch())
        try two.write(Tables.feed(1, Self.trip), to: "1.xml")
        for table in ["units", "persons", "custody", "approvals", "documents", "filings"] {
            try two.load(table, Tables.all[table] ?? "")
        }
        try two.levee("import", "1.xml")
        #expect(try two.night(Self.day).findings.map(\.brief) == one.night(Self.day).findings.map(\.brief))
    }
}

/// Defects of systems that do this work: each is a case here.
@Suite struct KnownDefectTests {
    private func night(_ records: String, approvals: String? = nil, on day: String = "2026-11-20") throws -> [String] {
        let scratch = try Tables.loaded(feed: records)
        if let approvals { try scratch.load("approvals", approvals) }
        return try scratch.night(day).findings.map(\.brief)
    }

    @Test func crossingsAndNoApplicationAtAll() throws {
        let holder = "449999197012263979"
        #expect(
            try night(
                Tables.crossing("c1", "exit", "2026-10-01T08:00:00+08:00", "E23456789", holder: holder)
                    + Tables.crossing("c2", "entry", "2026-10-05T08:00:00+08:00", "E23456789", holder: holder)) == [
                    "crossing.no-approval P2 crossing:s/c1 2026-10-01",
                    "crossing.while-in-custody P2 crossing:s/c1 2026-10-01",
                    "crossing.while-in-custody P2 crossing:s/c2 2026-10-05",
                ])
    }

    @Test func twoExitsInARow() throws {
        let findings = try night(
            Tables.crossing("c1", "exit", "2026-11-01T08:00:00+08:00")
                + Tables.crossing("c2", "exit", "2026-11-03T08:00:00+08:00")
                + Tables.crossing("c3", "entry", "2026-11-05T08:00:00+08:00"))
        #expect(
            findings == [
                "crossing.no-approval P1 crossing:s/c2 2026-11-03", "crossing.unpaired P1 crossing:s/c1 2026-11-01",
            ])
    }

    @Test func anEntryFirst() throws {
        let findings = try night(
            Tables.crossing("c0", "entry", "2026-10-31T12:00:00+08:00")
                + Tables.crossing("c1", "exit", "2026-11-01T08:00:00+08:00")
                + Tables.crossing("c2", "entry", "2026-11-05T08:00:00+08:00"))
        #expect(findings.filter { $0.contains("c1") || $0.contains("c2") } == [])
    }

    @Test func anEmptyListOfDestinationsOrDocuments() throws {
        #expect(
            try night(
                NightTests.trip,
                approvals: Tables.approvals.replacing("ordinaryPassport:E12345678,SGP", with: ",")) == [])
    }

    @Test func aBlankFieldBlocksNothing() throws {
        #expect(
            try night(
                NightTests.trip,
                approvals: Tables.approvals.replacing("ordinaryPassport:E12345678,SGP", with: "  , ")) == [])
    }

    /// Leaving early and coming back late are seen, and a second trip on one approval is not covered by it.
    @Test func earlyLateAndASecondTrip() throws {
        let findings = try night(
            Tables.crossing("c1", "exit", "2026-10-31T18:00:00+08:00")
                + Tables.crossing("c2", "entry", "2026-11-06T08:00:00+08:00"))
        #expect(
            findings == [
                "crossing.early-exit P1 crossing:s/c1 2026-10-31", "crossing.late-return P1 crossing:s/c2 2026-11-06",
            ])
        let twice = try night(
            Tables.crossing("c1", "exit", "2026-11-01T08:00:00+08:00")
                + Tables.crossing("c2", "entry", "2026-11-02T08:00:00+08:00")
                + Tables.crossing("c3", "exit", "2026-11-03T08:00:00+08:00")
                + Tables.crossing("c4", "entry", "2026-11-05T08:00:00+08:00"))
        #expect(twice == ["crossing.no-approval P1 crossing:s/c3 2026-11-03"])
    }

    @Test func travelOnACancelledDocument() throws {
        func cancelled(_ day: String) -> String {
            """
            <document recordId="d-\(day)" action="cancelled" on="\(day)"><holder idNumber="110101199003074610"/>
            <travelDocument type="ordinaryPassport" number="E12345678" issuingState="CHN"/></document>
            """
        }
        #expect(
            try night(cancelled("2026-11-05") + NightTests.trip) == [
                "crossing.void-document P1 crossing:s/c2 2026-11-05"
            ])
        #expect(try night(cancelled("2026-11-06") + NightTests.trip) == [])
    }

    @Test func overlappingApprovalsCoverOneTripEach() throws {
        let second =
            Tables.approvals
            + "A-2,P1,travel,private,ordinaryPassport:E12345678,SGP,2026-11-01,2026-11-08,2026-10-20,approved,u1,\n"
        #expect(try night(NightTests.trip, approvals: second) == [])
    }

    @Test func eventsInTheFutureWait() throws {
        let future =
            Tables.approvals
            + "A-2,P1,travel,private,,SGP,2027-03-01,2027-03-08,2027-02-20,approved,u1,\n"
        #expect(try night(NightTests.trip, approvals: future) == [])
        let scratch = try Tables.loaded(feed: NightTests.trip)
        try scratch.load(
            "custody", "type,number,at,event,officer\nordinaryPassport,E23456789,2027-01-01T09:00:00+08:00,missing,甲\n")
        #expect(try scratch.night("2026-11-20").findings.map(\.brief) == [])
        #expect(
            try scratch.night("2027-01-01").findings.map(\.brief).filter { $0.contains("custody.missing") } == [
                "custody.missing P2 ordinaryPassport:E23456789 2027-01-01"
            ])
    }

    /// What the feed said of the old number stays with the person.
    @Test func anIDNumberThatChanges() throws {
        let scratch = try Tables.loaded(feed: Tables.crossing("c1", "exit", "2026-10-01T08:00:00+08:00"))
        let before = try scratch.night("2026-11-20").findings.map(\.brief)
        #expect(before.contains("crossing.no-approval P1 crossing:s/c1 2026-10-01"))
        #expect(
            try scratch.load("persons", Tables.persons.replacing("110101199003074610", with: "110101199003071030"))
                .status == 0)
        #expect(try scratch.night("2026-11-20").findings.map(\.brief) == before)
        #expect(try scratch.levee("person", "P1", "--unmask").stdout.contains("110101199003071030"))
        // The new number is the one that later records are matched by.
        try scratch.write(
            Tables.feed(2, Tables.crossing("c2", "entry", "2026-11-19T08:00:00+08:00", holder: "110101199003071030")),
            to: "2.xml")
        #expect(try scratch.levee("import", "--json", "2.xml").stdout.contains("\"accepted\":1"))
    }
}
