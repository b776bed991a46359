import Foundation
import LeveeCore
import Testing

/// A draft on its way into force, as somebody at the terminal sees it.
@Suite struct PolicySigningTests {
    /// The shipped policy with fewer days to hand a document back, and a name of its own.
    private static func draft(days: Int = 3, version: String = "2026.2") throws -> String {
        let file = Program.root.appending(path: "data/policy/policy.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let place = try #require(text.range(of: "return.days.private:"))
        let value = try #require(text.range(of: "value: 10", range: place.upperBound..<text.endIndex))
        return text.replacingCharacters(in: value, with: "value: \(days)")
            .replacing("version: \"2026.1\"", with: "version: \"\(version)\"")
    }

    /// P1's passport is out under leave that ended on 12 May.
    private static func office(_ language: String = "en") throws -> Office {
        let office = try Office(language)
        try office.scratch.write(try draft(), to: "new.yaml")
        try office.load(
            "approvals",
            """
            approval_no,ref,kind,purpose,depart_on,return_on,decided_on,decision,approver
            A-1,P1,travel,private,2026-05-06,2026-05-12,2026-04-01,approved,zuzhi

            """)
        try office.custody("handedOut", at: "2026-05-05T09:00:00+08:00", approval: "A-1")
        return office
    }

    @Test(arguments: ["en", "zh"]) func fromDraftToForce(_ language: String) throws {
        let office = try Self.office(language)
        try office.tell("policy try new.yaml --from 2026-05-10 --to 2026-05-20")
        try office.tell("policy try new.yaml --from 2026-05-20 --to 2026-05-10")
        try office.tell("policy draft new.yaml --as zuzhi")
        try office.tell("policy draft new.yaml --as fuhe")
        try office.tell("policy shadow set D-2 --as fuhe")
        try office.tell("policy shadow set D-1 --as fuhe")
        try office.tell("nightly --as-of 2026-05-18")
        try office.tell("policy shadow show")
        office.note("no finding came of it")
        try office.tell("policy sign D-1 --from 2026-05-19 --reason 部务会议定 --as fuhe")
        try office.tell("policy confirm S-1 --as fuhe")
        try office.tell("policy confirm S-1 --as caizheng")
        office.note("asked for, not signed: nothing has changed")
        try office.tell("policy show --as-of 2026-05-19 --policy new.yaml")
        try office.tell("nightly --as-of 2026-05-19")
        try office.tell("policy confirm S-1 --as zuzhi")
        try office.tell("policy confirm S-1 --as zuzhi")
        office.note("the day before it begins, and its first day")
        try office.tell("nightly --as-of 2026-05-18")
        try office.tell("nightly --as-of 2026-05-19")
        try office.tell("policy sign new.yaml --from 2026-06-01 --reason 再议 --as fuhe")
        try office.tell("policy decline S-2 --reason 重复 --as zuzhi")
        try office.tell("policy versions")
        try office.tell("policy shadow stop --as fuhe")
        try office.tell("policy shadow stop --as fuhe")
        // The whole policy is another test's page.
        let story = office.transcript.replacing(#/(\$ levee policy show[^\n]*\n[^\n]*\n[^\n]*\n)(?s:.*?)\n(?=\$ )/#) {
            "\($0.1)…\n\n"
        }
        .replacing(#/[0-9a-f]{64}/#, with: "SHA-256")
        let name = "policy-signing.\(language).txt"
        #expect(story == (try Expected.text(name, story)))
        let lines = story.split(separator: "\n").filter {
            !["$", "#", "levee", "Error:", "Usage:"].contains(where: $0.hasPrefix)
        }
        #expect(lines.filter { DisplayWidthProbe.width($0) > 80 } == [])
        #expect(try office.scratch.levee("doctor").status == 0)
    }

    private static func sign(_ file: String, from day: String, in office: Office, _ number: Int = 1) throws {
        try office.quietly("policy", "sign", file, "--from", day, "--reason", "议定", "--as", "fuhe")
        try office.quietly("policy", "confirm", "S-\(number)", "--as", "zuzhi")
    }

    /// Nights, checks, findings and their JSON name the version; a file that is given goes before it, and so does nothing else.
    @Test func whatRestsOnItCitesIt() throws {
        let office = try Self.office()
        let scratch = office.scratch
        try Self.sign("new.yaml", from: "2026-05-16", in: office)
        func policy(_ arguments: String...) throws -> String? {
            let output = try scratch.run(arguments).stdout
            return output.firstMatch(of: #/"policy":"([^"]*)"/#).map { String($0.1) }
        }
        #expect(try policy("nightly", "--as-of", "2026-05-15", "--json") == "2026.1")
        #expect(try policy("nightly", "--as-of", "2026-05-16", "--json") == "2026.2 (P-1)")
        let shipped = Program.root.appending(path: "data/policy/policy.yaml").path
        #expect(try policy("nightly", "--as-of", "2026-05-16", "--json", "--policy", shipped) == "2026.1")
        #expect(
            try scratch.night("2026-05-16").findings.map(\.brief).contains(
                "custody.return-overdue P1 ordinaryPassport:E12345678 2026-05-16"))
        let list = try scratch.levee("nightly", "--as-of", "2026-05-16").stdout
        let ids = list.matches(of: #/F-[0-9A-Z]{8}/#).map { String($0.0) }
        let overdue = try #require(
            try ids.first { try scratch.levee("explain", $0).stdout.contains("custody.return-overdue") })
        #expect(try policy("explain", overdue, "--as-of", "2026-05-16", "--json") == "2026.2 (P-1)")
        let page = try scratch.levee("explain", overdue, "--as-of", "2026-05-16").stdout
        #expect(page.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains("under policy 2026.2 (P-1)"))
        try scratch.write(Office.application(submittedOn: "2026-05-16"), to: "a.json")
        #expect(try policy("check", "--json", "a.json") == "2026.2 (P-1)")
        #expect(try policy("check", "--json", "--as-of", "2026-05-15", "a.json") == "2026.1")
        #expect(try policy("check", "--json", "--policy", shipped, "a.json") == "2026.1")
        #expect(try policy("explain", "--person", "P1", "--as-of", "2026-05-16", "--json") == "2026.2 (P-1)")
    }

    /// What was tried in the end is what happens: the trial's numbers are those of the nights under the signed policy.
    @Test func theNightFindsWhatTheTrialTold() throws {
        let office = try Self.office()
        let before = try office.scratch.night("2026-05-18").findings.map(\.brief)
        let trial = try office.scratch.levee(
            "policy", "try", "new.yaml", "--from", "2026-05-18", "--to", "2026-05-18", "--json")
        try Self.sign("new.yaml", from: "2026-05-01", in: office)
        let after = try office.scratch.night("2026-05-18").findings.map(\.brief)
        #expect(after.count - before.count == 1)
        #expect(trial.stdout.contains(#""flagged":{"findings":1,"people":1}"#), "\(trial.stdout)")
        // Under itself nothing would change any more.
        let again = try office.scratch.levee("policy", "try", "new.yaml", "--from", "2026-05-18", "--to", "2026-05-18")
        #expect(again.stdout.hasSuffix("no finding would come or go\n"), "\(again.stdout)")
    }

    /// Each night as known at its own end: the booklet's way out came in on the 19th, so no night before knew that it was late.
    @Test(arguments: ["en", "zh"]) func everyNightByWhatItKnew(_ language: String) throws {
        let office = try Self.office(language)
        let start = try Instant("2026-05-01T09:00:00+08:00").nanoseconds
        let late = try Instant("2026-05-19T09:00:00+08:00").nanoseconds
        try office.scratch.tamper(
            """
            DROP TRIGGER receipt_no_update;
            UPDATE receipt SET received_at = \(start);
            UPDATE receipt SET received_at = \(late) WHERE id = (SELECT max(id) FROM receipt);
            CREATE TRIGGER receipt_no_update BEFORE UPDATE ON receipt
            BEGIN SELECT RAISE(ABORT, 'receipt is append-only'); END;
            """)
        let before = try office.scratch.dump()
        let span = "policy try new.yaml --from 2026-05-10 --to 2026-05-20"
        for knowledge in ["", " --as-known 2026-05-18", " --as-known 2026-05-19", " --as-known each"] {
            try office.tell(span + knowledge)
        }
        for wrong in ["every", "2026-05-40"] { try office.tell("\(span) --as-known \(wrong)") }
        try office.tell("nightly --as-of 2026-05-18 --as-known each")
        #expect(try office.scratch.dump() == before)
        #expect(office.transcript == (try Expected.text("policy-try.\(language).txt", office.transcript)))
    }

    /// A trial and a shadow leave every finding as it is.
    @Test func nothingOfATrialIsStored() throws {
        let office = try Self.office()
        _ = try office.scratch.night("2026-05-18")
        let before = try office.scratch.dump()
        try office.quietly("policy", "try", "new.yaml", "--from", "2026-05-01", "--to", "2026-05-30")
        #expect(try office.scratch.dump() == before)
    }

    /// The process that reads feeds has no store; it reads under the signed policy all the same.
    @Test func feedsAreReadUnderIt() throws {
        let office = try Self.office()
        try office.scratch.write(try SignedPolicy.text(source: "s"), to: "certificates.yaml")
        try office.crosses(1, "exit", at: "2026-05-06T08:00:00+08:00")
        try Self.sign("certificates.yaml", from: "2026-01-01", in: office)
        try office.scratch.write(
            try String(contentsOfFile: office.scratch.path + "/feed-1.xml", encoding: .utf8).replacing(
                "sequence=\"1\"", with: "sequence=\"2\""), to: "feed-2.xml")
        let refused = try office.scratch.levee("import", "feed-2.xml", "--as", "jingban")
        #expect(refused.status == 65, "\(refused)")
        #expect((refused.stdout + refused.stderr).contains("sign"), "\(refused)")
        let tried = try office.scratch.levee("feed", "try", "feed-2.xml")
        #expect(tried.status == 65, "\(tried)")
        let shipped = Program.root.appending(path: "data/policy/policy.yaml").path
        let taken = try office.scratch.levee("import", "feed-2.xml", "--policy", shipped, "--as", "jingban")
        #expect(taken.status == 0, "\(taken)")
    }

    /// A draft that cannot be tried beside the policy holds up no night.
    @Test func aShadowInAnotherZoneIsSaid() throws {
        let office = try Self.office()
        let utc = try Self.draft().replacing("value: Asia/Shanghai", with: "value: \"+00:00\"")
        try office.scratch.write(utc, to: "utc.yaml")
        try office.quietly("policy", "draft", "utc.yaml", "--as", "fuhe")
        try office.quietly("policy", "shadow", "set", "D-1", "--as", "fuhe")
        let night = try office.scratch.levee("nightly", "--as-of", "2026-05-18")
        #expect([0, 10].contains(night.status))
        #expect(night.stderr.hasPrefix("levee: the draft `D-1` was not tried: the two policies tell days in"))
        #expect(try office.scratch.levee("policy", "shadow", "show").stdout.hasSuffix("no night has tried one yet\n"))
    }
}
