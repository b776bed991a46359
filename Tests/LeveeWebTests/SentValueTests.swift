import Foundation
import LeveeCore
import Testing

@testable import LeveeWeb

/// A machine's value has the kind that is described, and no other is taken for it.
@Suite struct SentValueTests {
    private static let choice = [Field.Choice("a", Said(zh: "甲", en: "a"))]

    private func texts(_ json: String, _ kind: Field.Kind, limit: Int = 10) throws -> [String]? {
        let sent = try JSONDecoder().decode([String: SentValue].self, from: Data("{\"f\":\(json)}".utf8))
        return try? sent["f"]?.texts(for: Field("f", kind, limit: limit))
    }

    @Test(
        arguments: [
            ("\"a\"", Field.Kind.line, ["a"]), ("\"\"", .line, [""]), ("\" a \"", .text, [" a "]), ("1", .line, nil),
            ("true", .line, nil), ("null", .line, nil), ("[\"a\"]", .line, nil),
            ("true", .flag, ["yes"]), ("false", .flag, []), ("\"yes\"", .flag, nil), ("1", .flag, nil),
            ("null", .flag, nil),
            ("7", .number, ["7"]), ("-7", .number, ["-7"]), ("\"7\"", .number, nil), ("true", .number, nil),
            ("\"2026-11-23\"", .day, ["2026-11-23"]), ("\" \"", .day, nil), ("20261123", .day, nil),
            ("\"a\"", .choice(choice), ["a"]), ("\"\"", .choice(choice), nil), ("[\"a\"]", .choice(choice), nil),
            ("[\"a\"]", .choices(choice), ["a"]), ("[]", .choices(choice), []), ("[\"a\",\"\"]", .choices(choice), nil),
            ("\"a\"", .choices(choice), nil), ("[\"a\",\"b\"]", .choices(choice), ["a", "b"]),
        ] as [(String, Field.Kind, [String]?)])
    func eachKindTakesItsOwn(_ json: String, _ kind: Field.Kind, _ texts: [String]?) throws {
        #expect(try self.texts(json, kind) == texts)
    }

    /// Characters are counted as JSON Schema counts them, before anything is composed.
    @Test(arguments: [(10, true), (11, false)]) func aTextMayBeAsLongAsDescribed(_ length: Int, _ isGood: Bool) throws {
        let plain = String(repeating: "何", count: length)
        #expect(try (texts("\"\(plain)\"", .line) != nil) == isGood)
        let composed = "e\u{301}" + String(repeating: "x", count: length - 2)
        #expect(try (texts("\"\(composed)\"", .line) != nil) == isGood)
    }

    @Test func aTextIsComposed() throws {
        let texts = try #require(try texts("\"e\u{301}\"", .line))
        #expect(texts.map { Array($0.utf8) } == [Array("\u{E9}".utf8)])
    }
}
