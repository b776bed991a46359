import GRDB
import LeveeCore

/// What people did to findings, as rows.
enum FindingStepRows {
    struct Stored {
        var finding: String
        var act: FindingAct
        /// Where the finding stood then.
        var state: FindingState
        var receipt: Int64
    }

    /// - Parameter condition: on `finding_step s` and `finding f`.
    static func acts(
        _ condition: String, _ arguments: [DatabaseValue] = [], in db: Database
    ) throws -> [Stored] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT s.finding, s.kind, s.state, s.on_day, s.at, s.actor, s.actor_ref, s.payload, s.receipt
                FROM finding_step s JOIN finding f ON f.id = s.finding WHERE \(condition) ORDER BY s.finding, s.id
                """, arguments: bound(arguments)
        ).map { row in
            Stored(
                finding: row.text(0),
                act: FindingAct(
                    day: row.day(3), at: row.instant(4), by: .init(user: row.text(5), ref: row.optionalText(6)),
                    try what(row.text(1), row.text(7))), state: try row.code(2), receipt: row.number(8))
        }
    }

    /// - Returns: what was written of it, for the audit.
    static func insert(
        _ act: FindingAct, on finding: String, state: FindingState, receipt: Int64, in db: Database
    ) throws -> String {
        let (kind, payload) = try stored(act.what)
        try db.execute(
            sql: """
                INSERT INTO finding_step (finding, kind, state, on_day, at, actor, actor_ref, payload, receipt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                finding, kind, state.rawValue, cell(act.day), cell(act.at), act.by.user, act.by.ref, payload, receipt,
            ])
        return payload
    }

    private static func stored(_ what: FindingAct.What) throws -> (kind: String, payload: String) {
        switch what {
        case .notified(let notice): ("notified", try CanonicalJSON.text(notice))
        case .answered(let answer): ("answered", try CanonicalJSON.text(answer))
        case .decided(let decision): ("decided", try CanonicalJSON.text(decision))
        case .reviewAsked(let request): ("reviewAsked", try CanonicalJSON.text(request))
        case .reviewed(let review): ("reviewed", try CanonicalJSON.text(review))
        case .assigned(let assignment): ("assigned", try CanonicalJSON.text(assignment))
        }
    }

    private static func what(_ kind: String, _ payload: String) throws -> FindingAct.What {
        func read<Value: Decodable>() throws -> Value {
            try CanonicalJSON.read(payload, in: "finding_step.payload")
        }
        return switch kind {
        case "notified": .notified(try read())
        case "answered": .answered(try read())
        case "decided": .decided(try read())
        case "reviewAsked": .reviewAsked(try read())
        case "reviewed": .reviewed(try read())
        case "assigned": .assigned(try read())
        default: throw StoreError.corrupt("finding_step.kind")
        }
    }
}
