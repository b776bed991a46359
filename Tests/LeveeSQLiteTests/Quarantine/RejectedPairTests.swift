import LeveeCore
import Testing

@testable import LeveeSQLite

/// What becomes of possible matches: confirmed, rejected for good, matched again, forgotten.
@Suite struct RejectedPairTests {
    private let home: TestStore
    private let on = day("2026-11-23")
    private let nameless = Holder(name: "张1", birthDate: day("1990-03-07"), sex: .male)
    private let numbered = Holder(idNumber: idNumber(901), name: "张1", birthDate: day("1990-03-07"), sex: .male)

    init() throws {
        home = try TestStore()
        try home.load(.person(.sample(1)), .person(.sample(2, name: "张1")), .person(.sample(3)))
    }

    private func reject(_ id: String) throws -> Int {
        try home.store.rejectMatch(RecordID(source: "gd", id: id), on: on, actor: "u", at: received)
    }

    private func waiting() throws -> [String] { try home.store.matches().map(\.record.id) }

    @Test func withAnIDNumberTheHolderIsOneWhateverTheDocument() throws {
        try home.importRecords(
            1, .issued("d-1", "ordinaryPassport:E1", numbered), .issued("d-2", "ordinaryPassport:E2", numbered))
        // The other record of the same pair goes with it.
        #expect(try reject("d-1") == 2)
        #expect(try waiting() == [])
        #expect(
            try home.importRecords(2, .issued("d-3", "ordinaryPassport:E3", numbered), source: "sh").notRegistered == 1)
        // Another ID number is another holder, and so is one of whom more or less is said.
        var other = numbered
        other.idNumber = idNumber(903)
        var more = numbered
        more.sex = nil
        #expect(try home.importRecords(3, .issued("d-4", "ordinaryPassport:E4", other)).possibleMatch == 1)
        #expect(try home.importRecords(4, .issued("d-5", "ordinaryPassport:E5", more)).notRegistered == 1)
        // Latin names say nothing new.
        var latin = numbered
        latin.surname = "ZHANG"
        #expect(try home.importRecords(5, .issued("d-6", "ordinaryPassport:E6", latin)).notRegistered == 1)
    }

    @Test func withoutOneTheDocumentTellsNamesakesApart() throws {
        try home.importRecords(1, .issued("d-1", "ordinaryPassport:E1", nameless))
        #expect(try reject("d-1") == 1)
        #expect(
            try home.importRecords(2, .issued("d-2", "ordinaryPassport:E1", nameless, action: .lost)).notRegistered == 1
        )
        #expect(try home.importRecords(3, .issued("d-3", "ordinaryPassport:E9", nameless)).possibleMatch == 1)
        #expect(try waiting() == ["d-3"])
        // The rejected record itself is known.
        #expect(try home.importRecords(4, .issued("d-1", "ordinaryPassport:E1", nameless)).duplicate == 1)
    }

    /// Somebody who was registered since is asked about; those who were rejected are not.
    @Test func aNewCandidateIsAskedAbout() throws {
        try home.importRecords(1, .issued("d-1", "ordinaryPassport:E1", numbered))
        #expect(try reject("d-1") == 1)
        try home.load(.person(.sample(4, name: "张1")))
        #expect(try home.importRecords(2, .issued("d-2", "ordinaryPassport:E1", numbered)).possibleMatch == 1)
        #expect(try home.store.matches().map(\.candidates) == [["P-4"]])
        #expect(
            code {
                try home.store.confirmMatch(
                    RecordID(source: "gd", id: "d-2"), of: "P-1", on: on, actor: "u", at: received)
            } == .refused)
    }

    @Test func aConfirmedRecordWithoutAnIDNumberIsThePersons() throws {
        try home.importRecords(
            1, .issued("d-1", "ordinaryPassport:E1", nameless, expires: "2036-11-19"),
            .crossing("c-1", "ordinaryPassport:E1", nameless))
        for id in ["d-1", "c-1"] {
            try home.store.confirmMatch(
                RecordID(source: "gd", id: id), of: "P-1", on: on, actor: "u", at: received)
        }
        let dossier = try #require(try home.store.dossier(ref: "P-1"))
        #expect(dossier.identities == [])
        #expect(
            dossier.documents == [
                DocumentRecord(
                    key: booklet("ordinaryPassport:E1"),
                    mentions: [
                        .sample(
                            "d-1", .document(.issued), ref: "P-1", on: "2026-11-20", accepted: 1, name: "张1",
                            issued: "2026-11-20", expires: "2036-11-19", born: "1990-03-07"),
                        .sample(
                            "c-1", .crossing, ref: "P-1", on: "2026-11-21", accepted: 2, name: "张1", born: "1990-03-07"),
                    ])
            ])
        #expect(dossier.crossings.map(\.record.id) == ["c-1"])
        #expect(try home.store.dossier(ref: "P-2")?.documents == [])
        // From now on the passport is known to be his.
        #expect(try home.importRecords(2, .crossing("c-2", "ordinaryPassport:E1")) == statement(2, accepted: 1))
        #expect(try home.store.feedAccounts(source: "gd", sequence: 1).map(\.now) == [statement(1, accepted: 2)])
        #expect(try home.store.dossier(ref: "P-1")?.crossings.map(\.record.id) == ["c-1", "c-2"])
        #expect(try Doctor(home: home.home).examine().filter { !$0.ok } == [])
        // Its withdrawal takes it back.
        try home.importRecords(3, .withdrawal("w-1", of: "d-1"), .withdrawal("w-2", of: "c-1"))
        #expect(try home.store.dossier(ref: "P-1")?.crossings.map(\.record.id) == ["c-2"])
    }

    @Test func aReplayMatchesWhatIsKnownByNow() throws {
        try home.importRecords(
            1, .issued("d-1", "ordinaryPassport:E1", numbered), .issued("d-2", "ordinaryPassport:E2", nameless),
            .issued("d-3", "ordinaryPassport:E3", nameless))
        var owner = Person.sample(9, name: "张1")
        owner.idNumber = idNumber(901)
        try home.load(.person(owner), .document(.sample("ordinaryPassport:E2", "P-2")))
        let result = try home.store.replayQuarantine(actor: "u", at: received) { _, _ in throw QuarantineHome.Unread() }
        #expect(
            result.rematched == [RecordID(source: "gd", id: "d-1"): "P-9", RecordID(source: "gd", id: "d-2"): "P-2"])
        #expect(try waiting() == ["d-3"])
        #expect(try home.store.dossier(ref: "P-9")?.documents.map(\.key.description) == ["ordinaryPassport:E1"])
        let account = try #require(try home.store.feedAccounts(source: "gd", sequence: 1).first)
        #expect(account.now == statement(1, accepted: 2, possibleMatch: 1))
        #expect(account.matches == [.open: 1, .rematched: 2])
        #expect(code { _ = try reject("d-1") } == .refused)
        #expect(try Doctor(home: home.home).examine().filter { !$0.ok } == [])
    }

    @Test func whatNobodyDecidedAndWhatWasRejectedIsForgotten() throws {
        try home.importRecords(
            1, .issued("d-1", "ordinaryPassport:E1", numbered), .issued("d-2", "ordinaryPassport:E2", nameless),
            .issued("d-3", "ordinaryPassport:E3", nameless))
        #expect(try reject("d-1") == 1)
        try home.store.confirmMatch(
            RecordID(source: "gd", id: "d-2"), of: "P-1", on: on, actor: "u", at: received)
        let later = Instant(nanoseconds: received.nanoseconds + 1)
        #expect(try home.store.forgetMatches(before: received, actor: "u", at: later) == 0)
        #expect(try home.store.forgetMatches(before: later, actor: "u", at: later) == 2)
        #expect(try home.store.forgetMatches(before: later, actor: "u", at: later) == 0)
        #expect(try home.store.audit(last: 1).map(\.detail) == ["receipt=5 forgotten=2"])
        let dump = try home.dump()
        for gone in [idNumber(901).text, "E1", "E3", "d-3"] { #expect(!dump.contains(gone)) }
        #expect(try home.store.dossier(ref: "P-1")?.documents.map(\.key.description) == ["ordinaryPassport:E2"])
        let account = try #require(try home.store.feedAccounts(source: "gd", sequence: 1).first)
        #expect(account.matches == [.confirmed: 1, .rejected: 1, .forgotten: 1])
        // A rejected pair stays rejected; one that was only forgotten is asked about when it comes again.
        #expect(
            try home.importRecords(
                2, .issued("d-1", "ordinaryPassport:E1", numbered), .issued("d-3", "ordinaryPassport:E3", nameless))
                == statement(2, notRegistered: 1, possibleMatch: 1))
        #expect(try Doctor(home: home.home).examine().filter { !$0.ok } == [])
    }
}
