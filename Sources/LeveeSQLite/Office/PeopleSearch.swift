import GRDB
public import LeveeCore

extension Store {
    public func people(_ search: PersonSearch, in reach: Reach, after: String?, limit: Int) throws -> [PersonLine] {
        try read { db in
            var query = PeopleQuery()
            let within = reach.condition(unit: "v.unit")
            query.require(within.sql, within.arguments)
            if let after { query.goOn(behind: after, in: search) }
            if let text = search.text { query.require(text) }
            if let unit = search.unit {
                let under = Reach.units(try Organisation.units(in: db).under(unit)).condition(unit: "v.unit")
                query.require(under.sql, under.arguments)
            }
            if let status = search.status { query.require("v.status = ?", [cell(status.rawValue)]) }
            if search.hasFindings { query.require("EXISTS (\(PeopleQuery.findings("1", of: "p")))", []) }
            if let verdict = search.verdict { query.require("\(PeopleQuery.verdict(of: "p")) = ?", [cell(verdict)]) }
            return try Row.fetchAll(
                db, sql: query.sql(search, limit: limit), arguments: bound(query.arguments)
            ).map { row in
                let latin = [row.optionalText(9), row.optionalText(10)].compactMap { $0 }.joined(separator: " ")
                return PersonLine(
                    ref: row.text(0), name: row.text(1), latin: latin.isEmpty ? nil : latin, unit: row.text(2),
                    post: row.text(3),
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
struct PeopleQuery {
    private var conditions: [String] = []
    private(set) var arguments: [DatabaseValue] = []

    static func verdict(of person: String) -> String {
        "(SELECT d.standing FROM verdict d WHERE d.person_id = \(person).person_id)"
    }

    /// The findings that count against him.
    static func findings(_ columns: String, of person: String) -> String {
        "SELECT \(columns) FROM finding f WHERE f.person_id = \(person).person_id AND \(FindingStates.counts("f"))"
    }

    mutating func require(_ condition: String, _ values: [DatabaseValue] = []) {
        conditions.append(condition)
        arguments += values
    }

    /// Only those who come behind somebody, whether he would still be found or not.
    mutating func goOn(behind ref: String, in search: PersonSearch) {
        require(
            """
            (\(search.column.key("p", "v")), p.ref) \(search.order.behind) (
              SELECT \(search.column.key("q", "w")), q.ref FROM person q JOIN person_fact w ON w.person_id = q.person_id
                AND \(PersonVersion.isCurrent("w")) WHERE q.ref = ?)
            """, [cell(ref)])
    }

    /// What somebody typed: a part of the name, or how the pinyin of the whole or the given name begins, or a whole number.
    mutating func require(_ text: String) {
        var ways = ["p.ref = ?", "p.name LIKE ? ESCAPE '\\'"]
        var values = [cell(text), cell("%\(Self.escaped(text))%")]
        if let number = try? CitizenNumber(text) {
            ways.append("p.id_number = ?")
            values.append(cell(number.text))
        }
        let letters = LatinName.searched(text)
        if let first = letters.first, letters.utf8.allSatisfy((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains) {
            for name in ["coalesce(v.surname_latin, '') || coalesce(v.given_latin, '')", "v.given_latin"] {
                // Most names begin with another letter, which is seen sooner.
                ways.append("(\(Self.initial(name)) = ? AND \(Self.searched(name)) LIKE ?)")
                values += [cell(String(first)), cell(letters + "%")]
            }
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

    /// What ``LatinName/searched(_:)`` makes of a column: the database looks at everybody's name, a call for each were slow.
    static func searched(_ column: String) -> String {
        var dropped = LatinName.dropped.map { (String($0), "") }.sorted { $0.0 < $1.0 }
        dropped.append(("ü", "Ü"))
        let folded = ["L", "N"].flatMap { initial in ["YU", "V", "Ü"].map { (initial + $0, initial + "U") } }
        return (dropped + folded).reduce("upper(\(column))") { written, pair in
            "replace(\(written), '\(pair.0.replacing("'", with: "''"))', '\(pair.1)')"
        }
    }

    /// The letter with which the same begins.
    private static func initial(_ column: String) -> String {
        let dropped = LatinName.dropped.map { $0 == "'" ? "''" : String($0) }.sorted().joined()
        return "upper(substr(ltrim(\(column), '\(dropped)'), 1, 1))"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
    }

    func sql(_ search: PersonSearch, limit: Int) -> String {
        let way = search.order.way
        return """
            SELECT p.ref, p.name, v.unit, v.post, v.rank, v.status, v.category, \(Self.verdict(of: "p")),
            (\(Self.findings("count(*)", of: "p"))), v.surname_latin, v.given_latin
            FROM person p JOIN person_fact v ON v.person_id = p.person_id
              AND \(PersonVersion.isCurrent("v"))
            WHERE \(conditions.joined(separator: " AND "))
            ORDER BY \(search.column.key("p", "v")) \(way), p.ref \(way) LIMIT \(limit)
            """
    }
}

extension PersonSearch.Column {
    /// What is compared, by the aliases of the person and of what is said of him now; never null.
    fileprivate func key(_ person: String, _ fact: String) -> String {
        switch self {
        case .ref: "\(person).ref"
        case .name: "\(person).name"
        case .unit: "\(fact).unit"
        case .post: "\(fact).post"
        case .rank: Self.place("\(fact).rank", among: Rank.allCases.sorted().map(\.rawValue))
        case .status: "\(fact).status"
        case .standing:
            Self.place(
                PeopleQuery.verdict(of: person),
                among: [Verdict.Standing.regular, .undecided, .irregular].map(\.rawValue))
        case .findings: "(\(PeopleQuery.findings("count(*)", of: person)))"
        }
    }

    private static func place(_ word: String, among words: [String]) -> String {
        let places = words.enumerated().map { "WHEN '\($0.element)' THEN \($0.offset)" }.joined(separator: " ")
        return "CASE \(word) \(places) ELSE -1 END"
    }
}
