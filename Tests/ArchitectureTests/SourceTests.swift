import Testing

/// What no source file may hold, and how long it may be.
@Suite struct SourceTests {
    static let files = Project.swiftFiles(under: "Sources")

    @Test(arguments: files) func isShort(_ file: String) throws {
        let lines = try Project.text(file).split(separator: "\n", omittingEmptySubsequences: false).count
        #expect(lines <= 400, "\(file) has \(lines) lines")
    }

    @Test(arguments: files) func keepsToSafeSwift(_ file: String) throws {
        let text = try Project.text(file)
        for banned in ["@unchecked Sendable", "nonisolated(unsafe)", "try!", "as!", "@preconcurrency", "FIXME", "TODO"]
        {
            #expect(!text.contains(banned), "\(file) has \(banned)")
        }
    }

    /// The clock is read in one place only.
    @Test(arguments: files) func readsNoClock(_ file: String) throws {
        guard !file.hasPrefix("Sources/levee/") else { return }
        let text = try Project.text(file)
        for clock in ["Date()", "Date.now", "clock_gettime", "SystemClock"] {
            #expect(!text.contains(clock), "\(file) reads the clock")
        }
    }
}
