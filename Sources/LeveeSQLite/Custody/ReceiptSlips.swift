import GRDB
public import LeveeCore

/// The receipts that both sides hold, inside a transaction.
enum ReceiptSlips {
    /// Makes the receipt of an entry that was just written; nil where nothing changed hands.
    static func make(
        _ event: CustodyEvent, of person: Person, due: CalendarDay?, by actor: Actor, receipt: Int64, in db: Database
    ) throws -> VerificationCode? {
        let units = try Organisation.units(in: db)
        func name(_ code: String?) -> String { units.first { $0.code == code }?.name ?? code ?? "" }
        guard
            let slip = CustodyReceipt(
                event, holder: person, unit: name(person.unit), issuer: name(actor.account?.unit), due: due)
        else { return nil }
        let code = slip.code(hash: try HomeKey.hash(HomeKey.receipts, receipt: receipt, in: db))
        try db.execute(
            sql: """
                INSERT INTO receipt_slip
                (code, document, at, event, seq, person_id, person_seq, unit, issuer, due, receipt)
                SELECT ?, c.document, c.at, c.event, max(c.seq), p.person_id,
                \(PersonVersion.newest(of: "p.person_id")), ?, ?, ?, ?
                FROM custody c, person p WHERE c.document = ? AND c.at = ? AND c.event = ? AND p.ref = ?
                """,
            arguments: bound([
                cell(code.description), cell(slip.unit), cell(slip.issuer), cell(due), cell(receipt),
                cell(event.document), cell(event.at), cell(event.event.rawValue), cell(person.ref),
            ]))
        return code
    }

    /// The receipt of a code; nil where it is none of this home's.
    /// - Throws: ``StoreError`` `corrupt` where what is stored gives another code.
    static func find(_ code: VerificationCode, in db: Database) throws -> FoundReceipt? {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT s.document, \(CustodyLedger.columns(of: "c")),
                s.unit, s.issuer, s.due, s.person_id, s.person_seq,
                EXISTS (SELECT 1 FROM custody n WHERE n.document = s.document AND n.at = s.at AND n.event = s.event
                  AND n.seq > s.seq)
                FROM receipt_slip s JOIN custody c ON c.document = s.document AND c.at = s.at AND c.event = s.event
                AND c.seq = s.seq WHERE s.code = ?
                """, arguments: [code.description])
        guard let row else { return nil }
        let event = try row.custodyEvent(of: row.document(0), from: 1)
        let holder = try RegistryStreams.person(row.number(12), version: row.number(13), in: db)
        guard let holder, let hash = try HomeKey.hash(HomeKey.receipts, in: db),
            let slip = CustodyReceipt(
                event, holder: holder, unit: row.text(9), issuer: row.text(10), due: row.optionalDay(11)),
            slip.code(hash: hash) == code
        else { throw StoreError.corrupt("receipt_slip") }
        return FoundReceipt(
            receipt: slip, code: code, isAmended: row.flag(14), hash: hash(slip.canonical))
    }
}

extension Store {
    /// The receipt that a code stands for; nil where it is none of this home's.
    public func receipt(of code: VerificationCode) throws -> FoundReceipt? {
        try read { try ReceiptSlips.find(code, in: $0) }
    }
}
