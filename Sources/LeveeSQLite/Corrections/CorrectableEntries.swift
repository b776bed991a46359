import GRDB
public import LeveeCore

extension Store {
    /// The entries of a person's record for which a correction can be asked, void ones too; none where he is not within the reach.
    public func correctable(of ref: String, in reach: Reach) throws -> [CorrectableEntry] {
        try read { db in
            guard let person = try reach.id(ofRef: ref, in: db) else { return [] }
            return try CorrectionLedger(db: db).entries(of: person, ref).map {
                CorrectableEntry($0.fact, isVoid: $0.isVoid)
            }
        }
    }
}

extension CorrectionLedger {
    /// What he declared, the custody of the documents that count as his, and what was approved: each with the latest first.
    fileprivate func entries(of person: Int64, _ ref: String) throws -> [Entry] {
        let documents = try Row.fetchAll(
            db, sql: "SELECT document FROM holder_of WHERE person_id = ? ORDER BY document", arguments: [person]
        ).map { try $0.document(0) }
        let declared = try documents.compactMap { try entry(.declaration($0)) }.filter { $0.fact.ref == ref }
        let kept = try documents.filter { try custodyOwner($0) == person }.flatMap { document in
            try Row.fetchAll(
                db, sql: "SELECT DISTINCT at, event FROM custody WHERE document = ? ORDER BY at DESC, event DESC",
                arguments: [cell(document)]
            ).compactMap { try entry(.custody(document, at: $0.instant(0), $0.code(1))) }
        }
        let approved = try String.fetchAll(
            db, sql: "SELECT DISTINCT number FROM approval WHERE person_id = ? ORDER BY number DESC",
            arguments: [person]
        ).compactMap { try entry(.approval($0), of: ref) }
        return declared + kept + approved
    }
}
