import Testing

@testable import LeveeCore

/// The letters of an application on its way, whole: with what was asked for, after an amendment, and of one that was not
/// granted.
@Suite struct DecisionLetterTests {
    /// A case and the approvals that its decisions made.
    private struct Story {
        var sample: SampleCase
        var approvals: [Approval] = []

        init(_ application: Application) { sample = SampleCase(application) }

        mutating func decide(
            _ isApproved: Bool, _ number: String, on day: StaticString, reason: String? = nil
        ) throws {
            let file = try sample.file
            let before = approvals.first { $0.number == number }
            approvals.removeAll { $0.number == number }
            approvals.append(
                try #require(file.application).decided(
                    isApproved, number: number, on: .example(day), by: "u-9", insteadOf: before))
            let check = file.acts.last { if case .checked = $0.what { true } else { false } }?.number ?? 0
            sample.add(
                .decided(.init(isApproved: isApproved, number: number, reason: reason, check: check)), on: day,
                by: "u-9")
        }

        mutating func amend(on day: StaticString, _ change: (inout Application) -> Void) {
            change(&sample.application)
            sample.add(.amended(sample.application), on: day, by: "u-1")
            sample.check(on: day)
        }

        func letter(_ language: Language, about number: String? = nil) throws -> String {
            var dossier = Dossier.applicant
            dossier.person.surnameLatin = "ZHANG"
            dossier.person.givenLatin = "SAN"
            dossier.approvals = approvals
            let paper = try sample.file.letter(
                language, about: number, of: dossier, unit: "县财政局", issuer: "青岭县委组织部",
                policy: PolicyOnDay(.catalogue, on: .example("2026-03-10")))
            return PaperText.lines(paper, columns: 64).joined(separator: "\n")
        }
    }

    /// Leave for a trip by way of Hong Kong, then a day more, granted or not.
    private func amended(granted: Bool) throws -> Story {
        var application = Application.travelExample
        application.transits = [.hongKong]
        var story = Story(application)
        story.sample.check(on: "2026-03-01")
        try story.decide(true, "A-1", on: "2026-03-03")
        story.amend(on: "2026-03-09") { $0.returnOn = .example("2026-05-06") }
        try story.decide(granted, granted ? "A-1" : "A-2", on: "2026-03-10", reason: granted ? nil : "工作需要")
        return story
    }

    @Test func whyAndByWayOfWhat() throws {
        var story = Story(.travelExample)
        story.sample.application.transits = [.hongKong]
        story = Story(story.sample.application)
        story.sample.check(on: "2026-03-01")
        try story.decide(true, "A-1", on: "2026-03-03")
        let chinese = try story.letter(.zh)
        #expect(
            chinese == """
                                         青岭县委组织部
                                              A-1
                ────────────────────────────────────────────────────────────────

                              关于同意张三同志因私出国（境）的通知

                县财政局：
                    经审批，同意你单位张三同志因私前往新加坡（经停中国香港），
                2026年5月1日至2026年5月5日，共5天。

                    批件编号：    A-1
                    姓名：        张三
                    公民身份号码：110***********4610
                    单位及职务：  县财政局 局长
                    事由：        探亲
                    证件：        普通护照 E12345678
                    前往地：      新加坡
                    经停：        中国香港
                    起止日期：    2026年5月1日至2026年5月5日，共5天
                    最迟交回：    2026年5月15日

                    入境后10日内、最迟2026年5月15日前交回，7日内填交回执单。

                                                              青岭县委组织部
                                                               2026年3月3日
                """)
        let english = try story.letter(.en)
        #expect(english.contains("travel to Singapore (by way of Hong Kong), 1 May 2026 to"))
        #expect(english.contains("reason:        探亲\n"))
        #expect(english.contains("by way of:     Hong Kong\n"))
    }

    @Test func theDocumentThatMayBeAppliedFor() throws {
        var story = Story(.issueExample)
        story.sample.check(on: "2026-03-01")
        try story.decide(true, "A-1", on: "2026-03-03")
        let chinese = try story.letter(.zh)
        #expect(
            chinese == """
                                         青岭县委组织部
                                              A-1
                ────────────────────────────────────────────────────────────────

                            关于同意张三同志申办出国（境）证件的通知

                县财政局：
                    经审批，同意你单位张三同志申请办理出国（境）证件（往来台湾通
                行证）。

                    批件编号：    A-1
                    姓名：        张三
                    公民身份号码：110***********4610
                    单位及职务：  县财政局 局长
                    事由：        探亲
                    拟办证件：    往来台湾通行证

                    180日内有效，至2026年8月30日止；新证件10日内交存。

                                                              青岭县委组织部
                                                               2026年3月3日
                """)
        let english = try story.letter(.en)
        #expect(english.contains("travel document (Taiwan permit)."))
        #expect(english.contains("document:      Taiwan permit\n"))
    }

    @Test func anAmendmentTakesTheOldLettersPlace() throws {
        let story = try amended(granted: true)
        let chinese = try story.letter(.zh)
        #expect(
            chinese == """
                                         青岭县委组织部
                                              A-1
                ────────────────────────────────────────────────────────────────

                          关于同意张三同志变更因私出国（境）行程的通知

                县财政局：
                    经审批，同意你单位张三同志变更行程，因私前往新加坡（经停中国
                香港），2026年5月1日至2026年5月6日，共6天。2026年3月3日的同号通
                知同时作废。

                    批件编号：    A-1
                    姓名：        张三
                    公民身份号码：110***********4610
                    单位及职务：  县财政局 局长
                    事由：        探亲
                    证件：        普通护照 E12345678
                    前往地：      新加坡
                    经停：        中国香港
                    起止日期：    2026年5月1日至2026年5月6日，共6天
                    最迟交回：    2026年5月16日

                    入境后10日内、最迟2026年5月16日前交回，7日内填交回执单。

                                                              青岭县委组织部
                                                              2026年3月10日
                """)
        let english = try story.letter(.en)
        #expect(english.contains("Change of leave for 张三 (ZHANG SAN) to travel abroad"))
        #expect(english.contains("It takes the place of"))
        #expect(english.contains("10 March 2026"))
    }

    @Test func aChangeThatIsNotGrantedLeavesTheApproval() throws {
        let story = try amended(granted: false)
        let chinese = try story.letter(.zh)
        #expect(
            chinese == """
                                         青岭县委组织部
                                              A-2
                ────────────────────────────────────────────────────────────────

                        关于不予批准张三同志变更因私出国（境）行程的通知

                县财政局：
                    经审核，不予批准你单位张三同志变更《A-1》的行程，该批件不作
                变更，仍按原批准的内容执行。
                    理由：工作需要

                    编号：        A-2
                    原批件：      A-1
                    姓名：        张三
                    公民身份号码：110***********4610
                    单位及职务：  县财政局 局长
                    事由：        探亲
                    证件：        普通护照 E12345678
                    前往地：      新加坡
                    经停：        中国香港
                    起止日期：    2026年5月1日至2026年5月6日，共6天

                    情况有变的，可再次申请变更。

                                                              青岭县委组织部
                                                              2026年3月10日
                """)
        let said = try story.letter(.en)
        #expect(
            said == """
                                         青岭县委组织部
                                              A-2
                ────────────────────────────────────────────────────────────────

                        Refusal of a change in private travel abroad for
                                        张三 (ZHANG SAN)

                县财政局:

                The change that 张三 (ZHANG SAN) of your unit asked for in the
                trip under A-1 is refused; that approval stands as it was given.

                Reason: 工作需要

                number:        A-2
                stands:        A-1
                name:          张三 (ZHANG SAN)
                ID number:     110***********4610
                unit and post: 县财政局 局长
                reason:        探亲
                document:      ordinary passport E12345678
                destination:   Singapore
                by way of:     Hong Kong
                dates:         1 May 2026 to 6 May 2026, 6 days

                Should things change, another amendment may be asked for.

                                                              青岭县委组织部
                                                              10 March 2026
                """)
    }

    /// A refusal that fell in review has no letter any more; the one after it has.
    @Test func aRefusalThatFell() throws {
        var story = Story(.travelExample)
        story.sample.check(on: "2026-03-01")
        try story.decide(false, "A-1", on: "2026-03-03", reason: "工作需要")
        #expect(try story.letter(.zh).contains("不予批准"))
        story.sample.review(reopens: true)
        #expect(throws: LetterRefusal.reopened("A-1")) { try story.letter(.zh) }
        story.sample.check(on: "2026-03-06")
        try story.decide(true, "A-2", on: "2026-03-07")
        #expect(try story.letter(.zh).contains("关于同意张三同志因私出国（境）的通知"))
        #expect(throws: LetterRefusal.reopened("A-1")) { try story.letter(.zh, about: "A-1") }
        var upheld = Story(.travelExample)
        upheld.sample.check(on: "2026-03-01")
        try upheld.decide(false, "A-1", on: "2026-03-03", reason: "工作需要")
        upheld.sample.review(reopens: false)
        #expect(try upheld.letter(.zh).contains("不予批准"))
    }

    /// The letter of what still stands can be printed again, also after an amendment was not granted.
    @Test func theLetterOfOneDecision() throws {
        let story = try amended(granted: false)
        #expect(try story.letter(.zh, about: "A-2") == story.letter(.zh))
        let standing = try story.letter(.zh, about: "A-1")
        #expect(standing.contains("关于同意张三同志因私出国（境）的通知"))
        #expect(standing.contains("2026年5月1日至2026年5月5日，共5天"))
        #expect(throws: LetterRefusal.noDecision("S-1", "A-9")) { try story.letter(.zh, about: "A-9") }
        var withdrawn = story
        withdrawn.approvals[0].decision = .withdrawn
        #expect(throws: LetterRefusal.withdrawn("A-1")) { try withdrawn.letter(.zh) }
    }
}
