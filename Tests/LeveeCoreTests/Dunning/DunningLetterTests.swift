import Testing

@testable import LeveeCore

/// The letters of the ladder, whole.
@Suite struct DunningLetterTests {
    private func letter(
        _ day: StaticString, _ language: Language, _ dossier: Dossier = Overdue.dossier, sent: [SentDunning] = []
    ) throws -> String {
        var policy = Policy.catalogue
        policy.bases["custody.return-overdue"] = Basis(citation: "某规定第三条", words: "要旨", confidence: .unverified)
        let rules = try PolicyOnDay(policy, on: .example(day))
        let item = try #require(DunningLadder(rules).cases(of: dossier, .init(letters: sent)).first)
        let paper = item.letter(
            try #require(item.dueLetter), language, unit: "县财政局", issuer: "青岭县委组织部", policy: rules)
        return PaperText.lines(paper, columns: 64).joined(separator: "\n")
    }

    private let before = [
        Overdue.sent(1, .holder, "2026-03-21"), Overdue.sent(2, .holder, "2026-03-24"),
        Overdue.sent(3, .unit, "2026-03-27"),
    ]

    @Test func holderInChinese() throws {
        let said = try letter("2026-03-21", .zh)
        #expect(
            said == """
                                         青岭县委组织部
                ────────────────────────────────────────────────────────────────

                              关于催交张三同志出国（境）证件的通知

                张三同志：
                    普通护照 E12345678应于2026年3月20日前交存，已逾期1天。

                    姓名：        张三
                    公民身份号码：110***********4610
                    单位及职务：  县财政局 局长
                    证件：        普通护照 E12345678
                    领出日期：    2026年2月27日
                    应交日期：    2026年3月20日
                    逾期：        1天
                    依据：        某规定第三条 (未核实 unverified)

                                                              青岭县委组织部
                                                              2026年3月21日
                """)
    }

    @Test func holderInEnglish() throws {
        let said = try letter("2026-03-21", .en)
        #expect(
            said == """
                                         青岭县委组织部
                ────────────────────────────────────────────────────────────────

                             A travel document of 张三 is asked for

                张三:

                ordinary passport E12345678 was due by 20 March 2026, 1 day ago.

                name:          张三
                ID number:     110***********4610
                unit and post: 县财政局 局长
                document:      ordinary passport E12345678
                handed out on: 27 February 2026
                due by:        20 March 2026
                overdue:       1 day
                basis:         某规定第三条 (未核实 unverified)

                                                              青岭县委组织部
                                                              21 March 2026
                """)
    }

    @Test func unitInChinese() throws {
        let said = try letter("2026-03-27", .zh, sent: Array(before.prefix(2)))
        #expect(
            said == """
                                         青岭县委组织部
                ────────────────────────────────────────────────────────────────

                              关于催交张三同志出国（境）证件的通知

                县财政局：
                    请督促张三同志交存普通护照 E12345678（应于2026年3月20日，逾
                期7天）；逾期超过30天的提请审核。

                    姓名：        张三
                    公民身份号码：110***********4610
                    单位及职务：  县财政局 局长
                    证件：        普通护照 E12345678
                    领出日期：    2026年2月27日
                    应交日期：    2026年3月20日
                    逾期：        7天
                    此前催交：    2026年3月21日 (本人)、2026年3月24日 (本人)
                    依据：        某规定第三条 (未核实 unverified)

                                                              青岭县委组织部
                                                              2026年3月27日
                """)
    }

    @Test func unitInEnglish() throws {
        let said = try letter("2026-03-27", .en, sent: Array(before.prefix(2)))
        #expect(
            said == """
                                         青岭县委组织部
                ────────────────────────────────────────────────────────────────

                             A travel document of 张三 is asked for

                县财政局:

                Have 张三 hand in ordinary passport E12345678 (due
                20 March 2026, 7 days ago); looked at after 30 days.

                name:          张三
                ID number:     110***********4610
                unit and post: 县财政局 局长
                document:      ordinary passport E12345678
                handed out on: 27 February 2026
                due by:        20 March 2026
                overdue:       7 days
                asked before:  21 March 2026 (holder); 24 March 2026 (holder)
                basis:         某规定第三条 (未核实 unverified)

                                                              青岭县委组织部
                                                              27 March 2026
                """)
    }

    @Test func disciplineInChinese() throws {
        let said = try letter("2026-04-19", .zh, sent: before)
        #expect(
            said == """
                                         青岭县委组织部
                ────────────────────────────────────────────────────────────────

                              关于催交张三同志出国（境）证件的通知

                纪检监察机关：
                    县财政局张三同志的普通护照 E12345678应于2026年3月20日前交
                存，逾期30天。

                    姓名：        张三
                    公民身份号码：110***********4610
                    单位及职务：  县财政局 局长
                    证件：        普通护照 E12345678
                    领出日期：    2026年2月27日
                    应交日期：    2026年3月20日
                    逾期：        30天
                    此前催交：    2026年3月21日 (本人)、2026年3月24日 (本人)、
                                  2026年3月27日 (所在单位)
                    依据：        某规定第三条 (未核实 unverified)

                                                              青岭县委组织部
                                                              2026年4月19日
                """)
    }

    @Test func disciplineInEnglish() throws {
        let said = try letter("2026-04-19", .en, sent: before)
        #expect(
            said == """
                                         青岭县委组织部
                ────────────────────────────────────────────────────────────────

                             A travel document of 张三 is asked for

                discipline office:

                ordinary passport E12345678 of 张三, 县财政局, was due by
                20 March 2026, 30 days ago.

                name:          张三
                ID number:     110***********4610
                unit and post: 县财政局 局长
                document:      ordinary passport E12345678
                handed out on: 27 February 2026
                due by:        20 March 2026
                overdue:       30 days
                asked before:  21 March 2026 (holder); 24 March 2026 (holder);
                               27 March 2026 (unit)
                basis:         某规定第三条 (未核实 unverified)

                                                              青岭县委组织部
                                                              19 April 2026
                """)
    }

    @Test func refusalInChinese() throws {
        let said = try letter("2026-03-18", .zh, Overdue.refused)
        #expect(
            said == """
                                         青岭县委组织部
                ────────────────────────────────────────────────────────────────

                              关于催交张三同志出国（境）证件的通知

                纪检监察机关：
                    县财政局张三同志自2026年3月16日起拒不交存普通护照
                E12345678。

                    姓名：        张三
                    公民身份号码：110***********4610
                    单位及职务：  县财政局 局长
                    证件：        普通护照 E12345678
                    拒交之日：    2026年3月16日

                                                              青岭县委组织部
                                                              2026年3月18日
                """)
    }

    @Test func refusalInEnglish() throws {
        let said = try letter("2026-03-18", .en, Overdue.refused)
        #expect(
            said == """
                                         青岭县委组织部
                ────────────────────────────────────────────────────────────────

                             A travel document of 张三 is asked for

                discipline office:

                张三, 县财政局, has refused since 16 March 2026 to hand in
                ordinary passport E12345678.

                name:          张三
                ID number:     110***********4610
                unit and post: 县财政局 局长
                document:      ordinary passport E12345678
                refused since: 16 March 2026

                                                              青岭县委组织部
                                                              18 March 2026
                """)
    }

    @Test(arguments: HostileNames.all, Language.allCases)
    func namesAreOnlyNames(_ name: String, _ language: Language) throws {
        let rules = try Overdue.policy(on: "2026-03-21")
        func page(_ name: String) throws -> String {
            var dossier = Overdue.dossier
            dossier.person.name = name
            let item = try #require(DunningLadder(rules).cases(of: dossier).first)
            let rung = try #require(item.dueLetter)
            return PaperHTML.page([item.letter(rung, language, unit: "", issuer: "", policy: rules)])
        }
        let hostile = try page(name + "{due}")
        #expect(HostileNames.tags(of: hostile) == HostileNames.tags(of: try page("张三")))
        #expect(hostile.contains(PaperHTML.escaped(name + "{due}")))
        #expect(!hostile.contains("110101199003074610") && hostile.contains("110***********4610"))
    }
}
