import LeveeCore
import Testing

@testable import LeveeIntake

/// A file in another vocabulary is refused for what refuses our own.
struct ProfileRefusalTests {
    private let people: FeedProfile

    init() throws { people = try ProfileSample.profile(ProfileSample.people) }

    private func refusal(_ text: String, _ limits: FeedLimits = .standard) throws -> FeedRefusal? {
        try ProfileReading(text, people, limits: limits).refusal
    }

    @Test func doctypes() throws {
        for doctype in [
            "<!DOCTYPE list>", "<!DOCTYPE list [<!ENTITY a 'b'>]>", "<!DOCTYPE list SYSTEM 'file:///etc/passwd'>",
        ] {
            #expect(try refusal("\n" + doctype + "\n" + ProfileSample.list("")) == FeedRefusal(.doctype, line: 2))
        }
        let entity = "<!DOCTYPE list [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
        #expect(try refusal(entity + ProfileSample.list(ProfileSample.person("&a;"))) == FeedRefusal(.doctype, line: 1))
    }

    @Test func encodings() throws {
        let list = ProfileSample.list(ProfileSample.person("张三"))
        let gb = try GB18030Encoder.bytes(of: list)
        #expect(try ProfileReading(gb, people).refusal == FeedRefusal(.notUTF8, line: 3))
        let wide: [UInt8] =
            [0xFF, 0xFE] + list.utf16.flatMap { (unit: UInt16) -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(try ProfileReading(wide, people).refusal?.code == .notUTF8)
        #expect(try refusal("<?xml version='1.0' encoding='GBK'?>" + list)?.code == .notUTF8)
        #expect(try ProfileReading([0x1F, 0x8B, 8, 0], people).refusal?.code == .compressed)
        #expect(try ProfileReading(Array(list.utf8) + [0], people).refusal?.code == .notUTF8)
    }

    @Test func faultsComeWithTheLineOfTheSource() throws {
        let start = "<list number='7'><group>\n\(ProfileSample.person("张三"))\n"
        #expect(try refusal(start + "</grup></list>") == FeedRefusal(.notWellFormed, line: 3))
        #expect(try refusal(start + "\n\n") == FeedRefusal(.notWellFormed, line: 5))
        #expect(try refusal(start + "</group></list>x") == FeedRefusal(.notWellFormed, line: 3))
        #expect(try refusal("").map(\.code) == .notWellFormed)
        #expect(
            try refusal("\n<lists number='7'/>") == FeedRefusal(.notOfProfile, line: 2, field: "lists"))
        #expect(
            try refusal("<list xmlns='urn:q' number='7'/>") == FeedRefusal(.notOfProfile, line: 1, field: "{urn:q}list")
        )
    }

    /// What is at fault first is told, however far the reader was ahead.
    @Test func theHeadersFaultComesBeforeALaterOne() throws {
        let text = "<list number='x'><group>\(ProfileSample.person("张三"))<</group></list>"
        #expect(try refusal(text) == FeedRefusal(.rootAttribute, line: 1, field: "borderFeed/@sequence"))
    }

    @Test func floods() throws {
        let deep = String(repeating: "<a>", count: 31)
        #expect(try refusal(ProfileSample.list(deep))?.code == .tooDeep)
        let long = String(repeating: "x", count: 70_000)
        #expect(try refusal(ProfileSample.list("<person a='\(long)'/>")) == FeedRefusal(.tagTooLong, line: 3))
        #expect(try refusal(ProfileSample.list(ProfileSample.person(long))) == FeedRefusal(.textTooLong, line: 3))
        let many = (0..<65).map { "a\($0)=''" }.joined(separator: " ")
        #expect(try refusal(ProfileSample.list("<person \(many)/>")) == FeedRefusal(.tooManyAttributes, line: 3))
        let names = (0..<65).map { "<n\($0)/>" }.joined(separator: "\n")
        #expect(try refusal(ProfileSample.list(names)) == FeedRefusal(.tooManyNames, line: 67))
        let most = (0..<64).map { "<n\($0)/>" }.joined(separator: "\n")
        #expect(try refusal(ProfileSample.list(most)) == nil)
        var small = FeedLimits.standard
        small.fileBytes = 100
        #expect(try refusal(ProfileSample.list(ProfileSample.person("张三")), small)?.code == .tooLarge)
    }

    /// Ignored names are not counted, and a parser remembers each of them.
    @Test func namesBelowWhatIsIgnored() throws {
        let names = (0..<60_000).map { "<name-of-some-length-\($0)/>" }.joined()
        #expect(
            try refusal(ProfileSample.list("<person><note>\(names)</note></person>"))?.code == .tooManyNames)
    }

    @Test func oneElementThatIsTooLarge() throws {
        let doc = "<doc id='d'><number>\(String(repeating: "1", count: 60_000))</number></doc>"
        let large = ProfileSample.list("<person>\(String(repeating: doc + "\n", count: 80))</person>")
        #expect(try refusal(large)?.code == .recordTooLarge)
        let many = ProfileSample.list(
            (0..<80).map { _ in "<person>\(doc)</person>" }.joined(separator: "\n"))
        #expect(try refusal(many) == nil)
    }

    /// However long a source gives nothing of use, it is the source's own gate that loses patience.
    @Test func aLongPartThatIsIgnored() throws {
        let feed = try TranslatedFeed(
            MemorySource(Array(ProfileSample.list("").utf8)), profile: people, options: FeedHeaderOptions(),
            zone: .shanghai, digest: ProfileSample.digest)
        var limits = FeedLimits.standard
        limits.patience = .zero
        var header: FeedHeader?
        try FeedReader(zone: .shanghai, today: try CalendarDay("2026-11-23"), limits: limits).read(
            feed, header: { header = $0 }, item: { _ in })
        #expect(header?.sequence == 7)
        limits.patience = .seconds(-1)
        #expect(try refusal(ProfileSample.list(""), limits)?.code == .tooSlow)
    }

    /// One long name is in every record of its person: what comes out is held to a limit too.
    @Test func oneElementThatBecomesTooMuch() throws {
        let name = String(repeating: "\"", count: 1_100)
        let docs = String(repeating: "<doc id='d'/>", count: 5_000)
        let text = ProfileSample.list("<person><name>\(name)</name>\(docs)</person>")
        #expect(try refusal(text) == FeedRefusal(.recordTooLarge, line: 3))
    }
}
