import LeveeCore

// What stands on each tag of a record, from its attributes into the frame. Whatever is wrong stays with the reader.

extension RecordFrameWriter {
    /// Reads the record's own tag.
    /// - Parameter lastDay: after which no record may lie.
    mutating func readRecord(_ fields: inout FieldReader, kind: FeedElement, lastDay: CalendarDay, zone: Zone) {
        let recordID = fields.requiredIdentifier(.recordId)
        set(.recordID, recordID)
        switch kind {
        case .document: readAction(&fields, of: .document)
        case .filing: readAction(&fields, of: .filing)
        case .crossing: readCrossing(&fields, lastDay: lastDay, zone: zone)
        case .withdrawal: readWithdrawal(&fields, recordID)
        case .root, .holdings, .holder, .travelDocument: break
        }
        if kind == .document || kind == .filing || kind == .holdings, let on = fields.requiredDay(.on) {
            if on > lastDay { fields.note(.dayInFuture, .on) }
            set(on: on)
        }
    }

    private mutating func readAction(_ fields: inout FieldReader, of kind: RecordFrame.Kind) {
        if let action = fields.requiredWord(.action, of: kind) { set(action: action) }
    }

    private mutating func readCrossing(_ fields: inout FieldReader, lastDay: CalendarDay, zone: Zone) {
        let direction = fields.requiredWord(.direction, of: .crossing)
        if let direction { set(action: direction) }
        if let at = fields.requiredInstant(.at) {
            if zone.day(of: at) > lastDay { fields.note(.dayInFuture, .at) }
            set(at: at)
        }
        set(.port, fields.optionalIdentifier(.port))
        let isExit = direction == RecordFrame.Kind.exit
        if isExit, fields.text(.to) == nil { fields.note(.missingValue, .to) }
        set(.to, fields.optionalCountry(.to))
        set(.from, fields.optionalCountry(.from))
    }

    private mutating func readWithdrawal(_ fields: inout FieldReader, _ recordID: FieldText?) {
        let target = fields.requiredIdentifier(.of)
        if let target, let recordID, target.string.utf8.elementsEqual(recordID.string.utf8) {
            fields.note(.withdrawalCycle, .of)
        }
        set(.target, target)
        set(.reason, fields.optionalText(.reason, limit: Text.freeLimit))
    }

    /// Reads a holder's tag.
    /// - Returns: what suffices to know a person by.
    mutating func readHolder(_ fields: inout FieldReader) -> HolderParts {
        var parts = HolderParts()
        var number: (birthDate: CalendarDay, sex: Sex)?
        if let text = fields.text(.idNumber) {
            number = fields.value(text, of: .idNumber, CitizenNumber.read)
            parts.hasUnreadableNumber = number == nil
            if number != nil { setNumber(text) }
        }
        parts.hasNumber = number != nil
        for (field, text) in Self.names {
            guard let name = fields.optionalText(field, limit: Text.nameLimit) else { continue }
            set(text, name)
            parts.isEmpty = false
            if field == .name { parts.isNamed = true }
            if name.isDoubtful { add(FeedDoubts(.unseenCharacters)) }
        }
        let birthDate = fields.optionalDay(.birthDate)
        let sex = fields.value(fields.text(.sex), of: .sex, Sex.read)
        if let number {
            if let birthDate, birthDate != number.birthDate { add(FeedDoubts(.birthDate)) }
            if let sex, sex != number.sex { add(FeedDoubts(.sex)) }
        }
        parts.isNamed = parts.isNamed && birthDate != nil && sex != nil
        parts.isEmpty = parts.isEmpty && number == nil && birthDate == nil && sex == nil
        // A holder who says nothing is no other content than none.
        if !parts.isEmpty { setHolder(birthDate: birthDate, sex: sex) }
        return parts
    }

    private static let names: [(FeedAttribute, RecordFrame.Text)] = [
        (.name, .name), (.surname, .surname), (.givenNames, .givenNames),
    ]

    /// An `x` at the end of an ID number is written as `X`.
    private mutating func setNumber(_ text: FieldText) {
        guard case .plain(let bytes) = text, bytes.last == UInt8(ascii: "x") else { return set(.idNumber, text) }
        set(.idNumber, String(decoding: bytes.dropLast(), as: UTF8.self) + "X")
    }

    /// Reads a document's tag; adds nothing where type or number cannot be read.
    mutating func readDocument(_ fields: inout FieldReader, needsState: Bool) {
        let type = fields.value(fields.required(.type), of: .type, DocumentType.read)
        let written = fields.required(.number)
        let number = written.flatMap { DocumentNumberText($0) }
        if written != nil, number == nil { fields.note(.badValue, .number) }
        if needsState, fields.text(.issuingState) == nil { fields.note(.missingValue, .issuingState) }
        let state = fields.optionalCountry(.issuingState)
        let issuedOn = fields.optionalDay(.issuedOn)
        let expiresOn = fields.optionalDay(.expiresOn)
        let authority = fields.optionalText(.authority, limit: Text.freeLimit)
        if let issuedOn, let expiresOn, expiresOn < issuedOn { fields.note(.expiresBeforeIssue, .expiresOn) }
        guard let type, let number else { return }
        number.withBytes { bytes in
            if type.matchesPattern(bytes) == false { add(FeedDoubts(.numberPattern)) }
            state.withBytes { state in
                authority.withBytes { authority in
                    add(
                        type, number: bytes, rawNumber: number.raw, issuingState: state, issuedOn: issuedOn,
                        expiresOn: expiresOn, authority: authority)
                }
            }
        }
    }
}

/// What a holder's tag holds.
struct HolderParts {
    var hasNumber = false
    var hasUnreadableNumber = false
    /// Whether name, birth date and sex are there.
    var isNamed = false
    var isEmpty = true
}

/// A document number as it is compared, and as it was written where that differs.
private enum DocumentNumberText {
    case same(UnsafeBufferPointer<UInt8>)
    case other(DocumentNumber)

    init?(_ text: FieldText) {
        if case .plain(let bytes) = text, DocumentNumber.isNormal(bytes) {
            self = .same(bytes)
        } else {
            guard let number = try? DocumentNumber(text.string) else { return nil }
            self = .other(number)
        }
    }

    var raw: String? {
        if case .other(let number) = self, number.raw != number.text { number.raw } else { nil }
    }

    func withBytes(_ work: (UnsafeBufferPointer<UInt8>) -> Void) {
        switch self {
        case .same(let bytes): work(bytes)
        case .other(let number):
            var text = number.text
            text.withUTF8(work)
        }
    }
}

extension FieldText? {
    fileprivate func withBytes(_ work: (UnsafeBufferPointer<UInt8>?) -> Void) {
        switch self {
        case .plain(let bytes): work(bytes)
        case .other(var text): text.withUTF8 { work($0) }
        case nil: work(nil)
        }
    }
}
