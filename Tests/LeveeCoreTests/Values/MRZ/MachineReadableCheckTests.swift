import LeveeCore
import Testing

/// Which wrong character is refused, and under which field's name.
struct MachineReadableCheckTests {
    typealias Zone = MachineReadableZone

    /// The text with another digit at a place of a line, both counted from 1.
    private func changed(_ text: String, line: Int, place: Int) -> String {
        var lines = text.split(separator: "\n").map { Array($0) }
        let old = lines[line - 1][place - 1]
        // A letter counts as its value modulo 10: the new digit must differ from that too.
        let value = old.wholeNumberValue ?? old.asciiValue.map { $0 < 65 ? 0 : Int($0 - 55) } ?? 0
        lines[line - 1][place - 1] = Character(String((value + 1) % 10))
        return lines.map { String($0) }.joined(separator: "\n")
    }

    static let checkedPlaces: [(String, Int, ClosedRange<Int>, Zone.Field)] = [
        (Specimen.td3, 2, 1...10, .documentNumber), (Specimen.td3, 2, 14...20, .birthDate),
        (Specimen.td3, 2, 22...28, .expiryDate), (Specimen.td3, 2, 29...43, .optionalData),
        (Specimen.td3, 2, 44...44, .composite),
        (Specimen.td2, 2, 1...10, .documentNumber), (Specimen.td2, 2, 14...20, .birthDate),
        (Specimen.td2, 2, 22...28, .expiryDate), (Specimen.td2, 2, 29...36, .composite),
        (Specimen.td2Long, 2, 1...9, .documentNumber), (Specimen.td2Long, 2, 29...32, .documentNumber),
        (Specimen.td1, 1, 6...15, .documentNumber), (Specimen.td1, 1, 16...30, .composite),
        (Specimen.td1, 2, 1...7, .birthDate), (Specimen.td1, 2, 9...15, .expiryDate),
        (Specimen.td1, 2, 19...30, .composite),
        (Specimen.td1Long, 1, 6...14, .documentNumber), (Specimen.td1Long, 1, 16...19, .documentNumber),
        (Specimen.card, 1, 3...12, .documentNumber), (Specimen.card, 1, 14...20, .expiryDate),
        (Specimen.card, 1, 22...28, .birthDate), (Specimen.card, 1, 30...30, .composite),
    ]

    @Test(arguments: checkedPlaces)
    func aWrongDigitNamesItsField(text: String, line: Int, places: ClosedRange<Int>, field: Zone.Field) {
        for place in places {
            let reading = Zone.read(changed(text, line: line, place: place))
            #expect(reading.failures.contains(.init(field, .wrongCheckDigit)), "place \(place)")
            #expect(Set(reading.failures.map(\.field)).subtracting([field, .composite]) == [], "place \(place)")
            #expect(reading.layout == Zone.read(text).layout)
            #expect(reading.documentNumber != nil)
        }
    }

    /// Names, sex, document code and states are under no check digit.
    @Test(arguments: [(Specimen.td3, 1), (Specimen.td2, 1), (Specimen.td1, 3)])
    func namesAreUnderNoCheckDigit(text: String, line: Int) {
        for place in 8...26 { #expect(Zone.read(changed(text, line: line, place: place)).failures == []) }
    }

    /// A wrong digit is said once for its field and once for the composite, and everything is read all the same.
    @Test func whatWasReadStandsBesideTheFailure() throws {
        let reading = Zone.read(changed(Specimen.chinese, line: 2, place: 15))
        #expect(reading.failures == [.init(.birthDate, .wrongCheckDigit), .init(.composite, .wrongCheckDigit)])
        #expect(reading.birthDate?.text == "910307")
        #expect(reading.surname == "ZHANG")
        #expect(reading.givenNames == "SAN")
        #expect(try reading.documentNumber == DocumentNumber("E12345678"))
        #expect(reading.documentType == .ordinaryPassport)
        #expect(reading.doubts == [])
        #expect(!reading.isAccepted)
    }

    @Test func theCompositeOfItself() {
        let reading = Zone.read(String(Specimen.td3.dropLast()) + "1")
        #expect(reading.failures == [.init(.composite, .wrongCheckDigit)])
        #expect(Zone.read(String(Specimen.td3.dropLast()) + "<").failures == [.init(.composite, .wrongCheckDigit)])
    }

    @Test(arguments: [
        ("", "<", []), ("", "0", []), ("", "1", [Zone.Failure(.optionalData, .wrongCheckDigit)]),
        ("A", "0", []), ("A", "<", [.init(.optionalData, .wrongCheckDigit)]), ("1", "7", []),
        ("1", "<", [.init(.optionalData, .wrongCheckDigit)]), ("1", "0", [.init(.optionalData, .wrongCheckDigit)]),
    ])
    func theOptionalDigit(data: String, digit: String, failures: [Zone.Failure]) {
        #expect(Zone.read(Specimen.passport(optional: data, optionalDigit: digit)).failures == failures)
    }

    /// Only the optional field's digit may be left out.
    @Test func noOtherDigitMayBeFiller() {
        for place in [10, 20, 28] {
            var lines = Specimen.chinese.split(separator: "\n").map { Array($0) }
            lines[1][place - 1] = "<"
            let reading = Zone.read(lines.map { String($0) }.joined(separator: "\n"))
            #expect(reading.failures.count == 2, "place \(place)")
        }
    }

    static let runsOn: [(String, String, String, [String])] = [
        ("D23145890<", "7349", "D23145890734", ["", ""]),
        ("D23145890<", "7349<ABC<1", "D23145890734", ["ABC<1", ""]),
        (
            "D23145890<", Specimen.checked("D23145890ABCDEFGHIJKLMN").suffix(15).description, "D23145890ABCDEFGHIJKLMN",
            ["", ""]
        ),
        ("D23145890<", Specimen.checked("D231458907").suffix(2).description, "D231458907", ["", ""]),
        (Specimen.checked("D23145890"), "734", "D23145890", ["734", ""]),
        (Specimen.checked("D2314589<"), "", "D2314589", ["", ""]),
        (Specimen.checked("D2<314589"), "", "D2314589", ["", ""]),
    ]

    @Test(arguments: runsOn)
    func theWholeNumberIsRead(field: String, optional: String, number: String, rest: [String]) throws {
        let reading = Zone.read(Specimen.identityCard(numberField: field, optional: optional))
        #expect(reading.failures == [])
        #expect(try reading.documentNumber == DocumentNumber(number))
        #expect(reading.optionalData == rest)
    }

    /// Filler for the digit of a number that does not go on: nothing, one character, or a number of fewer than nine.
    @Test(arguments: [
        ("D23145890<", ""), ("D23145890<", "7"), ("D23145890<", "<734"), ("D2314589<<", "7349"), ("D23145890<", "7348"),
    ])
    func anUncheckedNumberIsRefused(field: String, optional: String) {
        let reading = Zone.read(Specimen.identityCard(numberField: field, optional: optional))
        #expect(reading.failures == [.init(.documentNumber, .wrongCheckDigit)])
        #expect(reading.documentNumber != nil)
    }

    @Test func aPassportsNumberRunsOnToo() throws {
        let rest = String(Specimen.checked("E12345678901").suffix(4))
        let text = Specimen.passport(state: "D", numberField: "E12345678<", nationality: "D", optional: rest)
        #expect(Zone.read(text).failures == [])
        #expect(try Zone.read(text).documentNumber == DocumentNumber("E12345678901"))
        #expect(Zone.read(text).optionalData == [""])
    }

    @Test func anEmptyNumberIsMissing() {
        let reading = Zone.read(Specimen.passport(number: ""))
        #expect(reading.failures == [.init(.documentNumber, .missing)])
        #expect(reading.documentNumber == nil)
    }

    static let badCharacters: [(Int, Int, Character, [Zone.Failure])] = [
        (1, 1, "1", []), (1, 2, "?", [.init(.documentCode, .badCharacter)]),
        (1, 3, "-", [.init(.issuingState, .badCharacter)]),
        (1, 10, " ", [.init(.name, .badCharacter)]), (1, 10, "É", [.init(.name, .badCharacter)]),
        (2, 1, "张", [.init(.documentNumber, .badCharacter)]), (2, 10, "*", [.init(.documentNumber, .badCharacter)]),
        (2, 11, ".", [.init(.nationality, .badCharacter)]), (2, 14, "/", [.init(.birthDate, .badCharacter)]),
        (2, 20, ":", [.init(.birthDate, .badCharacter)]), (2, 21, "♂", [.init(.sex, .badCharacter)]),
        (2, 25, ">", [.init(.expiryDate, .badCharacter)]), (2, 30, "\u{0}", [.init(.optionalData, .badCharacter)]),
        (2, 43, "[", [.init(.optionalData, .badCharacter)]), (2, 44, "@", [.init(.composite, .badCharacter)]),
    ]

    @Test(arguments: badCharacters)
    func aBadCharacterNamesItsField(line: Int, place: Int, character: Character, failures: [Zone.Failure]) {
        var lines = Specimen.chinese.split(separator: "\n").map { Array($0) }
        lines[line - 1][place - 1] = character
        #expect(Zone.read(lines.map { String($0) }.joined(separator: "\n")).failures == failures)
    }

    @Test(arguments: [13, 21, 29])
    func theCardsFillersAreFiller(place: Int) {
        let reading = Zone.read(changed(Specimen.card, line: 1, place: place))
        #expect(reading.failures == [.init(.layout, .badCharacter)])
        #expect(reading.documentType == .hkMacaoPermit)
    }

    @Test func aLineOfThirtyThatIsNoCard() {
        let reading = Zone.read(Specimen.card.replacing("CS", with: "CT"))
        #expect(reading.failures == [.init(.documentCode, .unknownCode)])
        #expect(reading.documentType == nil)
    }
}
