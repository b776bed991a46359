import LeveeCore
import Testing

struct CitizenNumberTests {
    @Test func readsTheSample() throws {
        let number = try CitizenNumber("110101199003074610")
        #expect(number.text == "110101199003074610")
        #expect(try number.birthDate == CalendarDay("1990-03-07"))
        #expect(number.sex == .male)
        #expect(number.masked == "110***********4610")
        #expect(number.masked.utf8.count == 18)
    }

    @Test func theCheckCharacterIsRecomputedForEverySequence() throws {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        var seen: Set<Character> = []
        for sequence in 100...999 {
            let body = "44010019881231\(sequence)"
            let sum = zip(body.utf8, weights).reduce(0) { $0 + Int($1.0 - 48) * $1.1 }
            let check = Array("10X98765432")[sum % 11]
            seen.insert(check)
            let number = try CitizenNumber(body + String(check))
            #expect(number.sex == (sequence % 2 == 1 ? .male : .female))
            for wrong in "0123456789X" where wrong != check {
                #expect(throws: Refusal(.wrongCheckDigit, body + String(wrong))) {
                    try CitizenNumber(body + String(wrong))
                }
            }
        }
        #expect(seen.count == 11)
    }

    @Test func aLowerCaseXIsNormalised() throws {
        let upper = try CitizenNumber("11010519491231002X")
        #expect(try CitizenNumber("11010519491231002x") == upper)
        #expect(upper.text == "11010519491231002X")
        #expect(upper.sex == .female)
    }

    /// A district that was abolished, and one that never was: the region is not compared with any list.
    @Test(arguments: ["330227197501010010", "000000197501010013", "999999197501010017"])
    func anyRegionWillDo(text: String) throws {
        let body = text.dropLast()
        let check = CheckDigit.mod11Dash2(body.utf8)
        #expect(try CitizenNumber(body + String(Unicode.Scalar(check))).birthDate == CalendarDay("1975-01-01"))
    }

    @Test(arguments: [
        ("110101900307461", Refusal.Reason.oldForm), ("000000000000000", .oldForm), ("11010190030746X", .wrongLength),
        ("", .wrongLength), ("11010119900307461", .wrongLength), ("1101011990030746100", .wrongLength),
        (" 110101199003074610", .wrongLength), ("110101199003074610 ", .wrongLength),
        ("11010119900307 610", .notDigits), ("X10101199003074610", .notDigits), ("1101011990030746x0", .notDigits),
        ("110101199003074611", .wrongCheckDigit), ("110101199003074601", .wrongCheckDigit),
        ("11010119900307461X", .wrongCheckDigit), ("11010119900307461A", .wrongCheckDigit),
        ("110101199002304610", .impossibleBirthDate), ("110101199013074610", .impossibleBirthDate),
        ("110101199000074610", .impossibleBirthDate), ("110101190002294610", .impossibleBirthDate),
        ("110101189912314610", .impossibleBirthDate), ("110101220001014610", .impossibleBirthDate),
        ("１10101199003074610", .wrongLength),
    ])
    func refuses(text: String, reason: Refusal.Reason) {
        #expect(throws: Refusal(reason, text)) { try CitizenNumber(text) }
    }

    @Test(arguments: ["19000101", "21991231", "20000229"])
    func birthDatesAtTheEdges(date: String) throws {
        let body = "110101\(date)461"
        let number = try CitizenNumber(body + String(Unicode.Scalar(CheckDigit.mod11Dash2(body.utf8))))
        #expect(number.birthDate.description.filter { $0 != "-" } == date)
    }

    @Test func sexReadsItsTwoLetters() throws {
        #expect(try Sex("M") == .male)
        #expect(try Sex("F") == .female)
        for text in ["m", "", "X", "M ", "男"] { #expect(throws: Refusal(.unknownCode, text)) { try Sex(text) } }
    }
}
