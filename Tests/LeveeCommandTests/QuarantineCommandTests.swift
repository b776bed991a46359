import Foundation
import GRDB
import LeveeCore
import Testing

/// `levee quarantine` from outside: the editor, hostile XML, two at once, and a kill at any moment.
@Suite struct QuarantineCommandTests {
    private func made(_ records: String...) throws -> Scratch {
        let scratch = try Tables.loaded()
        try scratch.write(QuarantineXML.feed(1, records.joined(separator: "\n")), to: "1.xml")
        _ = try scratch.levee("import", "1.xml")
        return scratch
    }

    private static let bad = QuarantineXML.issued("d-2", number: "E10000002", on: "2024-02-30")
    private static let good = QuarantineXML.issued("d-2", number: "E10000002", on: "2024-02-29")

    private func leftovers(_ scratch: Scratch) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: scratch.home).filter { $0.hasPrefix("edit-") }
    }

    @Test func theEditorEditsThenTheFileGoes() throws {
        let scratch = try made(Self.bad)
        try scratch.write(
            "#!/bin/sh\nstat -c '%a' \"$2\" > \(scratch.path)/mode\nbasename $(dirname \"$2\") > \(scratch.path)/name\ntouch \"$2~\"\n"
                + "sed -i s/02-30/02-29/ \"$2\"\n", to: "editor")
        let output = try scratch.levee(
            "quarantine", "fix", "Q-1", environment: ["EDITOR": "sh \(scratch.path)/editor -x"])
        #expect(output == Output(0, "`Q-1` is fixed and imported: accepted\n"))
        #expect(try scratch.read("mode") == "600\n")
        #expect(try scratch.read("name").hasPrefix("edit-"))
        #expect(try leftovers(scratch) == [])
        #expect(try scratch.levee("person", "P1", "--as-of", "2026-11-23").stdout.contains("E10000002"))
    }

    @Test func anEditThatDoesNotHelpChangesNothing() throws {
        let scratch = try made(Self.bad)
        let before = try scratch.dump()
        for (editor, message) in [
            ("true", "levee: nothing was edited; nothing has changed\n"),
            ("false", "levee: the editor did not end well; nothing has changed\n"),
            ("kill -9 $$; true", "levee: the editor did not end well; nothing has changed\n"),
            ("rm", "levee: cannot read `SCRATCH/home/edit-PID/record.xml`; check the path and its permissions\n"),
        ] {
            var output = try scratch.levee("quarantine", "fix", "Q-1", environment: ["VISUAL": editor, "EDITOR": "x"])
            output.stderr.replace(try Regex("edit-[0-9]+"), with: "edit-PID")
            #expect(output == Output(65, "", message))
        }
        let still = try scratch.levee(
            "quarantine", "fix", "Q-1", environment: ["EDITOR": "sed -i s/02-30/02-31/"])
        #expect(still.status == 65 && still.stderr.contains("bad value at `document/@on`"), "\(still)")
        #expect(try scratch.levee("quarantine", "fix", "Q-1", environment: ["EDITOR": ""]).status == 64)
        #expect(try scratch.dump() == before)
        #expect(try leftovers(scratch) == [])
    }

    /// At a terminal it is edited until it is good; what was written before is not lost.
    @Test func atATerminalItIsEditedAgain() throws {
        let scratch = try made(Self.bad)
        try scratch.write(
            "#!/bin/sh\ngrep -q 02-31 \"$1\" && exec sed -i s/02-31/02-29/ \"$1\"\nsed -i s/02-30/02-31/ \"$1\"\n",
            to: "editor")
        let program = try Program.path
        try scratch.write("y\n", to: "answer")
        let shell =
            "cat \(scratch.path)/answer | EDITOR='sh \(scratch.path)/editor' "
            + "script -qec \"'\(program)' quarantine fix Q-1\" /dev/null"
        let output = try Program.start(
            ["-c", shell], environment: ["LEVEE_HOME": scratch.home, "TERM": "xterm", "SHELL": "/bin/sh"],
            in: scratch.path, executable: "/bin/sh"
        ).end()
        #expect(output.stdout.contains("bad value at `document/@on`"), "\(output)")
        #expect(output.stdout.contains("edit it again? [y/N]"))
        #expect(output.stdout.contains("`Q-1` is fixed and imported: accepted"))
        #expect(output.status == 0)
    }

    /// A killed run may leave its file; the next one takes it away. Another one's that still runs stays.
    @Test func whatAKilledRunLeftGoes() throws {
        let scratch = try made(Self.bad)
        try scratch.write("x", to: "home/edit-999999999/record.xml")
        try scratch.write("x", to: "home/edit-\(getpid())/record.xml")
        _ = try scratch.levee("quarantine", "fix", "Q-1", environment: ["EDITOR": "true"])
        #expect(try leftovers(scratch) == ["edit-\(getpid())"])
    }

    private static let hostile: [(String, String)] = [
        ("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>\(good)", "is not well-formed"),
        ("\(good)\(good)", "exactly one record"), ("", "exactly one record"),
        ("<x:document xmlns:x='urn:evil' recordId='d-2'/>", "unknown element"),
        ("<document recordId='\(String(repeating: "x", count: 65_537))'/>", "over 64 KiB"),
        ("</borderFeed><borderFeed xmlns='urn:levee:border-feed:1' source='x'>", "is not well-formed"),
        (QuarantineXML.feed(1, good), "element out of place"),
    ]

    @Test(arguments: hostile) func hostileXMLChangesNothing(_ xml: String, _ message: String) throws {
        let scratch = try made(Self.bad)
        let before = try scratch.dump()
        let output = try scratch.levee("quarantine", "fix", "Q-1", "--xml", "-", stdin: xml)
        #expect(output.status == 65 && output.stdout == "" && output.stderr.contains(message), "\(output)")
        #expect(try scratch.dump() == before)
    }

    @Test func bytesThatAreNoTextChangeNothing() throws {
        let scratch = try made(Self.bad)
        let before = try scratch.dump()
        try scratch.write(Data(Self.good.utf8.dropLast(11)) + [0xC0, 0x80] + Data("</document>".utf8), to: "x.xml")
        let output = try scratch.levee("quarantine", "fix", "Q-1", "--xml", "x.xml")
        #expect(output.status == 65 && output.stderr.contains("is not UTF-8"), "\(output)")
        #expect(try scratch.dump() == before)
    }

    @Test func twoFixOneRecord() throws {
        let scratch = try made(Self.bad)
        try scratch.write(Self.good, to: "a.xml")
        try scratch.write(Self.good.replacing("02-29", with: "02-28"), to: "b.xml")
        let runs = try ["a.xml", "b.xml"].map { try scratch.start(["quarantine", "fix", "Q-1", "--xml", $0]) }
        let outputs = try runs.map { try $0.end() }
        #expect(outputs.map(\.status).sorted() == [0, 65], "\(outputs)")
        #expect(
            outputs.first { $0.status == 65 }?.stderr == "levee: `Q-1` was fixed before, and that stays\n")
        #expect(try scratch.levee("doctor").status == 0)
    }

    @Test func twoDecideOneMatch() throws {
        let scratch = try made(QuarantineXML.namesake("n-1", number: "E10000005"))
        let runs = try [["confirm", "gd/n-1", "P1"], ["reject", "gd/n-1"]].map { try scratch.start(["matches"] + $0) }
        let outputs = try runs.map { try $0.end() }
        #expect(outputs.map(\.status).sorted() == [0, 65], "\(outputs)")
        #expect(try scratch.levee("doctor").status == 0)
    }

    /// Records whose ids become free: a replay that is killed has imported all of them or none.
    @Test func aKilledReplayLeavesAllOrNothing() throws {
        let count = 300
        let held = (0..<count).map { QuarantineXML.namesake("r-\($0)", number: "E2\($0)") }
        let waiting = (0..<count).map { QuarantineXML.issued("r-\($0)", number: "E3\($0)") }
        let made = try made((held + waiting).joined(separator: "\n"))
        // A hundred days on, nobody having decided.
        let queue = try DatabaseQueue(path: made.database)
        try queue.write { db in
            try db.execute(
                sql:
                    "DROP TRIGGER receipt_no_update; UPDATE receipt SET received_at = received_at - 100 * 86400000000000"
            )
        }
        try queue.close()
        try made.write(QuarantineXML.feed(2, ""), to: "2.xml")
        #expect(try made.levee("import", "2.xml").status == 0)
        func state(_ home: String) throws -> [Int] {
            try DatabaseQueue(path: home + "/levee.db").read { db in
                try [
                    "feed_record WHERE person_id IS NOT NULL", "quarantine_step", "delivery", "receipt", "audit",
                    "feed_person",
                ].map { try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)") ?? -1 }
            }
        }
        let before = try state(made.home)
        #expect(before.prefix(2) == [0, 0])
        let whole = try Scratch(home: false)
        try FileManager.default.copyItem(atPath: made.home, toPath: whole.home)
        let start = ContinuousClock.now
        #expect(
            try whole.levee("quarantine", "replay").stdout.hasSuffix(
                "300 imported, 0 matched again, 0 still cannot be imported\n"))
        let time = ContinuousClock.now - start
        let after = try state(whole.home)
        #expect(after.prefix(2) == [count, count])
        var killed = 0
        for moment in 0..<8 {
            let scratch = try Scratch(home: false)
            try FileManager.default.copyItem(atPath: made.home, toPath: scratch.home)
            let run = try scratch.start(["quarantine", "replay"])
            let (seconds, rest) = (time * (Double(moment) + 0.5) / 8).components
            Thread.sleep(forTimeInterval: Double(seconds) + Double(rest) / 1e18)
            run.kill()
            _ = try? run.end()
            let left = try state(scratch.home)
            #expect(left == before || left == after)
            if left == before { killed += 1 }
            #expect(try scratch.levee("quarantine", "replay").status == 0)
            #expect(try Array(state(scratch.home).prefix(2)) == [count, count])
            #expect(try scratch.levee("doctor").status == 0)
        }
        #expect(killed > 0, "nothing was killed in time")
        #expect(
            try whole.levee("feeds", "show", "gd/1", "--json").stdout.contains(
                #""now":{"accepted":300,"duplicate":0,"notRegistered":0,"possibleMatch":300,"quarantined":0,"received":600}"#
            ))
    }

    /// A file whose root binds our namespace to a prefix: its records are read again as they were.
    @Test func aPrefixedFileIsReplayed() throws {
        let records = [QuarantineXML.namesake("r-1", number: "E21"), QuarantineXML.issued("r-1", number: "E31")]
        let prefixed = QuarantineXML.feed(1, records.joined()).replacing("xmlns=", with: "xmlns:b=")
            .replacing(try Regex("<(/?)([a-zA-Z])")) { "<\($0[1].substring ?? "")b:\($0[2].substring ?? "")" }
        let scratch = try made()
        try scratch.write(prefixed.replacing("sequence=\"1\"", with: "sequence=\"2\""), to: "2.xml")
        #expect(try scratch.levee("import", "2.xml").status == 10)
        #expect(try scratch.levee("quarantine", "show", "1", "--xml").stdout.hasPrefix("<b:document recordId='r-1'"))
        #expect(
            try scratch.levee("quarantine", "replay")
                == Output(10, "0 imported, 0 matched again, 1 still cannot be imported\n"))
        let queue = try DatabaseQueue(path: scratch.database)
        try queue.write { db in
            try db.execute(
                sql:
                    "DROP TRIGGER receipt_no_update; UPDATE receipt SET received_at = received_at - 100 * 86400000000000"
            )
        }
        try queue.close()
        _ = try scratch.levee("nightly", "--as-of", "2026-11-23")
        #expect(
            try scratch.levee("quarantine", "replay", "1")
                == Output(0, "Q-1: accepted\n1 imported, 0 matched again, 0 still cannot be imported\n"))
        let lines = try scratch.levee("feeds", "show", "gd/2", "--json").stdout
            .replacing(try Regex("\"(delivery|receivedAt)\":(\"[^\"]*\"|[0-9]+)")) { "\"\($0[1].substring ?? "")\":N" }
        #expect(
            lines == """
                {"delivery":N,"kind":"first","matches":{"forgotten":1},"now":{"accepted":1,"duplicate":0,"notRegistered":0,\
                "possibleMatch":1,"quarantined":0,"received":2},"quarantine":{"imported":1},"receivedAt":N,"sequence":2,\
                "source":"gd","was":{"accepted":0,"duplicate":0,"notRegistered":0,"possibleMatch":1,"quarantined":1,\
                "received":2}}
                {"delivery":N,"kind":"replay","matches":{},"now":{"accepted":1,"duplicate":0,"notRegistered":0,\
                "possibleMatch":0,"quarantined":0,"received":1},"quarantine":{},"receivedAt":N,"sequence":2,\
                "source":"gd","was":{"accepted":1,"duplicate":0,"notRegistered":0,"possibleMatch":0,"quarantined":0,\
                "received":1}}

                """)
    }

    /// The night forgets as well, and says nothing of whom.
    @Test func theNightForgetsUndecidedMatches() throws {
        let scratch = try made(QuarantineXML.namesake("n-1", number: "E10000005"))
        let queue = try DatabaseQueue(path: scratch.database)
        func age(_ days: Double) throws {
            try queue.write { db in
                try db.execute(
                    sql: """
                        DROP TRIGGER IF EXISTS receipt_no_update;
                        UPDATE receipt SET received_at = received_at - CAST(\(days) * 86400e9 AS INTEGER)
                        """)
            }
        }
        try age(89.9)
        _ = try scratch.levee("nightly", "--as-of", "2026-11-23")
        #expect(try scratch.levee("matches", "list").stdout.contains("n-1"))
        try age(0.2)
        _ = try scratch.levee("nightly", "--as-of", "2026-11-23")
        #expect(try scratch.levee("matches", "list").stdout == "nothing waits for a decision\n")
        let dump = "\(try scratch.dump())"
        #expect(!dump.contains("E10000005") && !dump.contains("n-1"))
        #expect(try scratch.levee("doctor").status == 0)
    }
}
