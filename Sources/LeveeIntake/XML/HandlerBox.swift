import CFeedXML

/// Brings the parser's callbacks to a handler. Callbacks of C carry a pointer, and a pointer needs a class of its own.
final class HandlerBox {
    /// Not kept here: a handler may own its parser.
    private unowned(unsafe) let handler: any XMLHandler

    init(_ handler: any XMLHandler) { self.handler = handler }

    /// What the callbacks get as their context.
    var context: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    static var callbacks: levee_xml_handlers {
        levee_xml_handlers(
            read: { context, buffer, capacity in
                let bytes = UnsafeMutableBufferPointer(start: buffer, count: Int(capacity))
                return Int32(HandlerBox.handler(context)?.read(into: bytes) ?? 0)
            },
            start: { context, space, name, attributes, count, line in
                let element = XMLElement(
                    space: space, name: name, attributes: UnsafeBufferPointer(start: attributes, count: count),
                    line: Int(line))
                return HandlerBox.handler(context)?.start(element) ?? false
            },
            end: { context, names in HandlerBox.handler(context)?.end(names: names) ?? false },
            text: { context, text, line in
                HandlerBox.handler(context)?.text(UnsafeBufferPointer(text), line: Int(line)) ?? false
            })
    }

    private static func handler(_ context: UnsafeMutableRawPointer?) -> (any XMLHandler)? {
        context.map { Unmanaged<HandlerBox>.fromOpaque($0).takeUnretainedValue().handler }
    }
}

extension XMLParser.Outcome {
    init(_ result: levee_xml_result) {
        switch result.outcome {
        case LEVEE_XML_DONE: self = .done
        case LEVEE_XML_STOPPED: self = .stopped
        case LEVEE_XML_DOCTYPE: self = .doctype
        default:
            let line = max(1, Int(result.line))
            self = result.name_too_long ? .nameTooLong(line: line) : .failed(line: line)
        }
    }
}
