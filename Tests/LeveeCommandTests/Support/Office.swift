import Foundation

/// A small office with its users, and a transcript of what is done in it. Nobody in it exists.
final class Office {
    let scratch: Scratch
    private(set) var transcript = ""
    private let language: String

    static let units = """
        code,name,parent,region
        U1,中共某县委员会,,449999
        U2,某县财政局,U1,449999
        U9,他局,,449999

        """
    static let persons = """
        ref,id_number,name,sex,birth_date,unit,post,rank,category,covered_since,status,status_since
        P1,110101199003074610,张三,M,1990-03-07,U2,科长,section,leader,2019-03-01,active,2019-03-01
        P2,449999197012263979,李四,M,1970-12-26,U2,会计,staff,finance,2019-03-01,active,2019-03-01
        P5,449999197908254776,王五,M,1979-08-25,U2,副局长,countyDeputy,leader,2019-03-01,active,2019-03-01

        """
    static let filings = """
        ref,on,action,unit,post
        P1,2019-03-20,filed,U2,科长
        P2,2019-03-20,filed,U2,会计
        P5,2019-03-20,filed,U2,副局长

        """
    static let approvers = """
        user,up_to_rank,unit,from,until
        zuzhi,county,U1,2020-01-01,
        caizheng,section,U2,2020-01-01,2026-03-03

        """
    static let documents = """
        type,number,ref,issuing_state,issued_on,expires_on,declared_on
        ordinaryPassport,E12345678,P1,CHN,2020-01-01,2029-12-31,2020-01-05
        ordinaryPassport,E23456789,P5,CHN,2020-01-01,2029-12-31,2020-01-05

        """
    static let custody = """
        type,number,at,event,place,slot,approval,officer
        ordinaryPassport,E12345678,2020-01-06T09:00:00+08:00,handedIn,证件柜,1,,保管员
        ordinaryPassport,E23456789,2020-01-06T09:10:00+08:00,handedIn,证件柜,2,,保管员

        """
    static let restrictions = """
        reference,ref,kind,from,until,authority,basis
        R-1,P5,exitBan,2026-01-01,,某县监察委员会,《监察法》第三十三条

        """

    init(_ language: String = "en") throws {
        self.language = language
        scratch = try Scratch()
        let tables = [
            "units": Self.units, "persons": Self.persons, "filings": Self.filings, "approvers": Self.approvers,
            "documents": Self.documents, "custody": Self.custody, "restrictions": Self.restrictions,
        ]
        for (name, text) in tables { try scratch.write(text, to: "tables/\(name).csv") }
        try quietly("load", "tables")
        try quietly("user", "add", "admin", "--role", "administrator", "--unit", "U1")
        for (user, roles, unit) in [
            ("jingban", "clerk", "U1"), ("jiwei", "discipline", "U1"), ("zuzhi", "approver", "U1"),
            ("caizheng", "approver", "U2"), ("fuhe", "reviewer", "U1"), ("baoguan", "custodian", "U1"),
            ("tashi", "clerk", "U9"),
        ] { try quietly("user", "add", user, "--role", roles, "--unit", unit, "--as", "admin") }
        // An applicant who is a clerk, and one who may do everything: both have to keep to what is theirs.
        try quietly("user", "add", "lisi", "--role", "clerk", "--unit", "U1", "--ref", "P2", "--as", "admin")
        try quietly(
            "user", "add", "quanneng", "--role", "clerk", "--role", "approver", "--role", "discipline", "--role",
            "reviewer", "--unit", "U1", "--as", "admin")
    }

    /// Runs something that is no part of the story.
    func quietly(_ arguments: String...) throws {
        let output = try scratch.run(arguments)
        guard output.status == 0 else { throw Tables.Problem(description: "\(arguments): \(output)") }
    }

    /// Loads one table that is no part of the story.
    func load(_ table: String, _ text: String) throws {
        try scratch.write(text, to: "\(table).csv")
        try quietly("load", "\(table).csv", "--as", "jingban")
    }

    /// Hands the passport out, or takes it back, as the custody table has it.
    func custody(_ event: String, at moment: String, approval: String = "") throws {
        try load(
            "custody",
            """
            type,number,at,event,place,slot,approval,officer
            ordinaryPassport,E12345678,\(moment),\(event),,,\(approval),保管员

            """)
    }

    /// Imports a feed with one crossing on the passport.
    func crosses(_ sequence: Int, _ direction: String, at moment: String) throws {
        let day = String(moment.prefix(10))
        let crossing = Tables.crossing("c-\(sequence)", direction, moment)
        try scratch.write(
            """
            <borderFeed xmlns="urn:levee:border-feed:1" source="s" sequence="\(sequence)"
              generatedAt="\(day)T23:00:00+08:00" coversFrom="2025-01-01" coversTo="\(day)">\(crossing)</borderFeed>
            """, to: "feed-\(sequence).xml")
        try quietly("import", "feed-\(sequence).xml", "--as", "jingban")
    }

    /// Does something and writes down the command, all that it said, and how it ended.
    @discardableResult
    func tell(_ line: String, stdin: String = "") throws -> Output {
        let words = line.split(separator: " ").map(String.init)
        let output = try scratch.run(words + ["--lang", language], stdin: stdin)
        transcript +=
            "$ levee \(line)\n" + output.stdout + output.stderr
            + (output.status == 0 ? "" : "[\(output.status)]\n") + "\n"
        return output
    }

    func note(_ text: String) { transcript += "# \(text)\n\n" }

    static func application(
        _ number: String = "S-1", of person: String = "P1", returnOn: String = "2026-05-12",
        submittedOn: String = "2026-03-01", more: String = ""
    ) -> String {
        """
        {"applicationNo":"\(number)","person":"\(person)","kind":"travel","purpose":"private","reason":"探亲",\
        "destinations":["SGP"],"transits":["HKG"],"departOn":"2026-05-06","returnOn":"\(returnOn)","funding":"self",\
        "submittedOn":"\(submittedOn)"\(more)}
        """
    }
}
