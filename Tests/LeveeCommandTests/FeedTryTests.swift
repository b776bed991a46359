import Foundation
import LeveeCore
import Testing

/// `levee feed try`, and imports through profiles: the shipped ones on their invented samples.
@Suite struct FeedTryTests {
    static let samples = Program.root.appending(path: "data/profiles/samples").path
    static let ofSpreadsheet = [
        "--sequence", "1", "--generated-at", "2026-11-22T23:00:00+08:00", "--covers-from", "2026-01-01", "--covers-to",
        "2026-11-22",
    ]

    /// The arguments that read a sample.
    static let tries: [(name: String, arguments: [String])] = [
        ("cn-exit-entry", ["cn-exit-entry", samples + "/cn-exit-entry.xml"]),
        ("cn-exit-entry-table", [samples + "/cn-exit-entry.csv"] + ofSpreadsheet),
        ("niem-6", ["niem-6", samples + "/niem-6.xml"]),
        ("un-sanctions", ["un-sanctions", samples + "/un-sanctions.xml", "--sequence", "1"]),
    ]

    @Test(arguments: tries.indices) func json(_ index: Int) throws {
        let sample = Self.tries[index]
        let scratch = try Scratch(home: false)
        let output = try scratch.run(["feed", "try", "--json", "--as-of", "2026-11-23"] + sample.arguments)
        #expect(output.stdout == (try Expected.text("feed-try-\(sample.name).jsonl", output.stdout)))
        #expect(output.stderr == "")
        #expect(output.status == (output.stdout.contains("\"bad\":0,") ? 0 : 10))
        #expect(!FileManager.default.fileExists(atPath: scratch.home))
    }

    @Test(arguments: tries.indices, ["en", "zh"]) func page(_ index: Int, _ language: String) throws {
        let sample = Self.tries[index]
        let scratch = try Scratch(home: false)
        // Under its own name alone, so that lines break where they do everywhere.
        let arguments = try sample.arguments.map { argument in
            guard argument.hasPrefix(Self.samples) else { return argument }
            let name = URL(filePath: argument).lastPathComponent
            try FileManager.default.copyItem(atPath: argument, toPath: scratch.path + "/" + name)
            return name
        }
        let shown = try scratch.run(["feed", "try", "--as-of", "2026-11-23", "--lang", language] + arguments).stdout
        #expect(shown == (try Expected.text("feed-try-\(sample.name).\(language).txt", shown)))
        #expect(shown.split(separator: "\n").filter { DisplayWidth.of($0) > 80 } == [])
        #expect(!shown.contains("449999198503151239"), "an ID number is masked")
    }

    static let own = """
        <borderFeed xmlns="urn:levee:border-feed:1" source="gd" sequence="5" generatedAt="2024-03-02T08:00:00.5+08:00"
          coversFrom="2024-03-01" coversTo="2024-03-01">
        <document recordId="d-1" action="renewed" on="2024-03-01">
          <holder idNumber="110101199003074610" name="张三" surname="ZHANG" givenNames="SAN" birthDate="1990-03-07" sex="F"/>
          <travelDocument type="ordinaryPassport" number="e1-2 3" issuingState="CHN" issuedOn="2024-03-01"
            expiresOn="2034-02-28" authority="某局"/></document>
        <crossing recordId="c-1" direction="entry" at="2024-03-01T09:00:00Z" port="CNSZX" from="HKG">
          <travelDocument type="other" number="X"/></crossing>
        <holdings recordId="h-1" on="2024-03-01"><holder idNumber="110101199003074610"/></holdings>
        <filing recordId="f-1" action="removed" on="2024-03-01"><holder idNumber="110101199003074610"/></filing>
        <withdrawal recordId="w-1" of="c-1" reason="&quot;x&quot;"/>
        <filing recordId="f-2" action="maybe" on="2024-03-01"><holder idNumber="110101199003074610"/></filing>
        <odd/>
        </borderFeed>
        """

    /// Our own format, every kind of record: what a second reader is held to.
    @Test func ownFormat() throws {
        let scratch = try Scratch(home: false)
        try scratch.write(Self.own, to: "a.xml")
        let output = try scratch.levee("feed", "try", "--json", "a.xml")
        let person = "\"idNumber\":\"110101199003074610\""
        #expect(
            output
                == Output(
                    10,
                    """
                    {"header":{"coversFrom":"2024-03-01","coversTo":"2024-03-01","generatedAt":1709337600500000000,"sequence":5,"source":"gd"}}
                    {"doubts":["numberPattern","sex"],"line":3,"record":{"action":"renewed","documents":[{"authority":"某局","expiresOn":"2034-02-28","issuedOn":"2024-03-01","issuingState":"CHN","number":"E123","rawNumber":"e1-2 3","type":"ordinaryPassport"}],"holder":{"birthDate":"1990-03-07","givenNames":"SAN",\(person),"name":"张三","sex":"F","surname":"ZHANG"},"kind":"document","on":"2024-03-01","recordId":"d-1"}}
                    {"doubts":[],"line":7,"record":{"at":1709283600000000000,"direction":"entry","documents":[{"number":"X","rawNumber":"X","type":"other"}],"from":"HKG","kind":"crossing","port":"CNSZX","recordId":"c-1"}}
                    {"doubts":[],"line":9,"record":{"documents":[],"holder":{\(person)},"kind":"holdings","on":"2024-03-01","recordId":"h-1"}}
                    {"doubts":[],"line":10,"record":{"action":"removed","holder":{\(person)},"kind":"filing","on":"2024-03-01","recordId":"f-1"}}
                    {"doubts":[],"line":11,"record":{"kind":"withdrawal","of":"c-1","reason":"\\"x\\"","recordId":"w-1"}}
                    {"bad":{"field":"filing/@action","reason":"badValue","recordId":"f-2"},"line":12}
                    {"bad":{"field":"odd","reason":"unknownElement"},"line":13}
                    {"end":{"bad":2,"received":7,"warnings":{}}}

                    """))
    }

    @Test func aRefusedFileEndsWithItsCode() throws {
        let scratch = try Scratch(home: false)
        try scratch.write(Self.own.replacing("<odd/>", with: "<odd>"), to: "a.xml")
        let lines = try scratch.levee("feed", "try", "--json", "a.xml")
        #expect(lines.status == 65)
        #expect(lines.stdout.hasSuffix("{\"refused\":{\"code\":\"notWellFormed\",\"line\":14}}\n"))
        let page = try scratch.levee("feed", "try", "a.xml")
        #expect(page.status == 65)
        #expect(
            page.stderr
                == "a.xml line 14: is not well-formed XML; ask for the file again; nothing of the file was kept\n")
        let missing = try scratch.levee("feed", "try", "--json", "b.xml")
        #expect(missing == Output(65, "{\"refused\":{\"code\":\"unreadable\",\"line\":null}}\n"))
    }

    @Test func wrongCommandLines() throws {
        let scratch = try Scratch(home: false)
        try scratch.write(Self.own, to: "a.xml")
        #expect(try scratch.levee("feed", "try").status == 64)
        #expect(try scratch.levee("feed", "try", "a", "b", "c").status == 64)
        let needless = try scratch.levee("feed", "try", "a.xml", "--sequence", "3")
        #expect(needless.status == 64)
        #expect(needless.stderr.contains("go with --profile or a spreadsheet"))
        #expect(try scratch.levee("feed", "try", "niem-6", "a.xml", "--generated-at", "today").status == 64)
        let nowhere = try scratch.levee("feed", "try", "nowhere", "a.xml")
        #expect(nowhere.status == 65)
        #expect(nowhere.stderr.contains("the shipped profiles are cn-exit-entry, niem-6, un-sanctions"))
        let other = try scratch.levee("feed", "try", "niem-6", "a.xml")
        #expect(other.status == 65)
        #expect(
            other.stderr
                == "a.xml line 1 `{urn:levee:border-feed:1}borderFeed`: is not the root that the profile expects; check which "
                + "file and which profile it is; nothing of the file was kept\n")
        let none = try scratch.levee("feed", "try", "un-sanctions", Self.samples + "/un-sanctions.xml")
        #expect(none.status == 65)
        #expect(
            none.stderr.contains(
                " line 3 `--sequence`: is said neither by the file nor by the profile; give this option;"))
    }

    /// Memory stays flat however long the file: 6 MiB through a pipe here, 100 MiB under `make profile-memory`.
    @Test func memoryStaysFlat() throws {
        let scratch = try Scratch(home: false)
        let script = Program.root.appending(path: "scripts/profile-memory").path
        let run = try Program.start(
            [script, try Program.path, "6", "64"], in: scratch.path, executable: "/bin/bash"
        ).end()
        #expect(run.status == 0, "\(run)")
    }
}
