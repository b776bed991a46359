import GRDB
public import LeveeCore

extension Store {
    /// A quarantined record with what can be read of it and whose it is.
    /// - Throws: ``QuarantineRefusal`` `unknown`, or `settled` where it was forgotten; ``AccessRefusal`` where a person whom it
    ///   names is out of the actor's reach.
    public func quarantined(_ number: Int64, actor: String, reading: @escaping RecordReading) throws -> QuarantineView {
        try read { db in
            let actor = try Accounts.actor(named: actor, in: db)
            let record = try Quarantine.record(number, in: db)
            let desk = QuarantineDesk(db, actor, reading)
            let content = try? reading(Array(record.xml.utf8), record.header)
            let people = try desk.people(of: content, in: record)
            try actor.require(over: people, in: db)
            let refs = try people.compactMap { person in
                try String.fetchOne(
                    db, sql: "SELECT ref FROM person WHERE person_id = ?", arguments: [person.value])
            }
            return QuarantineView(
                record: record, content: content, people: refs.sorted { $0.precedes($1) },
                occupant: try desk.occupant(of: record))
        }
    }
}
