import Foundation
import Testing

/// What the program says of itself, and how it takes a wrong command line.
@Suite struct ManualTests {
    static let commands: [[String]] = [
        [], ["init"], ["load"], ["import"], ["feed"], ["feed", "try"], ["feeds"], ["feeds", "list"], ["nightly"],
        ["person"], ["explain"], ["matches", "show"], ["matches"], ["matches", "list"],
        ["quarantine"], ["quarantine", "list"], ["quarantine", "show"], ["quarantine", "replay"],
        ["quarantine", "fix"], ["quarantine", "drop"], ["feeds", "show"],
        ["matches", "confirm"], ["matches", "reject"], ["user"], ["user", "add"], ["user", "list"],
        ["user", "password"], ["user", "second-factor"], ["user", "sessions"],
        ["correct"], ["correct", "custody"], ["correct", "approval"], ["correct", "declaration"], ["correct", "list"],
        ["correct", "confirm"], ["correct", "decline"], ["dunning"], ["dunning", "list"], ["dunning", "print"],
        ["dunning", "sent"], ["dunning", "claim"], ["dunning", "settle"], ["custody"], ["custody", "receive"],
        ["custody", "hand-out"], ["custody", "return"], ["custody", "lend"], ["custody", "seen"],
        ["custody", "missing"],
        ["custody", "found"], ["custody", "refused"], ["custody", "forward"], ["custody", "transfer"],
        ["custody", "place"], ["custody", "map"], ["custody", "history"], ["custody", "requests"],
        ["custody", "confirm"], ["custody", "decline"], ["custody", "receipt"], ["custody", "verify"],
        ["stocktake"], ["stocktake", "start"], ["stocktake", "scan"], ["stocktake", "status"], ["stocktake", "finish"],
        ["stocktake", "cancel"],
        ["filing"], ["filing", "due"], ["filing", "batch"], ["filing", "show"], ["filing", "list"],
        ["filing", "confirm"],
        ["application"], ["application", "file"], ["application", "check"], ["application", "opinion"],
        ["application", "lend"], ["application", "decide"], ["application", "letter"], ["application", "extend"],
        ["application", "amend"], ["application", "report"], ["application", "review"], ["application", "withdraw"],
        ["application", "show"], ["application", "list"], ["application", "replay"],
        ["findings"], ["findings", "list"], ["findings", "show"], ["findings", "notify"], ["findings", "letter"],
        ["findings", "answer"], ["findings", "decide"], ["findings", "review"], ["findings", "assign"],
        ["user", "disable"], ["policy"], ["policy", "show"], ["policy", "draft"],
        ["policy", "drafts"], ["policy", "try"], ["policy", "shadow"], ["policy", "shadow", "set"],
        ["policy", "shadow", "show"], ["policy", "shadow", "stop"], ["policy", "sign"], ["policy", "confirm"],
        ["policy", "decline"], ["policy", "versions"], ["rules"],
        ["doctor"],
    ]

    @Test(arguments: commands) func helpFitsTheTerminalAndHasAnExample(_ command: [String]) throws {
        let scratch = try Scratch(home: false)
        let help = try scratch.run(command + ["--help"])
        #expect(help.status == 0)
        #expect(help.stderr == "")
        if !command.isEmpty {
            #expect(help.stdout.contains("EXAMPLE\n  levee \(command.joined(separator: " "))"), "\(help.stdout)")
        }
        let prose = help.stdout.split(separator: "\n").filter { !$0.hasPrefix("USAGE:") }
        #expect(prose.filter { DisplayWidthProbe.width($0) > 80 } == [])
    }

    @Test func withoutArgumentsItShowsItsHelp() throws {
        let scratch = try Scratch(home: false)
        let bare = try scratch.levee()
        #expect(bare == (try scratch.levee("--help")))
        #expect(bare.status == 0)
        #expect(bare.stdout == (try Expected.text("help.txt", bare.stdout)))
    }

    /// Every example in every help works, in the checkout's own directory, on the loaded sample.
    @Test func everyExampleWorks() throws {
        let scratch = try Sample.copy()
        try FileManager.default.createDirectory(atPath: scratch.path + "/data", withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: Program.sample, toPath: scratch.path + "/data/sample")
        try FileManager.default.copyItem(
            atPath: Program.root.appending(path: "data/profiles").path, toPath: scratch.path + "/data/profiles")
        try FileManager.default.copyItem(
            atPath: Program.root.appending(path: "data/policy").path, toPath: scratch.path + "/data/policy")
        for folder in ["docs", "feeds"] {
            try FileManager.default.createDirectory(
                atPath: "\(scratch.path)/\(folder)", withIntermediateDirectories: true)
        }
        var seen: Set<String> = []
        for command in Self.commands {
            let help = try scratch.run(command + ["--help"]).stdout
                .replacing(try Regex(" \\\\\n +"), with: " ").split(separator: "\n")
            let start = help.firstIndex { $0 == "EXAMPLE" } ?? help.endIndex
            for line in help[start...].dropFirst().prefix(while: { $0.hasPrefix("  levee ") })
            where seen.insert(String(line)).inserted {
                let words = line.split(separator: " ").dropFirst().map(String.init)
                let output = try scratch.run(
                    Array(words.prefix { $0 != ">" }), stdin: words.contains("--stdin") ? "the river is wide\n" : "")
                // What was decided by the first example cannot be decided again. Approvals of the sample end, and no two
                // registries give the same code.
                let isSecond = words[0] == "matches" && output.stderr.contains("was decided before")
                let isOver = words[0] == "custody" && Self.custodyAnswers.contains { output.stderr.contains($0) }
                // An application waits for its opinions when it is checked first.
                let isVerdict = words.starts(with: ["application", "check"]) && output.status == 11
                // The sample was taken in today.
                let isLater = output.stderr.contains("was not in the registry then")
                let isEnded = words[0] == "stocktake" && output.stderr.contains("no count is open")
                let isSettled = words[0] == "quarantine" && output.stderr.contains("was fixed before")
                #expect(
                    isSecond || isSettled || isOver || isEnded || isLater || isVerdict
                        || [0, 10].contains(output.status),
                    "\(line): \(output)")
            }
        }
        #expect(seen.count > ManualTests.commands.count - 2)
    }

    private static let custodyAnswers = [
        "no approval of the holder allows to hand out", "no approval of the holder allows to lend",
        "is no receipt of this registry",
    ]

    @Test func aWrongCommandLineIs64() throws {
        let scratch = try Scratch()
        for line in [
            ["fly"], ["load"], ["load", "--fast", "x.csv"], ["nightly", "--as-of", "2026-02-30"],
            ["nightly", "--as-of", "26-11-23"], ["explain"], ["explain", "F-1", "--person", "P1"],
            ["matches", "confirm", "no-slash", "P1"], ["person"], ["doctor", "--lang", "fr"], ["init", "extra"],
        ] {
            let output = try scratch.run(line)
            #expect(output.status == 64, "\(line): \(output)")
            #expect(output.stdout == "")
            #expect(output.stderr.hasPrefix("Error: "), "\(output.stderr)")
        }
    }

    @Test func noHomeIs64InTheLanguageOfTheCaller() throws {
        let scratch = try Scratch(home: false)
        let en = "levee: no home is given; say --home or set LEVEE_HOME\n"
        let zh = "levee：没有指定登记库目录，请用 --home 或设置 LEVEE_HOME\n"
        let none = ["LEVEE_HOME": ""]
        #expect(try scratch.levee("doctor", environment: none) == Output(64, "", en))
        for (name, language) in [("LC_ALL", "zh_CN.UTF-8"), ("LANG", "zh_CN.UTF-8"), ("LC_MESSAGES", "zh_HK")] {
            let environment = none.merging(["LC_ALL": ""]) { $1 }.merging([name: language]) { $1 }
            #expect(try scratch.levee("doctor", environment: environment) == Output(64, "", zh))
        }
        #expect(try scratch.levee("doctor", "--lang", "zh", environment: none) == Output(64, "", zh))
        #expect(try scratch.levee("doctor", "--lang=zh", environment: none) == Output(64, "", zh))
        let chinese = none.merging(["LC_ALL": "zh_CN.UTF-8"]) { $1 }
        #expect(try scratch.levee("doctor", "--lang", "en", environment: chinese) == Output(64, "", en))
    }

    @Test(arguments: ["bash", "zsh", "fish"]) func completions(_ shell: String) throws {
        let scratch = try Scratch(home: false)
        let script = try scratch.levee("--generate-completion-script", shell)
        #expect(script.status == 0)
        #expect(script.stderr == "")
        for word in ["nightly", "as-of", "matches", "findings", "dry-run"] { #expect(script.stdout.contains(word)) }
        guard shell == "bash" else { return }
        try scratch.write(script.stdout, to: "levee.bash")
        let parsed = try Program.start(
            ["-c", "source levee.bash && complete -p levee"], in: scratch.path, executable: "/bin/bash"
        ).end()
        #expect(parsed.status == 0, "\(parsed)")
        #expect(parsed.stdout.contains(" levee\n"))
    }
}
