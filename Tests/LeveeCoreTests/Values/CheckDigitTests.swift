import LeveeCore
import Testing

struct CheckDigitTests {
    /// The examples of ICAO 9303 part 3.
    @Test(arguments: [
        ("L898902C3", "6"), ("740812", "2"), ("120415", "9"), ("ZE184226B<<<<<", "1"), ("520727", "3"),
        ("AB2134<<<", "5"), ("", "0"), ("<<<<<<", "0"), ("1", "7"), ("01", "3"), ("001", "1"), ("0001", "7"),
        ("A", "0"),
        ("B", "7"), ("Z", "5"),
    ])
    func icao(field: String, digit: String) throws {
        let found = try #require(CheckDigit.icao9303(field.utf8))
        #expect(String(Unicode.Scalar(found)) == digit)
    }

    @Test(arguments: ["l898902c3", "74-812", "74 812", "É", "1:", "A[", "@", "/", "=", ";"])
    func icaoKnowsNoOtherCharacter(field: String) { #expect(CheckDigit.icao9303(field.utf8) == nil) }

    @Test func icaoSeesEverySingleWrongDigit() {
        let field = Array("740812".utf8)
        for place in field.indices {
            for digit in UInt8(48)...57 where digit != field[place] {
                var wrong = field
                wrong[place] = digit
                #expect(CheckDigit.icao9303(wrong) != CheckDigit.icao9303(field))
            }
        }
    }

    @Test(arguments: [("11010119900307461", "0"), ("11010519491231002", "X"), ("0794", "0"), ("079", "X")])
    func mod11Dash2(digits: String, check: String) {
        #expect(String(Unicode.Scalar(CheckDigit.mod11Dash2(digits.utf8))) == check)
    }
}
