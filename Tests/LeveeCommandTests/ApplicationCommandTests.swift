import Foundation
import Testing

/// `levee application`: hostile texts, two deciders at once, and verdicts given again years later.
@Suite struct ApplicationCommandTests {
    private func filed(_ application: String = Office.application(), checked: Bool = true) throws -> Office {
        let office = try Office()
        let filed = try office.tell("application file - --on 2026-03-01 --as jingban", stdin: application)
        try #require(filed.status == 0, "\(filed)")
        if checked {
            let check = try office.tell("application check S-1 --on 2026-03-01 --as jingban")
            try #require(check.status == 11, "\(check)")
            let opinion = try office.tell("application opinion S-1 --by discipline --agree --on 2026-03-02 --as jiwei")
            try #require(opinion.status == 0, "\(opinion)")
        }
        return office
    }

    /// What a name or a reason may hold: it comes back as it was, and is never shown so that it could hide something.
    @Test(arguments: ["张\"\u{301}三", "<script>alert(1)</script>", "=cmd()", "\u{202E}gpj.三张", "a\u{0}b\r\nc"])
    func hostileTextsAreKeptAndShown(_ text: String) throws {
        let escaped = text.unicodeScalars.map { scalar in
            scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
                ? "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count)
                    + String(scalar.value, radix: 16) : String(scalar)
        }.joined()
        let office = try filed(
            Office.application(more: #","companions":[{"name":"\#(escaped)","relation":"spouse"}]"#).replacing(
                "探亲", with: escaped))
        let done = try office.scratch.run([
            "application", "decide", "S-1", "--approve", "--reason", text.replacing("\u{0}", with: ""), "--on",
            "2026-03-03", "--as", "zuzhi",
        ])
        #expect(done.status == 0, "\(done)")
        // The applicant himself may be called so.
        let name = text.unicodeScalars.contains { $0.value < 0x20 } ? "张三" : text
        let quoted = name.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
        try office.load("persons", Office.persons.replacing("张三", with: "\"\(quoted)\""))
        let page = try office.scratch.levee("application", "show", "S-1", "--as-of", "2026-03-04")
        #expect(page.status == 0)
        let unseen = page.stdout.unicodeScalars.filter {
            $0 != "\n" && ($0.value < 0x20 || (0x202A...0x202E).contains($0.value))
        }
        #expect(unseen.isEmpty)
        struct Shown: Decodable {
            struct Version: Decodable {
                struct Companion: Decodable { var name: String }
                var reason: String
                var companions: [Companion]
            }
            var versions: [Version]
        }
        let json = try office.scratch.levee("application", "show", "S-1", "--json").stdout
        let version = try JSONDecoder().decode(Shown.self, from: Data(json.utf8)).versions[0]
        // Every text is brought into NFC on the way in; none of these has a composed form.
        #expect(version.reason.unicodeScalars.elementsEqual(text.unicodeScalars))
        #expect(version.companions[0].name.unicodeScalars.elementsEqual(text.unicodeScalars))
        let replay = try office.scratch.levee("application", "replay", "S-1")
        #expect(replay.status == 0, "\(replay)")
    }

    /// Two approvers decide at the same moment: one decision stands, the other is told of it.
    @Test(arguments: 0..<4) func twoDecidersAtOnce(_ round: Int) throws {
        let office = try filed()
        let commands = [
            ["--approve", "--as", "zuzhi"], ["--refuse", "--reason", "不宜", "--as", "caizheng"],
        ].map { ["application", "decide", "S-1", "--on", "2026-03-03"] + $0 }
        let running = try (round % 2 == 0 ? commands : commands.reversed()).map { try office.scratch.start($0) }
        let outputs = try running.map { try $0.end() }.sorted { $0.status < $1.status }
        #expect(outputs.map(\.status) == [0, 65], "\(outputs)")
        let isApproved = outputs[0].stdout.hasPrefix("S-1  approved")
        #expect(
            outputs[1].stderr.contains(
                isApproved ? "`zuzhi` approved it on 2026-03-03" : "`caizheng` refused it on 2026-03-03"),
            "\(outputs)")
        #expect(
            try office.scratch.audit().filter {
                $0.contains("application approve") || $0.contains("application refuse")
            }.count == 1)
        let dossier = try office.scratch.levee("person", "P1", "--as-of", "2026-03-04").stdout
        #expect(dossier.contains("组出境〔2026〕1号") == isApproved)
    }

    // MARK: Replay

    @Test func aReplayIsTheSameAfterEverythingChanged() throws {
        let office = try filed()
        try office.load(
            "relatives", "ref,relation,name,country,status,since\nP1,spouse,赵六,CAN,citizen,2019-01-01\n")
        try office.load("documents", Office.documents.replacing("2029-12-31", with: "2026-06-30"))
        try office.load("persons", Office.persons.replacing("科长,section", with: "副科长,sectionDeputy"))
        let check = try office.tell("application check S-1 --on 2026-03-03 --as jingban")
        #expect(check.status == 10, "\(check)")
        let replay = try office.scratch.levee("application", "replay", "S-1")
        #expect(
            replay
                == Output(
                    0,
                    """
                    ✓  check 2 as of 2026-03-01  policy 2026.1  the same, byte for byte
                    ✓  check 4 as of 2026-03-02  policy 2026.1  the same, byte for byte
                    ✓  check 5 as of 2026-03-03  policy 2026.1  the same, byte for byte

                    """))
        let json = try office.scratch.levee("application", "replay", "S-1", "--json", "--check", "4")
        #expect(
            json
                == Output(
                    0,
                    """
                    [{"asOf":"2026-03-02","changes":[],"check":4,"same":true,"verdict":{"application":"S-1",\
                    "asOf":"2026-03-02","findings":[],"holdsUntil":"2026-05-13","outcome":"clear","person":"P1",\
                    "policy":"2026.1","undecided":[]}}]

                    """))
    }

    /// The policy that was kept judges, not the one that ships now; also one from before a key that there is now.
    @Test func aReplayUsesThePolicyThatWasKept() throws {
        let office = try filed(checked: false)
        let lead = "        reference: 产品默认值，由本部门确定\n        confidence: unverified\n        note: 未见统一规定"
        let old = try Self.policy("2020.1", ["        value: 10\n\(lead)": "        value: 90\n\(lead)"])
        try office.scratch.write(old, to: "old.yaml")
        let check = try office.tell("application check S-1 --on 2026-03-01 --as jingban --policy old.yaml")
        #expect(check.stdout.contains("filed late"), "\(check)")
        try FileManager.default.removeItem(atPath: office.scratch.path + "/old.yaml")
        let same = Output(0, "✓  check 2 as of 2026-03-01  policy 2020.1  the same, byte for byte\n")
        #expect(try office.scratch.levee("application", "replay", "S-1") == same)
        let older = old.replacing(try Regex("  approval\\.number:\n(    .*\n)+"), with: "")
        #expect(older.utf8.count < old.utf8.count)
        let bytes = older.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        try office.scratch.tamper(
            """
            DROP TRIGGER policy_file_no_update;
            UPDATE policy_file SET bytes = x'\(bytes)' WHERE sha256 = (SELECT policy FROM application_check)
            """)
        #expect(try office.scratch.levee("application", "replay", "S-1") == same)
    }

    /// The shipped policy under another version, with other values.
    private static func policy(_ version: String, _ changes: [String: String] = [:]) throws -> String {
        let shipped = try String(contentsOf: Program.root.appending(path: "data/policy/policy.yaml"), encoding: .utf8)
        return changes.merging(["version: \"2026.1\"": "version: \"\(version)\""]) { $1 }
            .reduce(shipped) { $0.replacing($1.key, with: $1.value) }
    }

    @Test(arguments: ["en", "zh"]) func aReplaySaysWhatAnotherPolicyWouldChange(_ language: String) throws {
        let office = try filed()
        let list = "敏感目的地\n      en: sensitive destinations\n    dated:\n      - from: 1900-01-01\n        value: "
        let other = try Self.policy("2027.1", ["value: 35": "value: 0", list + "[]": list + "[HKG]"])
        try office.scratch.write(other, to: "other.yaml")
        let replay = try office.scratch.levee(
            "application", "replay", "S-1", "--policy", "other.yaml", "--lang", language)
        #expect(replay.status == 10)
        #expect(replay.stderr == "")
        let name = "application-replay.\(language).txt"
        #expect(replay.stdout == (try Expected.text(name, replay.stdout)))
        #expect(replay.stdout.split(separator: "\n").filter { DisplayWidthProbe.width($0) > 80 } == [])
        // The same values under another name change nothing.
        try office.scratch.write(Self.policy("2027.2"), to: "same.yaml")
        let same = try office.scratch.levee("application", "replay", "S-1", "--check", "4", "--policy", "same.yaml")
        #expect(same == Output(0, "✓  check 4 as of 2026-03-02  policy 2026.1 → 2027.2  the same verdict\n"))
    }

    /// A verdict that somebody touched behind the program's back is not the one that the facts give.
    @Test func aTouchedVerdictIsSeen() throws {
        let office = try filed()
        try office.scratch.tamper(
            """
            DROP TRIGGER application_act_no_update;
            UPDATE application_act SET payload = replace(payload, '"outcome":"clear"', '"outcome":"refer"') WHERE number = 4;
            UPDATE application_act SET payload = replace(payload, '"findings":', ' "findings":') WHERE number = 2
            """)
        #expect(
            try office.scratch.levee("application", "replay", "S-1")
                == Output(
                    10,
                    """
                    ✗  check 2 as of 2026-03-01  policy 2026.1  differs
                        the text differs from byte 42 on
                    ✗  check 4 as of 2026-03-02  policy 2026.1  differs
                        ~ refer → clear

                    """))
    }

    @Test func aReplayNeedsACheck() throws {
        let office = try filed(checked: false)
        let none = try office.scratch.levee("application", "replay", "S-1")
        #expect(none.status == 65)
        #expect(none.stderr.contains("`levee application check`"))
        #expect(try office.scratch.levee("application", "replay", "S-7").status == 65)
    }
}
