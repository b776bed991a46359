import GRDB
public import LeveeCore

extension Store {
    /// Imports what has become importable, in the order in which it came: all of it in one transaction, or nothing.
    ///
    /// A record whose own XML is good by now goes the ordinary way; one that cannot be imported stays. Where no numbers are
    /// given, possible matches are matched again, too: one whose ID number is registered by now, or, without one, whose document
    /// is known by now, becomes that person's.
    /// - Parameter numbers: only these; nil for everything that waits.
    /// - Throws: ``AccessRefusal``; ``QuarantineRefusal`` where one of the numbers does not wait.
    public func replayQuarantine(
        _ numbers: [Int64]? = nil, actor: String, at: Instant, reading: @escaping RecordReading
    ) throws -> QuarantineReplay {
        let act = Act(kind: .command, action: "quarantine replay", name: "quarantine", actor: actor, at: at)
        return try write(act, as: .replayQuarantined) { db, receipt, actor in
            let run = ReplayRun(db, actor, reading, receipt: receipt, at: at)
            if let numbers {
                try run.replay(only: numbers)
            } else {
                try run.replayAll()
                try run.matchAgain()
            }
            try run.close()
            let result = run.result
            let detail = """
                receipt=\(receipt) imported=\(result.imported.count) stillBad=\(result.stillBad.count) \
                outOfReach=\(result.outOfReach) rematched=\(result.rematched.count)
                """
            return (result, detail)
        }
    }
}

/// One replay inside its transaction.
private final class ReplayRun {
    private(set) var result = QuarantineReplay()
    private let db: Database
    private let actor: Actor
    private let desk: QuarantineDesk
    private let receipt: Int64
    private let at: Instant
    /// What is imported, by the delivery that had brought it.
    private var deliveries: [Int64: ReplayedDelivery] = [:]

    init(_ db: Database, _ actor: Actor, _ reading: @escaping RecordReading, receipt: Int64, at: Instant) {
        self.db = db
        self.actor = actor
        self.receipt = receipt
        self.at = at
        desk = QuarantineDesk(db, actor, reading)
    }

    func replay(only numbers: [Int64]) throws {
        for number in Set(numbers).sorted() { try replay(try desk.open(number)) }
    }

    func replayAll() throws {
        for record in try Quarantine.records("WHERE \(Quarantine.waits)", in: db) {
            do {
                try replay(record)
            } catch is AccessRefusal {
                result.outOfReach += 1
            }
        }
    }

    private func replay(_ record: QuarantinedRecord) throws {
        let xml = Array(record.xml.utf8)
        let content = try? desk.reading(xml, record.header)
        let people = try desk.people(of: content, in: record)
        try actor.require(over: people, in: db)
        if let content, record.reason.canPass, try take(content, xml, record) { return }
        result.stillBad[record.number] = record.reason
        guard record.isPersonless, !people.isEmpty, record.steps.isEmpty else { return }
        try Quarantine.add(.named, to: record.number, actor: actor.user, receipt: receipt, in: db)
    }

    /// - Returns: false where it is still bad.
    private func take(_ content: FeedItem.Content, _ xml: [UInt8], _ record: QuarantinedRecord) throws -> Bool {
        var isTaken = false
        // A delivery's receipt is there before its first record, and goes with it.
        try db.inSavepoint {
            do {
                let delivery = try deliveries[record.delivery] ?? begin(record.header)
                let (outcome, fact) = try delivery.take(content, xml: xml, line: record.line)
                try Quarantine.add(
                    .replayed, to: record.number, outcome: outcome, fact: fact, actor: actor.user,
                    receipt: delivery.receipt, in: db)
                deliveries[record.delivery] = delivery
                result.imported[record.number] = outcome
                isTaken = true
                return .commit
            } catch QuarantineRefusal.stillBad {
                return .rollback
            }
        }
        return isTaken
    }

    private func begin(_ header: FeedHeader) throws -> ReplayedDelivery {
        try ReplayedDelivery(db, of: header, receipt: Receipt.insert(act(header), in: db), at: at)
    }

    private func act(_ header: FeedHeader) -> Act {
        Act(
            kind: .feed, action: "replay", name: "\(header.source)/\(header.sequence)", actor: actor.user, at: at)
    }

    /// Writes each delivery's totals, and its line in the audit.
    func close() throws {
        for (_, delivery) in deliveries.sorted(by: { $0.key < $1.key }) {
            try delivery.close()
            let total = delivery.statement
            let detail = """
                receipt=\(delivery.receipt) source=\(total.source) sequence=\(total.sequence) received=\(total.received) \
                accepted=\(total.accepted) duplicate=\(total.duplicate) notRegistered=\(total.notRegistered) \
                possibleMatch=\(total.possibleMatch) quarantined=\(total.quarantined)
                """
            let act = Act(
                kind: .feed, action: "replay", name: "\(total.source)/\(total.sequence)", actor: actor.user, at: at)
            try AuditLog.append(act, detail: detail, in: db)
        }
    }

    func matchAgain() throws {
        let ledger = try FeedTransaction(db, receipt: receipt, receivedAt: at)
        for match in try Matches.waiting(in: db) {
            let person = try whoseNumber(match, ledger)
            guard let person else { continue }
            do { try actor.require(over: [person], in: db) } catch is AccessRefusal {
                result.outOfReach += 1
                continue
            }
            try db.execute(
                sql: "INSERT INTO match_rematch (record, person_id, receipt) VALUES (?, ?, ?)",
                arguments: [match.number, person.value, receipt])
            try Matches.give(match.number, match.documents, to: person.value, in: db)
            result.rematched[match.record] = try String.fetchOne(
                db, sql: "SELECT ref FROM person WHERE person_id = ?", arguments: [person.value])
        }
    }

    /// The person whose ID number the record has; where it has none, whose document it names.
    private func whoseNumber(_ match: PossibleMatch, _ ledger: FeedTransaction) throws -> PersonID? {
        if let idNumber = match.holder.idNumber { return try ledger.person(with: idNumber) }
        for document in match.documents { if let holder = try ledger.holder(of: document) { return holder } }
        return nil
    }
}
