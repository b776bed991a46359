/// One entry of the tables that a correction (更正) may touch.
public enum CorrectableFact: Hashable, Sendable {
    case custody(CustodyEvent)
    case approval(Approval)
    case declaration(Declaration)

    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case custody, approval, declaration

        public var title: Bilingual {
            switch self {
            case .custody: .init(zh: "保管登记", en: "custody entry")
            case .approval: .init(zh: "批件", en: "approval")
            case .declaration: .init(zh: "证件申报", en: "declaration")
            }
        }

        /// Its columns, those of the key first.
        public var columns: [FactColumn] { keyColumns + valueColumns }

        /// What tells one entry from another.
        public var keyColumns: [FactColumn] {
            switch self {
            case .custody: [.document, .at, .event]
            case .approval: [.approvalNumber, .ref]
            case .declaration: [.document]
            }
        }

        private var valueColumns: [FactColumn] {
            switch self {
            case .custody: [.place, .slot, .approval, .officer, .note]
            case .approval:
                [
                    .kind, .extends, .purpose, .documents, .destinations, .departOn, .returnOn, .decidedOn, .decision,
                    .approver, .reportedOn,
                ]
            case .declaration:
                [.number, .ref, .issuingState, .issuedOn, .expiresOn, .authority, .declaredOn]
            }
        }
    }

    public var kind: Kind {
        switch self {
        case .custody: .custody
        case .approval: .approval
        case .declaration: .declaration
        }
    }

    /// How evidence names it.
    public var evidence: String {
        switch self {
        case .custody(let event): event.evidence
        case .approval(let approval): approval.evidence
        case .declaration(let declaration): declaration.evidence
        }
    }

    /// Whose it is; nil for a custody entry, which follows the document.
    public var ref: String? {
        switch self {
        case .custody: nil
        case .approval(let approval): approval.ref
        case .declaration(let declaration): declaration.ref
        }
    }

    /// The document that a custody entry or a declaration is about.
    public var document: DocumentKey? {
        switch self {
        case .custody(let event): event.document
        case .approval: nil
        case .declaration(let declaration): declaration.document
        }
    }

    /// Every column with its value as the tables write it; blank where there is none.
    public var columns: [FactColumn: String] {
        switch self {
        case .custody(let event):
            [
                .document: event.document.description, .at: Zone.shanghai.text(of: event.at),
                .event: event.event.rawValue, .place: event.place ?? "", .slot: event.slot ?? "",
                .approval: event.approval ?? "", .officer: event.officer, .note: event.note ?? "",
            ]
        case .approval(let approval):
            [
                .approvalNumber: approval.number, .ref: approval.ref, .kind: approval.kind.rawValue,
                .extends: approval.extends ?? "", .purpose: approval.purpose?.rawValue ?? "",
                .documents: approval.documents.map(\.description).joined(separator: ";"),
                .destinations: approval.destinations.map(\.text).joined(separator: ";"),
                .departOn: text(approval.departOn), .returnOn: text(approval.returnOn),
                .decidedOn: text(approval.decidedOn), .decision: approval.decision.rawValue,
                .approver: approval.approver, .reportedOn: text(approval.reportedOn),
            ]
        case .declaration(let declaration):
            [
                .document: declaration.document.description, .number: declaration.rawNumber, .ref: declaration.ref,
                .issuingState: declaration.issuingState.text, .issuedOn: text(declaration.issuedOn),
                .expiresOn: text(declaration.expiresOn), .authority: declaration.authority ?? "",
                .declaredOn: text(declaration.declaredOn),
            ]
        }
    }

    /// Whether both are entries under the same key.
    public func isVersion(of other: CorrectableFact) -> Bool {
        guard kind == other.kind else { return false }
        let (own, others) = (columns, other.columns)
        return kind.keyColumns.allSatisfy { own[$0] == others[$0] }
    }

    private func text(_ day: CalendarDay?) -> String { day?.description ?? "" }
}
