import Foundation
import Testing

/// `levee import` of other vocabularies: one way into the registry, whatever the file looked like.
@Suite struct ProfileImportTests {
    static let people = """
        ref,id_number,name,sex,birth_date,unit,post,category,covered_since,status,status_since
        P1,449999198503151239,甄有证,M,1985-03-15,U1,科员,other,2020-01-01,active,2020-01-01
        P2,449999197607082464,吴证件,F,1976-07-08,U1,科员,other,2020-01-01,active,2020-01-01
        P3,449999197102033333,FICTUS NEMO,M,1971-02-03,U1,科员,other,2020-01-01,active,2020-01-01

        """

    private func home() throws -> FeedHome {
        try FeedHome(
            Self.people, documents: "type,number,ref,issuing_state,issued_on,expires_on,declared_on\n")
    }

    private func line(_ run: FeedRun, _ name: String) -> String? {
        run.lines.first?.replacing(FeedTryTests.samples + "/", with: "").replacing(name, with: "F")
    }

    @Test func theAuthoritysAnswer() throws {
        let home = try home()
        let file = FeedTryTests.samples + "/cn-exit-entry.xml"
        let run = try home.run("import", "--json", "--profile", "cn-exit-entry", file)
        #expect(run.code == 10)
        #expect(
            line(run, "cn-exit-entry.xml")
                == FeedTotals(accepted: 4, notRegistered: 2, quarantined: 1).line("F", source: "qinglan-gongan", 12))
        #expect(
            run.errors
                == "\(file): `人员/出入境记录/航班号` came once and is neither mapped nor ignored by the profile\n")
        // What waits for a person to look at it has the line of the file that came.
        #expect(try home.texts("SELECT line || ' ' || field FROM quarantine") == ["42 holder/@idNumber.unclear"])
        let again = try home.run("import", "--json", "--profile", "cn-exit-entry", file)
        #expect(
            line(again, "cn-exit-entry.xml")
                == FeedTotals(duplicate: 4, notRegistered: 2, quarantined: 1).line("F", source: "qinglan-gongan", 12))
    }

    @Test func theSpreadsheetNeedsNoProfile() throws {
        let home = try home()
        let file = FeedTryTests.samples + "/cn-exit-entry.csv"
        let run = try home.run(["import", "--json", file] + FeedTryTests.ofSpreadsheet)
        #expect(run.code == 0)
        #expect(run.errors == "")
        #expect(
            line(run, "cn-exit-entry.csv")
                == FeedTotals(accepted: 4, notRegistered: 2).line("F", source: "cn-exit-entry", 1))
    }

    @Test func theListOfDocuments() throws {
        let home = try home()
        let run = try home.run(
            "import", "--json", "--profile", "un-sanctions", "--sequence", "1",
            FeedTryTests.samples + "/un-sanctions.xml")
        #expect(run.code == 10)
        // Equal name, birth date and sex: a person decides.
        #expect(
            line(run, "un-sanctions.xml")
                == FeedTotals(notRegistered: 1, possibleMatch: 5, quarantined: 3).line("F", source: "un-sanctions", 1))
    }

    @Test(arguments: [
        ("doctype", "<!DOCTYPE CONSOLIDATED_LIST>\n<CONSOLIDATED_LIST/>", 1),
        ("notWellFormed", "<CONSOLIDATED_LIST dateGenerated='2026-11-20T23:00:05Z'>\n<INDIVIDUALS>", 2),
        ("notOfProfile", "<LIST/>", 1), ("headerMissing", "<CONSOLIDATED_LIST/>", 1),
        ("rootAttribute", "<CONSOLIDATED_LIST dateGenerated='yesterday'/>", 1),
    ]) func aRefusedFileLeavesNothing(_ sample: (code: String, text: String, line: Int)) throws {
        let home = try home()
        try home.write("a.xml", sample.text)
        let before = try home.dump()
        let run = try home.run("import", "--json", "--profile", "un-sanctions", "--sequence", "1", "a.xml")
        #expect(run.lines == [FeedTotals.refused("a.xml", sample.code, line: sample.line)])
        #expect(run.code == 65)
        #expect(try home.dump() == before)
    }

    @Test func anOwnFeedTakesNoOptions() throws {
        let home = try home()
        try home.write("a.xml", FeedText.feed())
        #expect(try home.run("import", "a.xml", "--sequence", "2").code == 64)
        #expect(try home.run("import", "a.xml").code == 0)
    }
}
