import Testing

@testable import LeveeCore

/// The custody ledger of one document, tried on random entries; many of them share a moment.
@Suite struct CustodyPropertyTests {
    static let seeds = Array(1...300)
    private static let key = DocumentKey.example("ordinaryPassport:E12345678")

    private func entries(_ random: inout SeededGenerator) -> [CustodyEvent] {
        let entries = (0..<Int.random(in: 0...12, using: &random)).map { _ in entry(&random) }
        // The moment and the event are the key: no two entries share both.
        var keys = Set<[Int64]>()
        return entries.filter { keys.insert([$0.at.nanoseconds, Int64(Self.order($0.event))]).inserted }
    }

    private func entry(_ random: inout SeededGenerator, _ event: CustodyEvent.Kind? = nil) -> CustodyEvent {
        CustodyEvent(
            document: Self.key, at: Instant(nanoseconds: Int64.random(in: 0...9, using: &random)),
            event: event ?? CustodyEvent.Kind.allCases.randomElement(using: &random) ?? .seen, officer: "u-1")
    }

    private static func order(_ event: CustodyEvent.Kind) -> Int {
        CustodyEvent.Kind.allCases.firstIndex(of: event) ?? 0
    }

    /// Without looking at one entry after the other: the last entry that is no `seen` says where it is, and after a
    /// `missing` any later `seen` says that it is there.
    private func state(_ entries: some BidirectionalCollection<CustodyEvent>) -> CustodyState {
        guard let place = entries.lastIndex(where: { $0.event != .seen }) else { return .never }
        switch entries[place].event {
        case .handedIn: return .kept
        case .handedOut: return .out
        case .missing: return entries.index(after: place) == entries.endIndex ? .missing : .kept
        case .refused: return .refused
        case .forwarded: return .gone
        case .seen: return .never
        }
    }

    @Test(arguments: seeds) func theFoldIsTheState(_ seed: Int) {
        var random = SeededGenerator(seed: seed)
        let document = DocumentRecord(key: Self.key, custody: entries(&random))
        let last = document.custody.last { $0.event == .handedOut }
        let now = state(document.custody)
        #expect(document.custodyState.state == now)
        #expect(document.custodyState.handedOut == (now == .out ? last : nil))
        #expect(document.custodyTrail().state == now)
        for nanosecond in Int64(-1)...10 {
            let moment = Instant(nanoseconds: nanosecond)
            let known = document.custody.filter { $0.at <= moment }
            #expect(document.custodyState(at: moment) == state(known))
            #expect(document.custodyTrail(until: moment).state == state(known))
        }
    }

    @Test(arguments: seeds) func theOrderOfEntryDoesNotMatter(_ seed: Int) {
        var random = SeededGenerator(seed: seed)
        let entries = entries(&random)
        let document = DocumentRecord(key: Self.key, custody: entries)
        #expect(DocumentRecord(key: Self.key, custody: entries.shuffled(using: &random)) == document)
    }

    @Test(arguments: seeds) func seenOnlyFindsWhatWasMissing(_ seed: Int) {
        var random = SeededGenerator(seed: seed)
        let entries = entries(&random)
        let seen = entry(&random, .seen)
        let before = DocumentRecord(key: Self.key, custody: entries)
        let after = DocumentRecord(key: Self.key, custody: entries + [seen])
        for nanosecond in Int64(-1)...10 {
            let moment = Instant(nanoseconds: nanosecond)
            let (was, became) = (before.custodyState(at: moment), after.custodyState(at: moment))
            if moment < seen.at { #expect(became == was) }
            #expect(became == was || (was == .missing && became == .kept))
        }
        if before.custodyState.state != .missing {
            #expect(after.custodyState.state == before.custodyState.state)
            #expect(after.custodyState.handedOut == before.custodyState.handedOut)
        }
    }
}
