import LeveeCore

/// The shape of an answer, as JSON Schema (2020-12) has it. It is found by letting the type decode itself from a decoder that
/// only listens: so it cannot say other than what is sent.
indirect enum Shape: Hashable, Sendable {
    case string, integer, number, boolean, anything
    case choices([String])
    case array(Shape)
    case dictionary(Shape)
    case optional(Shape)
    /// Properties in their order.
    case object([Property])

    struct Property: Hashable, Sendable {
        var name: String
        var shape: Shape
    }

    static func of(_ type: any Decodable.Type) -> Shape { ShapeListener.shape(of: type) }
}
