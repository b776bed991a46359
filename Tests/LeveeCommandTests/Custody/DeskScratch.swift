import LeveeCore
import Testing

/// A small registry with a safe: the three people's booklets, approvals of 2024, and two custodians.
enum DeskTables {
    static let documents = """
        type,number,ref,issuing_state,issued_on,expires_on,declared_on
        ordinaryPassport,E12345678,P1,CHN,2020-01-01,2029-12-31,2020-01-05
        hkMacaoPermit,C12345678,P1,CHN,2020-01-01,2029-12-31,2020-01-05
        ordinaryPassport,E23456789,P2,CHN,2020-01-01,2029-12-31,2020-01-05
        taiwanPermit,T00000001,P3,CHN,2020-01-01,2029-12-31,2020-01-05
        other,T00000001,P3,CHN,2020-01-01,2029-12-31,2020-01-05

        """
    static let custody = """
        type,number,at,event,place,slot,approval,officer
        ordinaryPassport,E12345678,2020-01-06T09:00:00+08:00,handedIn,一号柜,1,,保管员
        ordinaryPassport,E23456789,2020-01-06T09:10:00+08:00,handedIn,一号柜,2,,保管员

        """
    static let approvals = """
        approval_no,ref,kind,extends,purpose,documents,destinations,depart_on,return_on,decided_on,decision,approver
        A-1,P1,travel,,private,,SGP,2024-05-10,2024-05-20,2024-04-20,approved,u1
        A-2,P2,travel,,private,ordinaryPassport:E23456789,SGP,2024-05-10,2024-05-20,2024-04-20,approved,u1
        A-3,P2,extension,A-2,,,,,2024-05-25,2024-05-18,approved,u1
        A-4,P1,lend,,,,,,2024-07-01,2024-06-01,approved,u1

        """

    static func make() throws -> Scratch {
        let scratch = try Scratch()
        let persons = Tables.persons.replacing(
            "ref,id_number,name,sex", with: "ref,id_number,name,sex,surname_latin,given_latin"
        )
        .replacing("张三,M", with: "张三,M,ZHANG,SAN").replacing("李四,M", with: "李四,M,LI,SI")
        .replacing("王五,M", with: "王五,M,WANG,WU")
        for (name, text) in [
            ("units", Tables.units), ("persons", persons), ("documents", documents), ("approvals", approvals),
            ("custody", custody),
        ] {
            let output = try scratch.load(name, text)
            try #require(output.status == 0, "\(output)")
        }
        for (user, role, unit) in [
            ("admin", "administrator", "U1"), ("keeper-1", "custodian", "U1"), ("keeper-2", "custodian", "U1"),
            ("far", "custodian", "U2"), ("clerk-1", "clerk", "U1"),
        ] {
            let output = try scratch.levee("user", "add", user, "--role", role, "--unit", unit, "--as", "admin")
            try #require(output.status == 0, "\(output)")
        }
        return scratch
    }

    /// A passport's zone with right check digits.
    static func zone(
        _ number: String = "E12345678", name: String = "ZHANG<<SAN", born: String = "900307", sex: String = "M",
        expires: String = "291231", separator: String = "\n"
    ) -> String {
        func filled(_ text: String, _ width: Int) -> String {
            text + String(repeating: "<", count: width - text.utf8.count)
        }
        func checked(_ field: String) -> String {
            field + (CheckDigit.icao9303(field.utf8).map { String(Unicode.Scalar($0)) } ?? "?")
        }
        let (number, born, expires) = (checked(filled(number, 9)), checked(born), checked(expires))
        let data = checked(filled("", 14))
        return filled("POCHN" + name, 44) + separator + number + "CHN" + born + sex + expires + data
            + checked(number + born + expires + data).suffix(1)
    }
}

extension Scratch {
    /// One act at the desk on a day of 2024.
    func desk(_ words: String..., at moment: String? = nil, as user: String = "keeper-1", stdin: String = "") throws
        -> Output
    {
        let at = moment.map { ["--at", $0 + ":00+08:00"] } ?? []
        return try run(["custody"] + words + at + ["--as", user], stdin: stdin)
    }
}

extension Output {
    /// The code of the receipt that the output tells, and the output with `CODE` in its place.
    func withoutCode() throws -> (code: String, output: Output) {
        let code = try #require(stdout.firstMatch(of: /[0-9A-Z]{5}-[0-9A-Z]{5}/).map { String($0.output) }, "\(self)")
        return (code, Output(status, stdout.replacing(code, with: "CODE"), stderr))
    }
}
