import Testing

@testable import LeveeIntake

/// What YAML takes for text without quotes, and what it does not: as other programs read the file.
@Suite struct PlainWordTests {
    private func text(_ word: String) throws -> String {
        let root = try PlainYAML(file: "p.yaml").root(of: "word: \(word)\n")
        return try #require(try root.entries().first).value.text()
    }

    @Test(arguments: [
        "U", "I", "D", "abc", "face", "Nobody", "not", "now", "only", "offer", "truely", "nulls", "=x", "<", "1a",
        "7 days",
        "+x", "-x", "2026年", "1.2.3", "0x", "0xZZ", "e5", "组通字〔2014〕14号", "holder+1d", "2026-11", "12:99:99x", "T",
    ])
    func isText(_ word: String) throws { #expect(try text(word) == word) }

    @Test(arguments: [
        "yes", "No", "ON", "off", "True", "FALSE", "null", "Null", "NULL", "~", "=", "<<", "0", "7", "-7", "+7",
        "1_000", "0x1F",
        "0b101", "1.5", "-0.5", ".inf", "-.INF", ".NaN", "1e5", "12:30:45", "2026-11-23", "2026-11-23T08:00:00Z",
        "2026-11-23 08:00:00 +8",
    ])
    func isSomethingElse(_ word: String) {
        #expect(throws: PolicyFileError.self) { try text(word) }
    }
}
