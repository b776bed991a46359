import Foundation
import Testing

/// `make install-files`: what a packager gets, by a program that stands in for the built one.
@Suite struct InstallTests {
    private let place = FileManager.default.temporaryDirectory.appending(path: "install-\(UUID().uuidString)")

    private func make(_ arguments: String...) throws -> (status: Int32, text: String) {
        try Project.run("/usr/bin/make", ["-s", "-C", Project.root.path] + arguments)
    }

    /// A program that says which shell it was asked for.
    private func program() throws -> String {
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        let path = place.appending(path: "levee")
        try "#!/bin/sh\necho \"$*\"\n".write(to: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path.path)
        return path.path
    }

    /// Every file with its mode, relative to the root of the package.
    private func files(under root: URL) throws -> [String: Int] {
        var found: [String: Int] = [:]
        let all = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        for name in all {
            let attributes = try FileManager.default.attributesOfItem(atPath: root.path + "/" + name)
            if attributes[.type] as? FileAttributeType == .typeRegular {
                found[name] = attributes[.posixPermissions] as? Int
            }
        }
        return found
    }

    @Test(arguments: ["/usr", "/opt/levee"]) func everyFileIsThere(_ prefix: String) throws {
        defer { try? FileManager.default.removeItem(at: place) }
        let root = place.appending(path: "root")
        let made = try make(
            "install-files", "LEVEE=\(program())", "DESTDIR=\(root.path)", "PREFIX=\(prefix)")
        #expect(made.status == 0 && made.text == "", "\(made.text)")
        let start = String(prefix.dropFirst())
        #expect(
            try files(under: root) == [
                "\(start)/bin/levee": 0o755,
                "\(start)/share/bash-completion/completions/levee": 0o644,
                "\(start)/share/zsh/site-functions/_levee": 0o644,
                "\(start)/share/fish/vendor_completions.d/levee.fish": 0o644,
                "\(start)/lib/systemd/system/levee-nightly.service": 0o644,
                "\(start)/lib/systemd/system/levee-nightly.timer": 0o644,
                "\(start)/lib/sysusers.d/levee.conf": 0o644,
            ])
        func text(_ name: String) throws -> String {
            try String(contentsOf: root.appending(path: start + "/" + name), encoding: .utf8)
        }
        #expect(try text("share/zsh/site-functions/_levee") == "--generate-completion-script zsh\n")
        let service = try text("lib/systemd/system/levee-nightly.service")
        #expect(service.contains("\(prefix)/bin/levee nightly") && !service.contains("@PREFIX@"))
        #expect(!service.contains(root.path))
    }

    /// It builds nothing: where nothing was built it says so, and leaves nothing behind.
    @Test func nothingIsBuilt() throws {
        defer { try? FileManager.default.removeItem(at: place) }
        let root = place.appending(path: "root")
        let made = try make("install-files", "LEVEE=\(place.path)/none", "DESTDIR=\(root.path)")
        #expect(made.status != 0)
        #expect(made.text.contains("there is no \(place.path)/none; run make build"), "\(made.text)")
        #expect(!FileManager.default.fileExists(atPath: root.path))
    }
}
