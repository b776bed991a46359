import LeveeCore
import Testing

@testable import LeveeSQLite

/// Random feeds, of which some records come bad: whatever is fixed, dropped and replayed, in whatever order, the registry ends
/// where importing the right thing in the first place would have brought it, and every statement balances at every step.
@Suite struct QuarantinePropertyTests {
    @Test(arguments: 1...40 as ClosedRange<UInt64>) func endsWhereTheRightFeedEnds(_ seed: UInt64) throws {
        var world = ReplayWorld(seed: seed)
        let home = try world.play()
        let right = try world.right()
        for ref in ["P-1", "P-2", "P-3", "P-5"] {
            let (found, expected) = (try home.store.dossier(ref: ref), try right.store.dossier(ref: ref))
            #expect(try plain(found) == plain(expected), "seed \(seed) \(ref)")
        }
        for sequence in 1...ReplayWorld.files {
            let account = try #require(try home.account(sequence))
            var now = account.now
            let dropped = account.quarantine[.dropped] ?? 0
            now.quarantined -= dropped
            now.received -= dropped
            let expected = try right.account(sequence)?.now
            #expect(now == expected, "seed \(seed), file \(sequence)")
        }
        #expect(try home.faults() == [])
    }

    /// Without the order in which records came.
    private func plain(_ dossier: Dossier?) throws -> WholeDossier {
        var dossier = try #require(dossier)
        for place in dossier.documents.indices {
            for mention in dossier.documents[place].mentions.indices {
                dossier.documents[place].mentions[mention].accepted = 0
            }
            dossier.documents[place].mentions.sort { $0.record < $1.record }
        }
        return WholeDossier(dossier)
    }
}

private struct ReplayWorld {
    static let files: Int64 = 3

    private struct Slot {
        var intended: FeedRecord
        /// What the source sent instead; nil where it sent what it meant.
        var sent: FeedItem?
        var number: Int64?
        var end = End.open
        enum End { case open, fixed, dropped }
    }

    private var dice: Dice
    private var slots: [Slot] = []
    /// Which slot stands where in which file.
    private var order: [[Int]] = []

    init(seed: UInt64) { dice = Dice(state: seed) }

    /// P-5 is registered late: his records come as possible matches, for he is a namesake of P-1.
    private static var late: Person {
        var person = Person.sample(5, name: "张1")
        person.post = "后来者"
        return person
    }

    private static func people(_ home: QuarantineHome, late isLate: Bool) throws {
        try home.home.load(.person(.sample(1)), .person(.sample(2)), .person(.sample(3)))
        if !isLate { try home.home.load(.person(late)) }
    }

    private mutating func makeSlots(_ home: QuarantineHome) {
        for index in 0..<14 {
            let person = [1, 2, 3, 5][dice.below(4)]
            var holder = Holder.person(person)
            if person == 5 {
                holder = Holder(idNumber: idNumber(11), name: "张1", birthDate: day("1990-03-07"), sex: .male)
            }
            let document = "ordinaryPassport:E\(index)"
            let record: FeedRecord =
                switch dice.below(3) {
                case 0: .issued("r-\(index)", document, holder)
                case 1: .crossing("r-\(index)", document, holder)
                default: .holdings("r-\(index)", [document, "hkMacaoPermit:C\(index)"], holder)
                }
            var slot = Slot(intended: record)
            let xml = "<sent n='\(index)'/>"
            switch dice.below(4) {
            // A bad record of nobody, and one that names its person; P-5 is nobody's yet.
            case 0: slot.sent = home.bad(xml)
            case 1 where person != 5: slot.sent = home.bad(xml, .missingValue, of: person)
            // The id of an earlier record that is good.
            case 2:
                guard let other = slots.first(where: { $0.sent == nil }) else { break }
                var sent = record
                sent.recordID = other.intended.recordID
                slot.sent = home.good(xml, sent)
            default: break
            }
            slots.append(slot)
        }
        for _ in 0..<Self.files { order.append([]) }
        for index in slots.indices { order[index * Int(Self.files) / slots.count].append(index) }
        // Some come again in a later file.
        for _ in 0..<4 {
            let index = dice.below(slots.count)
            order[Int(Self.files) - 1].append(index)
        }
    }

    private func items(_ file: Int, _ home: QuarantineHome, right: Bool) -> [FeedItem] {
        order[file].compactMap { index in
            let slot = slots[index]
            let meant = home.good("<meant n='\(index)'/>", slot.intended)
            guard right else { return slot.sent ?? meant }
            switch slot.end {
            case .open: return slot.sent ?? meant
            case .fixed: return meant
            case .dropped: return nil
            }
        }
    }

    /// Files and people's acts, mixed at random.
    mutating func play() throws -> QuarantineHome {
        let home = try QuarantineHome(TestStore())
        try Self.people(home, late: true)
        makeSlots(home)
        for file in order.indices {
            try home.home.importFeed(.sample(Int64(file + 1)), items(file, home, right: false))
            try note(home)
            for _ in 0..<dice.below(5) { try act(home) }
            try check(home)
        }
        try home.home.load(.person(Self.late))
        for _ in 0..<6 { try act(home) }
        try home.replay()
        try check(home)
        return home
    }

    /// Finds the numbers under which the sent records wait.
    private mutating func note(_ home: QuarantineHome) throws {
        for record in try home.store.quarantined() {
            for index in slots.indices where record.xml == "<sent n='\(index)'/>" {
                slots[index].number = record.number
            }
        }
    }

    private mutating func act(_ home: QuarantineHome) throws {
        if dice.below(4) == 0 { _ = try home.replay() }
        let waiting = slots.indices.filter { slots[$0].number != nil && slots[$0].end == .open }
        guard let index = waiting.isEmpty ? nil : waiting[dice.below(waiting.count)], let number = slots[index].number
        else { return }
        if dice.below(3) == 0 {
            try home.drop(number)
            slots[index].end = .dropped
        } else {
            let xml = "<fixed n='\(index)'/>"
            home.means(xml, slots[index].intended)
            try home.fix(number, xml)
            slots[index].end = .fixed
        }
    }

    private func check(_ home: QuarantineHome) throws {
        for sequence in 1...Self.files {
            for account in try home.store.feedAccounts(source: "gd", sequence: sequence) {
                #expect(account.now.isBalanced && account.now.received == account.was.received)
            }
        }
    }

    /// The same with the right records in the files and everybody registered from the beginning.
    func right() throws -> QuarantineHome {
        let home = try QuarantineHome(TestStore())
        try Self.people(home, late: false)
        for file in order.indices {
            try home.home.importFeed(.sample(Int64(file + 1)), items(file, home, right: true))
        }
        return home
    }
}

/// The same numbers for the same seed, everywhere.
private struct Dice {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
