import CFeedXML
import LeveeCore

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

    /// Whether it is the `Signature` of XML Signature Syntax and Processing.
    var isSignature: Bool { isNamed("Signature") && space.spells("http://www.w3.org/2000/09/xmldsig#") }

    func isNamed(_ expected: StaticString) -> Bool { name.spells(expected) }

    /// How many attributes there are.
    var count: Int { attributes.count }
    func name(_ place: Int) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(attributes[place].name) }
    func value(_ place: Int) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(attributes[place].value) }
    /// Whether the attribute is of no namespace.
    func isPlain(_ place: Int) -> Bool { attributes[place].space.count == 0 }

    /// The value of the attribute of no namespace that has this name.
    func value(of name: FeedAttribute) -> UnsafeBufferPointer<UInt8>? {
        attributes.indices.first { isPlain($0) && FeedAttribute(self.name($0)) == name }.map(value)
    }

    /// The name of the first attribute that is of any namespace or not in the list.
    func firstAttribute(notIn allowed: FeedAttributes) -> UnsafeBufferPointer<UInt8>? {
        attributes.indices.first { place in
            guard isPlain(place), let attribute = FeedAttribute(name(place)) else { return true }
            return !allowed.contains(attribute)
        }.map(name)
    }

    /// Every attribute with its namespace, in the order of the tag.
    var all: [(space: UnsafeBufferPointer<UInt8>, name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>)]
    {
        attributes.map {
            (UnsafeBufferPointer($0.space), UnsafeBufferPointer($0.name), UnsafeBufferPointer($0.value))
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    init(_ bytes: levee_xml_bytes) { self.init(start: bytes.start, count: bytes.count) }

    /// Whether the bytes are exactly those of the text.
    func spells(_ expected: StaticString) -> Bool { expected.spells(self) }
}
