import GRDB
public import LeveeCore

/// What of the safe is within a reader's reach.
extension Store {
    public func deskView(of document: DocumentKey, in reach: Reach, zone: Zone) throws -> DeskView? {
        try read { db in
            let view = try DeskReader.view(of: document, in: db, zone: zone)
            return try reach.id(ofRef: view.holder.person.ref, in: db) == nil ? nil : view
        }
    }

    /// A booklet of which nobody knows whose it is is everybody's to see who may look into the safe.
    public func safe(at place: String?, in reach: Reach) throws -> [KeptBooklet] {
        try read { db in
            try CustodyLedger.kept(at: place, in: db).compactMap { booklet in
                let ref = try DeskReader.ref(of: booklet.document, in: db)
                if let ref, try reach.id(ofRef: ref, in: db) == nil { return nil }
                return KeptBooklet(booklet, ref: ref)
            }
        }
    }

    public func dunning(_ policy: PolicyOnDay, in reach: Reach) throws -> [DunningCase] {
        let ladder = DunningLadder(policy)
        return try read { db in
            let within = reach.condition(on: "p.person_id")
            let people = try Int64.fetchAll(
                db,
                sql: """
                    SELECT p.person_id FROM person p WHERE \(within.sql) AND EXISTS (
                      SELECT 1 FROM holder_of h JOIN custody c ON c.document = h.document
                      WHERE h.person_id = p.person_id AND c.event = 'handedOut')
                    ORDER BY p.person_id
                    """, arguments: bound(within.arguments))
            guard !people.isEmpty else { return [] }
            let records = try DunningTables.records(.these(people), in: db)
            let reader = try DossierReader(db, .these(people), zone: policy.zone)
            var cases: [DunningCase] = []
            while let (id, dossier) = try reader.next() { cases += ladder.cases(of: dossier, records[id] ?? .init()) }
            return cases.sorted { $0.isBefore($1) }
        }
    }

    public func receipt(of code: VerificationCode, in reach: Reach) throws -> FoundReceipt? {
        guard let found = try receipt(of: code) else { return nil }
        return try read { try reach.id(ofRef: found.receipt.holder.ref, in: $0) } == nil ? nil : found
    }

    public func matches(in reach: Reach) throws -> [PossibleMatch] {
        try read { db in
            try Matches.waiting(in: db).filter { match in
                try match.candidates.contains { try reach.id(ofRef: $0, in: db) != nil }
            }
        }
    }
}
