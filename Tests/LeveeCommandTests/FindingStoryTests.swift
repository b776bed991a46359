import Foundation
import Testing

/// The life of findings, as somebody at the terminal sees it.
@Suite struct FindingStoryTests {
    private static let approvals = """
        approval_no,ref,kind,purpose,documents,destinations,depart_on,return_on,decided_on,decision,approver,reported_on
        A-1,P1,travel,private,ordinaryPassport:E12345678,SGP,2026-03-01,2026-03-05,2026-02-10,approved,zuzhi,2026-03-09

        """

    /// An office in which `P1` came back three days late from an approved trip, and then left without leave.
    private func office(_ language: String = "en", leavesAgain: Bool = false) throws -> Office {
        let office = try Office(language)
        try office.quietly("user", "add", "fuhe2", "--role", "reviewer", "--unit", "U1", "--as", "admin")
        try office.quietly(
            "user", "add", "zhangsan", "--role", "custodian", "--unit", "U2", "--ref", "P1", "--as", "admin")
        try office.load("approvals", Self.approvals)
        try office.custody("handedOut", at: "2026-02-28T09:00:00+08:00", approval: "A-1")
        try office.crosses(1, "exit", at: "2026-03-01T08:00:00+08:00")
        try office.crosses(2, "entry", at: "2026-03-08T20:00:00+08:00")
        if leavesAgain {
            try office.crosses(3, "exit", at: "2026-03-09T08:00:00+08:00")
            try office.crosses(4, "entry", at: "2026-03-09T20:00:00+08:00")
        }
        try office.custody("handedIn", at: "2026-03-10T09:00:00+08:00")
        let night = try office.scratch.levee("nightly", "--as-of", "2026-03-10")
        try #require(night.status == 10, "\(night)")
        return office
    }

    private func id(_ rule: String, in office: Office) throws -> String {
        let json = try office.scratch.levee("findings", "--json", "--as-of", "2026-03-10").stdout
        let part = json.components(separatedBy: "{\"due\"").first { $0.contains("\"rule\":\"\(rule)\"") } ?? ""
        let id = part.components(separatedBy: "\"id\":\"").last?.prefix { $0 != "\"" }
        return try #require(id.map(String.init))
    }

    private func compare(_ office: Office, with name: String) throws {
        #expect(office.transcript == (try Expected.text(name, office.transcript)))
        let lines = office.transcript.split(separator: "\n").filter {
            !["$", "#", "{", "levee", "Error:", "Help:", "Usage:"].contains(where: $0.hasPrefix)
        }
        #expect(lines.filter { DisplayWidthProbe.width($0) > 80 } == [])
        #expect(try office.scratch.levee("doctor").status == 0)
    }

    /// domain.md row 35: explained, verified, closed without blame.
    @Test(arguments: ["en", "zh"]) func aLateReturnThatWasExplained(_ language: String) throws {
        let office = try office(language)
        let late = try id("crossing.late-return", in: office)
        try office.tell("findings list --as-of 2026-03-10")
        try office.tell("findings notify \(late) --on 2026-03-11 --as jingban")
        try office.tell("findings assign \(late) fuhe --on 2026-03-11 --as jingban")
        try office.tell(
            "findings answer \(late) --text 航班取消，已补报 --attachment 档案2026-12 --attachment 航空公司证明 "
                + "--on 2026-03-12 --as zhangsan")
        try office.tell("findings list --assigned fuhe --as-of 2026-03-12")
        try office.tell("findings decide \(late) close --reason 航空公司证明已核实 --on 2026-03-13 --as fuhe")
        try office.tell("findings show \(late) --as-of 2026-03-14")
        try office.tell("findings show \(late) --as-of 2026-03-14 --json")
        try office.tell("nightly --as-of 2026-03-14")
        try office.tell("findings list --as-of 2026-03-14")
        try office.tell("findings list --state closed --as-of 2026-03-14")
        try compare(office, with: "findings-story.\(language).txt")
    }

    /// What is not allowed, step by step, and a review that overturns a decision; then a record is withdrawn.
    @Test(arguments: ["en", "zh"]) func everyStepRefused(_ language: String) throws {
        let office = try office(language, leavesAgain: true)
        let exit = try id("crossing.no-approval", in: office)
        office.note("nobody is found guilty unheard")
        try office.tell("findings decide \(exit) uphold --reason x --on 2026-03-10 --as fuhe")
        try office.tell("findings notify \(exit) --on 2026-03-09 --as jingban")
        try office.tell("findings notify \(exit) --on 2026-03-11 --as jiwei")
        try office.tell("findings notify \(exit) --on 2026-03-11 --as tashi")
        try office.tell("findings notify \(exit) --on 2026-03-11 --out nowhere/letters.html --as jingban")
        try office.tell("findings notify F-0 --on 2026-03-11 --as jingban")
        try office.tell("findings notify \(exit) --on 2026-03-11 --out letters.html --as jingban")
        try office.tell("findings decide \(exit) uphold --reason x --on 2026-03-21 --as fuhe")
        try office.tell("findings decide \(exit) close --reason x --on 2026-03-21 --as fuhe")
        try office.tell("findings review \(exit) ask --reason x --on 2026-03-21 --as zhangsan")
        office.note("answered by somebody who may do everything, who then does not decide")
        try office.tell("findings answer \(exit) --text 事出紧急 --on 2026-03-21 --as lisi")
        try office.tell("findings answer \(exit) --text 事出紧急 --on 2026-03-21 --as quanneng")
        try office.tell("findings notify \(exit) --on 2026-03-22 --as jingban")
        try office.tell("findings decide \(exit) uphold --reason x --on 2026-03-22 --as quanneng")
        try office.tell("findings decide \(exit) close --reason x --on 2026-03-22 --as fuhe")
        try office.tell("findings decide \(exit) uphold --reason 未经批准 --on 2026-03-22 --as fuhe")
        try office.tell("findings decide \(exit) dismiss --reason x --on 2026-03-23 --as fuhe2")
        try office.tell("findings decide \(exit) close --reason x --on 2026-03-23 --as fuhe")
        try office.tell("findings list --overdue --as-of 2026-05-20")
        office.note("the review")
        try office.tell("findings review \(exit) uphold --reason x --on 2026-03-23 --as fuhe2")
        try office.tell("findings review \(exit) ask --reason 有新的证明 --on 2026-04-22 --as zhangsan")
        try office.tell("findings review \(exit) ask --reason 有新的证明 --on 2026-04-21 --as zhangsan")
        try office.tell("findings list --severity critical --as-of 2026-05-22")
        try office.tell("findings decide \(exit) put-right --reason x --on 2026-04-22 --as fuhe")
        try office.tell("findings review \(exit) uphold --reason x --on 2026-04-22 --as fuhe")
        try office.tell("findings review \(exit) dismiss --reason 证明属实 --on 2026-04-23 --as fuhe2")
        try office.tell("findings review \(exit) ask --reason x --on 2026-04-24 --as jiwei")
        try office.tell("findings list --state dismissed --as-of 2026-04-24")
        try office.tell("findings show \(exit) --as-of 2026-04-24")
        office.note("what cannot be typed")
        try office.tell("findings assign \(exit)")
        try office.tell("findings assign \(exit) zhangsan --on 2026-04-24 --as jingban")
        try office.tell("findings decide \(exit) maybe --reason x")
        try office.tell("findings list --unit U7")
        try office.tell("findings letter \(exit) --out letters.txt")
        try compare(office, with: "findings-ways.\(language).txt")
        #expect(try office.scratch.read("letters.html").components(separatedBy: "<section class=\"sheet\">").count == 3)
        let mode = try FileManager.default.attributesOfItem(atPath: office.scratch.path + "/letters.html")
        #expect(mode[.posixPermissions] as? Int == 0o600)
    }

    /// What the contracts promise of the findings' file: a later state is shown, a dismissed finding is not there and makes
    /// nobody irregular, and the incremental night is the full one.
    @Test func theFileOfTheNight() throws {
        let office = try office()
        let late = try id("crossing.late-return", in: office)
        func night(_ day: String, _ more: String...) throws -> (states: [String], statement: String, status: Int32) {
            let output = try office.scratch.run(
                ["nightly", "--as-of", day, "--findings", "f.jsonl", "--json", "--verify"] + more)
            let lines = try office.scratch.read("f.jsonl").split(separator: "\n").filter { $0.contains("late-return") }
            let states = lines.map { $0.components(separatedBy: "\"state\":\"")[1].prefix { $0 != "\"" } }
            let counts = ["irregular", "opened", "closed"].map { name in
                name + output.stdout.components(separatedBy: "\"\(name)\":")[1].prefix { $0 != "," && $0 != "}" }
            }
            return (states.map(String.init), counts.joined(separator: " "), output.status)
        }
        try office.quietly("findings", "notify", late, "--on", "2026-03-11", "--as", "jingban")
        #expect(try night("2026-03-11") == (["notified"], "irregular1 opened0 closed0", 0))
        try office.quietly("findings", "decide", late, "dismiss", "--reason", "x", "--on", "2026-03-12", "--as", "fuhe")
        #expect(try night("2026-03-12") == ([], "irregular0 opened0 closed0", 0))
        #expect(try night("2026-03-13", "--full") == ([], "irregular0 opened0 closed0", 0))
        // An extension decided in time changes the fact that it rests on; then it opens again and says which.
        try office.load(
            "approvals",
            """
            approval_no,ref,kind,purpose,extends,return_on,decided_on,decision,approver
            A-2,P1,extension,private,A-1,2026-03-07,2026-03-05,approved,zuzhi

            """)
        #expect(try night("2026-03-14") == (["open"], "irregular1 opened1 closed0", 10))
        let page = try office.scratch.levee("findings", "show", late, "--as-of", "2026-03-14", "--lang", "en").stdout
        #expect(page.contains("2026-03-14  a fact under it changed, and a night opened it again"))
        #expect(page.contains("2026-03-05 → 2026-03-07"), "\(page)")
        #expect(page.contains("+approval:A-2"), "\(page)")
    }

    /// The person's file says where each finding stands, with what was dismissed or closed after what counts.
    @Test(arguments: ["en", "zh"]) func thePersonsFile(_ language: String) throws {
        let office = try office()
        let late = try id("crossing.late-return", in: office)
        func state(_ day: String) throws -> [String] {
            let page = try office.scratch.levee("person", "P1", "--as-of", day, "--lang", language).stdout
            let lines = page.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            return lines.filter { $0.hasPrefix("state: ") || $0.hasPrefix("处置状态：") }
        }
        let isChinese = language == "zh"
        #expect(try state("2026-03-11").allSatisfy { $0.contains(isChinese ? "待告知" : "open; notice by") })
        try office.quietly("findings", "notify", late, "--on", "2026-03-11", "--as", "jingban")
        #expect(try state("2026-03-11").contains { $0.contains(isChinese ? "已告知" : "notified; answer by") })
        try office.quietly("findings", "answer", late, "--text", "航班取消", "--on", "2026-03-12", "--as", "jingban")
        #expect(try state("2026-03-12").contains { $0.contains(isChinese ? "已说明" : "answered; decision by") })
        try office.quietly("findings", "decide", late, "dismiss", "--reason", "x", "--on", "2026-03-12", "--as", "fuhe")
        let states = try state("2026-03-12")
        #expect(states.last?.hasPrefix(isChinese ? "处置状态：不成立" : "state: dismissed") == true, "\(states)")
    }

    /// What was known then: a dismissal that came later is not seen by a night that looks back.
    @Test func asKnownBefore() throws {
        let office = try office()
        let late = try id("crossing.late-return", in: office)
        Thread.sleep(forTimeInterval: 1.1)
        let before = Date.now.ISO8601Format()
        Thread.sleep(forTimeInterval: 1.1)
        try office.quietly("findings", "decide", late, "dismiss", "--reason", "x", "--on", "2026-03-12", "--as", "fuhe")
        func looks(_ at: String) throws -> Bool {
            let look = try office.scratch.levee(
                "nightly", "--as-of", "2026-03-12", "--as-known", at, "--findings", "f.jsonl")
            try #require(look.status == 0, "\(look)")
            return try office.scratch.read("f.jsonl").contains("crossing.late-return")
        }
        #expect(try looks(before))
        #expect(try !looks((Date.now + 5).ISO8601Format()))
    }

    @Test(arguments: ["zh", "en"]) func theQueueOfTheSample(_ language: String) throws {
        let output = try Sample.copy().levee("findings", "--as-of", "2026-11-29", "--lang", language)
        #expect(output.status == 0 && output.stderr == "")
        #expect(output.stdout == (try Expected.text("findings.\(language).txt", output.stdout)))
        #expect(output.stdout.split(separator: "\n").filter { DisplayWidthProbe.width($0) > 80 } == [])
    }

    /// Every filter alone leaves out something and nothing else; no filter tears a case apart but by leaving findings out.
    @Test func filters() throws {
        let scratch = try Sample.copy()
        func count(_ filter: String...) throws -> Int {
            let output = try scratch.run(["findings", "--json", "--as-of", "2026-11-29"] + filter)
            try #require(output.status == 0, "\(output)")
            return output.stdout.components(separatedBy: "\"id\":").count - 1
        }
        let all = try count()
        #expect(try count("--unit", "QL01") == all)
        let critical = try count("--severity", "critical")
        #expect(critical > 0 && critical < all)
        #expect(try count("--severity", "notice") == all)
        #expect(try count("--state", "open") == all && count("--state", "dismissed") == 0)
        #expect(try count("--overdue") == all && count("--assigned", "nobody") == 0)
        let early = try scratch.run(["findings", "--overdue", "--as-of", "2026-11-28"])
        #expect(early.stdout.hasSuffix("\n\nno such finding\n"))
    }
}
