import GRDB
public import LeveeCore

/// What the desk sees, inside a transaction.
enum DeskReader {
    /// The document with its ledger, and the dossier of whose booklet it is.
    /// - Throws: ``DeskRefusal`` where nobody has to do with it.
    static func view(of document: DocumentKey, in db: Database, zone: Zone) throws -> DeskView {
        let holders = try Int64.fetchAll(
            db, sql: "SELECT person_id FROM holder_of WHERE document = ? ORDER BY person_id",
            arguments: [cell(document)])
        if holders.isEmpty {
            throw try isOnRecord(document, in: db)
                ? DeskRefusal.nobodys(document) : .unknownDocument(document.description)
        }
        var dossiers: [Dossier] = []
        let reader = try DossierReader(db, .these(holders), zone: zone)
        while let (_, dossier) = try reader.next() { dossiers.append(dossier) }
        let owners = dossiers.compactMap { dossier in
            dossier.documents.first { $0.key == document }?.custodyOwner
        }
        // Everybody's dossier has the same document, so that all name the same owner.
        guard let holder = dossiers.first(where: { $0.person.ref == owners.first }) else {
            throw DeskRefusal.nobodys(document)
        }
        return try DeskView(document, holder: holder)
    }

    /// The documents of a number, of every type, that a declaration, a feed or the ledger names.
    static func documents(numbered number: DocumentNumber, in db: Database) throws -> [DocumentKey] {
        try DocumentType.allCases.map { DocumentKey($0, number) }.filter { try isOnRecord($0, in: db) }
    }

    private static func isOnRecord(_ document: DocumentKey, in db: Database) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM holder_of WHERE document = ?1)
                OR EXISTS (SELECT 1 FROM custody WHERE document = ?1)
                """, arguments: [cell(document)]) ?? false
    }
}

extension Store {
    /// The documents of a number, of every type, that a declaration, a feed or the ledger names.
    public func documents(numbered number: DocumentNumber) throws -> [DocumentKey] {
        try read { try DeskReader.documents(numbered: number, in: $0) }
    }

    /// One document as the desk sees it: its ledger and whose it is.
    /// - Throws: ``DeskRefusal`` where nobody has to do with it.
    public func deskView(of document: DocumentKey, zone: Zone) throws -> DeskView {
        try read { try DeskReader.view(of: document, in: $0, zone: zone) }
    }

    /// The ledger's booklets that are in the safe now, with the ref of whose they are where that is known, in order of
    /// document.
    /// - Parameter place: only what lies there.
    public func safe(at place: String? = nil) throws -> [(booklet: Booklet, ref: String?)] {
        try read { db in
            try CustodyLedger.kept(at: place, in: db).map { ($0, try DeskReader.ref(of: $0.document, in: db)) }
        }
    }
}

extension DeskReader {
    /// Whose booklet it is: the declarer's, else the person's of the last standing record.
    static func ref(of document: DocumentKey, in db: Database) throws -> String? {
        let declarer = try String.fetchOne(
            db,
            sql: """
                SELECT p.ref FROM declaration d JOIN person p ON p.person_id = d.person_id
                WHERE d.document = ? AND \(CorrectionSchema.stands(.declaration, as: "d"))
                """, arguments: [cell(document)])
        if let declarer { return declarer }
        do { return try view(of: document, in: db, zone: .shanghai).holder.person.ref } catch is DeskRefusal {
            return nil
        }
    }
}
