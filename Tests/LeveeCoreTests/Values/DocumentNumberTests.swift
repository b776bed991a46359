import LeveeCore
import Testing

struct DocumentNumberTests {
    @Test(arguments: [
        ("E12345678", "E12345678"), ("e12345678", "E12345678"), (" E 1234-5678 ", "E12345678"), ("-e-k-", "EK"),
        ("é1", "é1"), ("护1", "护1"), ("0", "0"), ("a/b.c", "A/B.C"), ("E\u{2010}1", "E\u{2010}1"),
    ])
    func normalises(raw: String, text: String) throws {
        let number = try DocumentNumber(raw)
        #expect(Array(number.text.utf8) == Array(text.utf8))
        #expect(number.raw == raw)
        #expect(try number == DocumentNumber(text))
        #expect(try Set([number, DocumentNumber(text)]).count == 1)
    }

    @Test(arguments: [
        ("", Refusal.Reason.missing), (" ", .missing), ("- -", .missing), ("E1\t2", .whiteSpace), ("E1\n", .whiteSpace),
        ("\u{A0}E1", .whiteSpace), ("E1\u{3000}", .whiteSpace), ("E1\u{0}", .control), ("E\u{7F}1", .control),
        (String(repeating: "1", count: 101), .tooLong), (String(repeating: "护", count: 101), .tooLong),
    ])
    func refuses(raw: String, reason: Refusal.Reason) {
        #expect(throws: Refusal(reason, raw)) { try DocumentNumber(raw) }
    }

    @Test(arguments: ["1", "护"])
    func aHundredCharactersAreInside(character: String) throws {
        let text = String(repeating: character, count: 100)
        #expect(try DocumentNumber(text).text == text)
        #expect(try DocumentNumber(text + " ").text == text)
    }

    @Test func aKeyNamesTypeAndNumber() throws {
        let key = try DocumentKey("ordinaryPassport:e1234 5678")
        #expect(key == DocumentKey(.ordinaryPassport, try DocumentNumber("E12345678")))
        #expect(key.description == "ordinaryPassport:E12345678")
        #expect(try DocumentKey("other:A:B").number == "A:B")
        #expect(try DocumentKey("hkMacaoPermit:C1") < DocumentKey("ordinaryPassport:A1"))
        #expect(try DocumentKey("other:A1") < DocumentKey("other:a2"))
    }

    @Test(arguments: [
        ("E12345678", Refusal.Reason.unknownDocumentType), ("", .unknownDocumentType), (":E1", .unknownDocumentType),
        ("414:E1", .unknownDocumentType), (" other:E1", .unknownDocumentType), ("other:", .missing),
        ("other:\tE1", .whiteSpace),
    ])
    func refusesAKey(text: String, reason: Refusal.Reason) {
        #expect(throws: Refusal(reason, text)) { try DocumentKey(text) }
    }

    @Test(arguments: [
        (
            DocumentType.ordinaryPassport,
            ["E12345678", "EA1234567", "EZ0000000", "EE1234567", "G12345678", "141234567", "151234567"]
        ),
        (.officialOrdinaryPassport, ["P1234567", "PE1234567"]),
        (.servicePassport, ["S1234567", "S12345678", "SE1234567"]),
        (.diplomaticPassport, ["D1234567", "D12345678", "DE1234567"]),
        (.hkMacaoPermit, ["C12345678", "CA1234567", "CZ1234567", "W12345678"]),
        (.taiwanPermit, ["T12345678", "L12345678"]),
    ])
    func meetsThePattern(type: DocumentType, numbers: [String]) {
        for number in numbers { #expect(type.matchesPattern(number) == true, "\(number)") }
    }

    @Test(arguments: [
        (
            DocumentType.ordinaryPassport,
            [
                "E1234567", "E123456789", "EI1234567", "EO1234567", "EA12345678", "EAB123456", "e12345678", "G1234567",
                "GA1234567", "131234567", "161234567", "14123456", "1412345678", "P1234567", "", "E１2345678",
                "E1234567８",
            ]
        ),
        (.officialOrdinaryPassport, ["P12345678", "P123456", "PE123456", "PE12345678", "PA1234567", "E12345678"]),
        (.servicePassport, ["S123456", "S123456789", "SE123456", "SE12345678", "SA1234567"]),
        (.diplomaticPassport, ["D123456", "D123456789", "DE123456", "DE12345678", "DA1234567"]),
        (.hkMacaoPermit, ["C1234567", "C123456789", "CI1234567", "CO1234567", "W1234567", "WA1234567", "H12345678"]),
        (.taiwanPermit, ["T1234567", "T123456789", "L1234567", "TA1234567", "E12345678"]),
    ])
    func missesThePattern(type: DocumentType, numbers: [String]) {
        for number in numbers { #expect(type.matchesPattern(number) == false, "\(number)") }
    }

    @Test(arguments: [DocumentType.officialHkMacaoPermit, .foreignPassport, .other])
    func aTypeWithoutAKnownPatternSaysNothing(type: DocumentType) {
        #expect(type.matchesPattern("E12345678") == nil)
        #expect(type.matchesPattern("") == nil)
    }

    /// I and O are left out of the second letter, and no other letter is.
    @Test func theSecondLetterIsAnyButIAndO() {
        for value in UInt8(65)...90 {
            let letter = Character(Unicode.Scalar(value))
            #expect(DocumentType.ordinaryPassport.matchesPattern("E\(letter)1234567") == !"IO".contains(letter))
            #expect(DocumentType.hkMacaoPermit.matchesPattern("C\(letter)1234567") == !"IO".contains(letter))
        }
    }
}
