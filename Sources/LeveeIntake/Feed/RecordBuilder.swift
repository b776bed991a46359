import LeveeCore

/// Puts one element under the root together, tag by tag, and says at its end what it is. The record itself grows in the
/// writer.
struct RecordBuilder {
    private let zone: Zone
    /// Day of `generatedAt`, after which a record may lie by one day.
    private let generatedOn: CalendarDay
    private var writer = RecordFrameWriter()

    private var kind: FeedElement?
    private var fault: FieldFault?
    private var hasHolder = false
    private var documentTags = 0
    private var strays = StrayParts()

    init(generatedOn: CalendarDay, zone: Zone) {
        self.generatedOn = generatedOn
        self.zone = zone
    }

    /// Begins with the start tag under the root.
    mutating func begin(_ element: XMLElement, kind: FeedElement?, line: Int) {
        self.kind = kind.flatMap { $0.isRecord ? $0 : nil }
        fault = nil
        hasHolder = false
        documentTags = 0
        strays = StrayParts()
        writer.begin(self.kind?.frameKind ?? .withdrawal, line: line)
        guard let kind = self.kind else {
            note(kind == nil ? .unknownElement : .misplacedElement, FieldReader.shown(element.name))
            writer.set(.recordID, element.value(of: .recordId).flatMap(FieldText.init)?.identifier)
            strays.gather(element)
            return
        }
        var fields = FieldReader(element, as: kind)
        writer.readRecord(&fields, kind: kind, lastDay: generatedOn + 1, zone: zone)
        note(fields.fault)
    }

    /// Takes a start tag inside the record; `depth` is 1 for a child of the record itself.
    mutating func open(_ element: XMLElement, kind child: FeedElement?, depth: Int) {
        switch child {
        case .holder where depth == 1 && takesHolder: readHolder(element)
        case .travelDocument where depth == 1 && takesDocument:
            documentTags += 1
            var fields = FieldReader(element, as: .travelDocument)
            writer.readDocument(&fields, needsState: kind == .document)
            note(fields.fault)
        case .holder where depth == 1 && hasHolder:
            note(.secondHolder, "holder")
            strays.gather(element)
        default:
            note(child == nil ? .unknownElement : .misplacedElement, FieldReader.shown(element.name))
            strays.gather(element)
        }
    }

    /// Notes text other than white space, anywhere in the record.
    mutating func noteText() {
        let name = ownName
        note(.foreignText, name)
    }

    /// Why the element is bad, at its end tag; nil where the writer has a good record.
    mutating func finish() -> BadRecord? {
        noteMissingChildren()
        guard let fault else { return nil }
        let own = writer.string(.idNumber).flatMap { try? CitizenNumber($0) }
        return BadRecord(
            reason: fault.reason, field: fault.field, recordID: writer.string(.recordID),
            idNumbers: (own.map { [$0] } ?? []) + strays.idNumbers,
            hasUnreadableIDNumber: strays.hasUnreadableNumber,
            documents: writer.documentKeys.compactMap { try? DocumentKey($0) } + strays.documents)
    }

    /// Appends the good record as a frame.
    mutating func finish(into bytes: FrameBytes) { writer.finish(into: bytes) }

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
        var fields = FieldReader(element, as: .holder)
        let parts = writer.readHolder(&fields)
        if parts.hasUnreadableNumber { strays.hasUnreadableNumber = true }
        let suffices = parts.hasNumber || kind == .crossing || (kind == .document && parts.isNamed)
        if !suffices { fields.note(.missingValue, .idNumber) }
        note(fields.fault)
    }

    private mutating func note(_ reason: BadRecord.Reason, _ field: @autoclosure () -> String) {
        if fault == nil { fault = FieldFault(reason: reason, field: field()) }
    }

    private mutating func note(_ other: FieldFault?) {
        if fault == nil { fault = other }
    }
}

/// ID numbers and documents out of place: no part of a record, but they tell whose it is.
struct StrayParts {
    var hasUnreadableNumber = false
    private(set) var idNumbers: [CitizenNumber] = []
    private(set) var documents: [DocumentKey] = []

    /// Reads what a tag that does not belong here says of person and document.
    mutating func gather(_ element: XMLElement) {
        func text(_ name: FeedAttribute) -> String? { element.value(of: name).flatMap(FieldText.init)?.string }
        if element.isNamed("holder"), let text = text(.idNumber) {
            if let number = try? CitizenNumber(text) {
                idNumbers.append(number)
            } else {
                hasUnreadableNumber = true
            }
        }
        if element.isNamed("travelDocument"), let type = text(.type), let number = text(.number),
            let type = try? DocumentType(type), let number = try? DocumentNumber(number)
        {
            documents.append(DocumentKey(type, number))
        }
    }
}

extension FeedElement {
    fileprivate var frameKind: RecordFrame.Kind? {
        switch self {
        case .document: .document
        case .crossing: .crossing
        case .holdings: .holdings
        case .filing: .filing
        case .withdrawal: .withdrawal
        case .root, .holder, .travelDocument: nil
        }
    }
}
