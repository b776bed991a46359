import Testing

/// Which version of a person's row is the current one is said in one place.
@Suite struct PersonVersionTests {
    static let place = "Sources/LeveeSQLite/Dossiers/PersonVersion.swift"

    /// The newest by its number, or the first one from behind.
    static func isCopy(_ text: String) -> Bool {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
        let newest = /max\( ?(\w+\.)?seq ?\) from (\w+\.)?person_fact\b/
        let fromBehind = /from (\w+\.)?person_fact\b[^"]*?order by (\w+\.)?seq desc/
        return words.contains(newest) || words.contains(fromBehind)
    }

    @Test(arguments: SourceTests.files.filter { $0 != place }) func isSaidOnce(_ file: String) throws {
        #expect(!Self.isCopy(try Project.text(file)), "\(file): use PersonVersion")
    }

    @Test func copiesAreSeen() throws {
        #expect(Self.isCopy(try Project.text(Self.place)))
        #expect(Self.isCopy("f.seq = (SELECT max( f.seq )\n  FROM main.person_fact f WHERE 1)"))
        #expect(Self.isCopy("SELECT unit FROM person_fact v WHERE v.person_id = ?\n ORDER BY v.seq DESC LIMIT 1"))
        #expect(!Self.isCopy("SELECT max(v.seq) FROM approval v JOIN person_fact f ORDER BY f.seq"))
    }
}
