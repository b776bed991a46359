import Foundation
import LeveeCore
import LeveeIntake
import Testing

@Suite struct PolicyReportTests {
    /// The sample in which `filing.days` becomes 9 on 2027-01-01.
    private func changing() throws -> Policy {
        let old = PolicySample.line(.filingDays, dated: "{from: 1900-01-01, \(PolicySample.rest(.filingDays))}")
        let new = PolicySample.line(
            .filingDays,
            dated: "{from: 1900-01-01, \(PolicySample.rest(.filingDays))}, "
                + "{from: 2027-01-01, value: 9, reference: 新文件, confidence: unverified, note: 注}")
        return try PolicyFile.parse(PolicySample.replacing(old, with: new), name: "p.yaml")
    }

    @Test("a value changes on its day, not on the day before")
    func change() throws {
        let policy = try changing()
        let first = try CalendarDay("2027-01-01")
        let (before, after) = (try PolicyReport(policy, on: first - 1), try PolicyReport(policy, on: first))
        #expect(before.rows.filter { !after.rows.contains($0) }.map(\.key) == [.filingDays])
        #expect(
            before.rows[8]
                == PolicyReport.Row(
                    key: .filingDays, title: Bilingual(zh: "名", en: "name"), value: .number(7),
                    since: try CalendarDay("1900-01-01"), reference: "r", confidence: .verified))
        #expect(
            after.rows[8]
                == PolicyReport.Row(
                    key: .filingDays, title: Bilingual(zh: "名", en: "name"), value: .number(9), since: first,
                    reference: "新文件", confidence: .unverified, note: "注"))
        #expect([before.nextChange, after.nextChange] == [first, nil])
        #expect(try PolicyOnDay(policy, on: first - 1).number(.filingDays) == 7)
        #expect(try PolicyOnDay(policy, on: first).number(.filingDays) == 9)
        #expect(before.rows.map(\.key) == PolicyKey.allCases)
    }

    @Test("before the first day there is no report")
    func gap() throws {
        let day = try CalendarDay("1900-01-01") - 1
        #expect(throws: PolicyGap(key: .timeZone, day: day)) { try PolicyReport(try changing(), on: day) }
    }

    @Test("the whole output, line by line")
    func wholeOutput() throws {
        let report = try PolicyReport(try changing(), on: try CalendarDay("2026-11-23"))
        var english = ["t-1 sample", "values in force on 2026-11-23", "next change 2027-01-01"]
        var chinese = ["t-1 样例", "2026-11-23 生效的值", "下次变更 2027-01-01"]
        for key in PolicyKey.allCases {
            let value = "\(key.rawValue) = \(PolicySample.defaults(key).replacing("\"", with: ""))"
            english += ["", value, "  name", "  since 1900-01-01 · verified · r"]
            chinese += ["", value, "  名", "  自 1900-01-01 起 · 已核实 · r"]
        }
        #expect(report.lines(.en) == english)
        #expect(report.lines(.zh) == chinese)
    }

    @Test(arguments: ["{serial}", "QL-{year}-{serial}", "组出境〔{year}〕{serial}号", "{serial}/{year}"])
    func patternsOfNumbers(_ pattern: String) throws {
        let text = PolicySample.replacing("{year}-{serial}", with: pattern)
        #expect(try PolicyFile.parse(text, name: "p.yaml").values[.approvalNumber]?[0].value == .text(pattern))
    }

    @Test(arguments: [
        "组{year}", "{serial}-{serial}", "{serial}{month}", "{year}{year}{serial}", "组 {serial}", "{serial",
    ])
    func patternsThatNumberNothing(_ pattern: String) throws {
        let text = PolicySample.replacing("{year}-{serial}", with: pattern)
        let error = #expect(throws: PolicyFileError.self) { try PolicyFile.parse(text, name: "p.yaml") }
        #expect(error?.code == .badValue)
        #expect(error?.message.en.contains(pattern) == true)
    }

    @Test("the shipped policy, one entry as it is printed")
    func shippedEntry() throws {
        let lines = try PolicyReport(try PolicyFile.embedded(), on: try CalendarDay("2026-11-23")).lines(.en)
        #expect(
            lines.prefix(2) == [
                "2026.1 Policy on officials' exits, travel documents and custody", "values in force on 2026-11-23",
            ])
        let start = try #require(lines.firstIndex(of: "return.days.private = 10"))
        #expect(
            lines[start..<(start + 4)] == [
                "return.days.private = 10", "  days to hand a private document back after return",
                "  since 1900-01-01 · secondary source · 组通字〔2014〕14号（据报道）",
                "  原文未见；广东2003年转发文件为15天，另有10个工作日的做法 / text not seen; "
                    + "Guangdong's letter of 2003 has 15 days, others 10 working days.",
            ])
    }

    @Test("the example in the lawyer's README is sound")
    func readme() throws {
        let path = URL(filePath: #filePath).appending(path: "../../../../data/policy/README.md").standardized
        let blocks = try String(contentsOf: path, encoding: .utf8).components(separatedBy: "```")
        let example = try #require(blocks.first { $0.hasPrefix("yaml\n") }).dropFirst("yaml\n".count)
        let line = PolicySample.line(
            .returnDaysPrivate, dated: "{from: 1900-01-01, \(PolicySample.rest(.returnDaysPrivate))}")
        let text = PolicySample.replacing(line + "\n", with: String(example))
        let values = try PolicyFile.parse(text, name: "README.md").values[.returnDaysPrivate]
        #expect(values?.map(\.value) == [.number(10), .number(15)])
    }
}
