import Foundation
import Testing

/// The custody desk from the command line.
@Suite struct DeskTests {
    /// A booklet's way out and back, word for word, in both languages.
    @Test(arguments: ["en", "zh"]) func outAndBack(_ language: String) throws {
        let scratch = try DeskTables.make()
        var told: [String] = []
        func tell(_ words: String..., at moment: String? = nil, as user: String = "keeper-1") throws {
            var arguments = ["custody"] + words + ["--lang", language]
            if let moment { arguments += ["--at", moment + ":00+08:00"] }
            if !["history", "map"].contains(words[0]) { arguments += ["--as", user] }
            let output = try scratch.run(arguments)
            let hasReceipt = output.stdout.contains("levee custody receipt")
            let text = hasReceipt ? try output.withoutCode().output.stdout : output.stdout
            told.append("$ levee " + arguments.joined(separator: " ") + "\n" + text + output.stderr)
        }
        try tell("hand-out", "E23456789", at: "2024-05-02T09:00")
        try tell("hand-out", "E23456789", at: "2024-05-03T09:00")
        try tell("hand-out", "E23456789", at: "2024-05-03T09:30")
        try tell("receive", "E23456789", "--place", "一号柜", at: "2024-05-22T09:00")
        try tell("return", "E23456789", at: "2024-05-22T09:00")
        try tell("return", "E23456789", at: "2024-05-22T10:00")
        try tell("hand-out", "E23456789", at: "2024-05-23T09:00")
        try tell("place", "E23456789", "--slot", "1", at: "2024-05-24T09:00")
        try tell("place", "E23456789", "--slot", "3", at: "2024-05-24T09:00")
        try tell("seen", "E23456789", at: "2024-05-25T09:00")
        try tell("missing", "E23456789", "--note", "盘点未见", at: "2024-05-26T09:00")
        try tell("found", "E23456789", at: "2024-05-27T09:00")
        try tell("transfer", "E23456789", "--to", "keeper-2", "--place", "二号柜", at: "2024-05-28T09:00")
        try tell("forward", "E23456789", "--to", "县公安局", "--note", "注销", at: "2024-05-29T09:00")
        try tell("forward", "E23456789", "--to", "县公安局", "--note", "注销", at: "2024-05-30T09:00")
        try tell("refused", "hkMacaoPermit:C12345678", at: "2024-05-30T09:00")
        try tell("lend", "E12345678", at: "2024-06-02T09:00")
        try tell("history", "E23456789")
        try tell("map")
        let text = told.joined(separator: "\n")
        #expect(text == (try Expected.text("desk.\(language).txt", text)))
    }

    @Test func onTheBoundaryDays() throws {
        let scratch = try DeskTables.make()
        for (moment, allowed) in [
            ("2024-05-02T23:59", false), ("2024-05-03T00:00", true), ("2024-05-25T23:59", true),
            ("2024-05-26T00:00", false),
        ] {
            let copy = try Scratch(home: false)
            try FileManager.default.copyItem(atPath: scratch.home, toPath: copy.home)
            let output = try copy.desk("hand-out", "E23456789", at: moment)
            #expect(output.status == (allowed ? 0 : 65), "\(moment): \(output)")
            if allowed { #expect(output.stdout.contains("approval `A-2`, back by 2024-06-04")) }
        }
    }

    @Test func aReturnOfWhatWasNeverOut() throws {
        let scratch = try DeskTables.make()
        let before = try scratch.dump()
        #expect(
            try scratch.desk("return", "C12345678")
                == Output(
                    65, "",
                    "levee: `hkMacaoPermit:C12345678` was never handed in; when it is handed in, use "
                        + "`levee custody receive`\n"))
        #expect(
            try scratch.desk("return", "E12345678")
                == Output(
                    65, "",
                    "levee: `ordinaryPassport:E12345678` is in custody since 2020-01-06 09:00:00 (at 一号柜 1, by `保管员`); "
                        + "use `levee custody seen` to record where it is\n"))
        #expect(try scratch.dump() == before)
    }

    @Test func whoMayNot() throws {
        let scratch = try DeskTables.make()
        let before = try scratch.dump()
        for (user, words) in [
            ("clerk-1", "the user `clerk-1` may not record a booklet as seen; it takes one of the roles `custodian`"),
            ("far", "the unit `U2` of the user `far` does not reach the unit of `P1`"),
            ("nobody", "`nobody` is no registered user"),
        ] {
            let output = try scratch.desk("seen", "E12345678", as: user)
            #expect(output.status == 77)
            #expect(output.stderr.hasPrefix("levee: \(words)"), "\(output)")
        }
        #expect(try scratch.dump() == before)
    }

    @Test func aDocumentIsNamed() throws {
        let scratch = try DeskTables.make()
        for (name, words) in [
            (
                "T00000001",
                "several documents have the number `T00000001`; say which: `taiwanPermit:T00000001`, `other:T00000001`"
            ),
            ("E99999999", "no document `E99999999` is on record"),
            ("ordinaryPassport:E99999999", "no document `ordinaryPassport:E99999999` is on record"),
            ("passport:E1", "`passport:E1` is not a known document type"), ("", "`` is missing"),
        ] {
            let output = try scratch.desk("seen", name)
            #expect(output.status == 65)
            #expect(output.stderr.hasPrefix("levee: \(words)"), "\(output)")
        }
        #expect(try scratch.desk("seen").status == 64)
        #expect(try scratch.desk("seen", "e 1234-5678").status == 0)
        #expect(
            try scratch.desk("seen", "E12345678", "--holder", "P2").stderr
                == "levee: `ordinaryPassport:E12345678` is not the document of `P2`; check the booklet and the person\n"
        )
        #expect(try scratch.desk("seen", "E12345678", "--holder", "P1").status == 0)
    }

    /// Nothing that somebody types can leave the line, hide, or turn the text around.
    @Test func hostileTexts() throws {
        let scratch = try DeskTables.make()
        let texts = [
            "\"\u{301}onfocus=x", "<script>alert(1)</script>", "=cmd()|' /C calc'!A0", "\u{202E}柜\u{200B}", "a\nb",
        ]
        var slot = 10
        var moves = ""
        for text in texts {
            slot += 1
            let moved = try scratch.desk("place", "E12345678", "--place", text, "--slot", "\(slot)", "--note", text)
            #expect(moved.status == 0, "\(moved)")
            #expect(moved.stdout.split(separator: "\n").count == 1)
            moves += moved.stdout
        }
        let pages = try scratch.levee("custody", "history", "E12345678").stdout + scratch.levee("custody", "map").stdout
        #expect(!pages.unicodeScalars.contains { ["\u{202E}", "\u{200B}"].contains($0) })
        #expect(pages.contains("[U+202"))
        #expect(moves.contains("[U+202E]柜[U+200B] 14"))
        let json = try scratch.levee("custody", "map", "--json").stdout
        #expect(json.contains(#""place":"a\nb""#))
        #expect(try scratch.desk("place", "E12345678", "--slot", "a b").status == 64)
        #expect(try scratch.desk("place", "E12345678", "--slot", "\u{7}").status == 64)
        #expect(try scratch.desk("place", "E12345678", "--place", String(repeating: "长", count: 201)).status == 64)
        #expect(try scratch.desk("place", "E12345678", "--place", "  ").status == 64)
        #expect(try scratch.levee("doctor").status == 0)
    }

    /// Text is one text however it is composed: the slot is taken under either spelling.
    @Test func spellingsOfOnePlace() throws {
        let scratch = try DeskTables.make()
        #expect(try scratch.desk("place", "E12345678", "--place", "Caf\u{E9}", "--slot", "1").status == 0)
        let taken = try scratch.desk("place", "E23456789", "--place", "Cafe\u{301}", "--slot", "1")
        #expect(taken.status == 65)
        #expect(taken.stderr.contains("`ordinaryPassport:E12345678` lies in `Caf\u{E9} 1`"))
    }

    @Test func theMomentOfAnEntry() throws {
        let scratch = try DeskTables.make()
        #expect(
            try scratch.desk("seen", "E12345678", at: "2199-01-01T00:00").stderr
                == "levee: the instant `2199-01-01T00:00:00+08:00` lies in the future; check --at\n")
        #expect(
            try scratch.desk("seen", "E12345678", at: "2020-01-06T09:00").stderr
                == "levee: the last entry of `ordinaryPassport:E12345678` is of 2020-01-06T09:00:00+08:00, and a new one has to "
                + "be later; check --at\n")
        #expect(try scratch.run(["custody", "seen", "E12345678", "--at", "yesterday"]).status == 64)
    }

    /// Loaded tables may put two booklets into one slot; the map says so, and the desk puts no third one there.
    @Test func theMapShowsConflicts() throws {
        let scratch = try DeskTables.make()
        let both =
            DeskTables.custody
            + "hkMacaoPermit,C12345678,2020-01-07T09:00:00+08:00,handedIn,一号柜,2,,保管员\n"
            + "taiwanPermit,T00000001,2020-01-08T09:00:00+08:00,handedIn,,,,保管员\n"
        #expect(try scratch.load("custody", both, "--as", "clerk-1").status == 0)
        let map = try scratch.levee("custody", "map")
        #expect(map == Output(0, try Expected.text("desk-map.en.txt", map.stdout)))
        let zh = try scratch.levee("custody", "map", "--lang", "zh")
        #expect(zh == Output(0, try Expected.text("desk-map.zh.txt", zh.stdout)))
        let json = try scratch.levee("custody", "map", "--json")
        #expect(json == Output(0, try Expected.text("desk-map.json", json.stdout)))
        #expect(try scratch.levee("custody", "map", "--place", "没有").stdout == "0 in custody\n")
        #expect(try scratch.desk("place", "E12345678", "--slot", "2").status == 65)
    }
}
