import Testing

@testable import LeveeCore

@Suite struct CustodyReceiptTests {
    private static func event(_ kind: CustodyEvent.Kind) -> CustodyEvent {
        CustodyEvent(
            document: .example("ordinaryPassport:E12345678"), at: .example("2026-11-23T08:12"), event: kind,
            place: "一号柜", slot: "A-12", approval: "青组出〔2026〕12号", officer: "王敏", note: "封套完好")
    }

    static func receipt(_ kind: CustodyEvent.Kind = .handedOut) throws -> CustodyReceipt {
        try #require(
            CustodyReceipt(
                event(kind), holder: Dossier.example.person, unit: "县财政局", issuer: "青岭县委组织部",
                due: kind == .handedOut ? .example("2026-12-20") : nil))
    }

    /// Stands in for a keyed hash: FNV-1a, spread over eight bytes.
    static func hash(_ bytes: [UInt8]) -> [UInt8] {
        let sum = bytes.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return (0..<8).map { UInt8(truncatingIfNeeded: sum >> UInt64(8 * $0)) }
    }

    private func text(_ kind: CustodyEvent.Kind, _ language: Language) throws -> String {
        PaperText.page(try Self.receipt(kind).papers(language, zone: .shanghai, hash: Self.hash), columns: 64)
    }

    @Test func handedOutInChinese() throws {
        let said = try text(.handedOut, .zh)
        #expect(
            said == """
                                                                        持有人联
                                         青岭县委组织部
                ────────────────────────────────────────────────────────────────

                                     出国（境）证件领取回执

                    证件：        普通护照 E12345678
                    姓名：        张三
                    公民身份号码：110***********4610
                    单位及职务：  县财政局 局长
                    时间：        2026年11月23日 08:12
                    经办人：      王敏
                    批件编号：    青组出〔2026〕12号
                    最迟交回：    2026年12月20日

                    本人已领取上列证件，将按批准的用途使用、妥善保管，并按期交
                回。

                    领取人  签字：________________  日期：________________

                    发放人  签字：________________  日期：________________

                                                          青岭县委组织部
                                                          2026年11月23日

                验证码：WZ1FG-XBAVZ

                -------------------------- 沿此线裁开 --------------------------

                                                                          保管联
                                         青岭县委组织部
                ────────────────────────────────────────────────────────────────

                                     出国（境）证件领取回执

                    证件：        普通护照 E12345678
                    姓名：        张三
                    公民身份号码：110***********4610
                    单位及职务：  县财政局 局长
                    时间：        2026年11月23日 08:12
                    经办人：      王敏
                    批件编号：    青组出〔2026〕12号
                    最迟交回：    2026年12月20日

                    本人已领取上列证件，将按批准的用途使用、妥善保管，并按期交
                回。

                    领取人  签字：________________  日期：________________

                    发放人  签字：________________  日期：________________

                                                          青岭县委组织部
                                                          2026年11月23日

                验证码：WZ1FG-XBAVZ

                """)
    }

    @Test func handedOutInEnglish() throws {
        let said = try text(.handedOut, .en)
        #expect(
            said == """
                                                                   holder's copy
                                         青岭县委组织部
                ────────────────────────────────────────────────────────────────

                            Receipt for a travel document handed out

                document:      ordinary passport E12345678
                name:          张三
                ID number:     110***********4610
                unit and post: 县财政局 局长
                time:          23 November 2026, 08:12
                officer:       王敏
                approval:      青组出〔2026〕12号
                back by:       20 December 2026

                I have received this document. I shall use it as approved, keep
                it safe and hand it back in time.

                received by
                signature: ________________
                date: ________________

                handed out by
                signature: ________________
                date: ________________

                                                         青岭县委组织部
                                                        23 November 2026

                Verification code: WZ1FG-XBAVZ

                --------------------------- cut here ---------------------------

                                                                  custody's copy
                                         青岭县委组织部
                ────────────────────────────────────────────────────────────────

                            Receipt for a travel document handed out

                document:      ordinary passport E12345678
                name:          张三
                ID number:     110***********4610
                unit and post: 县财政局 局长
                time:          23 November 2026, 08:12
                officer:       王敏
                approval:      青组出〔2026〕12号
                back by:       20 December 2026

                I have received this document. I shall use it as approved, keep
                it safe and hand it back in time.

                received by
                signature: ________________
                date: ________________

                handed out by
                signature: ________________
                date: ________________

                                                         青岭县委组织部
                                                        23 November 2026

                Verification code: WZ1FG-XBAVZ

                """)
    }

    @Test func handedInInChinese() throws {
        let said = try text(.handedIn, .zh)
        #expect(
            said == """
                                                                        持有人联
                                         青岭县委组织部
                ────────────────────────────────────────────────────────────────

                                     出国（境）证件交存回执

                    证件：        普通护照 E12345678
                    姓名：        张三
                    公民身份号码：110***********4610
                    单位及职务：  县财政局 局长
                    时间：        2026年11月23日 08:12
                    经办人：      王敏
                    批件编号：    青组出〔2026〕12号

                    上列证件已交存保管，双方核对无误。

                    交存人  签字：________________  日期：________________

                    接收人  签字：________________  日期：________________

                                                          青岭县委组织部
                                                          2026年11月23日

                验证码：K9DK7-E5YD9

                -------------------------- 沿此线裁开 --------------------------

                                                                          保管联
                                         青岭县委组织部
                ────────────────────────────────────────────────────────────────

                                     出国（境）证件交存回执

                    证件：        普通护照 E12345678
                    姓名：        张三
                    公民身份号码：110***********4610
                    单位及职务：  县财政局 局长
                    时间：        2026年11月23日 08:12
                    经办人：      王敏
                    批件编号：    青组出〔2026〕12号

                    上列证件已交存保管，双方核对无误。

                    交存人  签字：________________  日期：________________

                    接收人  签字：________________  日期：________________

                                                          青岭县委组织部
                                                          2026年11月23日

                验证码：K9DK7-E5YD9

                """)
    }

    @Test func handedInInEnglish() throws {
        let said = try text(.handedIn, .en)
        #expect(
            said == """
                                                                   holder's copy
                                         青岭县委组织部
                ────────────────────────────────────────────────────────────────

                            Receipt for a travel document handed in

                document:      ordinary passport E12345678
                name:          张三
                ID number:     110***********4610
                unit and post: 县财政局 局长
                time:          23 November 2026, 08:12
                officer:       王敏
                approval:      青组出〔2026〕12号

                The document was handed in for custody; both sides have checked
                it.

                handed in by
                signature: ________________
                date: ________________

                received by
                signature: ________________
                date: ________________

                                                         青岭县委组织部
                                                        23 November 2026

                Verification code: K9DK7-E5YD9

                --------------------------- cut here ---------------------------

                                                                  custody's copy
                                         青岭县委组织部
                ────────────────────────────────────────────────────────────────

                            Receipt for a travel document handed in

                document:      ordinary passport E12345678
                name:          张三
                ID number:     110***********4610
                unit and post: 县财政局 局长
                time:          23 November 2026, 08:12
                officer:       王敏
                approval:      青组出〔2026〕12号

                The document was handed in for custody; both sides have checked
                it.

                handed in by
                signature: ________________
                date: ________________

                received by
                signature: ________________
                date: ________________

                                                         青岭县委组织部
                                                        23 November 2026

                Verification code: K9DK7-E5YD9

                """)
    }

    @Test func bothCopiesStandOnOneSheet() throws {
        let papers = try Self.receipt().papers(.zh, zone: .shanghai, hash: Self.hash)
        #expect(Paper.sheets(papers).map { $0.map(\.copy) } == [["持有人联", "保管联"]])
        #expect(PaperHTML.page(papers).components("<section class=\"sheet copies\">").count == 2)
        #expect(papers[0].code == papers[1].code)
    }

    @Test(arguments: CustodyEvent.Kind.allCases)
    func onlyWhatChangesHandsHasAReceipt(_ kind: CustodyEvent.Kind) {
        let receipt = CustodyReceipt(Self.event(kind), holder: Dossier.example.person, unit: "", issuer: "")
        #expect((receipt != nil) == (kind == .handedOut || kind == .handedIn))
    }

    /// A change of any field on record makes another code; the words around it do not.
    @Test func theCodeChangesWithEveryField() throws {
        let original = try Self.receipt()
        func changed(_ change: (inout CustodyEvent, inout Person, inout CalendarDay?) -> Void) throws -> CustodyReceipt
        {
            var (event, person, due) = (original.event, original.holder, original.due)
            change(&event, &person, &due)
            return try #require(CustodyReceipt(event, holder: person, unit: "县财政局", issuer: "青岭县委组织部", due: due))
        }
        let changes = [
            try changed { event, _, _ in event.document = .example("ordinaryPassport:E12345679") },
            try changed { event, _, _ in event.document = .example("other:E12345678") },
            try changed { event, _, _ in event.at = Instant(nanoseconds: event.at.nanoseconds + 1) },
            try changed { event, _, _ in event.event = .handedIn }, try changed { event, _, _ in event.place = nil },
            try changed { event, _, _ in event.place = "" }, try changed { event, _, _ in event.slot = "A-13" },
            try changed { event, _, _ in event.approval = nil }, try changed { event, _, _ in event.officer = "王 敏" },
            try changed { event, _, _ in event.note = nil }, try changed { _, person, _ in person.ref = "P-2" },
            try changed { _, person, _ in person.name = "张叁" }, try changed { _, _, due in due = nil },
            try changed { _, _, due in due = due.map { $0 + 1 } },
            try changed { event, _, _ in (event.place, event.slot) = (nil, "一号柜") },
            try changed { event, _, _ in (event.place, event.slot) = ("一号柜4:A-12", nil) },
        ]
        #expect(Set(([original] + changes).map(\.canonical)).count == changes.count + 1)
        #expect(Set(([original] + changes).map { $0.code(hash: Self.hash) }).count == changes.count + 1)
        var renamed = original
        renamed.unit = "县审计局"
        renamed.issuer = "县委"
        #expect(renamed.code(hash: Self.hash) == original.code(hash: Self.hash))
        #expect(original.code { Self.hash([1] + $0) } != original.code(hash: Self.hash))
    }

    @Test(arguments: HostileNames.all, Language.allCases)
    func namesAreOnlyNames(_ name: String, _ language: Language) throws {
        var hostile = try Self.receipt()
        hostile.holder.name = name
        let page = PaperHTML.page(hostile.papers(language, zone: .shanghai, hash: Self.hash))
        let harmless = PaperHTML.page(try Self.receipt().papers(language, zone: .shanghai, hash: Self.hash))
        #expect(HostileNames.tags(of: page) == HostileNames.tags(of: harmless))
        #expect(page.contains(PaperHTML.escaped(name)))
        #expect(!page.contains("110101199003074610") && page.contains("110***********4610"))
    }
}

@Suite struct VerificationCodeTests {
    private func code(_ bytes: [UInt8]) -> String { VerificationCode(of: []) { _ in bytes }.description }

    @Test func tenCharactersOfTheFirstFiftyBits() {
        #expect(code([0, 0, 0, 0, 0, 0, 0]) == "00000-00000")
        #expect(code([255, 255, 255, 255, 255, 255, 255]) == "ZZZZZ-ZZZZZ")
        #expect(code([255, 255, 255, 255, 255, 255, 0xC0]) == "ZZZZZ-ZZZZZ")
        #expect(code([255, 255, 255, 255, 255, 255, 0x80]) == "ZZZZZ-ZZZZY")
        #expect(code([0x08, 0x42, 0x10, 0x84, 0x21, 0x08, 0x40, 0xFF]) == "11111-11111")
        #expect(code([0x00, 0x44, 0x32, 0x14, 0xC7, 0x42, 0x54]) == "01234-56789")
        #expect(code([]) == "00000-00000")
    }

    /// Every character in every place comes back as it was.
    @Test func readsWhatItWrites() throws {
        for character in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" {
            for place in 0..<10 {
                var letters = Array("0123456789")
                letters[place] = character
                let text = String(letters[..<5]) + "-" + String(letters[5...])
                #expect(try VerificationCode(text).description == text)
                #expect(try VerificationCode(text.lowercased()) == VerificationCode(text))
            }
        }
    }

    @Test(arguments: ["8k3qz-7m2px", "8K3QZ7M2PX", "8K3QZ 7M2PX", " 8-K-3-Q-Z-7-M-2-P-X "])
    func inAnyForm(_ text: String) throws { #expect(try VerificationCode(text).description == "8K3QZ-7M2PX") }

    @Test func letterForFigure() throws {
        #expect(try VerificationCode("iIlLo-O0010").description == "11110-00010")
        #expect(try VerificationCode("iIlLo-O0010") == VerificationCode("11110-00010"))
        #expect(try VerificationCode("11110-00010") != VerificationCode("11110-00011"))
    }

    @Test(arguments: [
        "", "-", "8K3QZ-7M2P", "8K3QZ-7M2PXX", "8K3QZ-7M2PU", "8K3QZ–7M2PX", "8K3QZ\u{301}-7M2PX", "８K3QZ-7M2PX",
        "8K3QZ-7M2P\u{212A}", "8K3QZ\n7M2PX", "8K3QZ-7M2P[", "8K3QZ-7M2P@",
    ])
    func nothingElse(_ text: String) {
        #expect(throws: Refusal(.badVerificationCode, text)) { try VerificationCode(text) }
    }
}
