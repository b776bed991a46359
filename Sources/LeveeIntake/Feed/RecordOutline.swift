public import LeveeCore

/// One value that stands in a record, whether it can be used or not.
public struct RecordValue: Hashable, Sendable {
    /// Element and attribute, as `holder/@name`; the element alone where it has no value.
    public var field: String
    /// As it is written, in NFC; personal data.
    public var text: String
}

/// What stands in a record, for a person who looks at one that cannot be used.
public enum RecordOutline {
    /// The values of the schema's attributes in the order of the schema, and the names of whatever else there is.
    ///
    /// As far as the XML can be read: one that is broken ends where it breaks.
    public static func values(of xml: [UInt8], under header: FeedHeader) -> [RecordValue] {
        let handler = OutlineHandler(RecordEnvelope(header: header).bytes(around: xml))
        if let parser = XMLParser(handler) { _ = parser.run() }
        return handler.values
    }

    /// The name of the record's own element, without a prefix.
    public static func element(of xml: [UInt8], under header: FeedHeader) -> String {
        values(of: xml, under: header).first.map { String($0.field.prefix { $0 != "/" }) } ?? ""
    }
}

private final class OutlineHandler: XMLHandler {
    private var bytes: ArraySlice<UInt8>
    private var depth = 0
    private(set) var values: [RecordValue] = []

    init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

    func read(into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        let count = min(buffer.count, bytes.count)
        _ = buffer.update(fromContentsOf: bytes.prefix(count))
        bytes = bytes.dropFirst(count)
        return count
    }

    func start(_ element: XMLElement) -> Bool {
        depth += 1
        guard depth > 1 else { return true }
        let kind = FeedElement(element)
        let name = FieldReader.shown(element.name)
        let attributes = kind?.attributes ?? []
        let known = attributes.list.compactMap { attribute in
            element.value(of: attribute).flatMap(FieldText.init).map {
                RecordValue(field: "\(name)/@\(attribute)", text: $0.string)
            }
        }
        values += known
        if let other = element.firstAttribute(notIn: attributes) {
            values.append(RecordValue(field: "\(name)/@\(FieldReader.shown(other))", text: ""))
        } else if known.isEmpty {
            values.append(RecordValue(field: name, text: ""))
        }
        return true
    }

    func end(names: Int) -> Bool {
        depth -= 1
        return true
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) -> Bool { true }
}
