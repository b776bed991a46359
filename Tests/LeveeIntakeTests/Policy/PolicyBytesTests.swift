import Foundation
import LeveeCore
import LeveeIntake
import Testing

/// What is refused before the YAML is looked at, and what passes.
@Suite struct PolicyBytesTests {
    /// The error of a file with these bytes, with the directory taken off its name; nil where it was read.
    private func error(reading bytes: [UInt8]) throws -> PolicyFileError? {
        let directory = FileManager.default.temporaryDirectory.appending(path: "policy-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let file = directory.appending(path: "p.yaml")
        try Data(bytes).write(to: file)
        do throws(PolicyFileError) {
            _ = try PolicyFile.read(path: file.path)
            return nil
        } catch {
            var error = error
            #expect(error.file == file.path)
            error.file = "p.yaml"
            return error
        }
    }

    @Test("a sound file is read, with a byte order mark and with CRLF too")
    func sound() throws {
        let bytes = Array(PolicySample.yaml.utf8)
        #expect(try error(reading: bytes) == nil)
        #expect(try error(reading: [0xEF, 0xBB, 0xBF] + bytes) == nil)
        let windows = PolicySample.yaml.split(separator: "\n", omittingEmptySubsequences: false).joined(
            separator: "\r\n")
        #expect(try error(reading: Array(windows.utf8)) == nil)
    }

    @Test func exactlyTheLimitIsInside() throws {
        let text = PolicySample.yaml + "#"
        let filler = [UInt8](repeating: UInt8(ascii: "x"), count: (1 << 20) - text.utf8.count)
        #expect(try error(reading: Array(text.utf8) + filler) == nil)
        let error = try #require(try error(reading: Array(text.utf8) + filler + [UInt8(ascii: "x")]))
        #expect(
            error
                == PolicyFileError(
                    .tooLarge, file: "p.yaml", zh: "超过 1 MiB，请删减", en: "is larger than 1 MiB; shorten it"))
        #expect(throws: error) {
            try PolicyFile.parse(text + String(repeating: "x", count: filler.count + 1), name: "p.yaml")
        }
    }

    @Test func notUTF8() throws {
        let error = try #require(try error(reading: Array("version: \"1\"\ntitle: ".utf8) + [0xD5, 0xC5, 0xC8]))
        #expect(
            error.message
                == Bilingual(
                    zh: "p.yaml:2: 不是 UTF-8 文本，请另存为 UTF-8", en: "p.yaml:2: is not UTF-8 text; save it as UTF-8"))
    }

    @Test func notThere() {
        let error = #expect(throws: PolicyFileError.self) { try PolicyFile.read(path: "/nowhere/p.yaml") }
        #expect(error?.code == .unreadable)
        #expect(
            error?.message
                == Bilingual(
                    zh: "/nowhere/p.yaml: 无法读取，请检查路径和权限",
                    en: "/nowhere/p.yaml: cannot be read; check the path and its permissions"))
    }

    @Test("a directory is no file")
    func directory() {
        let error = #expect(throws: PolicyFileError.self) { try PolicyFile.read(path: "/") }
        #expect(error?.code == .unreadable)
    }

    @Test("nothing in it", arguments: ["", "\n", "# only a comment\n"])
    func empty(_ text: String) {
        #expect(throws: PolicyFileError(.empty, file: "p", zh: "文件中没有内容", en: "has nothing in it; fill it in")) {
            try PolicyFile.parse(text, name: "p")
        }
    }

    @Test("hostile depth is refused, not followed", arguments: ["[", "{", "- ", "? ", "a: {"])
    func deep(_ part: String) {
        let text = String(repeating: part, count: 200_000)
        let error = #expect(throws: PolicyFileError.self) { try PolicyFile.parse(text, name: "p") }
        #expect(error?.code == .malformed)
    }

    @Test("the alias that unfolds without end is refused at its first anchor")
    func aliases() {
        let error = #expect(throws: PolicyFileError.self) {
            try PolicyFile.parse("a: &a [x, x]\nb: &b [*a, *a]\n? *b\n: c\n", name: "p")
        }
        #expect(error.map { [$0.line, $0.column] } == [1, 4])
    }

    @Test("the signs are harmless inside a word and between spaces")
    func signsInText() throws {
        let text = PolicySample.replacing("words: 要旨", with: "words: R & D, A&B, 5 * 3, done!")
        let quoted = PolicySample.replacing("words: 要旨", with: "words: \"R & D, A&B, 5 * 3, done!\"")
        #expect(throws: PolicyFileError.self) { try PolicyFile.parse(text, name: "p") }
        #expect(try PolicyFile.parse(quoted, name: "p").bases["filing.missing"]?.words == "R & D, A&B, 5 * 3, done!")
    }

    @Test("look-alikes become the plain letter")
    func normalised() throws {
        let text = PolicySample.replacing("value: [CHN]", with: "value: [CHN, H\u{212A}G]")
        let value = try PolicyFile.parse(text, name: "p").values[.homeStates]?.first?.value
        #expect(value?.shown.utf8.elementsEqual("[CHN, HKG]".utf8) == true)
    }
}
