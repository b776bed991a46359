import Testing

@testable import LeveeCore

/// Which files of a folder are taken, when, and in what order.
@Suite struct FolderTests {
    @Test(arguments: [
        ("nothing", [], []),
        ("by name, in the order of bytes", ["b", "a", "B", "é", "张"], ["B", "a", "b", "é", "张"]),
        ("by number", ["a gd 3", "b gd 1", "c gd 2"], ["b", "c", "a"]),
        ("numbers are no texts", ["a gd 10", "b gd 9"], ["b", "a"]),
        ("each source for itself", ["a gd 2", "b hk 2", "c gd 1", "d hk 1"], ["c", "d", "a", "b"]),
        ("without a header by name, between the others", ["a gd 2", "b", "c gd 1"], ["c", "b", "a"]),
        ("the same number by name", ["b gd 1", "a gd 1", "c gd 0"], ["c", "a", "b"]),
        ("the greatest number", ["a gd 9223372036854775807", "b gd 1"], ["b", "a"]),
    ])
    func order(_ what: String, _ files: [String], _ expected: [String]) {
        let places = files.map { file in
            let words = file.split(separator: " ").map(String.init)
            return FeedPlace(
                name: words[0], source: words.count > 1 ? words[1] : nil,
                sequence: words.count > 1 ? Int64(words[2]) : nil)
        }
        #expect(FeedPlace.inOrder(places).map(\.name) == expected, "\(what)")
    }

    @Test(arguments: [
        (".a.xml", true), (".", true), ("a.part", true), ("a.xml.tmp", true), (".part", true), ("a.xml", false),
        ("a.part.xml", false), ("part", false), ("tmp", false), ("a.PART", false), ("a.parts", false), ("-rf", false),
        ("a.par\u{301}t", false), ("a.part\u{301}", false),
    ])
    func namesThatArePassedOver(_ name: String, _ isPassedOver: Bool) {
        #expect(FolderEntry.isPassedOver(name) == isPassedOver)
        #expect(FolderLook([Self.entry(name)]).entries.isEmpty == isPassedOver)
    }

    private static func entry(_ name: String = "a.xml", _ change: (inout FolderEntry) -> Void = { _ in }) -> FolderEntry
    {
        var entry = FolderEntry(name: name, inode: 1, size: 10, changed: 1_000, owner: 5, mode: 0o644)
        change(&entry)
        return entry
    }

    @Test func whatChangesInAnythingIsNotSettled() {
        let now = FolderLook([Self.entry()])
        #expect(now.settled(since: FolderLook([Self.entry(), Self.entry("b.xml")])) == [Self.entry()])
        #expect(now.settled(since: FolderLook()) == [])
        let changes: [(inout FolderEntry) -> Void] = [
            { $0.size += 1 }, { $0.changed += 1 }, { $0.inode += 1 }, { $0.owner += 1 }, { $0.mode |= 1 },
            { $0.links += 1 }, { $0.kind = .link }, { $0.name = "b.xml" },
        ]
        for change in changes { #expect(now.settled(since: FolderLook([Self.entry("a.xml", change)])) == []) }
    }

    @Test func whatIsOdd() {
        func odd(_ name: String = "a.xml", _ change: (inout FolderEntry) -> Void = { _ in }) -> FolderOddity? {
            FolderOddity(Self.entry(name, change), user: 5)
        }
        #expect(odd() == nil)
        #expect(odd { $0.kind = .link } == .link)
        #expect(odd { $0.kind = .folder } == .folder)
        #expect(odd { $0.kind = .other } == .special)
        #expect(odd { $0.links = 2 } == .manyNames)
        #expect(odd { $0.mode = 0o4644 } == .setID)
        #expect(odd { $0.mode = 0o2644 } == .setID)
        #expect(odd { $0.mode = 0o666 } == nil)
        #expect(odd { ($0.mode, $0.owner) = (0o664, 6) } == nil)
        #expect(odd { ($0.mode, $0.owner) = (0o666, 6) } == .othersMayWrite)
        #expect(odd(String(repeating: "x", count: 200)) == nil)
        #expect(odd(String(repeating: "x", count: 201)) == .longName)
        #expect(odd(String(repeating: "张", count: 67)) == .longName)
        #expect(odd("a\u{FFFD}") == .notUTF8)
        for oddity in FolderOddity.allCases {
            #expect(!oddity.explanation.zh.isEmpty && !oddity.explanation.en.isEmpty)
        }
    }
}
