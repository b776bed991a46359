import GRDB
import LeveeCore
import Testing

@testable import LeveeSQLite

/// How people are found: by what was typed, by unit, status and the last night's word, in pages.
@Suite struct PeopleSearchTests {
    private let home: TestStore
    private var store: Store { home.store }

    /// Lü Xiaoming in each way of writing ü, a Han name with signs that mean something in a pattern, and a foreigner.
    init() throws {
        home = try TestStore()
        var rows: [RegistryRow] = ReachHome.units.map { .unit($0) }
        for (number, name, surname, given, unit, status) in [
            (1, "吕小明", "LYU", "XIAOMING", "U-1", .active), (2, "吕晓明", "LU", "XIAO MING", "U-11", .retired),
            (3, "吕萧鸣", "Lv", "Xiao-ming", "U-2", .active), (4, "吕肖茗", "Lü", "Xi'aoming", "U-2", .left),
            (5, "100%_\\王", nil, nil, "U-1", .active), (6, "欧布莱恩", "O’BRIEN", ".'nÜ.A", "U-0", .active),
        ] as [(Int, String, String?, String?, String, Person.Status)] {
            var person = Person.sample(number, name: name)
            (person.surnameLatin, person.givenLatin, person.unit, person.status) = (surname, given, unit, status)
            rows.append(.person(person))
        }
        rows.append(.document(.sample("ordinaryPassport:E12345678", "P-2")))
        let results = try home.load(rows)
        #expect(results.allSatisfy { $0 == .new }, "\(results)")
    }

    private func found(_ search: PersonSearch, in reach: Reach = .everybody) throws -> [String] {
        try store.people(search, in: reach, after: nil, limit: 9).map(\.ref)
    }

    private func found(_ text: String, in reach: Reach = .everybody) throws -> [String] {
        try found(PersonSearch(text: text), in: reach)
    }

    @Test func pinyinIsFoundInWhicheverWayTheUmlautIsWritten() throws {
        let all = ["P-1", "P-2", "P-3", "P-4"]
        for text in ["lu", "LU", "lyu", "lv", "lü", "Lü ", "LÜ xiaoming", "lyu-xiao ming", "luxiao", "lv xi’ao"] {
            #expect(try found(text) == all, "\(text)")
        }
        for text in ["xiao", "Xiaoming", "XI'AOMING"] { #expect(try found(text) == all, "\(text)") }
        #expect(try found("o'brien") == ["P-6"])
        for text in ["nu", "nva", "NYU", "O.Brien Nü"] { #expect(try found(text) == ["P-6"], "\(text)") }
        // The beginning of a name, not a part of it.
        for text in ["ming", "luming", "xiaomingg", "rien"] { #expect(try found(text) == [], "\(text)") }
    }

    @Test func whatTheDatabaseMakesOfASpellingIsWhatTheMatchingDoes() throws {
        let parts = ["L", "n", "yu", "V", "ü", "Ü", "u", " ", "-", "'", "’", "·", ".", "‐", "\u{3000}", "王", "lv"]
        for first in parts {
            for second in parts {
                for third in parts {
                    let text = first + second + third
                    let written = try store.read { db in
                        try String.fetchOne(db, sql: "SELECT \(PeopleQuery.searched("?"))", arguments: [text])
                    }
                    #expect(written == LatinName.searched(text), "\(text)")
                }
            }
        }
    }

    @Test func aPartOfTheNameAndNothingInItIsAPattern() throws {
        #expect(try found("吕") == ["P-1", "P-2", "P-3", "P-4"])
        #expect(try found("晓明") == ["P-2"])
        for text in ["%", "_", "\\", "0%_"] { #expect(try found(text) == ["P-5"], "\(text)") }
        #expect(try found("吕%") == [])
    }

    @Test func wholeNumbersOfAnyWriting() throws {
        #expect(try found("P-3") == ["P-3"])
        #expect(try found("P-") == [])
        for text in ["E12345678", "e12345678", "E 1234-5678"] { #expect(try found(text) == ["P-2"], "\(text)") }
        #expect(try found("E1234567") == [])
        let number = idNumber(3 * 2 + 1).text
        #expect(try found(number) == ["P-3"])
        #expect(try found(String(number.dropLast())) == [])
        let withX = try #require((1...200).map(idNumber).first { $0.text.hasSuffix("X") })
        var person = Person.sample(7)
        person.idNumber = withX
        try home.load(.person(person))
        #expect(try found(withX.text.lowercased()) == ["P-7"])
    }

    @Test func everythingThatIsGivenHasToFit() throws {
        #expect(try found(PersonSearch(unit: "U-1")) == ["P-1", "P-2", "P-5"])
        #expect(try found(PersonSearch(unit: "U-11")) == ["P-2"])
        #expect(try found(PersonSearch(unit: "nowhere")) == [])
        #expect(try found(PersonSearch(status: .active)) == ["P-1", "P-3", "P-5", "P-6"])
        #expect(try found(PersonSearch(text: "lu", unit: "U-1", status: .retired)) == ["P-2"])
        #expect(try found(PersonSearch(text: "lu", unit: "U-0"), in: ReachHome.reach("U-2")) == ["P-3", "P-4"])
        #expect(try found(PersonSearch(unit: "U-1"), in: ReachHome.reach("U-2")) == [])
        #expect(try found("E12345678", in: ReachHome.reach("U-2")) == [])
        #expect(try found("吕", in: ReachHome.reach("U-1")) == ["P-1", "P-2"])
    }

    @Test func whatALineSays() throws {
        try home.add("u-1", Set(Role.allCases), unit: "U-0")
        #expect(try store.people(PersonSearch(text: "P-2"), in: .everybody, after: nil, limit: 9)[0].verdict == nil)
        _ = try store.night(asOf: day("2026-11-23"), actor: "u-1", at: received) { ledger in
            let night = NightStatement(asOf: day("2026-11-23"), policy: "test")
            try ledger.examine(
                .everyone,
                by: {
                    { dossier, _ in
                        let isHis = dossier.person.ref == "P-2"
                        return Examination(
                            changes: isHis ? [.opened(.sample("person")), .opened(.sample("person", rule: "r"))] : [],
                            mark: VerdictMark(standing: isHis ? .irregular : .regular))
                    }
                }
            ) { _, _ in }
            return night
        }
        #expect(
            try store.people(PersonSearch(verdict: "irregular"), in: .everybody, after: nil, limit: 9) == [
                PersonLine(
                    ref: "P-2", name: "吕晓明", latin: "LU XIAO MING", unit: "U-11", post: "局长", rank: "county",
                    status: "retired",
                    category: "leader", verdict: "irregular", findings: 2)
            ])
        #expect(try found(PersonSearch(verdict: "regular")) == ["P-1", "P-3", "P-4", "P-5", "P-6"])
        #expect(try found(PersonSearch(verdict: "undecided")) == [])
        #expect(try found(PersonSearch(hasFindings: true)) == ["P-2"])
        #expect(try found(PersonSearch(hasFindings: true), in: ReachHome.reach("U-2")) == [])
        #expect(try found(PersonSearch()).count == 6)
        for column in [PersonSearch.Column.standing, .findings] {
            #expect(try ordered(column, .ascending) == ["P-1", "P-3", "P-4", "P-5", "P-6", "P-2"], "\(column)")
        }
        #expect(try store.people(PersonSearch(text: "P-5"), in: .everybody, after: nil, limit: 1)[0].latin == nil)
    }

    @Test func pagesFollowEachOtherByRef() throws {
        var pages: [[String]] = []
        var after: String?
        repeat {
            let page = try store.people(PersonSearch(), in: .everybody, after: after, limit: 4).map(\.ref)
            pages.append(page)
            after = page.last
        } while after != nil
        #expect(pages == [["P-1", "P-2", "P-3", "P-4"], ["P-5", "P-6"], []])
        // Whoever is added meanwhile moves nobody from one page to another.
        try home.load(.person(.sample(10)))
        let page = try store.people(PersonSearch(), in: .everybody, after: "P-1", limit: 2).map(\.ref)
        #expect(page == ["P-10", "P-2"])
        #expect(
            try store.people(PersonSearch(), in: ReachHome.reach("U-2"), after: "P-3", limit: 4).map(\.ref) == ["P-4"])
    }

    /// Everybody's ref in an order, read two at a time.
    private func ordered(_ column: PersonSearch.Column, _ order: ListOrder) throws -> [String] {
        let search = PersonSearch(by: column, order)
        var found: [String] = []
        while true {
            let page = try store.people(search, in: .everybody, after: found.last, limit: 2).map(\.ref)
            if page.isEmpty { return found }
            found += page
        }
    }

    @Test func everyColumnSortsThePagesAndWhoIsAlikeComesByRef() throws {
        for (number, rank, post) in [
            (1, .staff, "主任"), (2, .bureau, "副主任"), (3, nil, "主任"),
        ] as [(Int, Rank?, String)] {
            var person = Person.sample(number)
            (person.rank, person.post) = (rank, post)
            try home.load(.person(person))
        }
        let expected: [PersonSearch.Column: [Int]] = [
            .ref: [1, 2, 3, 4, 5, 6], .name: [5, 4, 1, 2, 3, 6], .unit: [6, 1, 2, 3, 5, 4], .post: [1, 3, 2, 4, 5, 6],
            .rank: [3, 1, 4, 5, 6, 2], .status: [1, 2, 3, 5, 6, 4], .standing: [1, 2, 3, 4, 5, 6],
            .findings: [1, 2, 3, 4, 5, 6],
        ]
        for column in PersonSearch.Column.allCases {
            let refs = try #require(expected[column]).map { "P-\($0)" }
            #expect(try ordered(column, .ascending) == refs, "\(column)")
            #expect(try ordered(column, .descending) == refs.reversed(), "\(column)")
        }
    }

    @Test func onlyTheLastVersionOfAPersonIsFound() throws {
        var moved = Person.sample(1, name: "吕小明")
        (moved.surnameLatin, moved.unit) = ("WANG", "U-2")
        try home.load(.person(moved))
        #expect(try found("lu") == ["P-2", "P-3", "P-4"])
        #expect(try found("wang") == ["P-1"])
        #expect(try found(PersonSearch(unit: "U-1")) == ["P-2", "P-5"])
    }
}
