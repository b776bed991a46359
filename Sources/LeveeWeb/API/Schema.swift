import LeveeCore

extension Shape {
    /// The shape in JSON Schema 2020-12.
    var schema: JSONValue {
        switch self {
        case .string: ["type": "string"]
        case .integer: ["type": "integer"]
        case .number: ["type": "number"]
        case .boolean: ["type": "boolean"]
        case .anything: .object([:])
        case .choices(let names): ["type": "string", "enum": .list(names.map { .text($0) })]
        case .array(let shape): ["type": "array", "items": shape.schema]
        case .dictionary(let shape): ["type": "object", "additionalProperties": shape.schema]
        case .optional(let shape): shape.schema
        case .object(let properties):
            [
                "type": "object", "additionalProperties": false,
                "properties": .object(
                    Dictionary(properties.map { ($0.name, $0.shape.schema) }, uniquingKeysWith: { first, _ in first })),
                "required": .list(properties.filter { !$0.isOptional }.map { .text($0.name) }),
            ]
        }
    }
}

extension Shape.Property {
    /// What is not there is left out, never null.
    fileprivate var isOptional: Bool { if case .optional = shape { true } else { false } }
}

extension Field {
    /// The field of a machine's request.
    var schema: JSONValue {
        var schema: [String: JSONValue] =
            switch kind {
            case .day: ["type": "string", "format": "date"]
            case .number: ["type": "integer"]
            case .flag: ["type": "boolean"]
            case .choice(let choices):
                choices.isEmpty
                    ? ["type": "string", "maxLength": .number(limit)]
                    : ["type": "string", "enum": .list(choices.map { .text($0.value) })]
            case .choices(let choices):
                [
                    "type": "array",
                    "items": choices.isEmpty
                        ? ["type": "string", "maxLength": .number(limit)]
                        : ["type": "string", "enum": .list(choices.map { .text($0.value) })],
                ]
            default: ["type": "string", "maxLength": .number(limit)]
            }
        schema["description"] = .text(Words(.en)[label])
        return .object(schema)
    }
}
