import LeveeCore

/// The values that stand on a record's own tag.
struct RecordFields {
    var recordID: String?
    private var kind: FeedElement?
    private var on: CalendarDay?
    private var action: FeedRecord.DocumentAction?
    private var answer: FeedRecord.FilingAnswer?
    private var direction: FeedRecord.Direction?
    private var at: Instant?
    private var port: String?
    private var to: CountryCode?
    private var from: CountryCode?
    private var target: String?
    private var reason: String?

    init() {}

    /// Reads them; whatever is wrong stays with the reader.
    init(_ reader: inout FieldReader, kind: FeedElement, lastDay: CalendarDay, zone: Zone) {
        self.kind = kind
        recordID = reader.requiredIdentifier("recordId")
        switch kind {
        case .document: action = reader.requiredWord("action", FeedRecord.DocumentAction.self)
        case .filing: answer = reader.requiredWord("action", FeedRecord.FilingAnswer.self)
        case .crossing: readCrossing(&reader, lastDay: lastDay, zone: zone)
        case .withdrawal: readWithdrawal(&reader)
        case .root, .holdings, .holder, .travelDocument: break
        }
        if kind == .document || kind == .filing || kind == .holdings {
            on = reader.requiredDay("on")
            if let on, on > lastDay { reader.note(.dayInFuture, "on") }
        }
    }

    private mutating func readCrossing(_ reader: inout FieldReader, lastDay: CalendarDay, zone: Zone) {
        direction = reader.requiredWord("direction", FeedRecord.Direction.self)
        at = reader.requiredInstant("at")
        if let at, zone.day(of: at) > lastDay { reader.note(.dayInFuture, "at") }
        port = reader.optionalIdentifier("port")
        if direction == .exit, reader.text("to") == nil { reader.note(.missingValue, "to") }
        to = reader.optionalCountry("to")
        from = reader.optionalCountry("from")
    }

    private mutating func readWithdrawal(_ reader: inout FieldReader) {
        target = reader.requiredIdentifier("of")
        if let target, target == recordID { reader.note(.withdrawalCycle, "of") }
        reason = reader.optionalText("reason", limit: Text.freeLimit)
    }

    /// The record's content; nil where something that it needs is not there.
    func body(holder: Holder?, documents: [DocumentDetails]) -> FeedRecord.Body? {
        switch kind {
        case .document:
            guard let action, let on, let holder, let details = documents.first else { return nil }
            return .document(action: action, on: on, holder: holder, details: details)
        case .crossing:
            guard let direction, let at, let details = documents.first else { return nil }
            return .crossing(
                direction: direction, at: at, port: port, to: to, from: from, holder: holder, details: details)
        case .holdings:
            guard let on, let holder else { return nil }
            return .holdings(on: on, holder: holder, documents: documents)
        case .filing:
            guard let answer, let on, let holder else { return nil }
            return .filing(action: answer, on: on, holder: holder)
        case .withdrawal:
            guard let target else { return nil }
            return .withdrawal(of: target, reason: reason)
        case .root, .holder, .travelDocument, nil: return nil
        }
    }
}

extension Holder {
    /// Reads a holder's tag; whatever is wrong stays with the reader.
    init(_ reader: inout FieldReader) {
        self.init(
            idNumber: reader.optional("idNumber") { text throws(Refusal) in try CitizenNumber(text) },
            name: reader.optionalText("name", limit: Text.nameLimit),
            surname: reader.optionalText("surname", limit: Text.nameLimit),
            givenNames: reader.optionalText("givenNames", limit: Text.nameLimit),
            birthDate: reader.optionalDay("birthDate"),
            sex: reader.optional("sex") { text throws(Refusal) in try Sex(text) })
    }

    /// What contradicts itself or cannot be seen.
    var doubts: Set<FeedDoubt> {
        var doubts: Set<FeedDoubt> = []
        if let idNumber {
            if let birthDate, birthDate != idNumber.birthDate { doubts.insert(.birthDate) }
            if let sex, sex != idNumber.sex { doubts.insert(.sex) }
        }
        for name in [name, surname, givenNames] {
            if let name, Text.isDoubtful(name) { doubts.insert(.unseenCharacters) }
        }
        return doubts
    }
}

extension DocumentDetails {
    /// Reads a document's tag; nil where type or number cannot be read. Whatever is wrong stays with the reader.
    init?(reading reader: inout FieldReader, needsState: Bool) {
        let type = reader.required("type") { text throws(Refusal) in try DocumentType(text) }
        let number = reader.required("number") { text throws(Refusal) in try DocumentNumber(text) }
        if needsState, reader.text("issuingState") == nil { reader.note(.missingValue, "issuingState") }
        let issuingState = reader.optionalCountry("issuingState")
        let issuedOn = reader.optionalDay("issuedOn")
        let expiresOn = reader.optionalDay("expiresOn")
        let authority = reader.optionalText("authority", limit: Text.freeLimit)
        if let issuedOn, let expiresOn, expiresOn < issuedOn { reader.note(.expiresBeforeIssue, "expiresOn") }
        guard let type, let number else { return nil }
        self.init(
            document: DocumentKey(type, number), rawNumber: number.raw, issuingState: issuingState,
            issuedOn: issuedOn, expiresOn: expiresOn, authority: authority)
    }
}
