import LeveeCore
import Testing

struct CodeTests {
    @Test func theShippedListIsWhole() throws {
        let all = CountryCode.all.map(\.text)
        #expect(all.count == 250)
        #expect(all == all.sorted())
        #expect(all.first == "ABW")
        #expect(all.last == "ZWE")
        for code in CountryCode.all {
            #expect(code.text.utf8.count == 3)
            #expect(code.text.utf8.allSatisfy { (65...90).contains($0) })
            #expect(!code.name.zh.isEmpty && !code.name.en.isEmpty)
            #expect(code.name.zh != code.text)
            #expect(try CountryCode(code.text) == code)
        }
        #expect(Set(CountryCode.all.map(\.name.zh)).count == 250)
        #expect(Set(CountryCode.all.map(\.name.en)).count == 250)
    }

    @Test func regionsStandOnTheirOwn() throws {
        #expect(try CountryCode("HKG") == .hongKong)
        #expect(try CountryCode("MAC") == .macao)
        #expect(try CountryCode("TWN") == .taiwan)
        #expect(try CountryCode("CHN") == .china)
        #expect(CountryCode.hongKong.name == Bilingual(zh: "中国香港", en: "Hong Kong"))
        #expect(CountryCode.macao.name == Bilingual(zh: "中国澳门", en: "Macao"))
        #expect(CountryCode.taiwan.name == Bilingual(zh: "中国台湾", en: "Taiwan"))
        #expect(CountryCode.china.name == Bilingual(zh: "中国", en: "China"))
        #expect(try CountryCode("XKX").name == Bilingual(zh: "科索沃", en: "Kosovo"))
        #expect(try CountryCode("SSD").name == Bilingual(zh: "南苏丹", en: "South Sudan"))
    }

    @Test(arguments: [
        "", "CN", "chn", "Chn", "CHN ", " CHN", "CHNX", "D", "XXA", "UTO", "code", "YUG", "SUN", "ANT", "ROM", "ZAR",
        "\u{212A}OR", "CHN\u{301}", "ＣＨＮ", "中国",
    ])
    func refusesWhatIsNotListed(text: String) {
        #expect(throws: Refusal(.unknownCountry, text)) { try CountryCode(text) }
    }

    @Test func machineReadableGermany() throws {
        for text in ["D", "D<<", "DEU"] { #expect(try CountryCode(machineReadable: text) == CountryCode("DEU")) }
        #expect(try CountryCode(machineReadable: "CHN") == .china)
        for text in ["", "<<<", "<D<", "d<<", "C<<", "UTO"] {
            #expect(throws: Refusal(.unknownCountry, text)) { try CountryCode(machineReadable: text) }
        }
    }

    @Test func documentTypesAreTheNineOfTheContract() throws {
        let table: [(String, String?, DocumentType.Class?)] = [
            ("ordinaryPassport", "414", .personal), ("hkMacaoPermit", "513", .personal),
            ("taiwanPermit", "517", .personal),
            ("diplomaticPassport", "411", .official), ("servicePassport", "412", .official),
            ("officialOrdinaryPassport", "413", .official), ("officialHkMacaoPermit", "518", .official),
            ("foreignPassport", nil, nil), ("other", nil, nil),
        ]
        #expect(DocumentType.allCases.map(\.rawValue) == table.map(\.0))
        for (name, code, kind) in table {
            let type = try DocumentType(name)
            #expect(type.policeCode == code)
            #expect(type.class == kind)
            #expect(type.isPrivate == (kind == .personal))
            #expect(type.isOfficial == (kind == .official))
        }
        for text in ["", "414", "OrdinaryPassport", "ordinaryPassport ", "passport"] {
            #expect(throws: Refusal(.unknownDocumentType, text)) { try DocumentType(text) }
        }
    }
}
