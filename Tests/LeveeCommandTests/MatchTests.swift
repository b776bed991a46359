import Testing

/// `levee matches`: a person decides, once, and the night follows the decision.
@Suite struct MatchTests {
    private let record = "gd-exit-entry/d-00080"

    @Test func aConfirmedMatchIsAFinding() throws {
        let scratch = try Sample.copy()
        #expect(
            try scratch.levee("matches", "confirm", record, "QL0125", "--on", Sample.day, "--as", "复核员")
                == Output(0, "confirmed: `\(record)` is about `QL0125`\n"))
        #expect(try scratch.audit().last?.hasPrefix("复核员 ") == true)
        #expect(try scratch.levee("matches", "--lang", "zh") == Output(0, "没有待定的疑似匹配\n"))
        let night = try scratch.night(Sample.day)
        #expect(night.output.status == 10)
        #expect(night.findings.filter { $0.rule == "document.other-identity" }.map(\.person) == ["QL0125"])
        #expect(
            try scratch.levee("matches", "reject", record)
                == Output(65, "", "levee: `\(record)` was decided before, and a decision is not changed\n"))
    }

    @Test func aRejectedMatchIsNone() throws {
        let scratch = try Sample.copy()
        #expect(
            try scratch.levee("matches", "reject", record, "--lang", "zh") == Output(0, "已排除：`\(record)`\n"))
        let night = try scratch.night(Sample.day)
        #expect(night.output.status == 0)
        #expect(night.findings.filter { $0.rule == "document.other-identity" }.map(\.person) == [])
    }

    @Test func whatCannotBeConfirmed() throws {
        let scratch = try Sample.copy()
        let before = try scratch.dump()
        for arguments in [["gd-exit-entry/d-none", "QL0125"], [record, "QL0001"], [record, "nobody"]] {
            let output = try scratch.run(["matches", "confirm"] + arguments)
            #expect(output.status == 65)
            #expect(output.stdout == "")
            #expect(output.stderr.hasPrefix("levee: "), "\(output)")
        }
        #expect(try scratch.dump() == before)
    }
}
