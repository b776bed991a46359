/// A registry of three people, table by table, and feeds about them. Nobody in it exists.
enum Tables {
    static let units = """
        code,name,parent,region
        U1,县委,,449999
        U2,财政局,U1,449999

        """
    static let persons = """
        ref,id_number,name,sex,birth_date,unit,post,category,covered_since,status,status_since
        P1,110101199003074610,张三,M,1990-03-07,U1,主任,leader,2019-03-01,active,2019-03-01
        P2,449999197012263979,李四,M,1970-12-26,U2,局长,leader,2019-03-01,active,2019-03-01
        P3,449999197908254776,王五,M,1979-08-25,U2,会计,finance,2019-03-01,active,2019-03-01

        """
    static let filings = """
        ref,on,action,unit,post
        P1,2019-03-20,filed,U1,主任
        P2,2019-03-20,filed,U2,局长
        P3,2019-03-20,filed,U2,会计

        """
    static let documents = """
        type,number,ref,issuing_state,issued_on,expires_on,declared_on
        ordinaryPassport,E12345678,P1,CHN,2020-01-01,2029-12-31,2020-01-05
        ordinaryPassport,E23456789,P2,CHN,2020-01-01,2029-12-31,2020-01-05

        """
    static let approvals = """
        approval_no,ref,kind,purpose,documents,destinations,depart_on,return_on,decided_on,decision,approver,reported_on
        A-1,P1,travel,private,ordinaryPassport:E12345678,SGP,2026-11-01,2026-11-05,2026-10-20,approved,u1,2026-11-06

        """
    static let custody = """
        type,number,at,event,place,slot,approval,officer
        ordinaryPassport,E12345678,2020-01-06T09:00:00+08:00,handedIn,safe,1,,保管员
        ordinaryPassport,E23456789,2020-01-06T09:10:00+08:00,handedIn,safe,2,,保管员
        ordinaryPassport,E12345678,2026-10-31T09:00:00+08:00,handedOut,,,A-1,保管员
        ordinaryPassport,E12345678,2026-11-06T09:00:00+08:00,handedIn,safe,1,,保管员

        """
    static let all = [
        "units": units, "persons": persons, "filings": filings, "documents": documents, "approvals": approvals,
        "custody": custody,
    ]

    /// A feed that covers a year up to 20 November 2026 with these records.
    static func feed(_ sequence: Int, _ records: String) -> String {
        """
        <borderFeed xmlns="urn:levee:border-feed:1" source="s" sequence="\(sequence)"
          generatedAt="2026-11-21T01:00:00+08:00" coversFrom="2025-11-20" coversTo="2026-11-20">
        \(records)
        </borderFeed>
        """
    }

    static func crossing(
        _ id: String, _ direction: String, _ at: String, _ document: String = "E12345678",
        holder: String = "110101199003074610"
    ) -> String {
        let place = direction == "exit" ? "to=\"SGP\"" : "from=\"SGP\""
        return """
            <crossing recordId="\(id)" direction="\(direction)" at="\(at)" \(place)>
            <holder idNumber="\(holder)"/>
            <travelDocument type="ordinaryPassport" number="\(document)" issuingState="CHN"/></crossing>
            """
    }

    /// The three people, loaded, with one feed of these records.
    static func loaded(feed records: String? = nil) throws -> Scratch {
        let scratch = try Scratch()
        for (name, text) in all { try scratch.write(text, to: "tables/\(name).csv") }
        let load = try scratch.levee("load", "tables")
        guard load.status == 0 else { throw Problem(description: "\(load)") }
        if let records {
            try scratch.write(feed(1, records), to: "1.xml")
            let taken = try scratch.levee("import", "1.xml")
            guard taken.status == 0 else { throw Problem(description: "\(taken)") }
        }
        return scratch
    }

    struct Problem: Error, CustomStringConvertible { var description: String }
}

extension Tables {
    static func manyUnits(_ count: Int) -> String {
        "code,name,region\n" + (1...count).map { "U\($0),单位\($0),449999\n" }.joined()
    }
}
