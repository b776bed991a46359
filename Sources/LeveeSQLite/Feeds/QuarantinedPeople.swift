import GRDB
public import LeveeCore

/// Whom quarantined records name, inside a transaction. Nothing of it is kept: who is registered later is known later.
struct QuarantinedPeople {
    let db: Database
    let reading: RecordReading

    /// Nobody where nothing can be read of it, or nobody of whom it tells is registered.
    func named(in record: QuarantinedRecord) throws -> [PersonID] {
        try named(in: try? reading(Array(record.xml.utf8), record.header), of: record)
    }

    /// Whom a record names; a withdrawal is about whom that record is that it takes back in the end.
    func named(in content: FeedItem.Content?, of record: QuarantinedRecord) throws -> [PersonID] {
        guard let content else { return [] }
        if case .record(let frame) = content, let target = frame.string(.target) {
            return try people(ofRecord: target, source: record.source)
        }
        return try Matcher(FeedTransaction(db, receipt: 0, receivedAt: record.receivedAt)).people(of: content)
    }

    /// Whose an accepted or held record is or could be; of a withdrawal, whose the record is that it takes back in the end.
    private func people(ofRecord id: String, source: String) throws -> [PersonID] {
        let number = try Int64.fetchOne(db, sql: "SELECT id FROM feed_source WHERE name = ?", arguments: [source])
        var target: String? = id
        while let number, let id = target {
            let row = try Row.fetchOne(
                db, sql: "SELECT accepted, person_id, target FROM feed_record WHERE source = ? AND record_id = ?",
                arguments: [number, id])
            guard let row else { return [] }
            if !row.isNull(1) { return [PersonID(row.number(1))] }
            target = row.optionalText(2)
            if target != nil { continue }
            return try Int64.fetchAll(
                db,
                sql: """
                    SELECT person_id FROM match_candidate WHERE record = ?1
                    UNION SELECT person_id FROM match_rematch WHERE record = ?1 ORDER BY 1
                    """, arguments: [row.number(0)]
            ).map(PersonID.init)
        }
        return []
    }
}

extension Store {
    /// What is in quarantine within a reach, in the order in which it came: what names people is within it where all of them are;
    /// what names nobody is seen from an uppermost unit alone.
    /// - Parameter isOpen: only what waits.
    public func quarantined(
        isOpen: Bool, in reach: Reach, reading: @escaping RecordReading
    ) throws -> [QuarantinedRecord] {
        let all = try quarantined(isOpen: isOpen)
        return try read { db in
            let units = try Organisation.units(in: db)
            // Who reaches every unit sees everything: nothing needs to be read for him.
            if units.allSatisfy({ reach.contains(unit: $0.code) }) { return all }
            let people = QuarantinedPeople(db: db, reading: reading)
            return try all.filter { try reach.holds(people.named(in: $0), among: units, in: db) }
        }
    }

    /// A quarantined record with what can be read of it and whose it is; nil where it is not within the reach, as above.
    /// - Throws: as ``quarantined(_:actor:reading:)``.
    public func quarantined(
        _ number: Int64, in reach: Reach, actor: String, reading: @escaping RecordReading
    ) throws -> QuarantineView? {
        let isWithin = try read { db in
            let named = try QuarantinedPeople(db: db, reading: reading).named(in: Quarantine.record(number, in: db))
            return try reach.holds(named, among: Organisation.units(in: db), in: db)
        }
        return isWithin ? try quarantined(number, actor: actor, reading: reading) : nil
    }
}

extension Reach {
    fileprivate func holds(_ people: [PersonID], among units: [Unit], in db: Database) throws -> Bool {
        if people.isEmpty {
            return units.contains { $0.parent == nil && contains(unit: $0.code) } || self == .everybody
        }
        return try people.allSatisfy { try holds($0.value, in: db) }
    }
}
