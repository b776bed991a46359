import LeveeCore
import Testing

@testable import LeveeWeb

@Suite struct CatalogueTests {
    @Test func bothLanguagesHaveTheSameTexts() {
        #expect(Catalogue.zh.texts.keys.sorted() == Catalogue.en.texts.keys.sorted())
    }

    @Test func bothLanguagesFillTheSamePlaces() {
        for (key, text) in Catalogue.zh.texts {
            let places = Set(Bilingual.places(in: text))
            #expect(places == Set(Bilingual.places(in: Catalogue.en.texts[key] ?? "")), "\(key)")
        }
    }

    @Test(arguments: ["zh.txt", "en.txt"]) func noKeyStandsTwice(_ file: String) {
        let lines = WebFiles.text(file).split(separator: "\n").filter { !$0.hasPrefix("#") }
        let keys = lines.map { $0.split(separator: "=", maxSplits: 1)[0] }
        #expect(Set(keys).count == keys.count)
        #expect(lines.allSatisfy { $0.contains(" = ") })
    }
}
