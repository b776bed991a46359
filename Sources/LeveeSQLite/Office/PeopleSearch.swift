import GRDB
public import LeveeCore

extension Store {
    public func people(_ search: PersonSearch, in reach: Reach, after: String?, limit: Int) throws -> [PersonLine] {
        try read { db in
            var query = PeopleQuery()
            let within = reach.condition(on: "p.person_id")
            query.require(within.sql, within.arguments)
            if let after { query.require("p.ref > ?", [cell(after)]) }
            if let text = search.text { query.require(text) }
            if let unit = search.unit {
                query.require(
                    "v.unit IN (SELECT value FROM json_each(?))",
                    [Reach.list(try Organisation.units(in: db).under(unit))])
            }
            if let status = search.status { query.require("v.status = ?", [cell(status.rawValue)]) }
            if let verdict = search.verdict { query.require("\(PeopleQuery.verdict) = ?", [cell(verdict)]) }
            return try Row.fetchAll(
                db, sql: query.sql(limit: limit), arguments: bound(query.arguments)
            ).map { row in
                PersonLine(
                    ref: row.text(0), name: row.text(1), unit: row.text(2), post: row.text(3),
                    rank: row.optionalText(4), status: row.text(5), category: row.text(6),
                    verdict: row.optionalText(7), findings: row.count(8))
            }
        }
    }

    public func verdictWord(of ref: String, in reach: Reach) throws -> String? {
        try read { db in
            guard let id = try reach.id(ofRef: ref, in: db) else { return nil }
            return try String.fetchOne(
                db, sql: "SELECT standing FROM verdict WHERE person_id = ?", arguments: [id])
        }
    }
}

/// The query for people while it comes together.
private struct PeopleQuery {
    private var conditions: [String] = []
    private(set) var arguments: [DatabaseValue] = []

    static let verdict = "(SELECT d.standing FROM verdict d WHERE d.person_id = p.person_id)"

    mutating func require(_ condition: String, _ values: [DatabaseValue] = []) {
        conditions.append(condition)
        arguments += values
    }

    /// What somebody typed: a part of the name, or of the pinyin in whichever way ü is written, or a whole number.
    mutating func require(_ text: String) {
        var ways = ["p.ref = ?", "p.name LIKE ? ESCAPE '\\'", "p.id_number = ?"]
        var values = [cell(text), cell("%\(Self.escaped(text))%"), cell(text)]
        let latin = text.utf8.filter { $0 != 0x20 && $0 != 0x27 && $0 != 0x2D }
        if !latin.isEmpty, latin.allSatisfy({ $0 < 0x80 || $0 >= 0xC3 }),
            text.unicodeScalars.allSatisfy({ $0.value < 0x250 })
        {
            let written =
                "replace(replace(upper(coalesce(v.surname_latin, '') || coalesce(v.given_latin, '')), ' ', ''), 'Ü', 'YU')"
            let plain = "replace(replace(\(written), 'LV', 'LYU'), 'NV', 'NYU')"
            ways.append("\(plain) LIKE ? ESCAPE '\\'")
            values.append(cell("\(Self.escaped(Self.pinyin(text)))%"))
        }
        if let number = try? DocumentNumber(text) {
            ways.append(
                "p.person_id IN (SELECT h.person_id FROM holder_of h WHERE h.document IN (SELECT value FROM json_each(?)))"
            )
            let keys = Set(DocumentType.allCases.map { DocumentKey($0, number).description })
            values.append(Reach.list(keys))
        }
        require("(" + ways.joined(separator: " OR ") + ")", values)
    }

    /// Upper case without spaces; Ü and V after L and N as YU.
    private static func pinyin(_ text: String) -> String {
        text.uppercased().replacing(" ", with: "").replacing("Ü", with: "YU").replacing("LV", with: "LYU")
            .replacing("NV", with: "NYU")
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
    }

    func sql(limit: Int) -> String {
        """
        SELECT p.ref, p.name, v.unit, v.post, v.rank, v.status, v.category, \(Self.verdict),
        (SELECT count(*) FROM finding f WHERE f.person_id = p.person_id AND \(FindingStates.counts("f")))
        FROM person p JOIN person_fact v ON v.person_id = p.person_id
          AND v.seq = (SELECT max(w.seq) FROM person_fact w WHERE w.person_id = p.person_id)
        WHERE \(conditions.joined(separator: " AND ")) ORDER BY p.ref LIMIT \(limit)
        """
    }
}
