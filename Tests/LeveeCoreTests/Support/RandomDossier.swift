@testable import LeveeCore

/// A small deterministic generator: the same seed gives the same dossier on every platform.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }
}

/// Dossiers dense in trouble: facts of every kind around one day, so that deadlines fall on, before and after it.
struct RandomDossier {
    static let asOf = CalendarDay.example("2026-06-15")
    private static let documents: [StaticString] = [
        "ordinaryPassport:E12345678", "ordinaryPassport:E87654321", "hkMacaoPermit:C12345678", "taiwanPermit:L12345678",
        "servicePassport:SE1234567", "foreignPassport:X1",
    ]

    private var random: SeededGenerator
    private var counter = 0

    init(seed: Int) { random = SeededGenerator(seed: seed) }

    mutating func make() -> Dossier {
        var dossier = Dossier.example
        dossier.person.status = pick([.active, .active, .active, .retired, .left])
        dossier.person.statusSince = day(-400, 5)
        dossier.person.coveredSince = day(-500, 5)
        dossier.person.rank = pick([.bureau, .county, .staff, nil])
        dossier.person.category = pick(["leader", "sensitive", "other"])
        dossier.person.restrictedPost = chance(2)
        dossier.person.clearanceEnds = chance(4) ? day(-60, 30) : nil
        dossier.filings = (0..<number(0...3)).map { _ in
            Filing(
                ref: "P-1", on: day(-200, 5), action: pick(Filing.Action.allCases), unit: pick(["U-1", "U-2"]),
                post: "局长")
        }
        dossier.relatives = (0..<number(0...3)).map { index in
            Relative(
                ref: "P-1", relation: pick([.spouse, .child, .child, .parent]), name: "某\(index)",
                country: .example(chance(4) ? "CHN" : "CAN"), status: pick(Relative.Status.allCases),
                since: day(-80, 5),
                reportedOn: chance(2) ? day(-60, 10) : nil)
        }
        dossier.approvals = (0..<number(0...6)).map { _ in approval() }
        dossier.restrictions = (0..<number(0...2)).map { index in
            Restriction(
                reference: "R-\(index)", ref: "P-1", kind: pick(Restriction.Kind.allCases), from: day(-90, 10),
                until: chance(2) ? day(-40, 20) : nil, authority: "某委", basis: "某法")
        }
        for document in Self.documents where chance(2) { add(document, to: &dossier) }
        for _ in 0..<number(0...7) { addCrossing(to: &dossier) }
        if chance(2) {
            let listed = Self.documents.filter { _ in chance(2) }.map { DocumentKey.example($0) }
            dossier.holdings.append(
                HoldingsStatement(record: record(), on: day(-30, 3), generatedAt: moment(-30, 3), documents: listed))
        }
        dossier.coverage = Coverage(
            runs: (0..<number(0...2)).map { _ in
                Coverage.Run(source: "feed", from: day(-300, -20), to: day(-20, 3))
            })
        return dossier
    }

    private mutating func approval() -> Approval {
        let depart = day(-60, 15)
        let kind: Approval.Kind = pick([.travel, .travel, .travel, .issue, .lend, .extension])
        counter += 1
        return Approval(
            number: "A-\(counter)", ref: "P-1", kind: kind,
            extends: kind == .extension ? "A-\(number(1...counter))" : nil,
            purpose: pick([.private, .private, .official]),
            documents: chance(3) ? [.example(pick(Self.documents))] : [],
            destinations: chance(2) ? [pick([.hongKong, .macao])] : [], departOn: depart,
            returnOn: depart + number(0...12), decidedOn: depart - number(-5...12),
            decision: pick([.approved, .approved, .approved, .refused, .withdrawn]), approver: "u-2",
            reportedOn: chance(2) ? depart + number(0...25) : nil)
    }

    private mutating func add(_ document: StaticString, to dossier: inout Dossier) {
        let key = DocumentKey.example(document)
        var record = DocumentRecord(key: key)
        let issued = day(-3700, 5)
        if chance(2) {
            let owner = chance(6) ? "P-2" : "P-1"
            record.declaration = Declaration(
                document: key, ref: owner, issuingState: .china, issuedOn: issued,
                expiresOn: chance(2) ? issued.adding(years: 10) - 1 : day(-45, 10), declaredOn: day(-100, 5))
        }
        record.mentions = (0..<number(0...3)).map { _ in
            Mention(
                record: self.record(), on: day(-90, 5), generatedAt: moment(-60, 5), sequence: Int64(number(1...3)),
                accepted: Int64(number(1...1000)), kind: .document(pick(FeedRecord.DocumentAction.allCases)),
                ref: chance(6) ? "P-2" : "P-1", holderName: pick([nil, "张三", "张参"]),
                issuingState: pick([nil, .china, .example("CAN")]), issuedOn: chance(2) ? issued : nil,
                expiresOn: chance(2) ? day(-45, 400) : nil)
        }
        let custody = (0..<number(0...4)).map { _ in
            CustodyEvent(
                document: key, at: moment(-60, 5), event: pick(CustodyEvent.Kind.allCases),
                approval: chance(3) ? nil : "A-\(number(1...7))", officer: "u-1")
        }
        dossier.documents.append(
            DocumentRecord(key: key, declaration: record.declaration, mentions: record.mentions, custody: custody))
    }

    private mutating func addCrossing(to dossier: inout Dossier) {
        let key = DocumentKey.example(pick(Self.documents))
        let at = moment(-60, 5)
        let crossing = Crossing(
            record: record(), direction: pick([.exit, .entry]), at: at, document: key, to: pick([.hongKong, .macao]))
        dossier.crossings.append(crossing)
        let mention = Mention(
            record: crossing.record, on: crossing.on, generatedAt: at, accepted: Int64(number(1...1000)),
            kind: .crossing,
            ref: "P-1")
        let known = dossier.documents.first { $0.key == key } ?? DocumentRecord(key: key)
        dossier.documents.removeAll { $0.key == key }
        dossier.documents.append(
            DocumentRecord(
                key: key, declaration: known.declaration, mentions: known.mentions + [mention], custody: known.custody))
    }

    private mutating func record() -> RecordID {
        counter += 1
        return RecordID(source: pick(["a", "b"]), id: "r-\(counter)")
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    private mutating func chance(_ one: Int) -> Bool { number(1...one) == 1 }
    private mutating func pick<Value>(_ values: [Value]) -> Value { values[number(0...(values.count - 1))] }
    private mutating func day(_ first: Int, _ last: Int) -> CalendarDay { Self.asOf + number(first...last) }
    private mutating func moment(_ first: Int, _ last: Int) -> Instant {
        let noon = Int64(day(first, last).number) * 86_400 + Int64(number(-12...11)) * 3600
        return Instant(nanoseconds: noon * 1_000_000_000)
    }
}
