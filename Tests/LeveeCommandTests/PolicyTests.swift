import Foundation
import Testing

/// A policy of one's own: used where it is sound, refused with its line where it is not.
@Suite struct PolicyTests {
    private func policy() throws -> String {
        try String(contentsOf: Program.root.appending(path: "data/policy/policy.yaml"), encoding: .utf8)
    }

    @Test func aCopyOfThePolicySaysTheSame() throws {
        let scratch = try Tables.loaded(feed: NightTests.trip)
        try scratch.write(try policy(), to: "own.yaml")
        let arguments = ["policy", "show", "--as-of", "2026-11-23"]
        #expect(try scratch.run(arguments + ["--policy", "own.yaml"]) == scratch.run(arguments))
        #expect(try scratch.night("2026-11-20", "--policy", "own.yaml").output.status == 0)
    }

    @Test(arguments: [
        ["policy", "show"], ["nightly"], ["load", "tables"], ["person", "P1"], ["explain", "--person", "P1"],
    ])
    func anUnknownKeyIsRefusedWithItsLine(_ command: [String]) throws {
        let scratch = try Tables.loaded()
        let text = try policy()
        try scratch.write(text + "\nnonsense: 1\n", to: "own.yaml")
        let line = text.split(separator: "\n", omittingEmptySubsequences: false).count + 1
        let before = try scratch.dump()
        let output = try scratch.run(command + ["--policy", "own.yaml"])
        #expect(output.status == 65)
        #expect(output.stdout == "")
        #expect(output.stderr.hasPrefix("levee: own.yaml:\(line)"), "\(output.stderr)")
        #expect(output.stderr.contains("`nonsense`"))
        #expect(try scratch.dump() == before)
    }

    @Test func aPolicyThatIsNotThere() throws {
        let scratch = try Scratch()
        let output = try scratch.levee("policy", "show", "--policy", "none.yaml")
        #expect(output.status == 65)
        #expect(output.stderr.contains("none.yaml"))
    }
}
