import CFeedXML

/// A start tag as the parser has it. Valid only while the tag is being handled.
struct XMLElement {
    let space: UnsafeBufferPointer<UInt8>
    let name: UnsafeBufferPointer<UInt8>
    private let attributes: UnsafeBufferPointer<levee_xml_attribute>
    /// Line on which the tag ends, as this parser counts.
    let line: Int

    init(
        space: levee_xml_bytes, name: levee_xml_bytes, attributes: UnsafeBufferPointer<levee_xml_attribute>, line: Int
    ) {
        self.space = UnsafeBufferPointer(space)
        self.name = UnsafeBufferPointer(name)
        self.attributes = attributes
        self.line = line
    }

    func isNamed(_ expected: StaticString) -> Bool { name.spells(expected) }

    /// The value of the attribute of no namespace.
    func value(of attribute: StaticString) -> UnsafeBufferPointer<UInt8>? {
        for candidate in attributes where candidate.space.count == 0 {
            if UnsafeBufferPointer(candidate.name).spells(attribute) { return UnsafeBufferPointer(candidate.value) }
        }
        return nil
    }

    /// Every attribute with its namespace, in the order of the tag.
    var all: [(space: UnsafeBufferPointer<UInt8>, name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>)]
    {
        attributes.map {
            (UnsafeBufferPointer($0.space), UnsafeBufferPointer($0.name), UnsafeBufferPointer($0.value))
        }
    }

    /// The name of the first attribute that is of any namespace or not in the list.
    func firstAttribute(notIn allowed: [StaticString]) -> UnsafeBufferPointer<UInt8>? {
        for attribute in attributes {
            let name = UnsafeBufferPointer(attribute.name)
            guard attribute.space.count == 0, allowed.contains(where: name.spells) else { return name }
        }
        return nil
    }
}

extension UnsafeBufferPointer<UInt8> {
    init(_ bytes: levee_xml_bytes) { self.init(start: bytes.start, count: bytes.count) }

    /// Whether the bytes are exactly those of the text.
    func spells(_ expected: StaticString) -> Bool {
        count == expected.utf8CodeUnitCount && expected.withUTF8Buffer { $0.elementsEqual(self) }
    }
}
