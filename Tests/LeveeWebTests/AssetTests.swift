import Foundation
import Testing

@testable import LeveeWeb

@Suite struct AssetTests {
    /// What ships is what lies in the folder, byte for byte.
    @Test func everyFileOfTheFolderShips() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../Sources/LeveeWeb/Assets")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(names == WebFiles.all.keys.sorted())
        for name in names {
            #expect(try Array(Data(contentsOf: folder.appending(path: name))) == WebFiles.all[name], "\(name)")
        }
    }

    /// Nothing on a page asks another address.
    @Test func nothingIsAskedFromOutside() {
        for (name, bytes) in WebFiles.all where !name.hasSuffix(".txt") {
            let text = String(decoding: bytes, as: UTF8.self).replacing("http://www.w3.org/2000/svg", with: "")
            #expect(!text.contains("http://") && !text.contains("https://") && !text.contains("url("), "\(name)")
        }
    }
}
