import LeveeCore

/// A decoder that gives every question an answer and notes what was asked.
final class ShapeListener: Decoder {
    var codingPath: [any CodingKey] = []
    var userInfo: [CodingUserInfoKey: Any] = [:]
    private(set) var shape = Shape.anything
    private var properties: [Shape.Property] = []
    private let depth: Int

    private init(depth: Int) { self.depth = depth }

    /// A type within itself, such as a cell of cells, ends at this depth: deeper it is anything.
    private static let deepest = 12

    static func shape(of type: any Decodable.Type) -> Shape { listen(to: type, depth: 0).shape }

    private static func listen(to type: any Decodable.Type, depth: Int) -> (shape: Shape, value: (any Decodable)?) {
        if let text = type as? any NamedChoices.Type { return (.choices(text.names), text.first) }
        if type == Int.self || type == Int64.self { return (.integer, type == Int.self ? 0 : Int64(0)) }
        if depth > deepest { return (.anything, nil) }
        let listener = ShapeListener(depth: depth)
        let value = try? type.init(from: listener)
        return (listener.shape, value)
    }

    fileprivate func hear<Value: Decodable>(_ type: Value.Type) throws -> (Shape, Value) {
        let heard = Self.listen(to: type, depth: depth + 1)
        guard let value = heard.value as? Value else {
            throw DecodingError.dataCorrupted(.init(codingPath: codingPath, debugDescription: "too deep"))
        }
        return (heard.shape, value)
    }

    fileprivate func note(_ name: String, _ shape: Shape) {
        if !properties.contains(where: { $0.name == name }) { properties.append(.init(name: name, shape: shape)) }
        self.shape = .object(properties)
    }

    fileprivate func become(_ shape: Shape) { self.shape = shape }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        shape = .object(properties)
        return KeyedDecodingContainer(Keyed<Key>(listener: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { Unkeyed(listener: self) }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { Single(listener: self) }
}

/// A text that is one of a few.
protocol NamedChoices: Decodable {
    static var names: [String] { get }
    static var first: Self? { get }
}

extension NamedChoices where Self: CaseIterable & RawRepresentable<String> {
    static var names: [String] { allCases.map(\.rawValue) }
    static var first: Self? { allCases.first }
}

private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let listener: ShapeListener
    var codingPath: [any CodingKey] { [] }
    /// A dictionary asks for all of them; one is enough to hear what it holds.
    var allKeys: [Key] { Key(stringValue: "key").map { [$0] } ?? [] }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) throws -> Bool { false }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        let (shape, value) = try listener.hear(type)
        listener.note(key.stringValue, shape)
        return value
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        let (shape, value) = try listener.hear(type)
        listener.note(key.stringValue, .optional(shape))
        return value
    }

    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { optional(key, .string, "") }
    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { optional(key, .boolean, false) }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { optional(key, .integer, 0) }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? { optional(key, .integer, 0) }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { optional(key, .number, 0) }

    private func optional<Value>(_ key: Key, _ shape: Shape, _ value: Value) -> Value? {
        listener.note(key.stringValue, .optional(shape))
        return value
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { KeyedDecodingContainer(Keyed<Nested>(listener: listener)) }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { Unkeyed(listener: listener) }
    func superDecoder() throws -> any Decoder { listener }
    func superDecoder(forKey key: Key) throws -> any Decoder { listener }
}

private struct Unkeyed: UnkeyedDecodingContainer {
    let listener: ShapeListener
    var codingPath: [any CodingKey] { [] }
    let count: Int? = 1
    var currentIndex = 0
    var isAtEnd: Bool { currentIndex > 0 }

    init(listener: ShapeListener) { self.listener = listener }

    mutating func decodeNil() throws -> Bool { false }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        currentIndex += 1
        let (shape, value) = try listener.hear(type)
        listener.become(.array(shape))
        return value
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> { KeyedDecodingContainer(Keyed<Nested>(listener: listener)) }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { self }
    mutating func superDecoder() throws -> any Decoder { listener }
}

private struct Single: SingleValueDecodingContainer {
    let listener: ShapeListener
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }

    func decode(_ type: String.Type) throws -> String {
        listener.become(.string)
        return ""
    }
    func decode(_ type: Bool.Type) throws -> Bool {
        listener.become(.boolean)
        return false
    }
    func decode(_ type: Double.Type) throws -> Double {
        listener.become(.number)
        return 0
    }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let (shape, value) = try listener.hear(type)
        listener.become(shape)
        return value
    }
}
