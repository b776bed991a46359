import Testing

/// A gap in the feed leaves undecided what lies over it, until the missing file comes.
@Suite struct ImportGapTests {
    /// In the night after the file came, whether everybody is examined or only those for whom something can have changed.
    @Test(arguments: [[], ["--full"]]) func whatLiesOverAGapIsUndecidedUntilItIsFilled(_ options: [String]) throws {
        let home = try travelling()
        // P4 left on the first and should be back since the third. The file of the second is missing.
        try home.write(
            "1.xml",
            FeedText.feed(
                1, FeedText.crossing("c-1", nil, number: "E44444444", direction: "direction='exit' to='SGP'")))
        try home.write("2.xml", FeedText.feed(2, covers: ("2024-03-02", "2024-03-02")))
        try home.write(
            "3.xml",
            FeedText.feed(3, generatedAt: "2024-03-08T08:00:00+08:00", covers: ("2024-03-03", "2024-03-08")))
        #expect(try home.run("import", "1.xml", "3.xml").code == 0)
        #expect(try night(home, options) == ["irregular": "4", "regular": "0", "undecided": "1"])
        #expect(
            try home.run("explain", "--person", "P4", "--as-of", "2024-03-08").output.contains("crossing.not-returned"))
        #expect(try notReturned(home) == [])
        #expect(try home.run("import", "2.xml").code == 0)
        #expect(try night(home, options) == ["irregular": "5", "regular": "0", "undecided": "0"])
        #expect(try notReturned(home) == ["P4"])
    }

    /// A lower number that precedes the base covers its days too, and a file with a hole in its days does not.
    @Test func coverageIsByNumberAndByDay() throws {
        let home = try travelling()
        try home.write(
            "5.xml",
            FeedText.feed(
                5, covers: ("2024-03-02", "2024-03-02"),
                FeedText.crossing("c-1", nil, number: "E44444444", direction: "direction='exit' to='SGP'")))
        try home.write(
            "6.xml",
            FeedText.feed(6, generatedAt: "2024-03-08T08:00:00+08:00", covers: ("2024-03-04", "2024-03-08")))
        try home.write("4.xml", FeedText.feed(4))
        // The numbers follow each other; the third of March is in none of them.
        #expect(try home.run("import", "5.xml", "6.xml", "4.xml").errors == "")
        #expect(try night(home)["undecided"] == "1")
        // A later file of the run only extends its end; one behind a gap begins a run of its own.
        let whole = ("2024-03-01", "2024-03-08")
        for (sequence, undecided) in [(7, "1"), (9, "0")] as [(Int64, String)] {
            let feed = FeedText.feed(sequence, generatedAt: "2024-03-08T08:00:00+08:00", covers: whole)
            try home.write("next.xml", feed)
            #expect(try home.run("import", "next.xml").code == 0)
            #expect(try night(home)["undecided"] == undecided)
        }
    }

    /// P4 has handed in the declared passport, has it back for an approved trip, and is in order otherwise.
    private func travelling() throws -> FeedHome {
        let home = try FeedHome()
        try home.write("approvers.csv", "user,up_to_rank,unit,from\nboss,provincial,U1,2015-01-01\n")
        try home.write("filings.csv", "ref,on,action,unit,post\nP4,2020-01-05,filed,U1,科员\n")
        try home.write(
            "approvals.csv",
            """
            approval_no,ref,kind,purpose,documents,destinations,depart_on,return_on,decided_on,decision,approver
            A1,P4,travel,private,ordinaryPassport:E44444444,SGP,2024-03-01,2024-03-03,2024-02-20,approved,boss

            """)
        try home.write(
            "custody.csv",
            """
            type,number,at,event,place,approval,officer
            ordinaryPassport,E44444444,2020-01-06T09:00:00+08:00,handedIn,柜,,甲
            ordinaryPassport,E44444444,2024-02-28T09:00:00+08:00,handedOut,,A1,甲

            """)
        #expect(try home.run("load", "approvers.csv", "filings.csv", "approvals.csv", "custody.csv").code == 0)
        return home
    }

    /// How many of the five people are what, on 8 March.
    private func night(_ home: FeedHome, _ options: [String] = []) throws -> [String: String] {
        let run = try home.run(
            ["nightly", "--as-of", "2024-03-08", "--findings", "findings.jsonl", "--json"] + options)
        return Dictionary(
            uniqueKeysWithValues: run.output.matches(of: /"(regular|irregular|undecided)":([0-9]+)/).map {
                (String($0.output.1), String($0.output.2))
            })
    }

    private func notReturned(_ home: FeedHome) throws -> [String] {
        try home.text("findings.jsonl").split(separator: "\n").filter { $0.contains("\"crossing.not-returned\"") }
            .compactMap { $0.firstMatch(of: /"person":"([^"]+)"/).map { String($0.output.1) } }
    }
}
