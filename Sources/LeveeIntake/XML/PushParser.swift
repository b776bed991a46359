import CFeedXML

/// The same parser as ``XMLParser``, given its bytes instead of asking for them. The handler's `read` is never asked.
struct PushParser: ~Copyable {
    private let parser: OpaquePointer
    private let box: HandlerBox

    /// - Returns: nil where there is no memory.
    init?(_ handler: any XMLHandler) {
        var callbacks = HandlerBox.callbacks
        box = HandlerBox(handler)
        guard let parser = levee_xml_new_push(&callbacks, box.context) else { return nil }
        self.parser = parser
    }

    deinit { levee_xml_free(parser) }

    /// Parses the next bytes; false where nothing more is taken.
    func push(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        withExtendedLifetime(box) { levee_xml_push(parser, bytes.baseAddress, Int32(clamping: bytes.count)) }
    }

    /// Ends the document.
    func finish() -> XMLParser.Outcome {
        XMLParser.Outcome(withExtendedLifetime(box) { levee_xml_finish(parser) })
    }
}
