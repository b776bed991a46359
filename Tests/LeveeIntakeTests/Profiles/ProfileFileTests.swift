import LeveeCore
import Testing

@testable import LeveeIntake

/// What is wrong with a profile is told with its line, and nothing is passed over.
struct ProfileFileTests {
    @Test(arguments: FeedProfile.shipped) func shippedOnesAreWhole(_ name: String) throws {
        let profile = try FeedProfile.named(name)
        #expect(profile.name == name)
        #expect(!profile.units.isEmpty)
    }

    /// A change to the sample, the code and line it is refused with.
    struct Spoiled: Sendable, CustomTestStringConvertible {
        var old: String
        var new: String
        var code: PolicyFileError.Code
        var line: Int
        var testDescription: String { new }
    }

    @Test(arguments: [
        Spoiled(old: "root: list", new: "rooot: list", code: .unknownKey, line: 2),
        Spoiled(old: "root: list", new: "root: a/b", code: .badValue, line: 2),
        Spoiled(old: "root: list", new: "root: q:list", code: .badValue, line: 2),
        Spoiled(old: "  letter: letter", new: "  lettre: letter", code: .unknownKey, line: 9),
        Spoiled(old: "  letter: letter", new: "  letter: ../x", code: .badValue, line: 9),
        Spoiled(old: "  letter: letter", new: "  letter: group/person/id", code: .badValue, line: 9),
        Spoiled(old: "  letter: letter", new: "  letter: { path: a, constant: b }", code: .contradiction, line: 9),
        Spoiled(old: "  letter: letter", new: "  letter: { path: a, code: b }", code: .unknownKey, line: 9),
        Spoiled(old: "group/person\n", new: "\"@x\"\n", code: .badValue, line: 11),
        Spoiled(old: "kind: document", new: "kind: documents", code: .badValue, line: 13),
        Spoiled(old: "kind: document", new: "kind: filing", code: .contradiction, line: 13),
        Spoiled(old: "each: doc", new: "eech: doc", code: .unknownKey, line: 14),
        Spoiled(old: "isNot: [draft]", new: "has: x", code: .contradiction, line: 15),
        Spoiled(old: "../name", new: "../../name", code: .badValue, line: 20),
        Spoiled(old: "codes: kinds }", new: "codes: sorts }", code: .badValue, line: 22),
        Spoiled(old: "several: first", new: "several: any", code: .badValue, line: 25),
        Spoiled(old: "[yyyyMMdd, dd/MM/yyyy]", new: "[yyyymmdd]", code: .badValue, line: 19),
        Spoiled(old: "ignore: [group/person/note", new: "ignore: [group/person/name", code: .contradiction, line: 30),
        Spoiled(old: "ignore: [group/person/note", new: "ignore: [group", code: .contradiction, line: 30),
    ]) func faults(_ spoiled: Spoiled) throws {
        let yaml = ProfileSample.people.replacing(spoiled.old, with: spoiled.new, maxReplacements: 1)
        try #require(yaml != ProfileSample.people)
        let error = #expect(throws: PolicyFileError.self) { try ProfileSample.profile(yaml) }
        #expect(error?.code == spoiled.code)
        #expect(error?.line == spoiled.line)
        #expect(error?.file == "p.yaml")
    }

    @Test func aProfileThatIsNotThereNamesThoseThatShip() {
        let error = #expect(throws: PolicyFileError.self) { try FeedProfile.named("nowhere") }
        #expect(error?.message.en.contains("`nowhere`") == false)
        #expect(error?.message.en.contains("cn-exit-entry") == true)
    }
}
