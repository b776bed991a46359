import LeveeCore
import Testing

@testable import LeveeSQLite

/// Every version with both its times; nothing that was received is left out.
@Suite struct PersonHistoryTests {
    private let home: TestStore

    init() throws {
        home = try TestStore()
        try home.addUsers()
    }

    private func at(_ minute: Int) -> Instant {
        Instant(nanoseconds: received.nanoseconds + Int64(minute) * 60_000_000_000)
    }

    @Test func everythingIsThere() throws {
        home.now = at(1)
        try home.load(
            .document(.sample("ordinaryPassport:E1")),
            .custody(.sample(.handedIn, "ordinaryPassport:E1", "2026-01-01T10:00")))
        home.now = at(2)
        try home.load(.document(.sample("ordinaryPassport:E1", expires: "2031-01-01")))
        home.now = at(3)
        try home.importRecords(1, .crossing("c-1", "ordinaryPassport:E1", .person(1)), .withdrawal("w-1", of: "c-1"))
        home.now = at(4)
        try home.importRecords(2, .withdrawal("w-2", of: "w-1"), .crossing("c-9", "ordinaryPassport:E9", .person(2)))
        home.now = at(5)
        let request = try home.correct(
            .custody(booklet("ordinaryPassport:E1"), at: instant("2026-01-01T10:00"), .handedIn), .void)
        let facts = try #require(try home.store.history(ref: "P-1"))
        let told = facts.filter { $0.learnedAt > received }.map { fact in
            let minute = (fact.learnedAt.nanoseconds - received.nanoseconds) / 60_000_000_000
            let replaced =
                fact.replacedAt.map { " until \(($0.nanoseconds - received.nanoseconds) / 60_000_000_000)" } ?? ""
            let day = fact.effect(in: .shanghai)?.description ?? "-"
            return "\(minute) \(day) \(Self.name(fact.content))" + replaced
        }
        #expect(
            told == [
                "1 2020-02-01 declaration 2030-01-01 until 2", "1 2026-01-01 handedIn until 5",
                "2 2020-02-01 declaration 2031-01-01", "3 2026-11-21 crossing c-1", "3 - withdrawal w-1 withdrawn",
                "4 - withdrawal w-2", "5 2026-01-01 handedIn void R-\(request)",
            ])
        // As it was known before the second withdrawal and the correction.
        let then = try home.store.asKnown(at: at(3)).store.history(ref: "P-1") ?? []
        #expect(
            then.filter { $0.learnedAt > received }.map { Self.name($0.content) }
                == [
                    "declaration 2030-01-01", "handedIn", "declaration 2031-01-01", "crossing c-1 withdrawn",
                    "withdrawal w-1",
                ])
        #expect(try home.store.history(ref: "P-9") == nil)
    }

    @Test func whatIsDecidedIsThereForEveryCandidate() throws {
        try home.load(.person(.sample(3, name: "张1")))
        let namesake = Holder(idNumber: idNumber(900), name: "张1", birthDate: day("1990-03-07"), sex: .male)
        home.now = at(1)
        try home.importRecords(1, .issued("d-9", "ordinaryPassport:E9", namesake))
        home.now = at(2)
        try home.store.confirmMatch(
            RecordID(source: "gd", id: "d-9"), of: "P-1", on: day("2026-11-24"), actor: "u-2", at: home.now)
        func told(_ ref: String) throws -> [String]? {
            try home.store.history(ref: ref)?.filter { $0.learnedAt > received }.map { Self.name($0.content) }
        }
        #expect(try told("P-1") == ["document d-9 possible", "d-9 his"])
        #expect(try told("P-3") == ["document d-9 possible", "d-9 not his"])
        #expect(try told("P-2") == [])
    }

    private static func name(_ content: LearnedFact.Content) -> String {
        switch content {
        case .row(.document(let declaration), _, _): "declaration \(declaration.expiresOn)"
        case .row(.custody(let event), let correction, let isVoid):
            event.event.rawValue + (isVoid ? " void" : "") + (correction.map { " R-\($0)" } ?? "")
        case .row(let row, _, _): "\(row)"
        case .record(let record):
            "\(record.kind) \(record.record.id)" + (record.isPossible ? " possible" : "")
                + (record.isWithdrawn ? " withdrawn" : "")
        case .decision(let record, let isConfirmed, _): record.id + (isConfirmed ? " his" : " not his")
        }
    }
}
