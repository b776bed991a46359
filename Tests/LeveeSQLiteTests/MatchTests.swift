import LeveeCore
import Testing

@testable import LeveeSQLite

@Suite struct MatchTests {
    private let home: TestStore
    private let record = RecordID(source: "gd", id: "d-9")
    private let namesake = Holder(idNumber: idNumber(900), name: "张1", birthDate: day("1990-03-07"), sex: .male)

    init() throws {
        home = try TestStore()
        try home.load(
            .person(.sample(1)), .person(.sample(2, name: "张1")), .person(.sample(3)),
            .document(.sample("ordinaryPassport:E3", "P-3")))
    }

    @Test func aPossibleMatchWaitsAndOccupiesItsID() throws {
        let held = FeedRecord.issued("d-9", "ordinaryPassport:E9", namesake)
        #expect(try home.importRecords(1, held) == statement(1, possibleMatch: 1))
        #expect(try home.importRecords(2, held) == statement(2, duplicate: 1))
        #expect(
            try home.importRecords(3, .issued("d-9", "ordinaryPassport:E8", .person(1)))
                == statement(3, quarantined: 1))
        let match = PossibleMatch(
            record: record, number: 1, kind: "document", holder: namesake, documents: [booklet("ordinaryPassport:E9")],
            candidates: ["P-1", "P-2"], receivedAt: received)
        #expect(try home.store.matches() == [match])
        // A document that is only held is nobody's.
        #expect(try home.importRecords(4, .crossing("c-1", "ordinaryPassport:E9")) == statement(4, notRegistered: 1))
    }

    @Test func aConfirmedNamesakeIsAnotherIdentity() throws {
        try home.importRecords(
            1, .issued("d-9", "ordinaryPassport:E9", namesake, expires: "2036-11-19"),
            .issued("d-10", "ordinaryPassport:E9", namesake, action: .lost),
            .issued("d-11", "ordinaryPassport:E9", namesake, action: .found), .withdrawal("w-1", of: "d-11"))
        try home.store.confirmMatch(record, of: "P-1", on: day("2026-11-23"), actor: "u", at: received)
        let identity = ConfirmedIdentity(
            record: record, confirmedOn: day("2026-11-23"),
            documents: [
                DocumentRecord(
                    key: booklet("ordinaryPassport:E9"),
                    mentions: [
                        .sample(
                            "d-9", .document(.issued), ref: "P-1", on: "2026-11-20", accepted: 1, name: "张1",
                            issued: "2026-11-20", expires: "2036-11-19", born: "1990-03-07"),
                        .sample(
                            "d-10", .document(.lost), ref: "P-1", on: "2026-11-20", accepted: 2, name: "张1",
                            issued: "2026-11-20", born: "1990-03-07"),
                    ])
            ])
        #expect(try home.store.dossier(ref: "P-1")?.identities == [identity])
        #expect(try home.store.dossier(ref: "P-1")?.documents == [])
        #expect(try home.store.dossier(ref: "P-2")?.identities == [])
        #expect(try home.store.matches().map(\.record.id) == ["d-10"])
        let detail = try home.store.audit(last: 1).map(\.detail)
        #expect(detail == ["receipt=3 record=gd/d-9"])
        try home.importRecords(2, .withdrawal("w-2", of: "d-9"))
        #expect(try home.store.dossier(ref: "P-1")?.identities == [])
    }

    @Test func aMatchByDocumentIsNoOtherIdentity() throws {
        let stranger = Holder(idNumber: idNumber(900))
        try home.importRecords(1, .issued("d-9", "ordinaryPassport:E3", stranger))
        #expect(try home.store.matches().map(\.candidates) == [["P-3"]])
        try home.store.confirmMatch(record, of: "P-3", on: day("2026-11-23"), actor: "u", at: received)
        #expect(try home.store.dossier(ref: "P-3")?.identities == [])
    }

    @Test func aDecisionIsMadeOnce() throws {
        func confirm(_ ref: String) -> StoreError.Code? {
            code { try home.store.confirmMatch(record, of: ref, on: day("2026-11-23"), actor: "u", at: received) }
        }
        func reject() -> StoreError.Code? {
            code { try home.store.rejectMatch(record, on: day("2026-11-23"), actor: "u", at: received) }
        }
        #expect(confirm("P-1") == .refused)
        try home.importRecords(1, .issued("d-9", "ordinaryPassport:E9", namesake))
        #expect(confirm("P-3") == .refused)
        #expect(confirm("P-99") == .refused)
        try home.importRecords(2, .withdrawal("w-1", of: "d-9"))
        #expect(try home.store.matches() == [])
        #expect(reject() == .refused)
        try home.importRecords(3, .withdrawal("w-2", of: "w-1"))
        let before = try home.store.matches().count
        #expect(before == 1)
        #expect(reject() == nil)
        #expect(try home.store.matches() == [])
        let decided = try home.dump()
        #expect(reject() == .refused)
        #expect(confirm("P-1") == .refused)
        #expect(try home.dump() == decided)
    }
}
