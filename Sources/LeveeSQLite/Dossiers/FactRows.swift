import GRDB
import LeveeCore

// Entries out of rows, by the place of the first of their columns.

extension Row {
    /// at, event, place, slot, approval, officer, note.
    func custodyEvent(of document: DocumentKey, from first: Int) throws -> CustodyEvent {
        CustodyEvent(
            document: document, at: instant(first), event: try code(first + 1), place: optionalText(first + 2),
            slot: optionalText(first + 3), approval: optionalText(first + 4), officer: text(first + 5),
            note: optionalText(first + 6))
    }

    /// raw_number, issuing_state, issued_on, expires_on, authority, declared_on.
    func declaration(of document: DocumentKey, by ref: String, from first: Int) throws -> Declaration {
        Declaration(
            document: document, rawNumber: text(first), ref: ref, issuingState: try country(first + 1),
            issuedOn: day(first + 2), expiresOn: day(first + 3), authority: optionalText(first + 4),
            declaredOn: day(first + 5))
    }

    /// number, kind, extends, purpose, documents, destinations, depart_on, return_on, decided_on, decision, approver,
    /// reported_on.
    func approval(of ref: String, from first: Int) throws -> Approval {
        Approval(
            number: text(first), ref: ref, kind: try code(first + 1), extends: optionalText(first + 2),
            purpose: try optionalCode(first + 3), documents: try list(first + 4).map(Row.document),
            destinations: try list(first + 5).map { text in
                do { return try CountryCode(text) } catch { throw StoreError.corrupt("destinations") }
            },
            departOn: optionalDay(first + 6), returnOn: optionalDay(first + 7), decidedOn: day(first + 8),
            decision: try code(first + 9), approver: text(first + 10), reportedOn: optionalDay(first + 11))
    }
}
