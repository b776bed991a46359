import LeveeCore
import Testing

@testable import LeveeIntake

/// Our own feed through a profile that changes nothing gives the same records on the same lines.
struct ProfileIdentityTests {
    @Test(arguments: 0..<60) func theSameRecords(_ seed: Int) throws {
        let profile = try ProfileSample.profile(ProfileSample.identity)
        var random = SplitMix(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1)
        let text = RandomFeed.text(&random)
        let direct = FeedReading(text)
        try #require(direct.refusal == nil)
        let chunk = [1, 13, 200, 16 << 10][seed % 4]
        let translated = try ProfileReading(text, profile, chunk: chunk)
        #expect(translated.refusal == nil)
        #expect(translated.header == direct.header)
        #expect(translated.warnings == [:])
        #expect(translated.items.map(\.line) == direct.items.map(\.line))
        #expect(translated.items.map(\.record) == direct.items.map(\.record))
        #expect(translated.items.map(\.doubts) == direct.items.map(\.doubts))
        #expect(translated.items.map { $0.bad?.reason } == direct.items.map { $0.bad?.reason })
        #expect(translated.items.map { $0.bad?.field } == direct.items.map { $0.bad?.field })
        #expect(direct.items.count > 0)
    }
}

/// Feeds at random: every kind of record, odd values, attributes over several lines, a bad value now and then.
enum RandomFeed {
    static func text(_ random: inout SplitMix) -> String {
        let records = (0..<Int.random(in: 1...12, using: &random)).map { record($0, &random) }
        return "<?xml version='1.0'?>" + gap(&random) + FeedSample.root() + records.map { gap(&random) + $0 }.joined()
            + gap(&random) + "</borderFeed>"
    }

    private static func gap(_ random: inout SplitMix) -> String {
        ["\n", "", "\n\n", "  ", "<!-- a\n > b -->", "<?p x?>\n"].randomElement(using: &random) ?? ""
    }

    private static func tag(_ name: String, _ values: [(String, String?)], _ content: String?, _ random: inout SplitMix)
        -> String
    {
        var text = "<" + name
        for (name, value) in values.shuffled(using: &random) {
            guard let value else { continue }
            text += [" ", "\n  ", "\t"].randomElement(using: &random) ?? " "
            var written = ""
            for scalar in value.unicodeScalars {
                let mustEscape = "<&\"".unicodeScalars.contains(scalar)
                written +=
                    mustEscape || Int.random(in: 0..<8, using: &random) == 0 ? "&#\(scalar.value);" : String(scalar)
            }
            text += "\(name)=\"\(written)\""
        }
        guard let content else { return text + "/>" }
        return text + ">" + content + "</\(name)>"
    }

    private static func word(_ random: inout SplitMix) -> String {
        ["张三", "e\u{0301}", "a\"b", "]]>", "<x>", "&amp;", "𠀀", "A\u{030A} n\u{303}", "\u{202E}x", "x y"]
            .randomElement(using: &random) ?? ""
    }

    private static func day(_ random: inout SplitMix) -> String {
        ["2026-11-20", "2026-11-23", "2026-02-30", "2020-02-29", "20261120"].randomElement(using: &random) ?? ""
    }

    private static func sometimes(_ text: @autoclosure () -> String, _ random: inout SplitMix) -> String? {
        Bool.random(using: &random) ? text() : nil
    }

    private static func holder(_ random: inout SplitMix) -> String {
        let (name, birth) = (word(&random), day(&random))
        return tag(
            "holder",
            [
                ("idNumber", sometimes(FeedSample.id, &random)), ("name", sometimes(name, &random)),
                ("birthDate", sometimes(birth, &random)), ("sex", sometimes("M", &random)),
                ("surname", sometimes("ZHANG", &random)),
            ], nil, &random)
    }

    private static func document(_ random: inout SplitMix) -> String {
        let (issued, expires, office) = (day(&random), day(&random), word(&random))
        let number = "E\(Int.random(in: 1000...99_999_999, using: &random))"
        return tag(
            "travelDocument",
            [
                ("type", "ordinaryPassport"), ("number", Int.random(in: 0..<9, using: &random) == 0 ? nil : number),
                ("issuingState", sometimes("CHN", &random)), ("issuedOn", sometimes(issued, &random)),
                ("expiresOn", sometimes(expires, &random)), ("authority", sometimes(office, &random)),
            ], nil, &random)
    }

    private static func record(_ number: Int, _ random: inout SplitMix) -> String {
        let id = ("recordId", String?.some("r-\(number)"))
        let on = ("on", String?.some(day(&random)))
        let (holder, document) = (holder(&random), document(&random))
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return tag("document", [id, ("action", "issued"), on], "\n" + holder + "\n" + document, &random)
        case 1:
            return tag(
                "crossing",
                [
                    id, ("direction", "exit"), ("at", "2026-11-22T08:12:00.5+08:00"),
                    ("port", sometimes("CNSZX", &random)), ("to", sometimes("HKG", &random)),
                ], holder + document, &random)
        case 2:
            let documents = (0..<Int.random(in: 0...3, using: &random)).map { _ in self.document(&random) }
            return tag("holdings", [id, on], holder + "\n" + documents.joined(separator: "\n"), &random)
        case 3: return tag("filing", [id, ("action", "confirmed"), on], holder, &random)
        default:
            let reason = word(&random)
            return tag("withdrawal", [id, ("of", "x-1"), ("reason", sometimes(reason, &random))], nil, &random)
        }
    }
}
