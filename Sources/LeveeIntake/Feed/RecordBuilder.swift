import LeveeCore

/// Puts one element under the root together, tag by tag, and says at its end what it is.
struct RecordBuilder {
    private let kind: FeedElement?
    /// Day of `generatedAt`, after which a record may lie by one day.
    private let generatedOn: CalendarDay
    private var fault: FieldFault?
    private var fields = RecordFields()
    private var hasHolder = false
    private var holder: Holder?
    private var documentTags = 0
    private var details: [DocumentDetails] = []
    private var doubts: Set<FeedDoubt> = []
    private var hasUnreadableIDNumber = false
    /// ID numbers and documents out of place: no part of a record, but they tell whose it is.
    private var strayNumbers: [CitizenNumber] = []
    private var strayDocuments: [DocumentKey] = []

    /// Begins with the start tag under the root.
    init(_ element: XMLElement, kind: FeedElement?, generatedOn: CalendarDay, zone: Zone) {
        self.kind = kind.flatMap { $0.isRecord ? $0 : nil }
        self.generatedOn = generatedOn
        guard let kind = self.kind else {
            note(kind == nil ? .unknownElement : .misplacedElement, FieldReader.shown(element.name))
            fields.recordID = FieldReader.text("recordId", of: element).flatMap { try? Text.identifier($0) }
            gather(element)
            return
        }
        var reader = FieldReader(element, as: kind)
        fields = RecordFields(&reader, kind: kind, lastDay: generatedOn + 1, zone: zone)
        note(reader.fault)
    }

    /// Takes a start tag inside the record; `depth` is 1 for a child of the record itself.
    mutating func open(_ element: XMLElement, kind child: FeedElement?, depth: Int) {
        switch child {
        case .holder where depth == 1 && takesHolder: readHolder(element)
        case .travelDocument where depth == 1 && takesDocument: readDocument(element)
        case .holder where depth == 1 && hasHolder:
            note(.secondHolder, "holder")
            gather(element)
        default:
            note(child == nil ? .unknownElement : .misplacedElement, FieldReader.shown(element.name))
            gather(element)
        }
    }

    /// Notes text other than white space, anywhere in the record.
    mutating func noteText() { note(.foreignText, ownName) }

    /// What the element is, at its end tag.
    mutating func finish() -> FeedItem.Content {
        noteMissingChildren()
        if fault == nil, let id = fields.recordID, let body = fields.body(holder: holder, documents: details) {
            return .record(FeedRecord(recordID: id, body: body), doubts: FeedDoubt.allCases.filter(doubts.contains))
        }
        let fault = fault ?? FieldFault(reason: .missingValue, field: ownName)
        return .bad(
            BadRecord(
                reason: fault.reason, field: fault.field, recordID: fields.recordID,
                idNumbers: (holder?.idNumber.map { [$0] } ?? []) + strayNumbers,
                hasUnreadableIDNumber: hasUnreadableIDNumber, documents: details.map(\.document) + strayDocuments))
    }

    private var ownName: String { kind.map { "\($0.name)" } ?? "" }

    private var takesHolder: Bool {
        !hasHolder && documentTags == 0 && kind != nil && kind != .withdrawal
    }

    private var takesDocument: Bool {
        switch kind {
        case .document, .crossing: documentTags == 0
        case .holdings: true
        default: false
        }
    }

    private mutating func noteMissingChildren() {
        guard let kind else { return }
        if !hasHolder, kind != .crossing, kind != .withdrawal { note(.missingValue, "\(kind.name)/holder") }
        if documentTags == 0, kind == .document || kind == .crossing {
            note(.missingValue, "\(kind.name)/travelDocument")
        }
    }

    private mutating func readHolder(_ element: XMLElement) {
        hasHolder = true
        var reader = FieldReader(element, as: .holder)
        let read = Holder(&reader)
        if read.idNumber == nil, reader.text("idNumber") != nil { hasUnreadableIDNumber = true }
        if read.idNumber == nil {
            let isNamed = read.name != nil && read.birthDate != nil && read.sex != nil
            let suffices = kind == .crossing || (kind == .document && isNamed)
            if !suffices { reader.note(.missingValue, "idNumber") }
        }
        note(reader.fault)
        doubts.formUnion(read.doubts)
        // A holder who says nothing is no other content than none.
        holder = read == Holder() ? nil : read
    }

    private mutating func readDocument(_ element: XMLElement) {
        documentTags += 1
        var reader = FieldReader(element, as: .travelDocument)
        let read = DocumentDetails(reading: &reader, needsState: kind == .document)
        note(reader.fault)
        guard let read else { return }
        details.append(read)
        if read.document.type.matchesPattern(read.document.number) == false { doubts.insert(.numberPattern) }
    }

    /// Reads what a tag that does not belong here says of person and document.
    private mutating func gather(_ element: XMLElement) {
        if element.isNamed("holder"), let text = FieldReader.text("idNumber", of: element) {
            if let number = try? CitizenNumber(text) {
                strayNumbers.append(number)
            } else {
                hasUnreadableIDNumber = true
            }
        }
        if element.isNamed("travelDocument"), let type = FieldReader.text("type", of: element),
            let number = FieldReader.text("number", of: element),
            let type = try? DocumentType(type), let number = try? DocumentNumber(number)
        {
            strayDocuments.append(DocumentKey(type, number))
        }
    }

    private mutating func note(_ reason: BadRecord.Reason, _ field: String) {
        note(FieldFault(reason: reason, field: field))
    }

    private mutating func note(_ other: FieldFault?) {
        if fault == nil { fault = other }
    }
}
