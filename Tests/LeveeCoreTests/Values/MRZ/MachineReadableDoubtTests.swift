import LeveeCore
import Testing

/// What is accepted and still noted: dates, states, names and kinds of document.
struct MachineReadableDoubtTests {
    typealias Zone = MachineReadableZone

    @Test(arguments: [
        "900230", "901301", "900001", "900100", "900431", "010229", "9A0307", "9<0307", "<<1301", "90<<32", "<<0230",
    ])
    func aRightDigitOverAnImpossibleBirthDate(birth: String) {
        let reading = Zone.read(Specimen.passport(birth: birth))
        #expect(reading.failures == [])
        #expect(reading.doubts == [.init(.birthDate, .impossibleDate)])
        #expect(reading.birthDate?.text == birth)
    }

    @Test(arguments: ["90<<<<", "9003<<", "<<<<<<", "<<0307", "90<<07", "<<0229", "000229", "90<<31", "90<<<<"])
    func anUnknownPartOfTheBirthDateIsKept(birth: String) {
        let reading = Zone.read(Specimen.passport(birth: birth))
        #expect(reading.failures == [])
        #expect(reading.doubts == [])
        #expect(reading.birthDate?.text == birth)
    }

    @Test(arguments: [
        ("361131", Zone.Doubt.Reason.impossibleDate), ("360001", .impossibleDate), ("<<<<<<", .incompleteDate),
        ("36<<<<", .incompleteDate),
    ])
    func anExpiryDayThatIsNoDay(expiry: String, reason: Zone.Doubt.Reason) {
        let reading = Zone.read(Specimen.passport(expiry: expiry))
        #expect(reading.failures == [])
        #expect(reading.doubts == [.init(.expiryDate, reason)])
        #expect(reading.expiryDate?.text == expiry)
    }

    /// Where the digit is wrong too, the failure says enough.
    @Test func aWrongDigitLeavesNoDoubt() {
        let text = Specimen.passport(birth: "900230").replacing(Specimen.checked("900230"), with: "9002300")
        #expect(Specimen.checked("900230") != "9002300")
        #expect(Zone.read(text).failures == [.init(.birthDate, .wrongCheckDigit), .init(.composite, .wrongCheckDigit)])
        #expect(Zone.read(text).doubts == [])
    }

    @Test(arguments: [
        "UNO", "UNA", "UNK", "XXA", "XXB", "XXC", "XXX", "XOM", "XPO", "UTO", "GBD", "GBN", "GBO", "GBP", "GBS", "EUE",
        "RKS",
    ])
    func aCodeThatIsNoCountry(code: String) {
        let reading = Zone.read(Specimen.passport(code: "P", state: code, nationality: code))
        #expect(reading.issuingState == .init(text: code, country: nil))
        #expect(reading.nationality == .init(text: code, country: nil))
        #expect(reading.failures == [])
        #expect(reading.doubts == [.init(.issuingState, .notACountry), .init(.nationality, .notACountry)])
        #expect(reading.documentType == .foreignPassport)
    }

    @Test(arguments: [
        ("QQQ", Zone.Failure.Reason.unknownCode), ("C", .unknownCode), ("CH", .unknownCode), ("123", .unknownCode),
        ("", .missing),
    ])
    func aCodeThatIsNothing(code: String, reason: Zone.Failure.Reason) {
        let reading = Zone.read(Specimen.passport(code: "P", state: code, nationality: code))
        #expect(reading.issuingState == .init(text: code, country: nil))
        #expect(reading.failures == [.init(.issuingState, reason), .init(.nationality, reason)])
        #expect(reading.documentType == nil)
    }

    @Test(arguments: ["HKG", "MAC", "TWN", "XKX"])
    func regionsAreKnown(code: String) throws {
        let reading = Zone.read(Specimen.passport(code: "P", state: code, nationality: code))
        #expect(reading.issuingState == .init(text: code, country: try CountryCode(code)))
        #expect(reading.doubts == [])
        #expect(reading.documentType == .foreignPassport)
    }

    @Test(arguments: [
        ("M", Sex.male, []), ("F", .female, []), ("<", nil, []), ("X", nil, [Zone.Doubt(.sex, .unusualValue)]),
        ("1", nil, [.init(.sex, .unusualValue)]),
    ])
    func sex(letter: String, sex: Sex?, doubts: [Zone.Doubt]) {
        let reading = Zone.read(Specimen.passport(sex: letter))
        #expect(reading.sex == sex)
        #expect(reading.failures == [])
        #expect(reading.doubts == doubts)
    }

    static let names: [(String, String?, String?, [Zone.Doubt.Reason])] = [
        ("ZHANG<<SAN", "ZHANG", "SAN", []), ("SIMA<<XIANGNAN", "SIMA", "XIANGNAN", []),
        ("VAN<DER<MUELLEN<<HILLARY<ANN", "VAN DER MUELLEN", "HILLARY ANN", []), ("ARKFREITH", "ARKFREITH", nil, []),
        ("AN<NA", "AN NA", nil, []), ("A<<B<<C", "A", "B C", []), ("", nil, nil, [.unusualValue]),
        ("<<SAN", nil, "SAN", [.unusualValue]), ("ZHANG<<S4N", "ZHANG", "S4N", [.unusualValue]),
        ("PAPANDROPOULOUS<<JONATHON<ALEC<SYLVAIN<", "PAPANDROPOULOUS", "JONATHON ALEC SYLVAIN", []),
        ("PAPANDROPOULOUS<<JONATHON<ALEC<SYLVAINS", "PAPANDROPOULOUS", "JONATHON ALEC SYLVAINS", [.mayBeCut]),
        ("NILAVADHANANANDA<CHAYAPA<DEJTHAMRONG<KR", "NILAVADHANANANDA CHAYAPA DEJTHAMRONG KR", nil, [.mayBeCut]),
    ]

    @Test(arguments: names)
    func name(field: String, surname: String?, givenNames: String?, doubts: [Zone.Doubt.Reason]) {
        let text = Specimen.passport(name: field)
        let reading = Zone.read(text)
        #expect(reading.surname == surname)
        #expect(reading.givenNames == givenNames)
        #expect(reading.failures == [])
        #expect(reading.doubts.map(\.reason) == doubts)
    }

    static let kinds: [(String, String, String, DocumentType?, [Zone.Doubt])] = [
        ("PO", "CHN", "E12345678", .ordinaryPassport, []), ("PO", "CHN", "G12345678", .ordinaryPassport, []),
        ("P", "CHN", "EA1234567", .ordinaryPassport, []), ("PO", "CHN", "PE1234567", .officialOrdinaryPassport, []),
        ("PS", "CHN", "SE1234567", .servicePassport, []), ("PD", "CHN", "DE1234567", .diplomaticPassport, []),
        ("PO", "CHN", "X12345678", .ordinaryPassport, [.init(.documentNumber, .pattern)]),
        ("P", "CHN", "K12345678", nil, []), ("PD", "CHN", "X12345678", nil, []),
        ("PO", "SGP", "E12345678", .foreignPassport, []), ("P", "USA", "123456789", .foreignPassport, []),
        ("I", "SGP", "E12345678", .other, [.init(.documentCode, .unusualValue)]),
    ]

    @Test(arguments: kinds)
    func kind(code: String, state: String, number: String, type: DocumentType?, doubts: [Zone.Doubt]) {
        let reading = Zone.read(Specimen.passport(code: code, state: state, number: number, nationality: state))
        #expect(reading.documentType == type)
        #expect(reading.failures == [])
        #expect(reading.doubts == doubts)
    }

    @Test func aVisaIsNoDocument() throws {
        let text = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<"
        let reading = Zone.read(text)
        #expect(reading.failures == [.init(.documentCode, .visa)])
        #expect(try reading.documentNumber == DocumentNumber("L8988901C"))
        #expect(reading.documentType == nil)
    }
}
