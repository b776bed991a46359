import LeveeCore
import Testing

/// What two records of one human may have in common, and what says nothing.
@Suite struct MatchingTests {
    @Test(arguments: [
        ("LYU", "LU", LatinName.Nearness.sameUmlaut), ("LYU", "LV", .sameUmlaut), ("Lü", "LYU", .sameUmlaut),
        ("LU", "LV", .sameUmlaut), ("NYU", "NV", .sameUmlaut), ("nu", "NYU", .sameUmlaut), ("LYUE", "LUE", .sameUmlaut),
        ("LU", "LU", .same), ("SI MA", "SIMA", .same), ("XIANG-NAN", "xiangnan", .same), ("XI'AN", "XIAN", .same),
        ("YU", "U", .different), ("QU", "QYU", .different), ("LU", "LUO", .different), ("LIU", "LYU", .different),
        ("", "LU", .different),
    ]) func latinNames(_ left: String, _ right: String, _ nearness: LatinName.Nearness) {
        #expect(LatinName.compare(left, right) == nearness)
        #expect(LatinName.compare(right, left) == nearness)
    }

    @Test(arguments: [
        ("单", "SHAN", "DAN"), ("仇", "QIU", "CHOU"), ("解", "XIE", "JIE"), ("查", "ZHA", "CHA"), ("尉迟", "YUCHI", "WEICHI"),
    ]) func surnamesWithTwoReadings(_ surname: String, _ left: String, _ right: String) {
        #expect(LatinName.compare(left, right, ofSurname: surname) == .otherReading)
        #expect(LatinName.compare(left, right) == .different)
        #expect(LatinName.compare(left, right, ofSurname: "张") == .different)
        #expect(LatinName.compare(left, "WANG", ofSurname: surname) == .different)
        #expect(LatinName.isReading(right, ofSurname: surname) == true)
        #expect(LatinName.isReading("WANG", ofSurname: surname) == false)
        #expect(LatinName.isReading("ZHANG", ofSurname: "张") == nil)
        #expect(LatinName.readings(of: surname).prefix(1) == [left])
    }

    private func number(_ seventeen: String) throws -> CitizenNumber {
        try CitizenNumber(seventeen + String(Unicode.Scalar(CheckDigit.mod11Dash2(seventeen.utf8))))
    }

    @Test func numbersApart() throws {
        let number = try number("11010119900307461")
        #expect(NumberDistance(number, number) == NumberDistance(number, number))
        #expect(NumberDistance(number, number).kind == .same)
        #expect(NumberDistance(number, number).differing == 0)
        let cases: [(String, NumberDistance.Kind, Int)] = [
            ("11010119900307462", .oneDigit, 2), ("11010119900307641", .transposition, 3),
            ("11010119900307416", .transposition, 3), ("11010119900307452", .other, 3),
            ("31010119900307461", .oneDigit, 2),
        ]
        for (other, kind, differing) in cases {
            let other = try self.number(other)
            let distance = NumberDistance(number, other)
            #expect(distance.kind == kind, "\(other)")
            #expect(distance == NumberDistance(other, number))
            // The check digit notices every one of these.
            #expect(distance.differing == differing, "\(other)")
        }
    }

    private func person(_ name: String, surname: String? = nil, given: String? = nil) throws -> Person {
        Person(
            ref: "P-1", idNumber: try number("11010119900307461"), name: name, surnameLatin: surname, givenLatin: given,
            sex: .male, birthDate: try CalendarDay("1990-03-07"), unit: "U", post: "", category: "other",
            coveredSince: try CalendarDay("2020-01-01"), statusSince: try CalendarDay("2020-01-01"))
    }

    private func verdicts(
        _ holder: Holder, _ person: Person, _ documents: [DocumentKey] = [], known: Set<DocumentKey> = []
    ) -> [MatchFeature.Verdict] {
        MatchComparison(holder, documents: documents, with: person, known: known).features.map(\.verdict)
    }

    @Test func everyFeatureIsSaid() throws {
        let person = try person("单雄", surname: "SHAN", given: "XIONG")
        let day = try CalendarDay("1990-03-07")
        #expect(verdicts(Holder(), person) == [.unknown, .unknown, .unknown, .unknown, .unknown, .unknown])
        let same = Holder(
            idNumber: person.idNumber, name: "单雄", surname: "SHAN", givenNames: "XIONG", birthDate: day, sex: .male)
        #expect(verdicts(same, person) == [.agrees, .agrees, .agrees, .agrees, .agrees, .agrees])
        let other = Holder(
            idNumber: try number("11010119900307462"), name: "单熊", surname: "DAN", givenNames: "XIONGX",
            birthDate: day + 1, sex: .female)
        #expect(verdicts(other, person) == [.differs, .differs, .alike, .differs, .differs, .differs])
        let notes = MatchComparison(other, documents: [], with: person, known: []).features.map { $0.note?.en ?? "" }
        #expect(
            notes == [
                "2 of 18 characters differ: one digit, and the check digit after it", "1 of 2 characters differ",
                "单 is read SHAN or DAN", "", "", "",
            ])
        let documents = [try DocumentKey("ordinaryPassport:E1"), try DocumentKey("ordinaryPassport:E2")]
        #expect(verdicts(same, person, documents, known: [documents[0]]).suffix(2) == [.agrees, .unknown])
    }

    @Test func namesThatOnlyLookOtherwise() throws {
        let person = try person("阿依古丽·买买提")
        for name in ["阿依古丽•买买提", "阿依古丽买买提", "阿依古丽\u{200B}·买买提", "阿依古丽 · 买买提"] {
            let feature = MatchComparison(Holder(name: name), documents: [], with: person, known: []).features[1]
            #expect(feature.verdict == .alike, "\(name)")
        }
        let feature = MatchComparison(Holder(name: "阿依古丽·买"), documents: [], with: person, known: []).features[1]
        #expect(feature.verdict == .differs && feature.note == nil)
    }

    /// Where the registry has no Latin name, only a surname with readings can be compared.
    @Test func readingsWithoutALatinName() throws {
        func verdict(_ latin: String, _ name: String) throws -> MatchFeature.Verdict {
            verdicts(Holder(surname: latin), try person(name))[2]
        }
        #expect(try verdict("JIE", "解放") == .alike)
        #expect(try verdict("WANG", "解放") == .differs)
        #expect(try verdict("ZHANG", "张三") == .unknown)
    }

    @Test func whatMakesAPair() throws {
        let day = try CalendarDay("1990-03-07")
        let documents = [try DocumentKey("ordinaryPassport:E1"), try DocumentKey("ordinaryPassport:E2")]
        let nameless = Holder(name: "张三", birthDate: day, sex: .male)
        var numbered = nameless
        numbered.idNumber = try number("11010119900307461")
        func pair(_ holder: Holder?, _ documents: [DocumentKey]) -> [UInt8] {
            MatchPair.holder(holder, documents: documents)
        }
        #expect(pair(numbered, documents) == pair(numbered, []))
        #expect(pair(nameless, documents) == pair(nameless, documents.reversed() + documents))
        #expect(pair(nameless, documents) != pair(nameless, [documents[0]]))
        #expect(pair(nameless, []) != pair(numbered, []))
        var latin = numbered
        latin.surname = "ZHANG"
        #expect(pair(latin, []) == pair(numbered, []))
        for change: (inout Holder) -> Void in [
            { $0.name = "张四" }, { $0.birthDate = day + 1 }, { $0.sex = .female }, { $0.sex = nil },
        ] {
            var other = numbered
            change(&other)
            #expect(pair(other, []) != pair(numbered, []))
        }
    }

    @Test func aStatementKeepsItsBalance() {
        var statement = FeedStatement(source: "gd", sequence: 1)
        statement.received = 3
        statement.quarantined = 2
        statement.possibleMatch = 1
        for outcome in FeedOutcome.allCases {
            var moved = statement
            moved.move(2, from: .quarantined, to: outcome)
            #expect(moved.isBalanced && moved.received == 3)
            #expect(moved[.quarantined] == (outcome == .quarantined ? 2 : 0))
        }
        #expect(statement.outcomeOfOne == nil)
    }
}
