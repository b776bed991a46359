import Foundation
import Testing

/// Whole stories of applications, as somebody at the terminal sees them.
@Suite struct ApplicationStoryTests {
    private func compare(_ office: Office, with name: String) throws {
        #expect(office.transcript == (try Expected.text(name, office.transcript)))
        let lines = office.transcript.split(separator: "\n").filter {
            !["$", "#", "{", "levee", "Usage:"].contains(where: $0.hasPrefix)
        }
        #expect(lines.filter { DisplayWidthProbe.width($0) > 80 } == [])
    }

    /// From filing to closing; the desk's and the feed's part comes in by table and feed.
    @Test(arguments: ["en", "zh"]) func aTripFromFilingToClosing(_ language: String) throws {
        let office = try Office(language)
        try office.tell("application file - --on 2026-03-01 --as jingban", stdin: Office.application())
        try office.tell("application check S-1 --on 2026-03-01 --as jingban")
        try office.tell("application opinion S-1 --by discipline --agree --on 2026-03-02 --as jiwei")
        try office.tell("application opinion S-1 --by unit --agree --reason 工作已安排 --on 2026-03-02 --as caizheng")
        try office.tell("application check S-1 --on 2026-03-03 --as jingban")
        try office.tell("application decide S-1 --approve --on 2026-03-03 --as zuzhi")
        try office.tell("application list --waiting --as-of 2026-03-03")
        office.note("the custodian hands the passport out")
        try office.custody("handedOut", at: "2026-05-05T09:00:00+08:00", approval: "组出境〔2026〕1号")
        try office.tell("application list --as-of 2026-05-05")
        office.note("the feed sees the exit")
        try office.crosses(1, "exit", at: "2026-05-06T08:00:00+08:00")
        try office.tell("application list --as-of 2026-05-06")
        office.note("the feed sees the entry, and the passport comes back")
        try office.crosses(2, "entry", at: "2026-05-12T20:00:00+08:00")
        try office.custody("handedIn", at: "2026-05-13T09:00:00+08:00")
        try office.tell("application report S-1 --on 2026-05-13 --as jingban")
        try office.tell("application show S-1 --as-of 2026-05-14")
        try office.tell("application list --stage closed --as-of 2026-05-14")
        try office.tell("application list --waiting --as-of 2026-05-14")
        try office.tell("application replay S-1")
        try compare(office, with: "application-story.\(language).txt")
        #expect(try office.scratch.night("2026-05-14").findings.filter { $0.person == "P1" }.map(\.brief) == [])
        #expect(try office.scratch.levee("doctor").status == 0)
    }

    /// What goes wrong on the way, at every step, and what the program says to it.
    @Test(arguments: ["en", "zh"]) func everyStepRefused(_ language: String) throws {
        let office = try Office(language)
        let application = Office.application()
        office.note("filing")
        try office.tell("application file - --on 2026-03-01 --as jiwei", stdin: application)
        try office.tell("application file - --on 2026-03-01 --as tashi", stdin: application)
        try office.tell("application file - --on 2026-03-01 --as lisi", stdin: Office.application(of: "P2"))
        try office.tell("application file - --on 2026-03-01 --as jingban", stdin: Office.application(of: "P77"))
        try office.tell(
            "application file - --on 2026-03-01 --as jingban",
            stdin: Office.application(more: #","filedBy":"lisi""#))
        try office.tell(
            "application file - --on 2026-03-01 --as jingban", stdin: Office.application(more: #","colour":"red""#))
        try office.tell("application file - --on 2026-03-01 --as jingban", stdin: application)
        try office.tell("application file - --on 2026-03-01 --as jingban", stdin: application)
        office.note("checking and opinions")
        try office.tell("application check S-7 --on 2026-03-01 --as jingban")
        try office.tell("application check S-1 --on 2026-02-28 --as jingban")
        try office.tell("application check S-1 --on 2026-03-01 --as baoguan")
        try office.tell("application opinion S-1 --by discipline --agree --on 2026-03-01 --as jiwei")
        try office.tell("application decide S-1 --approve --on 2026-03-01 --as zuzhi")
        try office.tell("application check S-1 --on 2026-03-01 --as jingban --json")
        try office.tell("application opinion S-1 --by unit --agree --on 2026-03-01 --as jiwei")
        try office.tell("application opinion S-1 --by unit --agree --on 2026-03-01 --as quanneng")
        try office.tell("application opinion S-1 --by secrecy --disagree --on 2026-03-01 --as fuhe")
        office.note("deciding")
        try office.tell("application decide S-1 --approve --on 2026-03-01 --as quanneng")
        try office.tell("application decide S-1 --approve --on 2026-03-04 --as caizheng")
        try office.tell("application decide S-1 --approve --on 2026-03-02 --as zuzhi")
        try office.tell("application decide S-1 --refuse --on 2026-03-02 --as zuzhi")
        try office.tell("application opinion S-1 --by discipline --disagree --reason 有信访件 --on 2026-03-02 --as jiwei")
        try office.tell("application decide S-1 --approve --on 2026-03-02 --as zuzhi")
        try office.load("relatives", "ref,relation,name,country,status,since\nP1,spouse,赵六,CHN,residing,2019-01-01\n")
        try office.tell("application decide S-1 --approve --reason 信访件已核实 --on 2026-03-02 --as zuzhi")
        try office.tell("application check S-1 --on 2026-03-02 --as jingban")
        try office.tell("application decide S-1 --approve --reason 信访件已核实 --on 2026-03-02 --as zuzhi --number 字1号")
        try office.tell("application decide S-1 --refuse --reason 不宜 --on 2026-03-02 --as zuzhi")
        office.note("what the law forbids")
        try office.tell("application file - --on 2026-03-02 --as jingban", stdin: Office.application("S-5", of: "P5"))
        try office.tell("application check S-5 --on 2026-03-02 --as jingban --json")
        try office.tell("application decide S-5 --approve --reason 特批 --on 2026-03-02 --as zuzhi")
        try office.tell("application decide S-5 --refuse --reason 限制出境 --on 2026-03-02 --as zuzhi --number 字1号")
        try office.tell("application decide S-5 --refuse --reason 限制出境 --on 2026-03-02 --as zuzhi")
        try office.tell("application review S-5 --reopen --reason 无 --on 2026-03-03 --as fuhe")
        try office.tell("application review S-5 --ask --reason 限制将解除 --on 2026-03-03 --as jingban")
        try office.tell("application decide S-5 --approve --reason 特批 --on 2026-03-03 --as zuzhi")
        try office.tell("application review S-5 --uphold --reason 限制未解除 --on 2026-03-04 --as fuhe")
        try office.tell("application review S-5 --ask --reason 再请 --on 2026-03-05 --as jingban")
        office.note("a check that time or the policy has overtaken")
        try office.tell("application file - --on 2026-03-02 --as jingban", stdin: Office.application("S-6"))
        try office.tell("application check S-6 --on 2026-03-02 --as jingban --json")
        try office.tell("application decide S-6 --approve --reason 无妨 --on 2026-05-13 --as zuzhi")
        let policy = try String(contentsOf: Program.root.appending(path: "data/policy/policy.yaml"), encoding: .utf8)
        try office.scratch.write(policy.replacing("version: \"2026.1\"", with: "version: \"2026.2\""), to: "new.yaml")
        try office.tell("application decide S-6 --approve --reason 无妨 --on 2026-03-03 --as zuzhi --policy new.yaml")
        office.note("after the approval")
        try office.tell("application report S-1 --on 2026-03-03 --as jingban")
        try office.tell("application review S-1 --ask --reason 不服 --on 2026-03-03 --as jingban")
        try office.tell("application extend S-1 --return-on 2026-05-12 --reason 无 --on 2026-03-03 --as jingban")
        try office.tell(
            "application amend S-1 - --on 2026-03-04 --as jingban", stdin: Office.application(of: "P5"))
        try office.tell(
            "application amend S-1 - --on 2026-03-04 --as jingban",
            stdin: Office.application(returnOn: "2026-05-14"))
        try office.tell("application extend S-1 --return-on 2026-05-20 --reason 无 --on 2026-03-04 --as jingban")
        try office.tell("application decide S-1 --approve --reason 改期 --on 2026-03-04 --as zuzhi")
        try office.tell("application withdraw S-1 --reason 不改了 --on 2026-03-05 --as jingban")
        try office.custody("handedOut", at: "2026-05-05T09:00:00+08:00", approval: "字1号")
        try office.tell("application withdraw S-1 --reason 不去了 --on 2026-05-05 --as jingban")
        try office.crosses(1, "exit", at: "2026-05-06T08:00:00+08:00")
        try office.tell(
            "application amend S-1 - --on 2026-05-07 --as jingban", stdin: Office.application(returnOn: "2026-05-14"))
        try office.tell("application extend S-1 --return-on 2026-05-20 --reason 航班取消 --on 2026-05-13 --as jingban")
        try office.tell("application extend S-1 --return-on 2026-05-20 --reason 航班取消 --on 2026-05-12 --as jingban")
        try office.tell("application amend S-1-E1 - --on 2026-05-12 --as jingban", stdin: Office.application("S-1-E1"))
        try office.tell("application check S-1-E1 --on 2026-05-12 --as jingban")
        try office.tell("application decide S-1-E1 --approve --reason 属实 --on 2026-05-13 --as zuzhi")
        try office.tell("application report S-1 --on 2026-05-14 --as jingban")
        try office.tell("application report S-1 --on 2026-05-15 --as jingban")
        try office.tell("application show S-1 --as-of 2026-05-15")
        try compare(office, with: "application-refusals.\(language).txt")
    }

    /// An amendment, an extension, a loan and a review, each to its end.
    @Test(arguments: ["en", "zh"]) func theOtherWays(_ language: String) throws {
        let office = try Office(language)
        office.note("an amendment")
        try office.tell("application file - --on 2026-03-01 --as jingban", stdin: Office.application())
        try office.tell("application check S-1 --on 2026-03-01 --as jingban --json")
        try office.tell("application opinion S-1 --by discipline --agree --on 2026-03-01 --as jiwei")
        try office.tell("application decide S-1 --approve --on 2026-03-02 --as zuzhi")
        try office.tell(
            "application amend S-1 - --on 2026-03-03 --as lisi", stdin: Office.application(returnOn: "2026-05-14"))
        try office.tell("application check S-1 --on 2026-03-03 --as jingban")
        try office.tell("application decide S-1 --approve --on 2026-03-03 --as zuzhi")
        office.note("an extension")
        try office.custody("handedOut", at: "2026-05-05T09:00:00+08:00", approval: "组出境〔2026〕1号")
        try office.crosses(1, "exit", at: "2026-05-06T08:00:00+08:00")
        try office.tell("application extend S-1 --return-on 2026-05-16 --reason 航班取消 --on 2026-05-13 --as jingban")
        try office.tell("application check S-1-E1 --on 2026-05-13 --as jingban")
        try office.tell("application decide S-1-E1 --approve --reason 确有必要 --on 2026-05-14 --as zuzhi")
        try office.tell("application show S-1 --as-of 2026-05-14")
        try office.crosses(2, "entry", at: "2026-05-16T20:00:00+08:00")
        try office.tell("application report S-1 --on 2026-05-18 --as jingban")
        try office.custody("handedIn", at: "2026-05-18T09:00:00+08:00")
        office.note("a loan")
        try office.tell(
            "application lend S-2 --person P1 --document ordinaryPassport:E12345678 --return-on 2026-06-20 "
                + "--reason 办理签证 --on 2026-06-01 --as jingban")
        try office.tell("application check S-2 --on 2026-06-01 --as jingban")
        try office.tell("application decide S-2 --approve --on 2026-06-01 --as zuzhi")
        try office.custody("handedOut", at: "2026-06-02T09:00:00+08:00", approval: "组出境〔2026〕3号")
        try office.tell("application show S-2 --as-of 2026-06-03")
        try office.custody("handedIn", at: "2026-06-10T09:00:00+08:00")
        office.note("a refusal and its review")
        try office.tell(
            "application file - --on 2026-06-15 --as jingban",
            stdin: Office.application("S-3", submittedOn: "2026-06-15").replacing("2026-05-", with: "2026-09-"))
        try office.tell("application check S-3 --on 2026-06-15 --as jingban --json")
        try office.tell("application decide S-3 --refuse --reason 年内已出行 --on 2026-06-15 --as zuzhi")
        try office.tell("application review S-3 --ask --reason 父母病重 --on 2026-06-16 --as jingban")
        try office.tell("application review S-3 --reopen --reason 事由属实 --on 2026-06-17 --as fuhe")
        try office.tell("application withdraw S-3 --reason 行程取消 --on 2026-06-18 --as jingban")
        try office.tell("application list --as-of 2026-06-20")
        try compare(office, with: "application-ways.\(language).txt")
        #expect(try office.scratch.levee("doctor").status == 0)
    }
}
