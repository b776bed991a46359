import CFeedXML

/// The same parser as ``XMLParser``, given its bytes instead of asking for them. The handler's `read` is never asked.
struct PushParser: ~Copyable {
    /// Callbacks of C carry a pointer, and a pointer needs a class of its own. The handler owns the parser.
    private final class Box {
        unowned let handler: any XMLHandler
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
            read: { _, _, _ in 0 },
            start: { context, space, name, attributes, count, line in
                let element = XMLElement(
                    space: space, name: name,
                    attributes: UnsafeBufferPointer(start: attributes, count: count), line: Int(line))
                return Box.of(context)?.start(element) ?? false
            },
            end: { context, names in Box.of(context)?.end(names: names) ?? false },
            text: { context, text, line in Box.of(context)?.text(UnsafeBufferPointer(text), line: Int(line)) ?? false })
        box = Box(handler)
        guard let parser = levee_xml_new_push(&callbacks, Unmanaged.passUnretained(box).toOpaque()) else { return nil }
        self.parser = parser
    }

    deinit { levee_xml_free(parser) }

    /// Parses the next bytes; false where nothing more is taken.
    func push(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        withExtendedLifetime(box) { levee_xml_push(parser, bytes.baseAddress, Int32(clamping: bytes.count)) }
    }

    /// Ends the document.
    func finish() -> XMLParser.Outcome {
        let result = withExtendedLifetime(box) { levee_xml_finish(parser) }
        switch result.outcome {
        case LEVEE_XML_DONE: return .done
        case LEVEE_XML_STOPPED: return .stopped
        case LEVEE_XML_DOCTYPE: return .doctype
        default:
            let line = max(1, Int(result.line))
            return result.name_too_long ? .nameTooLong(line: line) : .failed(line: line)
        }
    }
}
