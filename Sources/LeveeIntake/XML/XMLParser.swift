import CFeedXML

/// What a parser tells, in the order of the document. Each answer says whether to go on.
protocol XMLHandler: AnyObject {
    /// Fills the buffer; 0 at the end.
    func read(into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int
    func start(_ element: XMLElement) -> Bool
    /// The end of the innermost open element, and how many bytes of names the parser holds by now.
    func end(names: Int) -> Bool
    /// A piece of text, and the line on which it ends.
    func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) -> Bool
}

/// The owner of one C parser. It reads one document.
struct XMLParser: ~Copyable {
    enum Outcome: Equatable {
        case done, stopped, doctype
        /// Not well-formed, seen on this line.
        case failed(line: Int)
        /// A name longer than the parser takes (50,000 bytes), seen on this line.
        case nameTooLong(line: Int)
    }

    /// Callbacks of C carry a pointer, and a pointer needs a class of its own.
    private final class Box {
        let handler: any XMLHandler
        init(_ handler: any XMLHandler) { self.handler = handler }

        static func of(_ context: UnsafeMutableRawPointer?) -> (any XMLHandler)? {
            context.map { Unmanaged<Box>.fromOpaque($0).takeUnretainedValue().handler }
        }
    }

    private let parser: OpaquePointer
    private let box: Box

    /// - Returns: nil where there is no memory.
    init?(_ handler: any XMLHandler) {
        var callbacks = levee_xml_handlers(
            read: { context, buffer, capacity in
                let bytes = UnsafeMutableBufferPointer(start: buffer, count: Int(capacity))
                return Int32(Box.of(context)?.read(into: bytes) ?? 0)
            },
            start: { context, space, name, attributes, count, line in
                let element = XMLElement(
                    space: space, name: name,
                    attributes: UnsafeBufferPointer(start: attributes, count: count), line: Int(line))
                return Box.of(context)?.start(element) ?? false
            },
            end: { context, names in Box.of(context)?.end(names: names) ?? false },
            text: { context, text, line in Box.of(context)?.text(UnsafeBufferPointer(text), line: Int(line)) ?? false })
        box = Box(handler)
        guard let parser = levee_xml_new(&callbacks, Unmanaged.passUnretained(box).toOpaque()) else { return nil }
        self.parser = parser
    }

    deinit { levee_xml_free(parser) }

    func run() -> Outcome {
        let result = withExtendedLifetime(box) { levee_xml_run(parser) }
        switch result.outcome {
        case LEVEE_XML_DONE: return .done
        case LEVEE_XML_STOPPED: return .stopped
        case LEVEE_XML_DOCTYPE: return .doctype
        default:
            let line = max(1, Int(result.line))
            return result.name_too_long ? .nameTooLong(line: line) : .failed(line: line)
        }
    }

    /// The C library's option mask in force.
    var options: Int32 { levee_xml_options(parser) }
}
