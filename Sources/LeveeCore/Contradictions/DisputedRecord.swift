/// A record that may be false: an entry of the ledger, a crossing, the authority's word on a document, or a declaration.
public enum DisputedRecord: Hashable, Sendable {
    case ledger(CustodyEvent)
    case crossing(Crossing)
    case authority(Mention, DocumentKey)
    case declaration(Declaration)

    public var evidence: String {
        switch self {
        case .ledger(let event): event.evidence
        case .crossing(let crossing): crossing.evidence
        case .authority(let mention, _): mention.evidence
        case .declaration(let declaration): declaration.evidence
        }
    }

    /// What it says, in a few words.
    func text(in zone: Zone) -> Bilingual {
        switch self {
        case .ledger(let event):
            let (title, at) = (event.event.title, zone.text(of: event.at))
            return Bilingual(
                zh: "台账：\(at) \(title.zh) \(Self.name(event.document).zh)",
                en: "ledger: \(Self.name(event.document).en) \(title.en) \(at)")
        case .crossing(let crossing):
            let (title, at) = (crossing.direction.title, zone.text(of: crossing.at))
            return Bilingual(
                zh: "边防：\(at) 持\(Self.name(crossing.document).zh)\(title.zh)",
                en: "border: \(title.en) \(at) on \(Self.name(crossing.document).en)")
        case .authority(let mention, let document):
            let isIssue = mention.kind == .document(.issued)
            let day = isIssue ? mention.issuedOn ?? mention.on : mention.on
            return Bilingual(
                zh: "公安机关：\(Self.name(document).zh) \(day) \(isIssue ? "签发" : "注销")",
                en: "authority: \(Self.name(document).en) \(isIssue ? "issued" : "cancelled") \(day)")
        case .declaration(let declaration):
            return Bilingual(
                zh: "申报：\(Self.name(declaration.document).zh) \(declaration.issuedOn) 签发",
                en: "declaration: \(Self.name(declaration.document).en) issued \(declaration.issuedOn)")
        }
    }

    static func name(_ document: DocumentKey) -> Bilingual { Fact.document(document).shown }
}
