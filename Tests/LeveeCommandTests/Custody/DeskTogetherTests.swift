import Foundation
import Testing

/// Two people at the desk: at once, and one after the other where two are asked for.
@Suite struct DeskTogetherTests {
    @Test func twoCustodiansHandOutOneBooklet() throws {
        for _ in 0..<3 {
            let scratch = try DeskTables.make()
            let runs = try ["keeper-1", "keeper-2"].map { user in
                try scratch.start(
                    ["custody", "hand-out", "E23456789", "--at", "2024-05-09T09:00:00+08:00", "--as", user])
            }
            let outputs = try runs.map { try $0.end() }
            #expect(outputs.map(\.status).sorted() == [0, 65], "\(outputs)")
            let loser = try #require(outputs.first { $0.status == 65 })
            let winner = outputs[0].status == 0 ? "keeper-1" : "keeper-2"
            #expect(
                loser.stderr
                    == "levee: `ordinaryPassport:E23456789` is out since 2024-05-09 09:00:00 (approval `A-2`, by `\(winner)`); "
                    + "when it comes back, use `levee custody return`\n")
            #expect(
                try scratch.levee("custody", "history", "E23456789").stdout.components(separatedBy: "handed out").count
                    == 2)
        }
    }

    /// Without --at both read the clock before they wait for their turn; the second one is told the state, not the time.
    @Test func twoReceiveOneBookletNow() throws {
        let scratch = try DeskTables.make()
        let runs = try (0..<4).map { index in
            try scratch.start(
                ["custody", "receive", "C12345678", "--place", "柜", "--slot", "\(index)", "--as", "keeper-1"])
        }
        let outputs = try runs.map { try $0.end() }
        #expect(outputs.map(\.status).sorted() == [0, 65, 65, 65], "\(outputs)")
        for output in outputs where output.status == 65 {
            #expect(output.stderr.hasPrefix("levee: `hkMacaoPermit:C12345678` is in custody since "), "\(output)")
        }
    }

    @Test func twoBookletsIntoOneSlot() throws {
        let scratch = try DeskTables.make()
        let runs = try ["C12345678", "taiwanPermit:T00000001"].map {
            try scratch.start(["custody", "receive", $0, "--place", "柜", "--slot", "7", "--as", "keeper-1"])
        }
        #expect(try runs.map { try $0.end().status }.sorted() == [0, 65])
        #expect(try scratch.levee("custody", "map", "--place", "柜").stdout.hasSuffix("\n1 in custody\n"))
    }

    @Test func anExceptionTakesASecondPerson() throws {
        let scratch = try DeskTables.make()
        #expect(try scratch.desk("hand-out", "E12345678", "--override").status == 64)
        #expect(try scratch.desk("hand-out", "E12345678", "--reason", "急诊").status == 64)
        let early = "2024-05-02T09:00"
        let asked = try scratch.desk("hand-out", "E12345678", "--override", "--reason", "急诊", at: early)
        #expect(
            asked
                == Output(0, "the exception waits as `R-1` for a second person: `levee custody confirm R-1`\n"))
        #expect(try scratch.levee("custody", "requests").stdout.contains("R-1     ordinaryPassport:E12345678  急诊"))
        let before = try scratch.dump()
        #expect(
            try scratch.desk("confirm", "R-1")
                == Output(77, "", "levee: `keeper-1` asked for R-1; another person has to do this\n"))
        #expect(try scratch.desk("confirm", "R-2", as: "keeper-2").status == 65)
        #expect(try scratch.desk("confirm", "R-0", as: "keeper-2").status == 64)
        #expect(try scratch.dump() == before)
        let confirmed = try scratch.desk("confirm", "R-1", at: early, as: "keeper-2").withoutCode().output
        #expect(
            confirmed
                == Output(
                    0,
                    "handed out: `ordinaryPassport:E12345678` of `P1`, 2024-05-02 09:00:00\n"
                        + "receipt CODE; print it with `levee custody receipt CODE`\n"))
        #expect(try scratch.desk("confirm", "R-1", as: "keeper-2").status == 65)
        #expect(try scratch.levee("custody", "requests") == Output(0, "nothing waits for confirmation\n"))
        #expect(try scratch.levee("custody", "history", "E12345678").stdout.contains("R-1：急诊"))
        #expect(try scratch.audit().suffix(2) == ["keeper-1 custody ask", "keeper-2 custody confirm"])
    }

    @Test func anExceptionThatIsNotNeededOrDeclined() throws {
        let scratch = try DeskTables.make()
        let inTime = try scratch.desk(
            "hand-out", "E12345678", "--override", "--reason", "x", at: "2024-05-10T09:00")
        #expect(
            inTime
                == Output(
                    65, "", "levee: approval `A-1` allows it, so no exception is needed; leave --override away\n"))
        _ = try scratch.desk("hand-out", "E12345678", "--override", "--reason", "x", at: "2024-05-02T09:00")
        #expect(
            try scratch.desk("decline", "R-1", "--reason", "无凭据", as: "keeper-2")
                == Output(0, "`R-1` is declined; `ordinaryPassport:E12345678` stays in custody\n"))
        let after = try scratch.desk("confirm", "R-1", as: "keeper-2")
        #expect(after == Output(65, "", "levee: `R-1` was declined before, and that is not changed\n"))
        #expect(try scratch.levee("custody", "history", "E12345678").stdout.contains("in custody"))
    }

    /// What speaks against it is shown to the one who confirms, too.
    @Test func whoConfirmsLooksToo() throws {
        let scratch = try DeskTables.make()
        _ = try scratch.load(
            "restrictions",
            "reference,ref,kind,from,until,authority,basis\nX-1,P1,exitBan,2024-01-01,,法院,出境入境管理法第十二条\n", "--as",
            "clerk-1")
        let early = "2024-05-02T09:00"
        let notice = "look at this first:\n  a restriction on the holder is in force: exit ban (`X-1`)\n"
        let asked = try scratch.desk("hand-out", "E12345678", "--override", "--reason", "x", at: early)
        #expect(asked.status == 65 && asked.stdout == notice, "\(asked)")
        let insisted = try scratch.desk("hand-out", "E12345678", "--override", "--reason", "x", "--yes", at: early)
        #expect(insisted.status == 0)
        let confirmed = try scratch.desk("confirm", "R-1", at: early, as: "keeper-2")
        #expect(confirmed.status == 65 && confirmed.stdout == notice)
        #expect(try scratch.desk("confirm", "R-1", "--yes", at: early, as: "keeper-2").status == 0)
    }
}
