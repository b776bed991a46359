import Testing

@testable import LeveeCore

/// The letters of every kind, whole, under the catalogue's numbers.
@Suite struct LetterTests {
    private static let issuer = "青岭县委组织部"

    static func approval(_ kind: Approval.Kind, _ decision: Approval.Decision = .approved) -> Approval {
        switch kind {
        case .travel:
            Approval(
                number: "青组出〔2026〕12号", ref: "P-1", kind: .travel, purpose: .private,
                documents: [.example("ordinaryPassport:E12345678")],
                destinations: [.example("SGP"), .example("MYS")], departOn: .example("2026-12-01"),
                returnOn: .example("2026-12-10"), decidedOn: .example("2026-11-23"), decision: decision, approver: "u")
        case .issue:
            Approval(
                number: "青组证〔2026〕3号", ref: "P-1", kind: .issue, decidedOn: .example("2026-11-23"),
                decision: decision, approver: "u")
        case .lend:
            Approval(
                number: "青组借〔2026〕5号", ref: "P-1", kind: .lend, documents: [.example("ordinaryPassport:E12345678")],
                returnOn: .example("2026-11-30"), decidedOn: .example("2026-11-23"), decision: decision, approver: "u")
        case .extension:
            Approval(
                number: "青组延〔2026〕1号", ref: "P-1", kind: .extension, extends: "青组出〔2026〕12号",
                returnOn: .example("2026-12-15"), decidedOn: .example("2026-12-09"), decision: decision, approver: "u")
        }
    }

    private func policy() throws -> PolicyOnDay { try PolicyOnDay(.catalogue, on: .example("2026-11-23")) }

    private var person: Person {
        var person = Dossier.example.person
        person.surnameLatin = "ZHANG"
        person.givenLatin = "SAN"
        return person
    }

    private func letter(
        _ approval: Approval, root: Approval? = nil, _ language: Language, of person: Person? = nil
    ) throws -> Paper {
        let letter = try ApprovalLetter(
            approval, root: root, person: person ?? self.person, unit: "县财政局", issuer: Self.issuer)
        return letter.paper(language, policy: try policy())
    }

    private func text(_ paper: Paper) -> String { PaperText.lines(paper, columns: 64).joined(separator: "\n") }

    @Test func travelInChinese() throws {
        let said = text(try letter(Self.approval(.travel), .zh))
        #expect(
            said == """
                                         青岭县委组织部
                                       青组出〔2026〕12号
                ────────────────────────────────────────────────────────────────

                              关于同意张三同志因私出国（境）的通知

                县财政局：
                    经审批，同意你单位张三同志因私前往新加坡、马来西亚，
                2026年12月1日至2026年12月10日，共10天。

                    批件编号：    青组出〔2026〕12号
                    姓名：        张三
                    公民身份号码：110***********4610
                    单位及职务：  县财政局 局长
                    证件：        普通护照 E12345678
                    前往地：      新加坡、马来西亚
                    起止日期：    2026年12月1日至2026年12月10日，共10天
                    最迟交回：    2026年12月20日

                    入境后10日内、最迟2026年12月20日前交回，7日内填交回执单。

                                                          青岭县委组织部
                                                          2026年11月23日
                """)
    }

    @Test func travelInEnglish() throws {
        let said = text(try letter(Self.approval(.travel), .en))
        #expect(
            said == """
                                         青岭县委组织部
                                       青组出〔2026〕12号
                ────────────────────────────────────────────────────────────────

                          Leave for 张三 (ZHANG SAN) to travel abroad

                县财政局:

                张三 (ZHANG SAN) of your unit is granted leave for private
                travel to Singapore, Malaysia, 1 December 2026 to
                10 December 2026, 10 days.

                approval:      青组出〔2026〕12号
                name:          张三 (ZHANG SAN)
                ID number:     110***********4610
                unit and post: 县财政局 局长
                document:      ordinary passport E12345678
                destination:   Singapore, Malaysia
                dates:         1 December 2026 to 10 December 2026, 10 days
                back by:       20 December 2026

                Back within 10 days, by 20 December 2026; slip within 7 days.

                                                         青岭县委组织部
                                                        23 November 2026
                """)
    }

    @Test func issueInChinese() throws {
        let said = text(try letter(Self.approval(.issue), .zh))
        #expect(
            said == """
                                         青岭县委组织部
                                       青组证〔2026〕3号
                ────────────────────────────────────────────────────────────────

                            关于同意张三同志申办出国（境）证件的通知

                县财政局：
                    经审批，同意你单位张三同志申请办理出国（境）证件。

                    批件编号：    青组证〔2026〕3号
                    姓名：        张三
                    公民身份号码：110***********4610
                    单位及职务：  县财政局 局长

                    180日内有效，至2027年5月22日止；新证件10日内交存。

                                                          青岭县委组织部
                                                          2026年11月23日
                """)
    }

    @Test func issueInEnglish() throws {
        let said = text(try letter(Self.approval(.issue), .en))
        #expect(
            said == """
                                         青岭县委组织部
                                       青组证〔2026〕3号
                ────────────────────────────────────────────────────────────────

                  Consent for 张三 (ZHANG SAN) to apply for a travel document

                县财政局:

                张三 (ZHANG SAN) of your unit may apply to the exit-entry
                authority for a travel document.

                approval:      青组证〔2026〕3号
                name:          张三 (ZHANG SAN)
                ID number:     110***********4610
                unit and post: 县财政局 局长

                Valid 180 days, until 22 May 2027; hand in within 10 days.

                                                         青岭县委组织部
                                                        23 November 2026
                """)
    }

    @Test func loanInChinese() throws {
        let said = text(try letter(Self.approval(.lend), .zh))
        #expect(
            said == """
                                         青岭县委组织部
                                       青组借〔2026〕5号
                ────────────────────────────────────────────────────────────────

                            关于同意张三同志借用出国（境）证件的通知

                县财政局：
                    经审批，同意你单位张三同志借用下列证件，至2026年11月30日止。

                    批件编号：    青组借〔2026〕5号
                    姓名：        张三
                    公民身份号码：110***********4610
                    单位及职务：  县财政局 局长
                    证件：        普通护照 E12345678
                    最迟交回：    2026年11月30日

                    最迟2026年11月30日前交回。

                                                          青岭县委组织部
                                                          2026年11月23日
                """)
    }

    @Test func loanInEnglish() throws {
        let said = text(try letter(Self.approval(.lend), .en))
        #expect(
            said == """
                                         青岭县委组织部
                                       青组借〔2026〕5号
                ────────────────────────────────────────────────────────────────

                         Loan of a travel document to 张三 (ZHANG SAN)

                县财政局:

                张三 (ZHANG SAN) of your unit may borrow the document below
                until 30 November 2026.

                approval:      青组借〔2026〕5号
                name:          张三 (ZHANG SAN)
                ID number:     110***********4610
                unit and post: 县财政局 局长
                document:      ordinary passport E12345678
                back by:       30 November 2026

                Back by 30 November 2026.

                                                         青岭县委组织部
                                                        23 November 2026
                """)
    }

    @Test func extensionInChinese() throws {
        let said = text(try letter(Self.approval(.extension), root: Self.approval(.travel), .zh))
        #expect(
            said == """
                                         青岭县委组织部
                                       青组延〔2026〕1号
                ────────────────────────────────────────────────────────────────

                                 关于同意张三同志延期返回的通知

                县财政局：
                    经审批，同意你单位张三同志依《青组出〔2026〕12号》出国（境）
                的返回日期延至2026年12月15日。

                    批件编号：    青组延〔2026〕1号
                    原批件：      青组出〔2026〕12号
                    姓名：        张三
                    公民身份号码：110***********4610
                    单位及职务：  县财政局 局长
                    证件：        普通护照 E12345678
                    前往地：      新加坡、马来西亚
                    起止日期：    2026年12月1日至2026年12月15日，共15天
                    最迟交回：    2026年12月25日

                    入境后10日内、最迟2026年12月25日前交回，7日内填交回执单。

                                                              青岭县委组织部
                                                              2026年12月9日
                """)
    }

    @Test func extensionInEnglish() throws {
        let said = text(try letter(Self.approval(.extension), root: Self.approval(.travel), .en))
        #expect(
            said == """
                                         青岭县委组织部
                                       青组延〔2026〕1号
                ────────────────────────────────────────────────────────────────

                       Extension of leave to travel for 张三 (ZHANG SAN)

                县财政局:

                The leave of 张三 (ZHANG SAN) of your unit under
                青组出〔2026〕12号 is extended until 15 December 2026.

                approval:      青组延〔2026〕1号
                extends:       青组出〔2026〕12号
                name:          张三 (ZHANG SAN)
                ID number:     110***********4610
                unit and post: 县财政局 局长
                document:      ordinary passport E12345678
                destination:   Singapore, Malaysia
                dates:         1 December 2026 to 15 December 2026, 15 days
                back by:       25 December 2026

                Back within 10 days, by 25 December 2026; slip within 7 days.

                                                         青岭县委组织部
                                                         9 December 2026
                """)
    }

    @Test func extendedLoan() throws {
        var longer = Self.approval(.extension)
        longer.extends = "青组借〔2026〕5号"
        let zh = text(try letter(longer, root: Self.approval(.lend), .zh))
        #expect(zh.contains("关于同意张三同志延期交回证件的通知"))
        #expect(zh.contains("依《青组借〔2026〕5号》借用的证件"))
        #expect(zh.contains("最迟2026年12月15日前交回。"))
        let en = text(try letter(longer, root: Self.approval(.lend), .en))
        #expect(en.contains("Extension of a loan to 张三 (ZHANG SAN)"))
        #expect(en.contains("Back by 15 December 2026."))
    }

    /// Official documents have seven days, private ones ten; a letter for both says both.
    @Test(arguments: [
        (["servicePassport:SE1234567"], "7日内、最迟2026年12月17日前"), (["hkMacaoPermit:C12345678"], "10日内、最迟2026年12月20日前"),
        (["ordinaryPassport:E12345678", "hkMacaoPermit:C12345678"], "10日内、最迟2026年12月20日前"),
        (
            ["ordinaryPassport:E12345678", "servicePassport:SE1234567"],
            "因公证件7日、因私证件10日内、最迟因公证件2026年12月17日、因私证件2026年12月20日前"
        ),
    ])
    func backByClass(_ documents: [String], _ duty: String) throws {
        var approval = Self.approval(.travel)
        approval.documents = try documents.map { try DocumentKey($0) }
        let paper = try letter(approval, .zh)
        #expect(paper.blocks.last == .paragraph("入境后\(duty)交回，7日内填交回执单。"))
    }

    /// Without a document the purpose says which days hold.
    @Test(arguments: [(Approval.Purpose.official, "2026年12月17日"), (.private, "2026年12月20日")])
    func backByPurpose(_ purpose: Approval.Purpose, _ day: String) throws {
        var approval = Self.approval(.travel)
        approval.documents = []
        approval.purpose = purpose
        let text = text(try letter(approval, .zh))
        #expect(text.contains("证件：        未限定"), "\(text)")
        #expect(text.contains("最迟交回：    \(day)"))
    }

    @Test func theDayItIsDue() throws {
        let policy = try policy()
        let travel = try ApprovalLetter(Self.approval(.travel), person: person, unit: "", issuer: "")
        #expect(travel.due(.ordinaryPassport, policy)?.description == "2026-12-20")
        #expect(travel.due(.servicePassport, policy)?.description == "2026-12-17")
        let loan = try ApprovalLetter(Self.approval(.lend), person: person, unit: "", issuer: "")
        #expect(loan.due(.ordinaryPassport, policy)?.description == "2026-11-30")
        let issue = try ApprovalLetter(Self.approval(.issue), person: person, unit: "", issuer: "")
        #expect(issue.due(.ordinaryPassport, policy) == nil)
        let longer = try ApprovalLetter(
            Self.approval(.extension), root: Self.approval(.travel), person: person, unit: "", issuer: "")
        #expect(longer.due(.ordinaryPassport, policy)?.description == "2026-12-25")
    }

    @Test(arguments: Approval.Kind.allCases)
    func onlyWhatWasApprovedHasALetter(_ kind: Approval.Kind) {
        let root = kind == .extension ? Self.approval(.travel) : nil
        for (decision, refusal) in [
            (Approval.Decision.refused, LetterRefusal.refused(Self.approval(kind).number)),
            (.withdrawn, .withdrawn(Self.approval(kind).number)),
        ] {
            #expect(throws: refusal) {
                try ApprovalLetter(Self.approval(kind, decision), root: root, person: person, unit: "", issuer: "")
            }
        }
    }

    @Test func noLetterOnHalfAnApproval() {
        for change in [\Approval.departOn, \.returnOn] {
            var approval = Self.approval(.travel)
            approval[keyPath: change] = nil
            #expect(throws: LetterRefusal.dates("青组出〔2026〕12号")) {
                try ApprovalLetter(approval, person: person, unit: "", issuer: "")
            }
        }
        let longer = Self.approval(.extension)
        for (root, refusal) in [
            (nil, LetterRefusal.root("青组延〔2026〕1号")), (longer, .root("青组延〔2026〕1号")),
            (Self.approval(.travel, .withdrawn), .withdrawn("青组出〔2026〕12号")),
            (Self.approval(.travel, .refused), .refused("青组出〔2026〕12号")),
        ] as [(Approval?, LetterRefusal)] {
            #expect(throws: refusal) {
                try ApprovalLetter(longer, root: root, person: person, unit: "", issuer: "")
            }
        }
    }

    @Test func everyRefusalSaysWhatToDo() {
        for refusal in [
            LetterRefusal.refused("A-1"), .withdrawn("A-1"), .approved("A-1"), .dates("A-1"), .root("A-1"),
            .reason("A-1"), .reopened("A-1"), .noDecision("S-1", "A-1"),
        ] {
            #expect(refusal.explanation.zh.contains("`A-1`") && refusal.explanation.zh.contains("请"))
            #expect(refusal.explanation.en.contains("`A-1`"))
        }
    }

    private func refusal(_ kind: Approval.Kind, _ language: Language) throws -> Paper {
        let letter = try RefusalLetter(
            Self.approval(kind, .refused), person: person, unit: "县财政局", issuer: Self.issuer,
            reason: "正在处分影响期内")
        return letter.paper(language, policy: try policy())
    }

    @Test func refusalInChinese() throws {
        let said = text(try refusal(.travel, .zh))
        #expect(
            said == """
                                         青岭县委组织部
                                       青组出〔2026〕12号
                ────────────────────────────────────────────────────────────────

                            关于不予批准张三同志因私出国（境）的通知

                县财政局：
                    经审核，不予批准你单位张三同志因私出国（境）。
                    理由：正在处分影响期内

                    编号：        青组出〔2026〕12号
                    姓名：        张三
                    公民身份号码：110***********4610
                    单位及职务：  县财政局 局长
                    证件：        普通护照 E12345678
                    前往地：      新加坡、马来西亚
                    起止日期：    2026年12月1日至2026年12月10日，共10天

                    可申请复核。

                                                          青岭县委组织部
                                                          2026年11月23日
                """)
    }

    @Test func refusalInEnglish() throws {
        let said = text(try refusal(.travel, .en))
        #expect(
            said == """
                                         青岭县委组织部
                                       青组出〔2026〕12号
                ────────────────────────────────────────────────────────────────

                     Refusal of private travel abroad for 张三 (ZHANG SAN)

                县财政局:

                The application of 张三 (ZHANG SAN) of your unit for private
                travel abroad is refused.

                Reason: 正在处分影响期内

                number:        青组出〔2026〕12号
                name:          张三 (ZHANG SAN)
                ID number:     110***********4610
                unit and post: 县财政局 局长
                document:      ordinary passport E12345678
                destination:   Singapore, Malaysia
                dates:         1 December 2026 to 10 December 2026, 10 days

                A review may be asked for.

                                                         青岭县委组织部
                                                        23 November 2026
                """)
    }

    @Test(arguments: [
        (Approval.Kind.issue, "关于不予批准张三同志申办出国（境）证件的通知", "Refusal of consent to a travel document for 张三 (ZHANG SAN)"),
        (.lend, "关于不予批准张三同志借用出国（境）证件的通知", "Refusal of the loan of a travel document for 张三 (ZHANG SAN)"),
        (.extension, "关于不予批准张三同志延期的通知", "Refusal of an extension for 张三 (ZHANG SAN)"),
    ])
    func refusalOfEachKind(_ kind: Approval.Kind, _ zh: String, _ en: String) throws {
        #expect(try refusal(kind, .zh).title == zh)
        #expect(try refusal(kind, .en).title == en)
    }

    @Test func onlyARefusalHasALetterOfRefusal() {
        for (decision, refusal) in [
            (Approval.Decision.approved, LetterRefusal.approved("青组出〔2026〕12号")),
            (.withdrawn, .withdrawn("青组出〔2026〕12号")),
        ] {
            #expect(throws: refusal) {
                try RefusalLetter(
                    Self.approval(.travel, decision), person: person, unit: "", issuer: "", reason: "理由")
            }
        }
        #expect(throws: LetterRefusal.reason("青组出〔2026〕12号")) {
            try RefusalLetter(
                Self.approval(.travel, .refused), person: person, unit: "", issuer: "", reason: " \u{3000}")
        }
    }

    /// No paper shows the ID number, and a name is never more than a name.
    @Test(arguments: HostileNames.all, Language.allCases)
    func namesAreOnlyNames(_ name: String, _ language: Language) throws {
        var person = person
        person.name = name + "{due}"
        let paper = try letter(Self.approval(.travel), language, of: person)
        let harmless = PaperHTML.page([try letter(Self.approval(.travel), language)])
        let page = PaperHTML.page([paper])
        #expect(HostileNames.tags(of: page) == HostileNames.tags(of: harmless))
        #expect(page.contains(PaperHTML.escaped(name + "{due}")))
        #expect(!page.contains("110101199003074610") && page.contains("110***********4610"))
    }
}
