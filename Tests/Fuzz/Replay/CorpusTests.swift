import Foundation
import Testing

/// Every input that the fuzzer found worth keeping, through its target, in the ordinary build.
@Suite(.serialized) struct CorpusTests {
    private static let corpus = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Corpus")

    @Test(arguments: FuzzTarget.all) func everyInputHolds(_ target: FuzzTarget) throws {
        let folder = Self.corpus.appending(path: target.name)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(!names.isEmpty)
        for name in names {
            let bytes = try Data(contentsOf: folder.appending(path: name))
            #expect(throws: Never.self, "\(target)/\(name)") { try target.check(Array(bytes)) }
        }
    }

    /// A corpus without a target would never be looked at.
    @Test func everyCorpusHasItsTarget() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.corpus.path).sorted()
        #expect(folders == FuzzTarget.all.map(\.name).sorted())
    }
}
