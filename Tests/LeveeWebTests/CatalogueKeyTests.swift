import Foundation
import LeveeCore
import Testing

@testable import LeveeWeb

/// What the pages ask of the catalogue is in it, and nothing else is. Keys stand in the sources as literals; those that are made
/// of something are listed by what makes them: a field of its name, a question of its name, a form on the way in of its path.
@Suite struct CatalogueKeyTests {
    private static let sources: String = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/LeveeWeb")
        let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
        let texts = (files ?? []).filter { $0.pathExtension == "swift" }.compactMap {
            try? String(contentsOf: $0, encoding: .utf8)
        }
        // What a comment says of a key uses nothing.
        return texts.joined(separator: "\n").split(separator: "\n").map { $0.split(separator: "//", maxSplits: 1)[0] }
            .joined(separator: "\n")
    }()

    private static let keys = Set(Catalogue.en.texts.keys)
    /// `today`, `people`: what a key of ours begins with.
    private static let parts = Set(keys.compactMap { $0.split(separator: ".").first.map(String.init) })

    /// Every literal that looks like a key of ours.
    private static let literals: Set<String> = {
        let key = /"([a-z][A-Za-z-]*(?:\.[A-Za-z0-9-]+)+)"/
        let found = Set(sources.matches(of: key).map { String($0.1) })
        return found.filter { literal in
            parts.contains { literal.hasPrefix("\($0).") } && !WebFiles.all.keys.contains(literal)
        }
    }()

    /// Labels of all fields, read in the sources: of its own, or made of its name.
    private static let labels: Set<String> = {
        var found: Set<String> = []
        for call in sources.matches(of: /Field\(\s*"(\w+)"/) {
            var depth = 1
            let rest = sources[call.range.upperBound...].prefix { character in
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
                return depth > 0
            }
            found.insert(rest.firstMatch(of: /label: "([^"]+)"/).map { String($0.1) } ?? "field.\(call.1)")
        }
        return found
    }()

    private static let composed =
        Set(ApplicationForm.questions.map(\.title)).union(SignInTexts.paths.flatMap { SignInTexts($0).all })
        .union(ApplicationList.Column.allCases.map(\.heading))
        .union(
            CorrectableFact.Kind.allCases.flatMap {
                CorrectionForm($0, byHimself: false).fields.map(\.label)
            })

    @Test func whateverIsAskedForIsThere() {
        #expect(Self.literals.count > 200)
        #expect(Self.labels.count > 30)
        for key in Self.literals.union(Self.labels).union(Self.composed).sorted() {
            #expect(Self.keys.contains(key), "\(key)")
        }
    }

    @Test func nothingIsThereThatNobodyAsksFor() {
        let asked = Self.literals.union(Self.labels).union(Self.composed)
        let hints = Set(Self.labels.map { "\($0).hint" })
        #expect(Self.keys.subtracting(asked).subtracting(hints).sorted() == [])
    }

    /// No key is made of anything else than what is listed here.
    @Test func noOtherKeyIsMadeUp() {
        for made in Self.sources.matches(of: /words(?:\[|\()"[^"]*\\\(/) { Issue.record("\(made.output)") }
    }

    @Test func theWayInIsListedWhole() {
        let ways = Self.sources.matches(of: /form\(\s*"(\/sign-in[^"]*)"/).map { String($0.1) }
        #expect(Set(ways) == Set(SignInTexts.paths))
    }
}
