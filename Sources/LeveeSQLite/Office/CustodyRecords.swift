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

    /// Only those are looked at of whom something can be overdue: a booklet once left or was refused, or one that he declared
    /// was never there.
    public func dunning(_ policy: PolicyOnDay, in reach: Reach) throws -> [DunningCase] {
        try read { db in
            let within = reach.condition(on: "p.person_id")
            let people = try Int64.fetchAll(
                db,
                sql: """
                    SELECT p.person_id FROM person p WHERE \(within.sql) AND (EXISTS (
                      SELECT 1 FROM holder_of h JOIN custody c ON c.document = h.document
                      WHERE h.person_id = p.person_id AND c.event IN ('handedOut', 'refused'))
                    OR EXISTS (
                      SELECT 1 FROM holder_of h JOIN declaration d ON d.document = h.document
                      WHERE h.person_id = p.person_id AND d.person_id = p.person_id AND NOT EXISTS (
                        SELECT 1 FROM custody c WHERE c.document = h.document AND c.event <> 'seen' AND c.at <= ?
                        AND NOT EXISTS (
                          SELECT 1 FROM custody v WHERE v.document = c.document AND v.at = c.at AND v.event = c.event
                          AND v.voided = 1))))
                    ORDER BY p.person_id
                    """, arguments: bound(within.arguments + [cell(policy.zone.end(of: policy.day))]))
            return try Scope.lots(people).flatMap { try Self.dunning($0, policy, in: db) { _ in } }
                .sorted { $0.isBefore($1) }
        }
    }

    public func receipt(of code: VerificationCode, in reach: Reach) throws -> FoundReceipt? {
        guard let found = try receipt(of: code) else { return nil }
        return try read { try reach.id(ofRef: found.receipt.holder.ref, in: $0) } == nil ? nil : found
    }

    public func matches(in reach: Reach) throws -> [PossibleMatch] {
        try read { db in
            try Matches.waiting(in: db).compactMap { match in
                var match = match
                match.candidates = try match.candidates.filter { try reach.id(ofRef: $0, in: db) != nil }
                return match.candidates.isEmpty ? nil : match
            }
        }
    }

    public func isDecided(_ match: RecordID, in reach: Reach) throws -> Bool {
        try read { db in
            guard let number = try MatchDecisions.number(of: match, in: db) else { return false }
            let within = reach.condition(on: "c.person_id")
            return try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM match_decision d JOIN match_candidate c ON c.record = d.record
                    WHERE d.record = ? AND \(within.sql))
                    """, arguments: bound([cell(number)] + within.arguments)) ?? false
        }
    }

    public func requests(_ kind: Request.Kind, isOpen: Bool, in reach: Reach) throws -> [Request] {
        switch kind {
        case .correction: return try corrections(isOpen: isOpen, in: reach).map(\.request)
        case .handOutOverride:
            let all = try requests(kind, isOpen: isOpen)
            return try read { db in
                try all.filter { request in
                    let ref = try DeskReader.ref(of: Row.document(request.subject), in: db)
                    return try ref.flatMap { try reach.id(ofRef: $0, in: db) } != nil
                }
            }
        }
    }
}
