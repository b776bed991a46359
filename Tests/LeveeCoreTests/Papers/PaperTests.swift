import Testing

@testable import LeveeCore

/// A paper with every part, and one with only what must be there, in both languages.
enum PaperSample {
    static let zh = Paper(
        language: .zh, copy: "持有人联", letterhead: "中共青岭县委组织部", number: "青组出〔2026〕12号",
        title: "关于欧阳长青同志因私出境的通知", addressee: "县财政局",
        blocks: [
            .paragraph("你单位报来的关于欧阳长青同志因私前往新加坡的申请收悉。经研究，同意欧阳长青同志持本通知所列证件出境。"),
            .paragraph("请按期交回证件。"),
            .facts([.init("姓名", "欧阳长青"), .init("证件号码", "E12345678")]),
            .table(columns: ["证件", "号码", "应交回"], rows: [["普通护照", "E12345678", "2026-12-10"], ["往来港澳通行证"]]),
            .note("逾期不交回的，按有关规定处理。"), .signatures(["领取人", "经办人"]),
        ], signature: "中共青岭县委组织部", date: day, code: "8K3QZ-7M2PX", unbroken: ["欧阳长青"])

    static let en = Paper(
        language: .en, copy: "holder's copy", letterhead: "Organisation Department of Qingling County",
        number: "QL 2026/12", title: "Leave for Ouyang Changqing to travel abroad", addressee: "County Finance Bureau",
        blocks: [
            .paragraph(
                "The application of your unit for Ouyang Changqing to travel to Singapore for private reasons was received. He may travel on the document below."
            ),
            .paragraph("Please hand the document back in time."),
            .facts([.init("name", "Ouyang Changqing"), .init("document number", "E12345678")]),
            .table(
                columns: ["document", "number", "back by"], rows: [["ordinary passport", "E12345678", "2026-12-10"]]),
            .note("A document that stays out is dealt with by the rules."), .signatures(["holder", "officer"]),
        ], signature: "Organisation Department", date: day, code: "8K3QZ-7M2PX", unbroken: ["Ouyang Changqing"])

    static let bare = Paper(language: .zh, letterhead: "青岭县委组织部", title: "通知")

    static let day = CalendarDay(year: 2026, month: 11, day: 23) ?? CalendarDay(number: 0)
}

@Suite struct PaperTextTests {
    private func text(_ paper: Paper, _ columns: Int = 60) -> String {
        PaperText.lines(paper, columns: columns).joined(separator: "\n")
    }

    @Test func chinese() {
        #expect(
            text(PaperSample.zh) == """
                                                                    持有人联
                                     中共青岭县委组织部
                                     青组出〔2026〕12号
                ────────────────────────────────────────────────────────────

                               关于欧阳长青同志因私出境的通知

                县财政局：
                    你单位报来的关于欧阳长青同志因私前往新加坡的申请收悉。经
                研究，同意欧阳长青同志持本通知所列证件出境。
                    请按期交回证件。

                    姓名：    欧阳长青
                    证件号码：E12345678

                证件            号码       应交回
                ──────────────  ─────────  ──────────
                普通护照        E12345678  2026-12-10
                往来港澳通行证

                注：逾期不交回的，按有关规定处理。

                    领取人  签字：________________  日期：________________

                    经办人  签字：________________  日期：________________

                                                      中共青岭县委组织部
                                                        2026年11月23日

                验证码：8K3QZ-7M2PX
                """)
    }

    @Test func english() {
        #expect(
            text(PaperSample.en) == """
                                                               holder's copy
                         Organisation Department of Qingling County
                                         QL 2026/12
                ────────────────────────────────────────────────────────────

                        Leave for Ouyang Changqing to travel abroad

                County Finance Bureau:

                The application of your unit for Ouyang Changqing to travel
                to Singapore for private reasons was received. He may travel
                on the document below.

                Please hand the document back in time.

                name:            Ouyang Changqing
                document number: E12345678

                document           number     back by
                ─────────────────  ─────────  ──────────
                ordinary passport  E12345678  2026-12-10

                Note: A document that stays out is dealt with by the rules.

                holder   signature: ________________  date: ________________

                officer  signature: ________________  date: ________________

                                                 Organisation Department
                                                    23 November 2026

                Verification code: 8K3QZ-7M2PX
                """)
    }

    @Test func onlyWhatMustBeThere() {
        #expect(
            text(PaperSample.bare, 20) == """
                   青岭县委组织部
                ────────────────────

                        通知

                """)
    }

    @Test func eachOptionalPartMayBeMissing() {
        let parts: [WritableKeyPath<Paper, String?>] = [\.copy, \.number, \.addressee, \.signature, \.code]
        for part in parts {
            var paper = PaperSample.zh
            let said = paper[keyPath: part] ?? ""
            paper[keyPath: part] = nil
            let lines = PaperText.lines(paper)
            // The signature is the letterhead too.
            #expect(lines.filter { $0.contains(said) }.count == (part == \.signature ? 1 : 0), "\(said)")
        }
        var paper = PaperSample.zh
        paper.date = nil
        #expect(!text(paper).contains("2026年"))
    }

    /// A signature longer than the day stands two Han widths from the edge, a shorter one is centred on the day.
    @Test func signatureAndDay() {
        var paper = PaperSample.bare
        paper.signature = "县委组织部"
        paper.date = PaperSample.day
        #expect(
            PaperText.lines(paper, columns: 40).suffix(2) == [
                "                    县委组织部", "                  2026年11月23日",
            ])
        paper.signature = "中共青岭县委员会组织部干部监督科"
        #expect(
            PaperText.lines(paper, columns: 40).suffix(2) == [
                "    中共青岭县委员会组织部干部监督科", "             2026年11月23日",
            ])
    }

    @Test func copiesShareASheet() {
        var other = PaperSample.bare
        var one = PaperSample.bare
        one.copy = "持有人联"
        other.copy = "保管联"
        let page = PaperText.page([one, other, PaperSample.bare], columns: 30)
        #expect(page.components("\u{C}").count == 2)
        #expect(page.contains("\n--------- 沿此线裁开 ---------\n"), "\(page)")
        #expect(Paper.sheets([one, other, one, other]).map(\.count) == [4])
        #expect(Paper.sheets([one, one]).map(\.count) == [1, 1])
        #expect(Paper.sheets([PaperSample.bare, PaperSample.bare]).map(\.count) == [1, 1])
        other.number = "2"
        #expect(Paper.sheets([one, other]).map(\.count) == [1, 1])
        #expect(Paper.sheets([]).isEmpty)
    }

    /// No line is wider than the columns, whatever the text.
    @Test func nothingIsWiderThanTheColumns() {
        var papers = [PaperSample.zh, PaperSample.en, PaperSample.bare]
        for hostile in HostileNames.all + [String(repeating: "长", count: 200), String(repeating: "x", count: 200)] {
            papers += Language.allCases.map { HostileNames.paper($0, hostile) }
        }
        for paper in papers {
            for columns in [0] + Array(19...42) + [60, 80, 100] {
                let wide = PaperText.page([paper, paper], columns: columns).components("\n")
                    .filter { DisplayWidth.of($0) > max(columns, PaperText.leastColumns) }
                #expect(wide.isEmpty, "\(columns)")
            }
        }
    }

    /// Wherever a line can hold a name, it does.
    @Test func namesStayWhole() {
        for columns in 20...80 {
            for (paper, name) in [(PaperSample.zh, "欧阳长青"), (PaperSample.en, "Ouyang Changqing")] {
                let text = PaperText.lines(paper, columns: columns)
                let whole = text.map { $0.components(name).count - 1 }.reduce(0, +)
                #expect(whole == (paper.language == .zh ? 4 : 3), "\(columns)")
            }
        }
    }

    @Test(arguments: [
        ("张三丰在", 4, ["张三丰"], ["张三", "丰在"]),
        ("见张三丰在", 6, ["张三丰"], ["见", "张三丰", "在"]), ("见张三丰，在", 8, ["张三丰"], ["见", "张三丰，", "在"]),
        ("张三张三丰", 6, ["张三", "张三丰"], ["张三", "张三丰"]), ("一二", 2, [""], ["一", "二"]),
    ])
    func unbroken(_ text: String, _ width: Int, _ unbroken: [String], _ lines: [String]) {
        #expect(DisplayWidth.wrapped(text, to: width, unbroken: unbroken) == lines)
    }

    @Test func days() throws {
        for (text, zh, en) in [
            ("2026-11-23", "2026年11月23日", "23 November 2026"), ("1999-01-02", "1999年1月2日", "2 January 1999"),
            ("2199-12-31", "2199年12月31日", "31 December 2199"),
        ] {
            let day = try CalendarDay(text)
            #expect(day.written(.zh) == zh)
            #expect(day.written(.en) == en)
        }
    }
}

extension String {
    /// The text between separators, empty parts too.
    func components(_ separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
