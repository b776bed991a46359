import LeveeCore

/// A row of `feed_record` on its way in: its cells lie in the frame.
struct FeedRecordRow {
    /// Its place in the order of acceptance.
    var number: Int64
    var source: Int64
    var delivery: Int64
    var frame: RecordFrame
    var person: PersonID?
    /// The document that stands in the row itself.
    var document: RecordFrame.Document?
    var fingerprint: Fingerprint

    /// Binds the cells of ``RecordParts/columns`` in their order.
    func bind(_ parts: RecordParts, to statement: HotStatement, from first: Int32) {
        var place = first
        func add(_ number: Int64?) {
            statement.bind(number, at: place)
            place += 1
        }
        func add(_ text: UnsafeRawBufferPointer?) {
            statement.bind(text: text, at: place)
            place += 1
        }
        func add(_ day: CalendarDay?) { add(day.map { Int64($0.number) }) }
        add(number)
        add(source)
        add(frame.raw(.recordID))
        add(delivery)
        add(frame.kind.word.bytes)
        add(frame.kind.word(ofAction: frame.action)?.bytes)
        add(person?.value)
        statement.bind(fingerprint, at: place)
        place += 1
        if parts.contains(.day) { add(frame.on) }
        if parts.contains(.crossing) {
            add(frame.at.nanoseconds)
            add(frame.raw(.port))
            add(frame.raw(.to))
            add(frame.raw(.from))
        }
        if parts.contains(.withdrawal) {
            add(frame.raw(.target))
            add(frame.raw(.reason))
        }
        if parts.contains(.number) { add(frame.raw(.idNumber)) }
        if parts.contains(.name) {
            add(frame.raw(.name))
            add(frame.raw(.surname))
            add(frame.raw(.givenNames))
            add(frame.birthDate)
            add(frame.sex.map { ($0 == .male ? Self.male : Self.female).bytes })
        }
        if parts.contains(.document) {
            add(document.map { frame.raw($0.key) })
            add(document?.rawNumber.map(frame.raw))
            add(document?.issuingState.map(frame.raw))
        }
        if parts.contains(.validity) {
            add(document?.issuedOn)
            add(document?.expiresOn)
            add(document?.authority.map(frame.raw))
        }
        if parts.contains(.doubts) {
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
    init(_ row: FeedRecordRow) {
        var parts: RecordParts = []
        let (frame, document) = (row.frame, row.document)
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

    var columns: [String] {
        var columns = [
            "accepted", "source", "record_id", "delivery", "kind", "action", "person_id", "fingerprint",
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
