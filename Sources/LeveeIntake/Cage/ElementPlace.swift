import LeveeCore

/// Where the XML of an element lies: it comes with the message, or, where the file can be read at any place, stays there and is
/// read by whoever wants it. Nearly nobody does.
enum ElementPlace {
    /// In the bytes of the message.
    case here(Range<Int>)
    /// In the file.
    case file(Range<Int>)

    func text(in bytes: FrameBytes, _ file: FileSource?) -> String {
        switch self {
        case .here(let range): String(decoding: bytes.raw(range), as: UTF8.self)
        case .file(let range): String(decoding: file?.bytes(range) ?? [], as: UTF8.self)
        }
    }
}

/// The XML of an element while it is being read.
struct ElementXML {
    /// Where it lies in what is being read.
    var range: Range<Int>
    var bytes: ArraySlice<UInt8>

    var text: String { String(decoding: bytes, as: UTF8.self) }
}
