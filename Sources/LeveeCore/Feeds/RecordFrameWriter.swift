/// Writes one record after the other as frames: the head, the texts of ``RecordFrame/Text`` in their order, the documents.
///
/// What was set is kept until the next ``begin(_:line:)``. Buffers are used again, so that nothing is allocated for a record.
public struct RecordFrameWriter {
    private var head = RecordHead(.withdrawal)
    private let texts = FrameBytes()
    /// Where each text begins that was set; its length is in the head.
    private var starts = SIMD16<Int32>()
    private let documents = FrameBytes()

    public init() {}

    public mutating func begin(_ kind: RecordFrame.Kind, line: Int) {
        head = RecordHead(kind)
        head.line = line
        texts.cut(to: 0)
        documents.cut(to: 0)
    }

    /// Place of the action, direction or answer among its cases.
    public mutating func set(action: Int) { head.action = action }
    public mutating func set(at: Instant) { head.at = at }
    public mutating func set(on: CalendarDay) { head.on = on }
    public mutating func setHolder(birthDate: CalendarDay?, sex: Sex?) {
        head.hasHolder = true
        (head.birthDate, head.sex) = (birthDate, sex)
    }
    public mutating func add(_ doubts: FeedDoubts) { head.doubts.formUnion(doubts) }
    public mutating func set(_ fingerprint: Fingerprint) { head.fingerprint = fingerprint }

    /// Sets a text of at most 65,534 bytes.
    public mutating func set(_ text: RecordFrame.Text, _ bytes: UnsafeBufferPointer<UInt8>) {
        starts[text.rawValue] = Int32(truncatingIfNeeded: texts.count)
        head.lengths[text.rawValue] = bytes.count
        texts.append(UnsafeRawBufferPointer(bytes))
    }

    public mutating func set(_ text: RecordFrame.Text, _ value: String) {
        var value = value
        value.withUTF8 { set(text, $0) }
    }

    /// Adds a document. Texts are at most 65,534 bytes long.
    public mutating func add(
        _ type: DocumentType, number: UnsafeBufferPointer<UInt8>, rawNumber: String?,
        issuingState: UnsafeBufferPointer<UInt8>?, issuedOn: CalendarDay?, expiresOn: CalendarDay?,
        authority: UnsafeBufferPointer<UInt8>?
    ) {
        head.documents += 1
        let name = type.name.bytes
        documents.append(UInt8(truncatingIfNeeded: type.place))
        documents.append((rawNumber == nil ? 0 : 1) | (issuingState == nil ? 0 : 2) | (authority == nil ? 0 : 4))
        func add(length: Int) { documents.append(number: UInt16(truncatingIfNeeded: length)) }
        add(length: name.count + 1 + number.count)
        add(length: number.count)
        add(length: rawNumber?.utf8.count ?? 0)
        add(length: issuingState?.count ?? 0)
        add(length: authority?.count ?? 0)
        documents.append(number: issuedOn?.number ?? .min)
        documents.append(number: expiresOn?.number ?? .min)
        documents.append(name)
        documents.append(UInt8(ascii: ":"))
        documents.append(UnsafeRawBufferPointer(number))
        if var rawNumber { rawNumber.withUTF8 { documents.append(UnsafeRawBufferPointer($0)) } }
        if let issuingState { documents.append(UnsafeRawBufferPointer(issuingState)) }
        if let authority { documents.append(UnsafeRawBufferPointer(authority)) }
    }

    /// A text that was set.
    public func string(_ text: RecordFrame.Text) -> String? {
        place(of: text).map { String(decoding: texts.raw($0), as: UTF8.self) }
    }

    private func place(of text: RecordFrame.Text) -> Range<Int>? {
        guard let length = head.lengths[text.rawValue] else { return nil }
        let start = Int(starts[text.rawValue])
        return start..<start + length
    }

    /// `type:number` of each document that was added.
    public var documentKeys: [String] {
        var keys: [String] = []
        var place = 0
        while let document = try? RecordFrame.Document(documents.raw, &place, documents.count) {
            keys.append(String(decoding: documents.raw(document.key), as: UTF8.self))
        }
        return keys
    }

    /// Appends the frame to what was written.
    public func finish(into bytes: FrameBytes) {
        head.append(to: bytes)
        for text in RecordFrame.Text.allCases {
            if let place = place(of: text) { bytes.append(texts.raw(place)) }
        }
        bytes.append(documents.raw)
    }
}
