import Foundation
import Testing

/// The units of the night: what `systemd-analyze` says of them, where the machine has it.
@Suite struct UnitFileTests {
    private static let analyzer = "/usr/bin/systemd-analyze"

    private func analyze(_ arguments: String...) throws -> (status: Int32, text: String) {
        try Project.run(Self.analyzer, arguments)
    }

    /// A copy as `make install` writes it, with a program that is there.
    private func installed(_ unit: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "units-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let place = folder.appending(path: unit)
        try Project.text("dist/systemd/\(unit)").replacing("@PREFIX@/bin/levee", with: "/bin/true")
            .write(to: place, atomically: true, encoding: .utf8)
        return place.path
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: analyzer)))
    func theNightIsExposedToLittle() throws {
        let unit = try installed("levee-nightly.service")
        defer { try? FileManager.default.removeItem(atPath: (unit as NSString).deletingLastPathComponent) }
        // Tenths: 2.0 or better.
        let (status, text) = try analyze("security", "--offline=true", "--threshold=20", "--no-pager", unit)
        #expect(status == 0, "\(text.suffix(400))")
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: analyzer)))
    func theNightComesAtHalfPastOneInThePolicysZone() throws {
        let timer = try Project.text("dist/systemd/levee-nightly.timer")
        #expect(timer.contains("\nPersistent=true\n"))
        let calendar = try #require(timer.split(separator: "\n").first { $0.hasPrefix("OnCalendar=") })
        let (status, text) = try analyze("calendar", String(calendar.dropFirst("OnCalendar=".count)))
        #expect(status == 0 && text.contains("01:30:00 Asia/Shanghai"), "\(text)")
    }

    /// 10 says that findings were opened: the night has done its work. 75 is tried again, 64 and 65 wait for a person.
    @Test func theExitCodesAreUnderstood() throws {
        let service = try Project.text("dist/systemd/levee-nightly.service")
        for line in ["SuccessExitStatus=10", "Restart=on-failure", "RestartPreventExitStatus=64 65"] {
            #expect(service.contains("\n\(line)\n"), "\(line)")
        }
    }
}
