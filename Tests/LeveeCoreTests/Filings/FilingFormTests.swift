import Testing

@testable import LeveeCore

/// A batch as a file and on paper, and what the authority answers about it.
@Suite struct FilingFormTests {
    private static func member(
        _ number: Int, _ name: String = "张三", action: Filing.Action = .filed, household: String? = nil,
        unitName: String = "某局", post: String = "局长", surname: String? = nil
    ) throws -> FilingMember {
        var person = Dossier.example.person
        person.ref = "P-\(number)"
        person.name = name
        person.post = post
        return try FilingMember(
            person, FilingDuty(action: action, due: .example("2026-01-31"), isOverdue: true),
            unitName: { _ in unitName }, supplement: FilingSupplement(surname: surname, household: household),
            policy: PolicyOnDay(.catalogue, on: .example("2026-11-23")))
    }

    private static func form(_ members: [FilingMember], isKnown: Bool = true) throws -> FilingForm {
        let code = try OrganisationCode("000000019")
        let organisation =
            isKnown
            ? FilingOrganisation(
                code: code, name: "某县委组织部", category: "10", personnelUnit: "某县委", contact: "王某", phone: "+86 020",
                head: "李某")
            : FilingOrganisation(code: code)
        return FilingForm(
            FilingBatch(
                number: FilingBatch.number(code, on: .example("2026-11-23"), after: 0), on: .example("2026-11-23"),
                organisation: organisation, members: members))
    }

    @Test func aBatchIsNumberedByCodeAndDay() throws {
        let code = try OrganisationCode("00000006-X")
        let numbers = [0, 1, 8, 9, 98, 99].map { FilingBatch.number(code, on: .example("2026-01-05"), after: $0) }
        #expect(
            numbers == [
                "00000006X20260105", "00000006X2026010502", "00000006X2026010509", "00000006X2026010510",
                "00000006X2026010599", "00000006X20260105100",
            ])
    }

    /// Hostile names stand in the file as they are, and no spreadsheet runs them.
    @Test func theFileIsTheForm() throws {
        let form = try Self.form([
            Self.member(1, "张三", action: .filed, household: "广东青岚县"),
            Self.member(2, "欧阳修", action: .changed, unitName: "=cmd()|'/c calc'!A1", post: "科长,\"兼\"书记"),
            Self.member(3, "<script>alert(1)</script>", action: .withdrawn, post: "-1"),
            Self.member(4, "\"\u{301}李\u{202E}四", unitName: "'真'", post: "＝SUM(A1)\n二行"),
        ])
        #expect(
            form.csv == """
                序号,中文姓,中文名,性别,出生日期,身份证号,户口所在地,入库标识,工作单位,职务(级)或职称,人事主管单位,报送单位组织机构代码,\
                报送单位名称,报送单位类别,报送单位联系人,联系电话,入库批号\r
                1,张,三,1,19900307,110101199003074610,广东青岚县,U,某局,局长,某县委,000000019,某县委组织部,10,王某,'+86 020,\
                00000001920261123\r
                2,欧阳,修,1,19900307,110101199003074610,,I,'=cmd()|'/c calc'!A1,"科长,""兼""书记",某县委,000000019,某县委组织部,\
                10,王某,'+86 020,00000001920261123\r
                3,,<script>alert(1)</script>,1,19900307,110101199003074610,,D,某局,'-1,某县委,000000019,某县委组织部,10,王某,\
                '+86 020,00000001920261123\r
                4,,"\"\"\u{301}李\u{202E}四",1,19900307,110101199003074610,,U,''真',"'＝SUM(A1)\n二行",某县委,000000019,\
                某县委组织部,10,王某,'+86 020,00000001920261123\r

                """)
        #expect(
            form.doubts.map { "\($0.member.ref) \($0.reason.en)" } == [
                "P-2 a compound surname or a single one", "P-3 holds other characters than Han",
                "P-4 holds characters that cannot be seen",
            ])
        #expect(form.blanks.map { "\($0.column) \($0.people)" } == ["surname 2", "household 3"])
    }

    @Test func whatNobodySaidIsBlank() throws {
        let form = try Self.form([Self.member(1)], isKnown: false)
        #expect(
            form.blanks.map(\.column) == [.household, .personnelUnit, .organisation, .category, .contact, .phone])
        #expect(form.csv.hasSuffix("110101199003074610,,U,某局,局长,,000000019,,,,,00000001920261123\r\n"))
    }

    @Test func theNameIsSplitAsAPersonSays() throws {
        let known = try Self.member(1, "欧阳修", surname: "欧")
        #expect(known.name == ChineseName(surname: "欧", given: "阳修"))
        for surname in ["阳", "欧\u{301}", "x"] {
            #expect(throws: FilingRefusal.wrongSurname("P-1", surname)) { try Self.member(1, "欧阳修", surname: surname) }
        }
    }

    /// Who is withdrawn is named as he is on file.
    @Test func aWithdrawalNamesWhatIsOnFile() throws {
        var person = Dossier.example.person
        person.unit = "U-2"
        person.post = "退休干部"
        let standing = Dossier.example.filings[0]
        let policy = try PolicyOnDay(.catalogue, on: .example("2026-11-23"))
        for (action, unit, post) in [(Filing.Action.withdrawn, "U-1", "局长"), (.changed, "U-2", "退休干部")] {
            let member = try FilingMember(
                person, FilingDuty(action: action, due: policy.day, isOverdue: false, standing: standing),
                unitName: { $0 == "U-1" ? "某局" : nil }, supplement: nil, policy: policy)
            #expect(
                member.filing(on: policy.day)
                    == Filing(ref: "P-1", on: policy.day, action: action, unit: unit, post: post))
            // A unit that nobody has named is told by its code.
            #expect(member.unitName == (unit == "U-1" ? "某局" : "U-2"))
        }
    }

    @Test func marksThatAreAlikeAreRefused() throws {
        let day = CalendarDay.example("2026-11-23")
        try PolicyOnDay(.catalogue, on: day).requireFilingMarks()
        var policy = Policy.catalogue
        policy.values[.filingMarkWithdrawn] = policy.values[.filingMarkFiled]
        #expect(throws: FilingRefusal.sameMark("U")) { try PolicyOnDay(policy, on: day).requireFilingMarks() }
    }

    @Test(arguments: Language.allCases) func onPaper(_ language: Language) throws {
        let form = try Self.form([
            Self.member(1, household: "广东青岚县"),
            Self.member(2, "<b>\"\u{301}\u{202E}", action: .withdrawn, post: "=cmd()"),
        ])
        let papers = form.papers(language)
        #expect(papers.count == 1)
        let text = PaperText.page(papers)
        let expected =
            language == .zh
            ? """
            报备单位名称（盖章）：某县委组织部
            ────────────────────────────────────────────────────────────────────────────────

                                         国家工作人员登记备案表

                序号：                1
                中文姓：              张
                中文名：              三
                性别：                男
                出生日期：            19900307
                身份证号：            110101199003074610
                户口所在地：          广东青岚县
                入库标识：            U
                工作单位：            某局
                职务(级)或职称：      局长
                人事主管单位：        某县委
                报送单位组织机构代码：000000019
                报送单位名称：        某县委组织部
                报送单位类别：        10
                报送单位联系人：      王某
                联系电话：            +86 020
                入库批号：            00000001920261123

                序号：                2
                中文姓：
                中文名：              <b>"\u{301}[U+202E]
                性别：                男
                出生日期：            19900307
                身份证号：            110101199003074610
                户口所在地：
                入库标识：            D
                工作单位：            某局
                职务(级)或职称：      =cmd()
                人事主管单位：        某县委
                报送单位组织机构代码：000000019
                报送单位名称：        某县委组织部
                报送单位类别：        10
                报送单位联系人：      王某
                联系电话：            +86 020
                入库批号：            00000001920261123

                本次备案：      共 1 页 2 人（本页为第 1 页）
                报送时间：      2026年11月23日
                备案单位负责人：李某
                联系人：        王某
                电话：          +86 020

            注：入库标识：D 撤销备案，U 登记备案

            """
            : """
            Reporting unit (seal): 某县委组织部
            ────────────────────────────────────────────────────────────────────────────────

                 Registration of State Staff with the Exit-Entry Authority (登记备案表)

            no.:                            1
            surname:                        张
            given name:                     三
            sex:                            male
            birth date:                     19900307
            ID number:                      110101199003074610
            household registration:         广东青岚县
            mark:                           U
            work unit:                      某局
            post or title:                  局长
            personnel department:           某县委
            organisation code:              000000019
            reporting unit:                 某县委组织部
            category of the reporting unit: 10
            contact of the reporting unit:  王某
            phone:                          +86 020
            batch number:                   00000001920261123

            no.:                            2
            surname:
            given name:                     <b>"\u{301}[U+202E]
            sex:                            male
            birth date:                     19900307
            ID number:                      110101199003074610
            household registration:
            mark:                           D
            work unit:                      某局
            post or title:                  =cmd()
            personnel department:           某县委
            organisation code:              000000019
            reporting unit:                 某县委组织部
            category of the reporting unit: 10
            contact of the reporting unit:  王某
            phone:                          +86 020
            batch number:                   00000001920261123

            This filing:      1 page, 2 people (this is page 1)
            Sent on:          23 November 2026
            Head of the unit: 李某
            Contact:          王某
            Phone:            +86 020

            Note: marks: D withdrawn, U filed

            """
        #expect(text == expected)
    }

    @Test func onAPrintedPage() throws {
        let form = try Self.form([Self.member(1, "<b>\"\u{301}\u{202E}", post: "=cmd()")], isKnown: false)
        let page = PaperHTML.page(form.papers(.zh))
        let body = try #require(page.firstRange(of: "<body>"))
        #expect(
            page[body.lowerBound...] == """
                <body>
                <section class="sheet wide">
                <article class="paper form" lang="zh-CN">
                <header>
                <p class="letterhead">报备单位名称（盖章）：____________</p>
                </header>
                <h1>国家工作人员登记备案表</h1>
                <table>
                <thead><tr><th scope="col">序号</th><th scope="col">中文姓</th><th scope="col">中文名</th>\
                <th scope="col">性别</th><th scope="col">出生日期</th><th scope="col">身份证号</th>\
                <th scope="col">户口所在地</th><th scope="col">入库标识</th><th scope="col">工作单位</th>\
                <th scope="col">职务(级)或职称</th><th scope="col">人事主管单位</th><th scope="col">报送单位组织机构代码</th>\
                <th scope="col">报送单位名称</th><th scope="col">报送单位类别</th><th scope="col">报送单位联系人</th>\
                <th scope="col">联系电话</th><th scope="col">入库批号</th></tr></thead>
                <tbody>
                <tr><td>1</td><td></td>\
                <td><span class="kept">&lt;b&gt;&quot;&#769;[U+202E]</span></td><td>男</td><td>19900307</td>\
                <td><span class="kept">110101199003074610</span></td><td></td><td>U</td><td>某局</td><td>=cmd()</td>\
                <td></td><td><span class="kept">000000019</span></td><td></td><td></td><td></td><td></td>\
                <td><span class="kept">00000001920261123</span></td></tr>
                </tbody>
                </table>
                <dl>
                <div><dt>本次备案</dt><dd>共 1 页 1 人（本页为第 1 页）</dd></div>
                <div><dt>报送时间</dt><dd>2026年11月23日</dd></div>
                <div><dt>备案单位负责人</dt><dd>____________</dd></div>
                <div><dt>联系人</dt><dd>____________</dd></div>
                <div><dt>电话</dt><dd>____________</dd></div>
                </dl>
                <p class="note">注：入库标识：U 登记备案</p>
                </article>
                </section>
                </body>
                </html>

                """)
        #expect(page.contains("@page wide { size: A4 landscape;"))
    }

    /// Eight people with short words fill a page; long words take their lines from the others.
    @Test func pages() throws {
        func pages(_ members: [FilingMember]) throws -> [Int] {
            try Self.form(members).papers(.zh).map { paper in
                guard case .table(_, let rows)? = paper.blocks.first else { return 0 }
                return rows.count
            }
        }
        #expect(try pages((1...8).map { try Self.member($0) }) == [8])
        #expect(try pages((1...9).map { try Self.member($0) }) == [8, 1])
        let long = String(repeating: "长", count: 48)
        #expect(try pages((1...7).map { try Self.member($0, unitName: long) }) == [3, 3, 1])
        let endless = String(repeating: "长", count: 900)
        #expect(try pages([Self.member(1), Self.member(2, post: endless), Self.member(3)]) == [1, 1, 1])
        let last = try Self.form((1...9).map { try Self.member($0) }).papers(.zh)[1]
        #expect(
            last.blocks.contains {
                if case .facts(let rows) = $0 { rows.first?.value == "共 2 页 9 人（本页为第 2 页）" } else { false }
            })
    }
}
