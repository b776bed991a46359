import LeveeCore
import Testing

/// The specimens of ICAO 9303 parts 4, 5 and 6, and the documents of this field.
struct MachineReadableZoneTests {
    typealias Zone = MachineReadableZone

    static let utopia = Zone.Place(text: "UTO", country: nil)
    static let specimenDoubts: [Zone.Doubt] = [.init(.issuingState, .notACountry), .init(.nationality, .notACountry)]

    @Test func passport() throws {
        let reading = Zone.read(Specimen.td3)
        #expect(reading.layout == .td3)
        #expect(reading.lines == Specimen.td3.split(separator: "\n").map(String.init))
        #expect(reading.documentCode == "P")
        #expect(reading.issuingState == Self.utopia)
        #expect(reading.surname == "ERIKSSON")
        #expect(reading.givenNames == "ANNA MARIA")
        #expect(try reading.documentNumber == DocumentNumber("L898902C3"))
        #expect(reading.nationality == Self.utopia)
        #expect(reading.birthDate == MachineReadableDate(text: "740812"))
        #expect(reading.sex == .female)
        #expect(reading.expiryDate == MachineReadableDate(text: "120415"))
        #expect(reading.optionalData == ["ZE184226B"])
        #expect(reading.documentType == .foreignPassport)
        #expect(reading.failures == [])
        #expect(reading.doubts == Self.specimenDoubts)
        #expect(reading.isAccepted)
    }

    @Test(arguments: [(Specimen.td1, Zone.Layout.td1, ["", ""]), (Specimen.td2, .td2, [""])])
    func smallerCards(text: String, layout: Zone.Layout, optionalData: [String]) throws {
        let reading = Zone.read(text)
        #expect(reading.layout == layout)
        #expect(reading.documentCode == "I")
        #expect(reading.issuingState == Self.utopia)
        #expect(reading.surname == "ERIKSSON")
        #expect(reading.givenNames == "ANNA MARIA")
        #expect(try reading.documentNumber == DocumentNumber("D23145890"))
        #expect(reading.nationality == Self.utopia)
        #expect(reading.birthDate?.text == "740812")
        #expect(reading.sex == .female)
        #expect(reading.expiryDate?.text == "120415")
        #expect(reading.optionalData == optionalData)
        #expect(reading.documentType == .other)
        #expect(reading.failures == [])
        #expect(reading.doubts == Self.specimenDoubts)
    }

    @Test(arguments: [(Specimen.td1Long, ["", ""]), (Specimen.td2Long, [""])])
    func aLongNumberRunsOn(text: String, optionalData: [String]) throws {
        let reading = Zone.read(text)
        #expect(try reading.documentNumber == DocumentNumber("D23145890734"))
        #expect(reading.optionalData == optionalData)
        #expect(reading.surname == "STEVENSON")
        #expect(reading.givenNames == "PETER JOHN")
        #expect(reading.sex == .male)
        #expect(reading.failures == [])
        #expect(reading.doubts == Self.specimenDoubts)
    }

    @Test func chinesePassport() throws {
        let reading = Zone.read(Specimen.chinese)
        #expect(reading.documentCode == "PO")
        #expect(reading.issuingState == .init(text: "CHN", country: .china))
        #expect(reading.nationality == .init(text: "CHN", country: .china))
        #expect(try reading.documentNumber == DocumentNumber("E12345678"))
        #expect(reading.documentType == .ordinaryPassport)
        #expect(reading.optionalData == [""])
        #expect(reading.failures == [])
        #expect(reading.doubts == [])
    }

    @Test func germanPassport() throws {
        let reading = Zone.read(Specimen.german)
        let germany = Zone.Place(text: "D", country: try CountryCode("DEU"))
        #expect(reading.issuingState == germany)
        #expect(reading.nationality == germany)
        #expect(reading.documentType == .foreignPassport)
        #expect(reading.failures == [])
        #expect(reading.doubts == [])
    }

    @Test(arguments: [
        (Specimen.card, "C12345678", DocumentType.hkMacaoPermit),
        ("CSL123456781<2611228<9003071<4", "L12345678", .taiwanPermit),
    ])
    func oneLineCard(text: String, number: String, type: DocumentType) throws {
        let reading = Zone.read(text)
        #expect(reading.layout == .card)
        #expect(reading.lines == [text])
        #expect(reading.documentCode == "CS")
        #expect(try reading.documentNumber == DocumentNumber(number))
        #expect(reading.expiryDate?.text == "261122")
        #expect(reading.birthDate?.text == "900307")
        #expect(reading.documentType == type)
        #expect(reading.issuingState == nil)
        #expect(reading.nationality == nil)
        #expect(reading.surname == nil)
        #expect(reading.givenNames == nil)
        #expect(reading.sex == nil)
        #expect(reading.optionalData == [])
        #expect(reading.failures == [])
        #expect(reading.doubts == [])
    }

    /// Sources differ on how many lines the card carries: its line is taken wherever it stands.
    @Test(arguments: [
        "\(Specimen.card)\nsome words", "1\n\(Specimen.card)", "\(Specimen.card)\n\(Specimen.blank)\n\(Specimen.blank)",
        "\(Specimen.blank)\n\(Specimen.blank)\n\(Specimen.card)",
    ])
    func theCardIsFoundAmongOtherLines(text: String) { #expect(Zone.read(text) == Zone.read(Specimen.card)) }

    /// A name that begins with `CS` does not make a card.
    @Test func aNameIsNoCard() {
        let text = Specimen.td1.replacing("ERIKSSON<<ANNA<MARIA<<<<<<<<<<", with: "CSABA<<ANNA<<<<<<<<<<<<<<<<<<<")
        #expect(Zone.read(text).layout == .td1)
        #expect(Zone.read(text).surname == "CSABA")
        #expect(Zone.read(text).failures == [])
    }

    @Test(arguments: [Specimen.td1, Specimen.td2, Specimen.td3, Specimen.td1Long, Specimen.chinese, Specimen.card])
    func typingDoesNotMatter(text: String) {
        let reading = Zone.read(text)
        for newline in ["\r\n", "\r", "\n\n", " \n", "\t\r\n ", "\u{85}", "\u{2028}", "\u{B}", ""] {
            #expect(Zone.read(text.replacing("\n", with: newline)) == reading)
        }
        #expect(Zone.read(text.lowercased()) == reading)
        #expect(Zone.read("\n  " + text + "  \r\n\n") == reading)
        #expect(Zone.read(text.lowercased().replacing("\n", with: "") + "\r") == reading)
    }

    @Test(arguments: [
        "", " \n ", "P<UTO", String(Specimen.td3.dropLast()), Specimen.td3 + "<", Specimen.td1 + "\n" + Specimen.blank,
        String(Specimen.td2.split(separator: "\n")[0]), String(repeating: "<", count: 60),
        Specimen.td3.replacing("\n", with: "\n<\n"),
        Specimen.card + "<", Specimen.td2.replacing("ANNA", with: "ANN"), String(repeating: "é", count: 87),
    ])
    func anUnknownLayoutIsAllThatIsSaid(text: String) {
        let reading = Zone.read(text)
        #expect(reading.layout == nil)
        #expect(reading.failures == [.init(.layout, .unknownLayout)])
        #expect(reading.doubts == [])
        #expect(reading.documentNumber == nil)
        #expect(!reading.isAccepted)
    }

    @Test func everyProblemHasItsWords() {
        #expect(
            Zone.Failure(.birthDate, .wrongCheckDigit).message
                == Bilingual(
                    zh: "出生日期校验位不符，请重新扫描或核对原件",
                    en: "birth date has a wrong check digit; scan it again or compare it with the original"))
        for field in Zone.Field.allCases {
            for reason in Zone.Failure.Reason.allCases {
                #expect(Zone.Failure(field, reason).message.zh.hasPrefix(field.title.zh))
                #expect(Zone.Failure(field, reason).message.en.hasPrefix(field.title.en + " "))
            }
            for reason in Zone.Doubt.Reason.allCases {
                #expect(Zone.Doubt(field, reason).message.zh.hasPrefix(field.title.zh))
                #expect(Zone.Doubt(field, reason).message.en.hasPrefix(field.title.en + " "))
            }
        }
    }
}
