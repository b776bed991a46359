import LeveeCore
import Testing

@testable import LeveeWeb

/// Countries may be written by name in either language or by code.
@Suite struct CountryWordTests {
    private func read(_ text: String) -> (codes: String, refused: [String]) {
        var refused: [String] = []
        let countries = CountryWords.read(text) { refused.append($0.input) }
        return (countries.map(\.text).joined(separator: " "), refused)
    }

    @Test(
        arguments: [
            ("SGP JPN", "SGP JPN"), ("sgp,jpn", "SGP JPN"), ("新加坡、日本", "SGP JPN"), ("新加坡 日本", "SGP JPN"),
            ("Singapore, japan", "SGP JPN"), (" New  Zealand ,\nHong Kong", "NZL HKG"),
            ("新加坡、JPN；Macao", "SGP JPN MAC"),
            ("", ""), (" , ", ""),
        ])
    func namesAndCodes(_ text: String, _ codes: String) {
        #expect(read(text) == (codes, []))
    }

    /// A name with a space can be told from two words by a comma alone.
    @Test(arguments: [("SGP XYZ", "SGP", ["XYZ"]), ("Atlantis", "", ["ATLANTIS"]), ("新加坡、某国", "SGP", ["某国"])])
    func whatIsNoneOfTheListIsNamed(_ text: String, _ codes: String, _ refused: [String]) {
        #expect(read(text) == (codes, refused))
    }

    @Test func everyNameOfTheListIsReadInBothLanguages() {
        for country in CountryCode.all {
            #expect(read(country.name.zh) == (country.text, []))
            #expect(read(country.name.en) == (country.text, []))
        }
    }

    @Test func theyAreReadBackByName() {
        #expect(CountryWords.shown("SGP 日本", Words(.en)) == "Singapore, Japan")
        #expect(CountryWords.shown("SGP Japan", Words(.zh)) == "新加坡、日本")
        #expect(CountryWords.shown("SGP XYZ", Words(.zh)) == "SGP XYZ")
    }
}
