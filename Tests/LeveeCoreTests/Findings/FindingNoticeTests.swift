import Testing

@testable import LeveeCore

/// The notice of findings, whole.
@Suite struct FindingNoticeTests {
    private func letters(_ language: Language, status: Person.Status = .active) throws -> [String] {
        var policy = Policy.catalogue
        policy.bases["crossing.late-return"] = Basis(citation: "某条例第九十一条", words: "要旨", confidence: .unverified)
        let rules = try PolicyOnDay(policy, on: .example("2026-03-04"))
        var dossier = Dossier.applicant
        dossier.person.status = status
        dossier.mayTravel("A-1", "2026-02-01", "2026-02-10", to: ["HKG"])
        dossier.crosses(.exit, at: "2026-02-01", with: "hkMacaoPermit:C12345678")
        dossier.crosses(.entry, at: "2026-02-13", with: "hkMacaoPermit:C12345678")
        var judged = dossier
        judged.person.status = .active
        let finding = try #require(
            Checker(policy: rules).verdict(on: judged).findings.first { $0.rule == "crossing.late-return" })
        let notice = FindingNotice(
            [.init(id: "F-7Q2M9XKD", finding: finding)], person: dossier.person, unit: "县财政局", issuer: "县委组织部",
            day: .example("2026-03-04"), due: .example("2026-03-14"))
        return notice.papers(language, policy: rules).map { PaperText.lines($0, columns: 72).joined(separator: "\n") }
    }

    @Test func toThePersonInChinese() throws {
        #expect(
            try letters(.zh)[0] == """
                                               县委组织部
                ────────────────────────────────────────────────────────────────────────

                                 关于请就张三同志有关情况作出说明的通知

                张三同志：
                    1项情况，请于2026年3月14日前说明。

                    姓名：        张三
                    公民身份号码：110***********4610
                    单位及职务：  县财政局 局长

                    编号：    F-7Q2M9XKD
                    事项：    逾期入境
                    情况：    2026-02-13入境，批准返回日为2026-02-10
                    起始日期：2026年2月13日
                    依据：    某条例第九十一条 (未核实 unverified)
                    条文：    要旨
                    所据记录：crossing:feed/exit-2026-02-01、
                              crossing:feed/entry-2026-02-13、approval:A-1
                    何以反证：返回日之前批准的延期，或边防机关撤回该记录
                    如何纠正：请本人说明；因不可抗力并经核实的，予以结案

                注：本通知所列是供核实的线索，不是结论；对所据记录有异议的，可以要求更
                    正。

                                                                     县委组织部
                                                                    2026年3月4日
                """)
    }

    @Test func toTheUnitInEnglish() throws {
        #expect(
            try letters(.en)[1] == """
                                               县委组织部
                ────────────────────────────────────────────────────────────────────────

                                  Findings about 张三, to be answered

                县财政局:

                1 about 张三; answered by 14 March 2026.

                name:          张三
                ID number:     110***********4610
                unit and post: 县财政局 局长

                number:       F-7Q2M9XKD
                what:         late return
                found:        came back on 2026-02-13; the approved return day was
                              2026-02-10
                since:        13 February 2026
                basis:        某条例第九十一条 (未核实 unverified)
                its words:    要旨
                records:      crossing:feed/exit-2026-02-01;
                              crossing:feed/entry-2026-02-13; approval:A-1
                refuted by:   an extension decided by the return day, or the border
                              authority's withdrawal of the record
                put right by: ask the person to explain; verified force majeure closes
                              it without blame

                Note: What is listed is an indication to be looked into, not a verdict.
                      Whoever finds a record wrong may ask for its correction.

                                                                     县委组织部
                                                                    4 March 2026
                """)
    }

    /// Both get the same but for who is asked; nobody writes to a person who has died.
    @Test func whoGetsIt() throws {
        let both = try letters(.zh)
        #expect(both.count == 2 && both[1].contains("县财政局：") && both[1].contains("你单位张三同志有1项情况"))
        let one = try letters(.zh, status: .deceased)
        #expect(one.count == 1 && one[0] == both[1])
        #expect(try letters(.zh, status: .left).count == 2)
    }
}
