import Testing

@testable import LeveeCore
@testable import levee

/// What is shown on a terminal, and what is not where there is none.
@Suite struct TerminalTests {
    private let escape = "\u{1B}["

    @Test func coloursOnATerminalOnly() throws {
        let scratch = try Sample.copy()
        let command = "nightly --as-of \(Sample.day)"
        #expect(try scratch.inTerminal(command).stdout.contains(escape + "31m"))
        #expect(!(try scratch.inTerminal(command, environment: ["NO_COLOR": "1"]).stdout.contains(escape)))
        #expect(!(try scratch.inTerminal(command, environment: ["TERM": "dumb"]).stdout.contains(escape)))
        #expect(!(try scratch.levee("nightly", "--as-of", Sample.day).stdout.contains(escape)))
    }

    /// Colours change nothing else.
    @Test(arguments: ["nightly --as-of 2026-11-23", "person QL0035 --as-of 2026-11-23", "explain F-877GZRKG", "doctor"])
    func coloursChangeNoText(_ command: String) throws {
        let scratch = try Sample.copy()
        let coloured = try scratch.inTerminal(command + " --lang zh").stdout.replacing("\r\n", with: "\n")
        let plain = try scratch.run(command.split(separator: " ").map(String.init) + ["--lang", "zh"]).stdout
        #expect(coloured.contains(escape))
        #expect(coloured.replacing(try Regex("\u{1B}\\[[0-9;]*m"), with: "") == plain)
    }

    @Test func progressOnATerminalOnly() throws {
        let scratch = try Scratch()
        try scratch.write(Tables.manyUnits(60_000), to: "units.csv")
        let shown = try scratch.inTerminal("load units.csv --dry-run")
        #expect(shown.stdout.contains("rows/s") && shown.stdout.contains("s left"), "\(shown.stdout)")
        #expect(
            try scratch.levee("load", "units.csv", "--dry-run")
                == Output(
                    0,
                    "units.csv         60000 rows: 60000 new, 0 updated, 0 unchanged, 0 rejected\n"
                        + "dry run, nothing written\n"))
    }

    @Test func theBarSaysRateAndTimeLeft() {
        let en = Terminal(language: .en, environment: [:])
        let bar = ProgressBar(en, total: nil, unit: .init(zh: "行", en: "rows"))
        #expect(bar.line(500, nil, seconds: 2) == "500 rows  250 rows/s")
        #expect(
            bar.line(500, 0.25, seconds: 2)
                == "[" + String(repeating: "█", count: 7) + String(repeating: "·", count: 23)
                + "] 25%  250 rows/s  6 s left")
        let zh = ProgressBar(Terminal(language: .zh, environment: [:]), total: nil, unit: .init(zh: "行", en: "rows"))
        #expect(zh.line(10, 1, seconds: 1).hasSuffix("] 100%  10 行/s  剩余 0 秒"))
        #expect(DisplayWidth.of(zh.line(.max, 0.00001, seconds: 100_000)) <= 80)
    }

    @Test(arguments: [
        ("a b", 3, ["a b"]), ("a b", 2, ["a", "b"]), ("abcdef", 4, ["abcd", "ef"]), ("一二三", 4, ["一二", "三"]),
        ("一二，三", 4, ["一", "二，", "三"].joined(separator: "|").split(separator: "|").map(String.init)),
        ("一（二）", 4, ["一", "（二", "）"]), ("", 4, [""]), ("一a二", 3, ["一a", "二"]),
    ])
    func wrapping(_ text: String, _ width: Int, _ lines: [String]) {
        #expect(DisplayWidth.wrapped(text, to: width) == lines)
    }

    @Test func nothingIsEverWiderThanAsked() {
        let texts = [
            "2026-05-11持外国护照 AB456316出境，批准证件为《普通护照》 ED0440478", String(repeating: "x", count: 50) + " 一（二）三，",
            "e\u{301}a\u{200B}b（（（（一））））",
        ]
        for text in texts {
            for width in 2...30 {
                let lines = DisplayWidth.wrapped(text, to: width)
                #expect(lines.filter { DisplayWidth.of($0) > width } == [], "\(width)")
                #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
                #expect(DisplayWidth.of(DisplayWidth.cut(text, to: width)) <= width)
            }
        }
    }

    @Test func aTableNarrowsItsWidestColumn() {
        var table = TextTable([.init(title: "甲"), .init(title: "number", isNumber: true)])
        table.add(["一二三 四五六 七八九", "7"])
        table.add(["短", "12345"])
        #expect(
            table.lines(to: 22) == [
                "甲              number", "──────────────  ──────", "一二三 四五六        7", "七八九", "短               12345",
            ])
        #expect(
            table.lines().first == "甲                    number" && table.lines()[2] == "一二三 四五六 七八九       7")
    }
}
