/// The head of a record's frame: everything of a fixed size. Numbers are little-endian.
///
/// `0` kind, `1` action, `2` sex (0 none, 1 male, 2 female), `3` flags (1 holder, 2 fingerprint), `4` doubts, `8` moment (8
/// bytes), `16` day and `20` birth date (4 bytes each, the smallest number for none), `24` line, `28` number of documents,
/// `32` fingerprint, `64` the lengths of the texts (2 bytes each, the greatest number for none).
struct RecordHead {
    static let size = 64 + 2 * RecordFrame.Text.allCases.count
    /// A length that says that there is no text.
    static let none: UInt16 = 0xFFFF

    var kind: RecordFrame.Kind
    var action = 0
    var sex: Sex?
    var hasHolder = false
    var doubts = FeedDoubts()
    var at = Instant(nanoseconds: 0)
    var on: CalendarDay?
    var birthDate: CalendarDay?
    var line = 0
    var documents = 0
    var fingerprint: Fingerprint?
    /// By the raw value of ``RecordFrame/Text``.
    var lengths = TextLengths()

    init(_ kind: RecordFrame.Kind) { self.kind = kind }

    /// nil where no writer makes such a head.
    init?(_ bytes: UnsafeRawBufferPointer, at start: Int) {
        guard let kind = RecordFrame.Kind(rawValue: bytes[start]), bytes[start + 1] < kind.actions,
            bytes[start + 2] <= 2, bytes[start + 3] <= 3
        else { return nil }
        self.kind = kind
        action = Int(bytes[start + 1])
        sex = bytes[start + 2] == 0 ? nil : bytes[start + 2] == 1 ? .male : .female
        hasHolder = bytes[start + 3] & 1 != 0
        doubts = FeedDoubts(rawValue: bytes[start + 4])
        at = Instant(nanoseconds: bytes.number(start + 8))
        on = CalendarDay(framed: bytes.number(start + 16))
        birthDate = CalendarDay(framed: bytes.number(start + 20))
        line = Int(bytes.number(start + 24) as UInt32)
        documents = Int(bytes.number(start + 28) as UInt32)
        if bytes[start + 3] & 2 != 0 { fingerprint = Fingerprint(bytes, at: start + 32) }
        lengths = TextLengths(bytes, at: start + 64)
    }

    /// Appends the head to what was written.
    func append(to bytes: FrameBytes) {
        let start = bytes.count
        _ = bytes.room(for: Self.size)
        bytes.wrote(Self.size)
        bytes.put(number: kind.rawValue, at: start)
        bytes.put(number: UInt8(truncatingIfNeeded: action), at: start + 1)
        bytes.put(number: (sex == nil ? 0 : sex == .male ? 1 : 2) as UInt8, at: start + 2)
        bytes.put(number: (hasHolder ? 1 : 0) | (fingerprint == nil ? 0 : 2) as UInt8, at: start + 3)
        bytes.put(number: UInt32(doubts.rawValue), at: start + 4)
        bytes.put(number: at.nanoseconds, at: start + 8)
        bytes.put(number: on?.number ?? .min, at: start + 16)
        bytes.put(number: birthDate?.number ?? .min, at: start + 20)
        bytes.put(number: UInt32(truncatingIfNeeded: line), at: start + 24)
        bytes.put(number: UInt32(truncatingIfNeeded: documents), at: start + 28)
        for lane in 0..<4 { bytes.put(number: fingerprint?.lanes[lane] ?? 0, at: start + 32 + 8 * lane) }
        for text in 0..<RecordFrame.Text.allCases.count {
            bytes.put(number: lengths.stored[text], at: start + 64 + 2 * text)
        }
    }
}

extension RecordFrame {
    /// Puts the fingerprint of its values into a frame that was written.
    public static func stamp(_ fingerprint: Fingerprint, into bytes: FrameBytes, at start: Int) {
        bytes.put(number: bytes.raw[start + 3] | 2, at: start + 3)
        for lane in 0..<4 { bytes.put(number: fingerprint.lanes[lane], at: start + 32 + 8 * lane) }
    }
}

/// The length of each text of a record; nil for one that it does not have.
struct TextLengths {
    fileprivate var stored = SIMD16<UInt16>(repeating: RecordHead.none)

    init() {}

    fileprivate init(_ bytes: UnsafeRawBufferPointer, at start: Int) {
        for text in 0..<RecordFrame.Text.allCases.count { stored[text] = bytes.number(start + 2 * text) }
    }

    /// Where each text ends that lies behind the others from `start` on, and a bit for each that is not there; nil where they
    /// go beyond the end.
    func ends(from start: Int, to end: Int) -> (SIMD16<Int32>, absent: UInt16)? {
        var place = start
        var ends = SIMD16<Int32>()
        var absent: UInt16 = 0
        for text in 0..<RecordFrame.Text.allCases.count {
            let length = stored[text]
            if length == RecordHead.none { absent |= 1 << UInt16(text) } else { place += Int(length) }
            ends[text] = Int32(truncatingIfNeeded: place)
        }
        return place <= end ? (ends, absent) : nil
    }

    subscript(text: Int) -> Int? {
        get { stored[text] == RecordHead.none ? nil : Int(stored[text]) }
        set { stored[text] = newValue.map { UInt16(truncatingIfNeeded: $0) } ?? RecordHead.none }
    }
}

extension RecordFrame.Kind {
    /// How many actions, directions or answers there are.
    var actions: Int {
        switch self {
        case .document: FeedRecord.DocumentAction.allCases.count
        case .crossing: FeedRecord.Direction.allCases.count
        case .filing: FeedRecord.FilingAnswer.allCases.count
        case .holdings, .withdrawal: 1
        }
    }
}

extension CalendarDay {
    /// The day of a frame; nil for the number that stands for none.
    init?(framed number: Int32) {
        if number == .min { return nil }
        self.init(number: number)
    }
}

extension UnsafeRawBufferPointer {
    func number<Number: FixedWidthInteger>(_ place: Int) -> Number {
        Number(littleEndian: loadUnaligned(fromByteOffset: place, as: Number.self))
    }
}
