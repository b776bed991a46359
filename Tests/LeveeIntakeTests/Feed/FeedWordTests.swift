import LeveeCore
import Testing

@testable import LeveeIntake

/// Words that are told by their bytes are the words that the code is written in.
@Suite struct FeedWordTests {
    private func reads(_ name: String) -> FeedAttribute? {
        Array(name.utf8).withUnsafeBufferPointer { FeedAttribute($0) }
    }

    @Test(arguments: FeedAttribute.allCases) func anAttributeHasItsName(_ attribute: FeedAttribute) {
        let name = "\(attribute)"
        #expect(reads(name) == attribute)
        #expect(reads(name.dropLast() + "_") == nil)
        #expect(reads(String(name.dropLast())) == nil)
        #expect(reads(name + "x") == nil)
    }

    @Test func nothingHasNoName() { #expect(reads("") == nil) }

    @Test func kindsAndActionsHaveTheirRawValues() {
        func text(_ word: StaticString?) -> String? { word.map { "\($0)" } }
        #expect(RecordFrame.Kind.allCases.map { "\($0)" } == RecordFrame.Kind.allCases.map { "\($0.word)" })
        let documents = FeedRecord.DocumentAction.allCases
        #expect(
            documents.indices.map { text(RecordFrame.Kind.document.word(ofAction: $0)) } == documents.map(\.rawValue))
        let directions = FeedRecord.Direction.allCases
        #expect(
            directions.indices.map { text(RecordFrame.Kind.crossing.word(ofAction: $0)) } == directions.map(\.rawValue))
        let answers = FeedRecord.FilingAnswer.allCases
        #expect(answers.indices.map { text(RecordFrame.Kind.filing.word(ofAction: $0)) } == answers.map(\.rawValue))
        #expect(RecordFrame.Kind.withdrawal.word(ofAction: 0) == nil)
        #expect(DocumentType.allCases.map { "\($0.name)" } == DocumentType.allCases.map(\.rawValue))
    }

    @Test func anActionHasItsPlace() {
        func place(_ name: String, _ kind: RecordFrame.Kind) -> Int? {
            Array(name.utf8).withUnsafeBufferPointer { kind.place(ofAction: $0) }
        }
        for (number, action) in FeedRecord.DocumentAction.allCases.enumerated() {
            #expect(place(action.rawValue, .document) == number)
        }
        #expect(place("exit", .crossing) == RecordFrame.Kind.exit && place("entry", .crossing) == 1)
        #expect(FeedRecord.Direction.allCases[RecordFrame.Kind.exit] == .exit)
        #expect(place("removed", .filing) == 1 && place("exit", .filing) == nil && place("", .filing) == nil)
        #expect(place("exit", .holdings) == nil && place("exit", .withdrawal) == nil)
    }

    /// A word is the one that it spells, whichever byte is another, at every length around that of a machine's word.
    @Test func everyByteOfAWordCounts() {
        let words: [StaticString] = [
            "", "a", "ab", "abc", "abcd", "abcde", "abcdefg", "abcdefgh", "abcdefghi", "abcdefghijklmno",
            "abcdefghijklmnop", "abcdefghijklmnopq",
        ]
        for word in words {
            let bytes = Array("\(word)".utf8)
            #expect(bytes.withUnsafeBufferPointer { word.spells($0) })
            for place in bytes.indices {
                var other = bytes
                other[place] ^= 0x20
                #expect(!other.withUnsafeBufferPointer { word.spells($0) }, "\(word) \(place)")
            }
            for other in words where "\(other)" != "\(word)" {
                #expect(!Array("\(other)".utf8).withUnsafeBufferPointer { word.spells($0) })
            }
        }
        #expect(("" as StaticString).spells(UnsafeBufferPointer(start: nil, count: 0)))
    }

    @Test func aBacklogGivesBackWhatItGotInOrder() {
        var backlog = Backlog<Int>()
        var (next, taken) = (0, 0)
        for round in 0..<9000 {
            backlog.append(next)
            next += 1
            if round % 3 != 0 {
                #expect(backlog.first == taken)
                backlog.popFirst()
                taken += 1
            }
        }
        backlog.changeLast { $0 = -1 }
        #expect(Array(backlog.waiting) == Array(taken..<next - 1) + [-1])
        while backlog.popFirst() != nil {}
        #expect(backlog.first == nil)
    }

    @Test(
        arguments: [
            0, 1, -1, 999_999_999, 1_000_000_000, 1_000_000_001, 1_700_000_000_000_000_000, -1_000_000_000, .max, .min,
        ] as [Int64]) func aMomentStandsInDigits(_ number: Int64) throws
    {
        let details = DocumentDetails(document: try DocumentKey("ordinaryPassport:E1"))
        let record = FeedRecord(
            recordID: "c-1",
            body: .crossing(
                direction: .entry, at: Instant(nanoseconds: number), port: nil, to: nil, from: nil, holder: nil,
                details: details))
        let line = FrameBytes(capacity: 1)
        try RecordFrame(record).appendCanonical(to: line)
        let fields = String(decoding: line.raw, as: UTF8.self).split(
            separator: "\u{1F}", omittingEmptySubsequences: false)
        #expect(fields[3] == String(number))
    }
}
