import LeveeCore

/// A row of `feed_record` on its way in: its cells lie in the frame.
struct FeedRecordRow {
    private let source: Int64
    private let delivery: Int64
    private let frame: RecordFrame
    private let person: PersonID?
    /// Whether its documents stand in `mention`; otherwise it has at most one, in the row itself.
    private let isListed: Bool
    /// Where it lies among those of the rows that wait.
    private let fingerprint: Range<Int>
    /// Those that it has.
    let parts: RecordParts

    init(
        source: Int64, delivery: Int64, frame: RecordFrame, person: PersonID?,
        isListed: Bool, fingerprint: Range<Int>
    ) {
        (self.source, self.delivery) = (source, delivery)
        (self.frame, self.person, self.isListed, self.fingerprint) = (frame, person, isListed, fingerprint)
        parts = RecordParts(frame, isListed ? nil : frame.document)
    }

    /// Binds its cells among those of ``RecordParts/columns``, in their order; those of parts that it does not have are NULL.
    func bind(
        _ columns: RecordParts, _ fingerprints: FrameBytes, to statement: HotStatement, from first: Int32
    ) {
        var place = first
        func add(_ number: Int64) {
            statement.bind(number, at: place)
            place += 1
        }
        func add(_ text: UnsafeRawBufferPointer?) {
            statement.bind(text: text, at: place)
            place += 1
        }
        func add(_ day: CalendarDay?) {
            statement.bind(day.map { Int64($0.number) }, at: place)
            place += 1
        }
        /// Whether the part is there; where it is not, its columns are NULL.
        func has(_ part: RecordParts) -> Bool {
            if parts.contains(part) { return true }
            if columns.contains(part) {
                for column in 0..<part.width { statement.bind(nil as Int64?, at: place + column) }
                place += part.width
            }
            return false
        }
        let document = isListed ? nil : frame.document
        add(source)
        add(frame.raw(.recordID))
        add(delivery)
        add(frame.kind.word.bytes)
        add(frame.kind.word(ofAction: frame.action)?.bytes)
        statement.bind(person?.value, at: place)
        place += 1
        statement.bind(blob: fingerprints.raw(fingerprint), at: place)
        place += 1
        if has(.day) { add(frame.on) }
        if has(.crossing) {
            add(frame.at.nanoseconds)
            add(frame.raw(.port))
            add(frame.raw(.to))
            add(frame.raw(.from))
        }
        if has(.withdrawal) {
            add(frame.raw(.target))
            add(frame.raw(.reason))
        }
        if has(.number) { add(frame.raw(.idNumber)) }
        if has(.name) {
            add(frame.raw(.name))
            add(frame.raw(.surname))
            add(frame.raw(.givenNames))
            add(frame.birthDate)
            add(frame.sex.map { ($0 == .male ? Self.male : Self.female).bytes })
        }
        if has(.document) {
            add(document.map { frame.raw($0.key) })
            add(document?.rawNumber.map(frame.raw))
            add(document?.issuingState.map(frame.raw))
        }
        if has(.validity) {
            add(document?.issuedOn)
            add(document?.expiresOn)
            add(document?.authority.map(frame.raw))
        }
        if has(.doubts) {
            statement.bind(copying: frame.doubts.list.map(\.rawValue).joined(separator: " "), at: place)
        }
    }

    private static let male: StaticString = "M"
    private static let female: StaticString = "F"
}

/// Which parts of a row are there: what a record lacks of a part is NULL.
struct RecordParts: OptionSet {
    let rawValue: UInt16

    static let day = Self(rawValue: 1)
    static let crossing = Self(rawValue: 2)
    static let withdrawal = Self(rawValue: 4)
    static let number = Self(rawValue: 8)
    static let name = Self(rawValue: 16)
    static let document = Self(rawValue: 32)
    static let validity = Self(rawValue: 64)
    static let doubts = Self(rawValue: 128)
}

extension RecordParts {
    /// - Parameter document: the one that stands in the row itself.
    init(_ frame: RecordFrame, _ document: RecordFrame.Document?) {
        var parts: RecordParts = []
        if frame.on != nil { parts.insert(.day) }
        if frame.kind == .crossing { parts.insert(.crossing) }
        if frame.kind == .withdrawal { parts.insert(.withdrawal) }
        if frame.place(of: .idNumber) != nil { parts.insert(.number) }
        let hasNames =
            frame.place(of: .name) != nil || frame.place(of: .surname) != nil || frame.place(of: .givenNames) != nil
        if hasNames || frame.birthDate != nil || frame.sex != nil { parts.insert(.name) }
        if let document {
            parts.insert(.document)
            if document.issuedOn != nil || document.expiresOn != nil || document.authority != nil {
                parts.insert(.validity)
            }
        }
        if !frame.doubts.isEmpty { parts.insert(.doubts) }
        self = parts
    }

    /// How many columns a single part has.
    var width: Int32 {
        switch self {
        case .crossing: 4
        case .withdrawal: 2
        case .name: 5
        case .document, .validity: 3
        default: 1
        }
    }

    /// The columns of a row with these parts.
    var columns: [String] {
        var columns = [
            "source", "record_id", "delivery", "kind", "action", "person_id", "fingerprint",
        ]
        if contains(.day) { columns += ["on_day"] }
        if contains(.crossing) { columns += ["at", "port", "to_place", "from_place"] }
        if contains(.withdrawal) { columns += ["target", "reason"] }
        if contains(.number) { columns += ["holder_id_number"] }
        if contains(.name) {
            columns += ["holder_name", "holder_surname", "holder_given_names", "holder_birth_date", "holder_sex"]
        }
        if contains(.document) { columns += ["document", "raw_number", "issuing_state"] }
        if contains(.validity) { columns += ["issued_on", "expires_on", "authority"] }
        if contains(.doubts) { columns += ["doubts"] }
        return columns
    }
}
