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

    private let parser: OpaquePointer
    private let box: HandlerBox
    /// Kept for as long as the parser may call it.
    private let handler: any XMLHandler

    /// - Returns: nil where there is no memory.
    init?(_ handler: any XMLHandler) {
        var callbacks = HandlerBox.callbacks
        box = HandlerBox(handler)
        self.handler = handler
        guard let parser = levee_xml_new(&callbacks, box.context) else { return nil }
        self.parser = parser
    }

    deinit { levee_xml_free(parser) }

    func run() -> Outcome {
        Outcome(withExtendedLifetime((box, handler)) { levee_xml_run(parser) })
    }

    /// The C library's option mask in force.
    var options: Int32 { levee_xml_options(parser) }
}
