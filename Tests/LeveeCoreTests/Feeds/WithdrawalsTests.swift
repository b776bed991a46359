import Testing

@testable import LeveeCore

/// Which records are withdrawn follows from the withdrawals alone, in whatever order they come and whenever somebody asks; and
/// a chain costs what its length costs.
@Suite struct WithdrawalsTests {
    private static func id(_ number: Int) -> String { "w-\(number)" }

    @Test(arguments: 0..<200) func theOrderChangesNothing(_ seed: Int) throws {
        var chance = SeededGenerator(seed: seed)
        let ledger = MemoryWithdrawals()
        let withdrawals = Withdrawals(ledger: ledger, source: "gd", limit: .random(in: 1...20, using: &chance))
        for place in 0..<60 {
            let (record, target) = (Self.id(place), Self.id(.random(in: 0..<60, using: &chance)))
            let isRing = ledger.reaches(record, from: target)
            #expect(try withdrawals.closesCycle(record, of: target) == isRing)
            guard !isRing else { continue }
            ledger.add(record, of: target)
            try withdrawals.takeEffect(on: target)
            guard Int.random(in: 0..<5, using: &chance) == 0 else { continue }
            try withdrawals.settle()
            #expect(ledger.withdrawn == ledger.derived)
        }
        try withdrawals.settle()
        #expect(ledger.withdrawn == ledger.derived)
    }

    /// Each order in which a chain, or what takes back the withdrawals of one record, can come.
    @Test(arguments: ["up", "down", "mixed", "star", "closable"]) func aChainCostsItsLength(_ shape: String) throws {
        let count = 1_000
        var chance = SeededGenerator(seed: 1)
        var edges = (1...count).map { (Self.id($0), Self.id($0 - 1)) }
        switch shape {
        case "down": edges.reverse()
        case "mixed": edges.shuffle(using: &chance)
        case "star": edges = (1...count).flatMap { [(Self.id($0), "d"), ("v-\($0)", Self.id($0))] }
        case "closable": edges += (1...count).flatMap { [("v-\($0)", "u-\($0)"), ("u-\($0)", Self.id(count))] }
        default: break
        }
        let ledger = MemoryWithdrawals()
        let withdrawals = Withdrawals(ledger: ledger, source: "gd")
        for (record, target) in edges {
            #expect(try !withdrawals.closesCycle(record, of: target))
            ledger.add(record, of: target)
            try withdrawals.takeEffect(on: target)
        }
        try withdrawals.settle()
        #expect(ledger.withdrawn == ledger.derived)
        #expect(ledger.asked < 12 * edges.count, "\(ledger.asked)")
    }
}

/// The withdrawals of one source, in memory.
private final class MemoryWithdrawals: WithdrawalLedger {
    private var targets: [String: String] = [:]
    private var byTarget: [String: [String]] = [:]
    private(set) var withdrawn: Set<String> = []
    private(set) var asked = 0

    func add(_ record: String, of target: String) {
        targets[record] = target
        byTarget[target, default: []].append(record)
    }

    /// What is withdrawn by the contract's words.
    var derived: Set<String> {
        var known: [String: Bool] = [:]
        func isWithdrawn(_ record: String) -> Bool {
            if let answer = known[record] { return answer }
            let answer = byTarget[record]?.contains { !isWithdrawn($0) } ?? false
            known[record] = answer
            return answer
        }
        return Set(byTarget.keys.filter(isWithdrawn))
    }

    func reaches(_ record: String, from start: String) -> Bool {
        var current: String? = start
        while let known = current, known != record { current = targets[known] }
        return current != nil
    }

    func target(ofWithdrawal record: RecordID) -> RecordID? {
        asked += 1
        return targets[record.id].map { RecordID(source: record.source, id: $0) }
    }

    func hasWithdrawal(of record: RecordID) -> Bool {
        asked += 1
        return byTarget[record.id] != nil
    }

    /// What a look through the withdrawals of one record costs is counted, too.
    func hasStandingWithdrawal(of record: RecordID) -> Bool {
        let place = byTarget[record.id]?.firstIndex { !withdrawn.contains($0) }
        asked += 1 + (place ?? byTarget[record.id]?.count ?? 0)
        return place != nil
    }

    func isWithdrawn(_ record: RecordID) -> Bool {
        asked += 1
        return withdrawn.contains(record.id)
    }

    func setWithdrawn(_ record: RecordID, _ isWithdrawn: Bool) {
        asked += 1
        if isWithdrawn { withdrawn.insert(record.id) } else { withdrawn.remove(record.id) }
    }
}
