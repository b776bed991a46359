import Foundation
import Testing

@testable import LeveeIntake

@Suite struct NormalFormTests {
    private func form(_ text: String) -> [Unicode.Scalar] {
        Array(text.utf8).withUnsafeBufferPointer { Array(NormalForm.text($0).unicodeScalars) }
    }

    @Test func `texts are composed, and only where they must`() {
        #expect(form("e\u{301}") == ["\u{E9}"])
        #expect(form("\u{F900}") == ["\u{8C48}"])
        #expect(form("\u{212A}") == ["K"])
        #expect(form("か\u{3099}") == ["が"])
        #expect(form("\u{2F800}") == ["\u{4E3D}"])
        #expect(form("阿·买提（张三）㐀𠮷") == Array("阿·买提（张三）㐀𠮷".unicodeScalars))
        #expect(form("\u{FB01}") == ["\u{FB01}"])
    }

    @Test func `no scalar that is passed over would change`() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value), NormalForm.isInert(scalar) else { continue }
            if scalar.properties.canonicalCombiningClass != .notReordered {
                Issue.record("U+\(String(value, radix: 16))")
            }
            let text = String(scalar)
            guard value >= 0x80, !scalar.properties.isIdeographic || value % 16 == 0 else { continue }
            let composed = text.precomposedStringWithCanonicalMapping
            if !composed.unicodeScalars.elementsEqual(text.unicodeScalars) {
                Issue.record("U+\(String(value, radix: 16))")
            }
        }
    }
}
