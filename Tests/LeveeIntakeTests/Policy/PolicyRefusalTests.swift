import LeveeCore
import LeveeIntake
import Testing

/// One way to spoil the sample, and all that is said about it.
struct Spoiled: Sendable, CustomTestStringConvertible {
    var old: String
    var new: String
    var code: PolicyFileError.Code
    var zh: String
    var en: String

    init(_ old: String, _ new: String, _ code: PolicyFileError.Code, zh: String, en: String) {
        self.old = old
        self.new = new
        self.code = code
        self.zh = zh
        self.en = en
    }

    var testDescription: String { en }
}

@Suite struct PolicyRefusalTests {
    @Test("the sample itself is sound")
    func sound() throws {
        let policy = try PolicyFile.parse(PolicySample.yaml, name: "p.yaml", ruleIDs: ["filing.missing"])
        #expect(policy.version == "t-1")
        #expect(policy.values[.filingDays]?.map(\.value) == [.number(7)])
    }

    @Test("a fault is refused with its place and remedy", arguments: keys + shapes + values + yaml)
    func refused(_ spoiled: Spoiled) {
        let text = PolicySample.replacing(spoiled.old, with: spoiled.new)
        let error = #expect(throws: PolicyFileError.self) {
            try PolicyFile.parse(text, name: "p.yaml", ruleIDs: ["filing.missing"])
        }
        #expect(error?.code == spoiled.code)
        #expect(error?.message == Bilingual(zh: spoiled.zh, en: spoiled.en))
    }
}
