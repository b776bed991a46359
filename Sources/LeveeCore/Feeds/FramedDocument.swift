extension RecordFrame {
    /// What a record says of one document; places are those of the frame's bytes.
    ///
    /// In a frame: `0` type, `1` flags (1 number as written, 2 state, 4 authority), `2` length of `type:number`, `4` of the number
    /// in it, `6` of the number as written, `8` of the state, `10` of the authority (2 bytes each), `12` day of issue and `16`
    /// of expiry (4 bytes each), then the texts in this order.
    public struct Document: Sendable {
        public let type: DocumentType
        /// `type:number`, and the number in it.
        public let key: Range<Int>
        public let number: Range<Int>
        /// As it was written, where that differs from the number.
        public let rawNumber: Range<Int>?
        public let issuingState: Range<Int>?
        public let authority: Range<Int>?
        public let issuedOn: CalendarDay?
        public let expiresOn: CalendarDay?

        static let headSize = 20

        /// Reads the next document and moves the place behind it.
        /// - Parameter isBelieved: whether its texts are whole without being looked at.
        init(
            _ bytes: UnsafeRawBufferPointer, _ place: inout Int, _ end: Int, isBelieved: Bool = false
        ) throws(Fault) {
            let start = place
            let texts = start + Self.headSize
            guard texts <= end, Int(bytes[start]) < DocumentType.allCases.count, bytes[start + 1] < 8 else {
                throw Fault()
            }
            type = DocumentType.allCases[Int(bytes[start])]
            let flags = bytes[start + 1]
            let lengths = SIMD8<UInt16>(
                bytes.number(start + 2), bytes.number(start + 4), bytes.number(start + 6), bytes.number(start + 8),
                bytes.number(start + 10), 0, 0, 0)
            func take(_ length: UInt16) -> Range<Int> {
                defer { place += Int(length) }
                return place..<place + Int(length)
            }
            place = texts
            key = take(lengths[0])
            number = key.upperBound - min(Int(lengths[1]), key.count)..<key.upperBound
            let (raw, state, said) = (take(lengths[2]), take(lengths[3]), take(lengths[4]))
            rawNumber = flags & 1 == 0 ? nil : raw
            issuingState = flags & 2 == 0 ? nil : state
            authority = flags & 4 == 0 ? nil : said
            issuedOn = CalendarDay(framed: bytes.number(start + 12))
            expiresOn = CalendarDay(framed: bytes.number(start + 16))
            guard place <= end, key.count > number.count else { throw Fault() }
            if isBelieved { return }
            guard RecordFrame.isText(bytes, texts..<place) else { throw Fault() }
            // Together they are whole, and each has to be.
            for start in [number.lowerBound, raw.lowerBound, state.lowerBound, said.lowerBound] where start < place {
                if bytes[start] & 0xC0 == 0x80 { throw Fault() }
            }
        }
    }
}
