import LeveeCore
import Testing

@testable import LeveeIntake

@Suite struct HeaderTests {
    private func refused(_ text: String) throws -> String? { try TableFile(.filings, text).read().refused }
    private let columns = "`ref`, `on`, `action`, `unit`, `post`"

    @Test func `an empty file is refused`() throws {
        for text in ["", "\n\r\n", "\u{FEFF}", "\u{FEFF}\n", "  \n"] {
            #expect(try refused(text) == "- -: the file is empty; add a header with \(columns)")
        }
    }

    @Test func `a header without rows is an empty table`() throws {
        for text in [filingsHeader, "ref,on,action,unit,post", "\r\n\r\npost,unit,action,on,ref\r\n\r\n"] {
            let reading = try TableFile(.filings, text).read()
            #expect(reading == Reading(summary: TableSummary(encoding: .utf8, rowsRead: 0)))
        }
    }

    @Test func `an unknown column is named`() throws {
        let remedy = "is not a column of this table; remove or rename it, the columns are \(columns)"
        #expect(try refused("ref,on,action,unit,post,colour\n") == "1 colour: " + remedy)
        #expect(try refused("ref,on,action,unit,post,\n") == "1 : " + remedy)
        #expect(try refused("\nref, on,action,unit,post\n") == "2  on: " + remedy)
        #expect(try refused("Ref,on,action,unit,post\n") == "1 Ref: " + remedy)
        #expect(try refused("p-1,2026-01-02,filed,u,科长\n") == "1 p-1: " + remedy)
    }

    @Test func `a column twice is refused`() throws {
        #expect(try refused("ref,on,action,unit,post,on\n") == "1 on: is there twice; remove one of the two")
    }

    @Test func `a missing required column is named`() throws {
        #expect(try refused("ref,on,unit,post\n") == "1 action: is missing and required; add it")
    }

    @Test func `a header that is no CSV is refused`() throws {
        #expect(try refused("ref,o\"n,action\n")?.hasPrefix("1 -: has a quote inside a field") == true)
        #expect(try refused("ref,on,action,unit,post\rp,2026-01-02\r")?.hasPrefix("1 -: has a carriage return") == true)
        #expect(try refused("ref,on,ac\u{0}tion,unit,post\n") == "1 -: contains a NUL character; remove it")
        #expect(try refused("\"ref,on\n")?.hasPrefix("1 -: has a quote that never closes") == true)
        #expect(try refused(String(repeating: "x", count: 2 << 20))?.hasPrefix("1 -: makes a row of more") == true)
    }

    @Test func `columns come in any order and optional ones may be missing`() throws {
        let file = try TableFile(.units, "region,name,code\n440000,厅,u-1\n")
        #expect(file.read().records == [.unit(Unit(code: "u-1", name: "厅", region: "440000"))])
    }

    @Test func `tables load in the order in which they point at each other`() {
        #expect(
            RegistryTable.allCases.map(\.fileName) == [
                "units.csv", "persons.csv", "approvers.csv", "filings.csv", "relatives.csv", "documents.csv",
                "approvals.csv", "custody.csv", "restrictions.csv",
            ])
        #expect(RegistryTable(fileName: "persons.csv") == .persons)
        #expect(RegistryTable(fileName: "/a/b/persons.csv") == .persons)
        for name in ["", "persons", "Persons.csv", "persons.CSV", "persons.csv/", "xpersons.csv", "persons.csv.bak"] {
            #expect(RegistryTable(fileName: name) == nil)
        }
    }

    @Test func `messages name file, line, column, value and remedy`() throws {
        let file = try TableFile(.filings, filingsHeader + "p,2026-01-02,flied\u{202E},u,科长\n")
        let reading = file.read()
        guard case .rejected(let problem) = reading.items.first else { return #expect(Bool(false)) }
        #expect(
            problem.message(file: "filings.csv")
                == Bilingual(
                    zh: "filings.csv 第2行，列 `action`，值 `flied[U+202E]`：不在允许的取值之内，应为 `withdrawn`、`filed`、`changed`",
                    en: "filings.csv line 2, column `action`, value `flied[U+202E]`: is not one of the values allowed "
                        + "here; use `withdrawn`, `filed`, `changed`"))
        let refusal = TableRefusal(
            file: "x.csv", line: 1, column: "on", explanation: .init(zh: "缺少", en: "is missing"))
        #expect(refusal.message == Bilingual(zh: "x.csv 第1行，列 `on`：缺少", en: "x.csv line 1, column `on`: is missing"))
    }
}
