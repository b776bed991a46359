import LeveeCore
import Testing

struct ChineseNameTests {
    @Test(arguments: [
        ("张三", "张|三"), ("李小明", "李|小明"), ("欧阳", "欧|阳 unusualLength"), ("欧阳修", "欧阳|修 compoundOrSingle"),
        ("欧阳文忠", "欧阳|文忠"), ("上官婉", "上官|婉"), ("上官婉儿", "上官|婉儿"), ("诸葛亮", "诸葛|亮 compoundOrSingle"),
        ("刘陈美玲", "刘|陈美玲 unusualLength"), ("司马相如子", "司马|相如子 unusualLength"), ("王", "王| unusualLength"),
        ("买买提·艾力", "|买买提·艾力 notHan"), ("张San", "|张San notHan"), ("张\u{200B}三", "|张\u{200B}三 notHan"),
        ("𠮷野", "𠮷|野"), ("〇三", "〇|三"), ("\"\u{301}x", "|\"\u{301}x notHan"), ("", "| unusualLength"),
    ])
    func splits(name: String, expected: String) {
        let split = ChineseName(splitting: name)
        #expect("\(split.surname)|\(split.given)" + (split.doubt.map { " \($0.rawValue)" } ?? "") == expected)
        #expect(split.surname + split.given == name)
    }
}

struct OrganisationCodeTests {
    @Test(arguments: [
        ("000000019", "000000019"), ("00000006-X", "00000006X"), ("A00000003", "A00000003"),
        ("123456788", "123456788"), ("11440300000000019X", "000000019"),
    ])
    func reads(input: String, code: String) throws { #expect(try OrganisationCode(input).text == code) }

    @Test(arguments: [
        ("000000018", Refusal.Reason.wrongCheckDigit), ("11440300000000018X", .wrongCheckDigit),
        ("00000001", .badOrganisationCode), ("0000000190", .badOrganisationCode), ("a00000003", .badOrganisationCode),
        ("00000006x", .badOrganisationCode), ("", .badOrganisationCode), ("00000001９", .badOrganisationCode),
        ("0000\u{212A}0003", .badOrganisationCode), ("=1140300000000019X", .badOrganisationCode),
    ])
    func refuses(input: String, reason: Refusal.Reason) {
        #expect { try OrganisationCode(input) } throws: { ($0 as? Refusal)?.reason == reason }
    }

    @Test func seesEveryWrongCharacter() throws {
        let code = Array("A1B2C3D4".utf8)
        let check = CheckDigit.gb11714(code)
        for place in code.indices {
            for other in UInt8(48)...57 where other != code[place] {
                var wrong = code
                wrong[place] = other
                let isSame = (Int(code[place]) - Int(other) - (code[place] > 57 ? 7 : 0)) % 11 == 0
                #expect((CheckDigit.gb11714(wrong) == check) == isSame)
            }
        }
    }
}
