import GRDB
import LeveeCore

/// Applications and their acts as rows, inside a transaction.
enum ApplicationRows {
    /// An application with the id of its applicant.
    struct Found {
        var person: Int64
        var file: ApplicationCase
    }

    /// The application of a number; nil where there is none.
    static func find(_ number: String, in db: Database) throws -> Found? {
        try all("a.number = ?", [number.databaseValue], in: db).first
    }

    /// Every application that meets a condition on `application a` and `person p`, by number.
    static func all(_ condition: String = "1", _ arguments: [DatabaseValue] = [], in db: Database) throws -> [Found] {
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT a.person_id, a.number, a.kind, p.ref, t.number, t.kind, t.on_day, t.at, t.actor, t.actor_ref, t.payload
                    FROM application a JOIN person p ON p.person_id = a.person_id
                    JOIN application_act t ON t.person_id = a.person_id AND t.application = a.number
                    WHERE \(condition) ORDER BY a.number, t.number
                    """), arguments: bound(arguments))
        var found: [Found] = []
        var acts: [ApplicationAct] = []
        var last: Row?
        func finish() throws {
            guard let row = last else { return }
            let kind: Application.Kind = try row.code(2)
            do throws(LifecycleRefusal) {
                let file = try ApplicationCase(number: row.text(1), kind: kind, person: row.text(3), acts: acts)
                found.append(Found(person: row.number(0), file: file))
            } catch { throw StoreError.corrupt("application_act") }
            acts = []
        }
        while let row = try rows.next() {
            if let last, last.text(1) != row.text(1) { try finish() }
            acts.append(try act(row))
            last = row.copy()
        }
        try finish()
        return found
    }

    static func insert(_ application: Application, of person: Int64, receipt: Int64, in db: Database) throws {
        try db.execute(
            sql: "INSERT INTO application (person_id, number, kind, receipt) VALUES (?, ?, ?, ?)",
            arguments: [person, application.number, application.kind.rawValue, receipt])
    }

    static func insert(
        _ act: ApplicationAct, of number: String, _ person: Int64, receipt: Int64, in db: Database
    ) throws {
        let (kind, payload) = try stored(act.what)
        try db.execute(
            sql: """
                INSERT INTO application_act
                (person_id, application, number, kind, on_day, at, actor, actor_ref, payload, receipt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                person, number, act.number, kind, cell(act.day), cell(act.at), act.by.user, act.by.ref, payload,
                receipt,
            ])
    }

    private static func act(_ row: Row) throws -> ApplicationAct {
        ApplicationAct(
            number: row.count(4), day: row.day(6), at: row.instant(7),
            by: .init(user: row.text(8), ref: row.optionalText(9)), try what(row.text(5), row.text(10)))
    }

    private static func stored(_ what: ApplicationAct.What) throws -> (kind: String, payload: String) {
        switch what {
        case .filed(let application): ("filed", try CanonicalJSON.text(application))
        case .amended(let application): ("amended", try CanonicalJSON.text(application))
        case .checked(let verdict): ("checked", try CanonicalJSON.text(verdict))
        case .opinion(let opinion): ("opinion", try CanonicalJSON.text(opinion))
        case .decided(let decision): ("decided", try CanonicalJSON.text(decision))
        case .withdrawn(let reason): ("withdrawn", try CanonicalJSON.text(reason))
        case .reported: ("reported", "{}")
        case .reviewAsked(let reason): ("reviewAsked", try CanonicalJSON.text(reason))
        case .reviewed(let review): ("reviewed", try CanonicalJSON.text(review))
        }
    }

    private static func what(_ kind: String, _ payload: String) throws -> ApplicationAct.What {
        func read<Value: Decodable>() throws -> Value {
            try CanonicalJSON.read(payload, in: "application_act.payload")
        }
        return switch kind {
        case "filed": .filed(try read())
        case "amended": .amended(try read())
        case "checked": .checked(try read())
        case "opinion": .opinion(try read())
        case "decided": .decided(try read())
        case "withdrawn": .withdrawn(try read())
        case "reported": .reported
        case "reviewAsked": .reviewAsked(try read())
        case "reviewed": .reviewed(try read())
        default: throw StoreError.corrupt("application_act.kind")
        }
    }
}
