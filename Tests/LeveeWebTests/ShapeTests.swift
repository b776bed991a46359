import LeveeCore
import Testing

@testable import LeveeWeb

@Suite struct ShapeTests {
    private enum Colour: String, Codable, CaseIterable, NamedChoices { case red, green }

    private struct Inner: Codable {
        var number: Int
        var note: String?
    }

    private struct Outer: Codable {
        var name: String
        var colour: Colour
        var shade: Colour?
        var isOld: Bool
        var share: Double
        var inner: [Inner]
        var one: Inner?
        var count: Int64
        var text: Bilingual
    }

    @Test func everyFieldIsHeardWithItsKind() {
        let inner = Shape.object([
            .init(name: "number", shape: .integer), .init(name: "note", shape: .optional(.string)),
        ])
        let text = Shape.object([.init(name: "zh", shape: .string), .init(name: "en", shape: .string)])
        #expect(
            Shape.of(Outer.self)
                == .object([
                    .init(name: "name", shape: .string), .init(name: "colour", shape: .choices(["red", "green"])),
                    .init(name: "shade", shape: .optional(.choices(["red", "green"]))),
                    .init(name: "isOld", shape: .boolean), .init(name: "share", shape: .number),
                    .init(name: "inner", shape: .array(inner)), .init(name: "one", shape: .optional(inner)),
                    .init(name: "count", shape: .integer), .init(name: "text", shape: text),
                ]))
    }
}
