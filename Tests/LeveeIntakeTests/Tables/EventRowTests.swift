import LeveeCore
import Testing

@testable import LeveeIntake

/// Documents, custody, approvals, restrictions.
@Suite struct EventRowTests {
    private func reading(_ table: RegistryTable, _ header: String, _ rows: [String]) throws -> Reading {
        try TableFile(table, header + "\n" + rows.joined(separator: "\n")).read()
    }

    @Test func documents() throws {
        let reading = try reading(
            .documents, "type,number,ref,issuing_state,issued_on,expires_on,authority,declared_on",
            [
                "ordinaryPassport,e 1234-5678,p-1,CHN,2020-01-01,2029-12-31, 公安厅 ,2020-02-01",
                "ordinaryPassport,X1,p-1,CHN,2020-01-01,2029-12-31,,2020-02-01",
                "other,X1,p-1,CHN,2020-01-01,2029-12-31,,2020-02-01",
                "passport,E12345678,p-1,CHN,2020-01-01,2029-12-31,,2020-02-01",
                "ordinaryPassport,-,p-1,CHN,2020-01-01,2029-12-31,,2020-02-01",
                "ordinaryPassport,E1234\t5678,p-1,CHN,2020-01-01,2029-12-31,,2020-02-01",
                "ordinaryPassport,E12345678,p-1,CHN,2020-01-02,2020-01-01,,2020-02-01",
                "foreignPassport,X1,p-1,CHN,2020-01-01,2029-12-31,,2020-02-01",
            ])
        #expect(
            reading.lines == [
                "2 ok", "3 ok numberPattern@number=X1", "4 ok", "5 type=passport: unknownCode", "6 number=-: missing",
                "7 number=E1234\t5678: whiteSpace", "8 ok endsBeforeItBegins@expires_on=2020-01-01",
                "9 ok foreignPassportOfChina@issuing_state=CHN",
            ])
        let number = try DocumentNumber("E12345678")
        #expect(
            reading.records.first
                == .document(
                    Declaration(
                        document: DocumentKey(.ordinaryPassport, number), rawNumber: "e 1234-5678", ref: "p-1",
                        issuingState: .china, issuedOn: try CalendarDay("2020-01-01"),
                        expiresOn: try CalendarDay("2029-12-31"), authority: "公安厅",
                        declaredOn: try CalendarDay("2020-02-01"))))
    }

    @Test func custody() throws {
        let reading = try reading(
            .custody, "type,number,at,event,place,slot,approval,officer,note",
            [
                "ordinaryPassport,E12345678,2026-11-03T08:12:00+08:00,handedIn,组织部 保险柜,A-1,AP-1, 李 ,\"a\nb \"",
                "ordinaryPassport,E12345678,2026-11-03T08:12:00,handedIn,,,,李,",
                "ordinaryPassport,E12345678,2026-11-03T08:12:00+08:00,handedin,,,,李,",
                "ordinaryPassport,E12345678,2026-11-03T08:12:00+08:00,seen,,A 1,,李,",
                "ordinaryPassport,E12345678,2026-11-03T08:12:00+08:00,seen,,,,\u{3000},",
                "ordinaryPassport,E12345678,2199-11-03T08:12:00+08:00,seen,,,,李\u{7},",
            ])
        #expect(
            reading.lines == [
                "2 ok", "4 at=2026-11-03T08:12:00: noOffset", "5 event=handedin: unknownCode", "6 slot=A 1: whiteSpace",
                "7 officer=\u{3000}: missing", "8 ok unseenCharacters@officer=李\u{7}",
            ])
        #expect(
            reading.records.first
                == .custody(
                    CustodyEvent(
                        document: try DocumentKey("ordinaryPassport:E12345678"),
                        at: try Instant("2026-11-03T08:12:00+08:00"), event: .handedIn, place: "组织部 保险柜", slot: "A-1",
                        approval: "AP-1", officer: "李", note: "a\nb")))
    }

    private static let approvalColumns =
        "approval_no,ref,kind,extends,purpose,documents,destinations,depart_on,return_on,decided_on,decision,approver,"
        + "reported_on"

    @Test(
        arguments: [
            ("travel,,private,,,2026-05-01,2026-05-10", "2 ok"),
            ("travel,,,,,2026-05-01,2026-05-10", "2 purpose=: missing"),
            ("travel,,private,,,,2026-05-10", "2 depart_on=: missing"),
            ("travel,,private,,,2026-05-01,", "2 return_on=: missing"),
            ("travel,,private,,,2026-05-02,2026-05-02", "2 ok"),
            ("travel,,private,,,2026-05-02,2026-05-01", "2 ok endsBeforeItBegins@return_on=2026-05-01"),
            ("lend,,private,,,,2026-05-10", "2 ok"), ("lend,,private,,,,", "2 return_on=: missing"),
            ("extension,a-0,private,,,,2026-05-10", "2 ok"),
            ("extension,,private,,,,2026-05-10", "2 extends=: missing"),
            ("extension,a-0,private,,,, ", "2 return_on= : missing"),
            ("issue,,official,,,,", "2 ok"), ("leave,,private,,,,", "2 kind=leave: unknownCode"),
            ("issue,,private,ordinaryPassport:E12345678;other:X 1,SGP;HKG,,", "2 ok"),
            ("issue,,private,other:1;,SGP;,,", "2 ok"), ("issue,,private, , ,,", "2 ok"),
            ("issue,,private,other:1;;other:2,,,", "2 documents=: emptyPart"),
            ("issue,,private,;,,,", "2 documents=: emptyPart"),
            ("issue,,private,,;SGP,,", "2 destinations=: emptyPart"),
            ("issue,,private,,SGP; HKG,,", "2 destinations= HKG: unknownCountry"),
            ("issue,,private,E12345678,,,", "2 documents=E12345678: unknownDocumentType"),
            ("issue,,private,passport:E1,,,", "2 documents=passport:E1: unknownDocumentType"),
            ("issue,,private,other: ,,,", "2 documents=other: : missing"),
            (
                "issue,,private,ordinaryPassport:X1,,,", "2 ok numberPattern@documents=ordinaryPassport:X1"
            ),
        ])
    func approvals(middle: String, expected: String) throws {
        let row = "a-1,p-1,\(middle),2026-04-01,approved,王处,"
        #expect(try reading(.approvals, Self.approvalColumns, [row]).lines == [expected])
    }

    @Test func `an approval with everything`() throws {
        let row =
            "a-1,p-1,travel,a-0,official,servicePassport:SE 1234567;other:x,SGP;MYS,2026-05-01,2026-05-10,2026-04-01,"
            + "withdrawn, 王处 ,2026-05-12"
        #expect(
            try reading(.approvals, Self.approvalColumns, [row]).items == [
                .row(
                    line: 2,
                    .approval(
                        Approval(
                            number: "a-1", ref: "p-1", kind: .travel, extends: "a-0", purpose: .official,
                            documents: [try DocumentKey("servicePassport:SE1234567"), try DocumentKey("other:X")],
                            destinations: [try CountryCode("SGP"), try CountryCode("MYS")],
                            departOn: try CalendarDay("2026-05-01"), returnOn: try CalendarDay("2026-05-10"),
                            decidedOn: try CalendarDay("2026-04-01"), decision: .withdrawn, approver: "王处",
                            reportedOn: try CalendarDay("2026-05-12"))), doubts: [])
            ])
    }

    @Test func restrictions() throws {
        let reading = try reading(
            .restrictions, "reference,ref,kind,from,until,authority,basis",
            [
                "r-1,p-1,exitBan,2026-01-01,2026-06-30,法院,《出境入境管理法》第十二条", "r-2,p-1,exitBan,2026-01-01,,法院,",
                "r-3,p-1,exitBan,2026-01-01,, ,法", "r-4,p-1,ban,2026-01-01,,法院,法",
                "r-5,p-1,exitBan,2026-01-02,2026-01-01,法院,法",
                "r-6,p-1,exitBan,2026-01-02,2026-01-02,法院,\(String(repeating: "法", count: 1000))",
                "r-7,p-1,exitBan,2026-01-02,,法院,\(String(repeating: "法", count: 1001))",
            ])
        #expect(
            reading.lines == [
                "2 ok", "3 basis=: missing", "4 authority= : missing", "5 kind=ban: unknownCode",
                "6 ok endsBeforeItBegins@until=2026-01-01", "7 ok",
                "8 basis=\(String(repeating: "法", count: 100))…: tooLong",
            ])
        #expect(
            reading.records.first
                == .restriction(
                    Restriction(
                        reference: "r-1", ref: "p-1", kind: .exitBan, from: try CalendarDay("2026-01-01"),
                        until: try CalendarDay("2026-06-30"), authority: "法院", basis: "《出境入境管理法》第十二条")))
    }
}
