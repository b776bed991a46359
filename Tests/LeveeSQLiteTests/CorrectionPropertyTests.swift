import LeveeCore
import Testing

@testable import LeveeSQLite

/// Random facts and corrections: the dossiers are those of a registry that was loaded with the facts as corrected.
@Suite struct CorrectionPropertyTests {
    @Test(arguments: 1...30) func correctionsEqualCorrectTables(_ seed: Int) throws {
        var world = RandomWorld(seed: seed)
        let (home, clean) = (try TestStore(), try TestStore())
        try home.addUsers()
        try clean.addUsers()
        let feed: [FeedItem] = [
            .good(.issued("d-1", "ordinaryPassport:E1", .person(1))),
            .good(.issued("d-2", "hkMacaoPermit:C2", .person(2))),
        ]
        try home.importFeed(.sample(1), feed)
        try clean.importFeed(.sample(1), feed)

        let facts = world.facts()
        let tables = facts.map(\.row)
        _ = try home.load(tables)
        var entries = facts.map { (fact: $0, isVoid: false) }
        for _ in 0..<12 {
            let place = world.number(entries.count)
            let (fact, isVoid) = entries[place]
            let edit = world.edit(of: fact, isVoid: isVoid)
            let others = entries.indices.filter { $0 != place && !entries[$0].isVoid }.map { entries[$0].fact }
            guard let correction = try? Correction(edit, of: fact, isVoid: isVoid),
                !others.contains(where: { other in correction.becomes.map { other.isVersion(of: $0) } ?? false })
            else { continue }
            let number = try home.ask(fact.name, edit)
            if world.number(5) == 0 {
                _ = try home.store.declineCorrection(number, reason: "x", actor: "u-3", at: received)
                continue
            }
            try home.confirm(number)
            if let becomes = correction.becomes {
                if becomes.isVersion(of: fact) || fact.kind == .approval {
                    entries[place] = (becomes, false)
                } else {
                    entries[place].isVoid = true
                    entries.removeAll { $0.fact.isVersion(of: becomes) }
                    entries.append((becomes, false))
                }
            } else {
                entries[place].isVoid = true
            }
            // The tables that still have the errors come again at any time.
            if world.number(3) == 0 {
                #expect(try home.load(tables) == Array(repeating: .unchanged, count: tables.count))
            }
        }
        _ = try clean.load(entries.filter { !$0.isVoid }.map(\.fact.row))
        for ref in ["P-1", "P-2"] {
            let (left, right) = (try home.store.dossier(ref: ref), try clean.store.dossier(ref: ref))
            #expect(left.map(WholeDossier.init) == right.map(WholeDossier.init), "\(ref)")
        }
        #expect(try Doctor(home: home.home).examine().filter { !$0.ok } == [])
    }
}

/// Entries and edits of them, the same for the same seed.
private struct RandomWorld {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    /// From 0 up to the bound, which is left out.
    mutating func number(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int((state >> 33) % UInt64(bound))
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value { values[number(values.count)] }

    private static let documents = ["ordinaryPassport:E1", "hkMacaoPermit:C2", "taiwanPermit:L3"]

    mutating func facts() -> [CorrectableFact] {
        var facts: [CorrectableFact] = []
        for document in Self.documents where number(4) > 0 {
            facts.append(.declaration(.sample(document, pick(["P-1", "P-2"]))))
        }
        for hour in 10...15 {
            facts.append(
                .custody(
                    .sample(pick(CustodyEvent.Kind.allCases), pick(Self.documents), "2026-01-01T\(hour):00")))
        }
        for number in 1...4 {
            var approval = Approval.sample
            approval.number = "A-\(number)"
            approval.ref = pick(["P-1", "P-2"])
            facts.append(.approval(approval))
        }
        return facts
    }

    mutating func edit(of fact: CorrectableFact, isVoid: Bool) -> Correction.Edit {
        if isVoid { return .restore(number(2) == 0 ? [:] : changes(of: fact)) }
        return number(3) == 0 ? .void : .amend(changes(of: fact))
    }

    private mutating func changes(of fact: CorrectableFact) -> [FactColumn: String] {
        let changes: [[FactColumn: String]] =
            switch fact.kind {
            case .custody:
                [
                    [.slot: pick(["", "1", "2"])], [.officer: "u-\(number(9))", .note: "更正"],
                    [.at: "2026-01-01T1\(number(6)):00:00+08:00"], [.event: pick(CustodyEvent.Kind.allCases).rawValue],
                    [.document: pick(Self.documents)],
                ]
            case .approval:
                [
                    [.ref: pick(["P-1", "P-2"])], [.returnOn: "2026-11-2\(number(10))", .documents: ""],
                    [.decision: pick(Approval.Decision.allCases).rawValue], [.kind: "extension", .extends: "A-1"],
                ]
            case .declaration:
                [
                    [.ref: pick(["P-1", "P-2"])], [.document: pick(Self.documents)],
                    [.expiresOn: "203\(number(10))-01-01", .authority: pick(["", "某局"])],
                ]
            }
        return pick(changes)
    }
}

extension CorrectableFact {
    fileprivate var row: RegistryRow {
        switch self {
        case .custody(let event): .custody(event)
        case .approval(let approval): .approval(approval)
        case .declaration(let declaration): .document(declaration)
        }
    }

    fileprivate var name: FactName {
        switch self {
        case .custody(let event): .custody(event.document, at: event.at, event.event)
        case .approval(let approval): .approval(approval.number)
        case .declaration(let declaration): .declaration(declaration.document)
        }
    }
}
