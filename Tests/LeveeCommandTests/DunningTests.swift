import Foundation
import Testing

/// `levee dunning` on the sample county, where one booklet is refused, one was never handed in and one is overdue.
@Suite struct DunningTests {
    /// The sample with a clerk, a custodian and an auditor.
    private func staffed() throws -> Scratch {
        let scratch = try Sample.copy()
        for (user, role) in [
            ("admin", "administrator"), ("clerk", "clerk"), ("keeper", "custodian"), ("auditor", "auditor"),
        ] {
            let added = try scratch.levee("user", "add", user, "--role", role, "--unit", "QL01", "--as", "admin")
            try #require(added.status == 0, "\(added)")
        }
        return scratch
    }

    @Test(arguments: ["zh", "en"]) func theList(_ language: String) throws {
        let output = try Sample.copy().levee("dunning", "--as-of", Sample.day, "--lang", language)
        #expect(output.status == 0 && output.stderr == "")
        #expect(output.stdout == (try Expected.text("dunning.\(language).txt", output.stdout)))
        #expect(output.stdout.split(separator: "\n").filter { DisplayWidthProbe.width($0) > 80 } == [])
    }

    @Test(arguments: ["zh", "en"]) func theLetters(_ language: String) throws {
        let output = try Sample.copy().levee("dunning", "print", "--as-of", Sample.day, "--lang", language)
        #expect(output.status == 0 && output.stderr == "")
        #expect(output.stdout == (try Expected.text("dunning-letters.\(language).txt", output.stdout)))
        #expect(output.stdout.split(separator: "\n").filter { DisplayWidthProbe.width($0) > 80 } == [])
    }

    @Test func jsonForPrograms() throws {
        let output = try Sample.copy().levee("dunning", "list", "--as-of", Sample.day, "--json")
        #expect(
            output
                == Output(
                    0,
                    """
                    {"asOf":"2026-11-23","booklets":[{"days":150,"document":"ordinaryPassport:EL0511749",\
                    "due":"2026-06-26","next":{"on":"2026-06-26","step":4,"to":"discipline"},"person":"QL0152",\
                    "rule":"custody.refused","sent":[],"state":"due"},{"days":126,\
                    "document":"ordinaryPassport:EL0353369","due":"2026-07-20",\
                    "next":{"on":"2026-07-21","step":1,"to":"holder"},"person":"QL0062",\
                    "rule":"document.not-handed-in","sent":[],"state":"due"},{"days":24,\
                    "document":"hkMacaoPermit:CD0487992","due":"2026-10-30",\
                    "next":{"on":"2026-10-31","step":1,"to":"holder"},"person":"QL0134",\
                    "rule":"custody.return-overdue","sent":[],"state":"due"}],"policy":"2026.1"}

                    """))
    }

    /// One booklet from the first letter to its return.
    @Test func theWholeStory() throws {
        let scratch = try staffed()
        let permit = "hkMacaoPermit:CD0487992"
        func says(_ arguments: String..., on day: String, as user: String) throws -> Output {
            try scratch.run(["dunning"] + arguments + ["--on", day, "--as", user])
        }
        func line(_ day: String) throws -> String {
            let json = try scratch.levee("dunning", "--as-of", day, "--json").stdout
            let item = json.components(separatedBy: "{\"days\":").first { $0.contains(permit) } ?? ""
            return item.components(separatedBy: "\"state\":\"").last?.components(separatedBy: "\"").first ?? ""
        }
        #expect(
            try says("sent", "QL0134", "CD0487992", on: "2026-11-23", as: "clerk")
                == Output(
                    0,
                    "recorded step 1 for `\(permit)` (holder, 2026-11-23); next: step 2 on 2026-11-24: holder\n"))
        #expect(
            try says("sent", "QL0134", permit, on: "2026-11-23", as: "clerk")
                == Output(
                    65, "",
                    "levee: step 1 for `\(permit)` was recorded on 2026-11-23; step 2 is due on 2026-11-24\n"))
        #expect(try line("2026-11-24") == "due")
        #expect(
            try says("claim", permit, "--note", "11月20日交给保管室", on: "2026-11-24", as: "clerk")
                == Output(
                    0,
                    "recorded: the holder says that `\(permit)` was given back; the ladder stops until somebody has looked\n"
                ))
        #expect(try line("2026-12-24") == "claimed")
        #expect(
            try says("sent", "QL0134", permit, on: "2026-11-24", as: "clerk")
                == Output(
                    65, "",
                    "levee: the holder said on 2026-11-24 that `\(permit)` was given back; "
                        + "settle that first with `levee dunning settle`\n"))
        #expect(
            try says("settle", permit, "--not-found", "--reason", "柜内无此证件", on: "2026-11-26", as: "keeper")
                == Output(0, "settled: `\(permit)` was not found; the ladder goes on\n"))
        #expect(try line("2026-11-26") == "due")
        #expect(
            try says("sent", "QL0134", permit, "--lang", "zh", on: "2026-11-26", as: "keeper")
                == Output(0, "已登记 `\(permit)` 第 2 步催交（本人，2026-11-26）。下一步：2026-11-27 第 3 步：所在单位\n"))
        #expect(
            try says("claim", permit, "--note", "在办公室抽屉", "--lang", "zh", on: "2026-11-27", as: "clerk")
                == Output(0, "已登记：本人称 `\(permit)` 已交回，催交暂停，待核实\n"))
        #expect(
            try says("settle", permit, "--found", "--reason", "找到", "--lang", "zh", on: "2026-11-27", as: "keeper")
                == Output(0, "已核实：`\(permit)` 已找到，请在保管台登记交回\n"))
        #expect(try line("2026-11-27") == "found")
        let custody = """
            type,number,at,event,place,slot,approval,officer
            hkMacaoPermit,CD0487992,2026-11-27T10:00:00+08:00,handedIn,证件柜,01-0001-1,,保管员

            """
        try scratch.write(custody, to: "custody.csv")
        _ = try scratch.levee("load", "custody.csv", "--as", "clerk")
        #expect(try line("2026-11-27") == "")
        #expect(
            try scratch.audit().filter { $0.contains("dunning") } == [
                "clerk dunning sent", "clerk dunning claim", "keeper dunning settle", "keeper dunning sent",
                "clerk dunning claim", "keeper dunning settle",
            ])
        #expect(try scratch.levee("doctor").status == 0)
    }

    @Test func whoMayNot() throws {
        let scratch = try staffed()
        let before = try scratch.dump()
        for arguments in [
            ["sent", "QL0134", "hkMacaoPermit:CD0487992"], ["claim", "hkMacaoPermit:CD0487992", "--note", "x"],
            ["settle", "hkMacaoPermit:CD0487992", "--found", "--reason", "x"],
        ] {
            let output = try scratch.run(["dunning"] + arguments + ["--on", Sample.day, "--as", "auditor"])
            #expect(output.status == 77, "\(output)")
            #expect(output.stderr.hasPrefix("levee: the user `auditor` may not "))
        }
        #expect(try scratch.dump() == before)
    }

    @Test func badInput() throws {
        let scratch = try staffed()
        let before = try scratch.dump()
        for (arguments, status, words) in [
            (["sent", "QL0134", "passport:CD0487992"], 65, "is not a known document type"),
            (["sent", "QL0134", "X1"], 65, "no document `X1` is on record"),
            (["sent", "QL0134", "hkMacaoPermit:C1"], 65, "is not overdue"),
            (["sent", "nobody", "hkMacaoPermit:CD0487992"], 65, "`nobody` is not in the registry"),
            (["claim", "hkMacaoPermit:CD0487992"], 64, "--note"),
            (["claim", "hkMacaoPermit:CD0487992", "--note", " "], 64, "is invalid"),
            (["settle", "hkMacaoPermit:CD0487992", "--reason", "x"], 64, "--found"),
            (["settle", "hkMacaoPermit:CD0487992", "--found", "--reason", "x"], 65, "nobody waits for an answer"),
            (["print", "nobody"], 65, "`nobody` is not in the registry"),
        ] as [([String], Int32, String)] {
            let day = arguments[0] == "print" ? "--as-of" : "--on"
            let output = try scratch.run(["dunning"] + arguments + [day, Sample.day, "--as", "keeper"])
            #expect(output.status == status, "\(arguments): \(output)")
            #expect(output.stderr.contains(words) && output.stdout == "", "\(output)")
        }
        #expect(try scratch.dump() == before)
    }

    /// A letter stands in its case by its day: none was sent on a day to come, none before the one before it.
    @Test func aDayThatCannotBe() throws {
        let scratch = try staffed()
        let permit = "hkMacaoPermit:CD0487992"
        func says(_ arguments: String..., on day: String) throws -> Output {
            try scratch.run(["dunning"] + arguments + ["--on", day, "--as", "keeper"])
        }
        let future = Output(65, "", "levee: `2199-01-01` lies in the future; check --on\n")
        let before = try scratch.dump()
        #expect(try says("sent", "QL0134", permit, on: "2199-01-01") == future)
        #expect(try says("claim", permit, "--note", "x", on: "2199-01-01") == future)
        #expect(try says("settle", permit, "--found", "--reason", "x", on: "2199-01-01") == future)
        #expect(
            try says("sent", "QL0134", permit, "--lang", "zh", on: "2199-01-01")
                == Output(65, "", "levee：`2199-01-01` 尚未到来，请核对 --on\n"))
        #expect(try scratch.dump() == before)
        #expect(try says("sent", "QL0134", permit, on: "2026-11-23").status == 0)
        #expect(
            try says("sent", "QL0134", permit, on: "2026-11-20")
                == Output(
                    65, "",
                    "levee: step 1 for `\(permit)` was recorded for 2026-11-23, and 2026-11-20 is before that; "
                        + "check the day\n"))
        #expect(try says("claim", permit, "--note", "x", on: "2026-11-23").status == 0)
        #expect(
            try says("claim", permit, "--note", "x", on: "2026-11-20")
                == Output(
                    65, "",
                    "levee: the holder said on 2026-11-23 that `\(permit)` was given back; "
                        + "settle that with `levee dunning settle`, or book the return\n"))
    }

    @Test func aPageForThePrinter() throws {
        let scratch = try Sample.copy()
        #expect(
            try scratch.levee("dunning", "print", "--as-of", Sample.day, "--html", "letters.html", "--lang", "zh")
                == Output(0, "已写出 3 份催交通知：`letters.html`\n"))
        let page = try scratch.read("letters.html")
        #expect(page.components(separatedBy: "<section class=\"sheet\">").count == 4)
        #expect(page.contains("<p class=\"letterhead\">中共青岚县委员会</p>"))
        let mode = try FileManager.default.attributesOfItem(atPath: scratch.path + "/letters.html")[.posixPermissions]
        #expect(mode as? Int == 0o600)
        #expect(
            try scratch.levee(
                "dunning", "print", "QL0062", "--as-of", Sample.day, "--html", "one.html", "--letterhead", "县<委>")
                == Output(0, "wrote 1 letter to `one.html`\n"))
        #expect(try scratch.read("one.html").contains("<p class=\"letterhead\">县&lt;委&gt;</p>"))
        let nowhere = try scratch.levee("dunning", "print", "--as-of", Sample.day, "--html", "none/x.html")
        #expect(nowhere.status == 65)
        #expect(nowhere.stderr.contains("cannot write `none/x.html`"))
        #expect(
            try scratch.levee("dunning", "print", "QL0001", "--as-of", Sample.day)
                == Output(0, "no letter is due on 2026-11-23\n"))
        #expect(
            try scratch.levee("dunning", "--as-of", "2000-01-01", "--lang", "zh")
                == Output(0, "2000-01-01 催交（政策 2026.1）\n\n没有逾期的证件\n"))
    }

    /// The letterhead is that of the acting user's unit.
    @Test func theActingUsersUnitWrites() throws {
        let scratch = try staffed()
        _ = try scratch.levee("user", "add", "bank", "--role", "clerk", "--unit", "QL05", "--as", "admin")
        let letter = try scratch.levee("dunning", "print", "QL0062", "--as-of", Sample.day, "--as", "bank").stdout
        #expect(letter.split(separator: "\n").first?.contains("青岚县农村商业银行股份有限公司") == true)
    }

    @Test func nobodyWritesInAnUnknownName() throws {
        let scratch = try staffed()
        #expect(try scratch.levee("dunning", "print", "--as-of", Sample.day).status == 0)
        let output = try scratch.levee("dunning", "print", "--as-of", Sample.day, "--as", "nobody")
        #expect(output.status == 77)
        #expect(output.stderr.contains("`nobody` is no registered user"))
    }

    @Test(arguments: ["a\"\u{301} onfocus=\"x", "<script>alert(1)</script>", "=cmd()", "张\u{202E}三"])
    func aNameIsOnlyAName(_ name: String) throws {
        let scratch = try Tables.loaded()
        let field = name.replacingOccurrences(of: "\"", with: "\"\"")
        let person = "P1,110101199003074610,\"\(field)\",M,1990-03-07,U1,主任,leader,2019-03-01,active,2019-03-01\n"
        try scratch.load("persons", String(Tables.persons.prefix { $0 != "\n" }) + "\n" + person)
        let out = """
            type,number,at,event,place,slot,approval,officer
            ordinaryPassport,E12345678,2026-11-07T09:00:00+08:00,handedOut,,,A-1,保管员

            """
        try scratch.load("custody", out)
        let output = try scratch.levee("dunning", "print", "--as-of", "2026-11-23", "--html", "p.html")
        #expect(output == Output(0, "wrote 1 letter to `p.html`\n"))
        let page = try scratch.read("p.html")
        #expect(!page.contains("<script") && !page.unicodeScalars.contains("\u{202E}"))
        let quotes = page.unicodeScalars.filter { $0 == "\"" }.count
        try scratch.load(
            "persons", String(Tables.persons.split(separator: "\n").prefix(2).joined(separator: "\n")) + "\n")
        _ = try scratch.levee("dunning", "print", "--as-of", "2026-11-23", "--html", "q.html")
        #expect(try scratch.read("q.html").unicodeScalars.filter { $0 == "\"" }.count == quotes)
    }

    @Test(arguments: ["holder+1m", "boss+1d", "holder"])
    func aStepThatNobodyUnderstands(_ step: String) throws {
        let scratch = try Tables.loaded()
        let path = Program.root.appending(path: "data/policy/policy.yaml")
        let text = try String(contentsOf: path, encoding: .utf8)
        try scratch.write(text.replacingOccurrences(of: "holder+4d", with: step), to: "own.yaml")
        let output = try scratch.levee("dunning", "--policy", "own.yaml")
        #expect(output.status == 65)
        #expect(output.stderr.contains("`\(step)`") && output.stderr.contains("`unit+5w`"), "\(output.stderr)")
    }
}
