import Foundation
import Testing

/// The morning report after some nights of the sample: what an office reads, in each of its forms.
@Suite struct MorningTests {
    /// The sample county; nights from the 10th on, the last one on the sample's day with an identity confirmed before.
    private static let made = Result {
        let scratch = try Scratch()
        try scratch.levee("load", Program.sample)
        try scratch.levee("import", Program.sample + "/feeds")
        for day in ["2026-11-10", "2026-11-17", "2026-11-18", "2026-11-20", "2026-11-22"] {
            _ = try scratch.run(["nightly", "--as-of", day, "--json"])
        }
        try scratch.levee("matches", "confirm", "gd-exit-entry/d-00080", "QL0125", "--on", Sample.day)
        _ = try scratch.run(["nightly", "--as-of", Sample.day, "--json"])
        return scratch
    }

    @Test(arguments: ["zh", "en"]) func theTerminal(_ language: String) throws {
        let output = try Self.made.get().levee("report", "--as-of", Sample.day, "--lang", language)
        #expect(output.stdout == (try Expected.text("morning.\(language).txt", output.stdout)))
        for line in output.stdout.split(separator: "\n") { #expect(DisplayWidthProbe.width(line) <= 80, "\(line)") }
    }

    @Test(arguments: ["zh", "en"]) func thePage(_ language: String) throws {
        let scratch = try Self.made.get()
        let file = "morning.\(language).html"
        #expect(try scratch.levee("report", "--as-of", Sample.day, "--lang", language, "--html", file).status == 0)
        let page = try scratch.read(file)
        #expect(page == (try Expected.text(file, page)))
        #expect(!page.contains("://"), "it asks for something from outside")
    }

    @Test func theObject() throws {
        let output = try Self.made.get().levee("report", "--as-of", Sample.day, "--json")
        #expect(output.stdout == (try Expected.text("morning.json", output.stdout)))
    }

    /// It reads what is kept: the day before has its own, a day without a night has none.
    @Test func aDayWithoutANightHasNone() throws {
        let scratch = try Self.made.get()
        let other = try scratch.levee("report", "--as-of", "2026-11-21", "--lang", "en")
        #expect(
            other
                == Output(
                    65, "",
                    "levee: there was no night of `2026-11-21`; run `levee nightly --as-of 2026-11-21` first\n"))
        #expect(try scratch.levee("report", "--as-of", "2026-11-22").status == 0)
    }
}
