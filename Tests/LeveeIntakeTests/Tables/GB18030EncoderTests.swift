import LeveeCore
import Testing

@testable import LeveeIntake

struct GB18030EncoderTests {
    @Test func knownBytes() throws {
        let bytes = try TextEncoding.gb18030.bytes(of: "县A\r\n𠮷€")
        #expect(bytes == [0xCF, 0xD8, 0x41, 0x0D, 0x0A, 0x95, 0x34, 0xB2, 0x35, 0xA2, 0xE3])
        #expect(try TextEncoding.utf8.bytes(of: "县") == [0xEF, 0xBB, 0xBF, 0xE5, 0x8E, 0xBF])
        #expect(try TextEncoding.gb18030.bytes(of: "") == [])
    }

    /// Private-use characters for which the standard's editions and C libraries differ.
    private static let unsure: Set<UInt32> = [
        0xE78D, 0xE78E, 0xE78F, 0xE790, 0xE791, 0xE792, 0xE793, 0xE794, 0xE795, 0xE796, 0xE816, 0xE817, 0xE818, 0xE81E,
        0xE826, 0xE82B, 0xE82C, 0xE831, 0xE832, 0xE83B, 0xE843, 0xE854, 0xE855, 0xE864,
    ]

    /// Every other character of Unicode goes there and back.
    @Test func allOfUnicode() throws {
        var text = String.UnicodeScalarView()
        for value in UInt32(0)...0x10FFFF where !Self.unsure.contains(value) {
            if let scalar = Unicode.Scalar(value) { text.append(scalar) }
        }
        let whole = String(text)
        let bytes = try TextEncoding.gb18030.bytes(of: whole)
        let decoder = try #require(GB18030Decoder())
        var decoded: [UInt8] = []
        #expect(decoder.decode(bytes, into: &decoded))
        #expect(decoder.isComplete)
        #expect(decoded.elementsEqual(whole.utf8))
    }

    /// A character without a place is named, never dropped or replaced.
    @Test func whatHasNoPlaceIsNamed() throws {
        for value in Self.unsure {
            let scalar = try #require(Unicode.Scalar(value))
            let text = "张\(Character(scalar))三"
            do {
                var decoded: [UInt8] = []
                #expect(GB18030Decoder()?.decode(try TextEncoding.gb18030.bytes(of: text), into: &decoded) ?? false)
                #expect(decoded.elementsEqual(text.utf8))
            } catch { #expect(error == UnwritableText(character: scalar)) }
        }
        #expect(
            UnwritableText(character: "\u{E81E}").explanation.en
                == "GB18030 has no place for the character U+E81E; look at the text that holds it, or write utf-8")
    }
}
