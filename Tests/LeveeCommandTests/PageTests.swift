import LeveeCore
import Testing

@testable import levee

/// What a person reads, whole, in both languages: on the sample, whose every finding was checked by hand.
@Suite struct PageTests {
    static let pages: [(name: String, arguments: [String])] = [
        ("person-family-abroad", ["person", "QL0035", "--as-of", Sample.day]),
        ("person-foreign", ["person", "QL0116", "--as-of", Sample.day]),
        ("person-out", ["person", "QL0224", "--as-of", Sample.day]),
        ("person-restricted", ["person", "QL0215", "--as-of", Sample.day]),
        ("person-undecided", ["person", "QL0260", "--as-of", Sample.day]),
        ("explain-undecided", ["explain", "--person", "QL0260", "--as-of", Sample.day]),
        ("person-clean", ["person", "QL0001", "--as-of", Sample.day]),
        ("explain-overdue", ["explain", "F-877GZRKG", "--as-of", Sample.day]),
        ("explain-void", ["explain", "F-JS0E1T1V", "--as-of", Sample.day]),
        ("explain-custody", ["explain", "F-GZXJ5FB4", "--as-of", Sample.day]),
        ("explain-person", ["explain", "--person", "QL0224", "--as-of", Sample.day]),
        ("rules", ["rules"]),
        ("policy", ["policy", "show", "--as-of", Sample.day]),
        ("matches", ["matches", "list"]),
        ("doctor", ["doctor"]), ("feeds", ["feeds", "--as-of", Sample.day]),
        ("feeds-one", ["feeds", "list", "--source", "ql-foreign-affairs", "--as-of", "2026-11-19"]),
    ]

    @Test(arguments: pages.indices, ["en", "zh"]) func page(_ index: Int, _ language: String) throws {
        let page = Self.pages[index]
        let scratch = try Sample.copy()
        let output = try scratch.run(page.arguments + ["--lang", language])
        #expect(output.status == 0)
        #expect(output.stderr == "")
        #expect(output.stdout == (try Expected.text("\(page.name).\(language).txt", output.stdout)))
        let wide = output.stdout.split(separator: "\n").filter { DisplayWidth.of($0) > 80 }
        #expect(wide == [], "too wide")
        #expect(!output.stdout.contains("\u{1B}"))
    }

    @Test(arguments: ["en", "zh"]) func nightlyList(_ language: String) throws {
        let scratch = try Sample.copy()
        let output = try scratch.levee("nightly", "--as-of", Sample.day, "--lang", language)
        #expect(output.status == 0)
        #expect(output.stderr == "")
        #expect(output.stdout == (try Expected.text("nightly.\(language).txt", output.stdout)))
        #expect(output.stdout.split(separator: "\n").filter { DisplayWidth.of($0) > 80 } == [])
    }

    /// The list keeps its width whatever refs and names are.
    @Test(arguments: ["en", "zh"]) func longNamesDoNotWidenTheList(_ language: String) throws {
        let scratch = try Scratch()
        let ref = String(repeating: "R", count: 100)
        let name = String(repeating: "长", count: 200)
        try scratch.load(
            "persons", Tables.persons.replacing("P1,", with: "\(ref),").replacing("张三", with: name))
        let output = try scratch.levee("nightly", "--as-of", Sample.day, "--lang", language)
        #expect(output.status == 10)
        #expect(output.stdout.contains("RRRRRRRR"))
        #expect(output.stdout.split(separator: "\n").filter { DisplayWidth.of($0) > 80 } == [])
        let page = try scratch.levee("person", ref, "--as-of", Sample.day, "--lang", language)
        #expect(page.status == 0)
    }

    /// What a page says, programs can read, whole and the same in both languages.
    @Test(arguments: [
        ("explain-custody.json", ["explain", "F-GZXJ5FB4", "--as-of", Sample.day, "--json"]),
        ("explain-person.json", ["explain", "--person", "QL0224", "--as-of", Sample.day, "--json"]),
    ])
    func explanationsAsJSON(_ name: String, _ arguments: [String]) throws {
        let scratch = try Sample.copy()
        let output = try scratch.run(arguments)
        #expect(output.status == 0)
        #expect(output.stdout == (try Expected.text(name, output.stdout)))
        #expect(try scratch.run(arguments + ["--lang", "zh"]).stdout == output.stdout)
    }

    /// The ID number is whole only where it is asked for.
    @Test func idNumbersAreMasked() throws {
        let scratch = try Sample.copy()
        let number = "449999197012263979"
        let masked = try scratch.levee("person", "QL0001", "--as-of", Sample.day)
        #expect(!masked.stdout.contains(number) && masked.stdout.contains("449***********3979"))
        let whole = try scratch.levee("person", "QL0001", "--as-of", Sample.day, "--unmask")
        #expect(whole.stdout == masked.stdout.replacing("449***********3979", with: number))
    }

    @Test func whoOrWhatIsNotThereIsNamed() throws {
        let scratch = try Tables.loaded()
        #expect(
            try scratch.levee("person", "P9")
                == Output(65, "", "levee: `P9` is not in the registry; check the personnel number\n"))
        #expect(
            try scratch.levee("explain", "F-00000000", "--lang", "zh")
                == Output(65, "", "levee：没有异常 `F-00000000`，编号见 levee nightly\n"))
        #expect(
            try scratch.levee("explain", "--person", "P9", "--lang", "zh")
                == Output(65, "", "levee：登记册中没有 `P9`，请核对人员编号\n"))
    }
}
