import Testing

/// Arrows point inward: every import line is on the list of its folder. SwiftPM itself lets transitive imports pass.
@Suite struct ImportTests {
    static let allowed: [String: Set<String>] = [
        "LeveeCore": ["CEmbeddedData", "Dispatch", "Synchronization"],
        "LeveeIntake": [
            "LeveeCore", "CFeedXML", "CFeedCage", "CFeedSignature", "CEmbeddedData", "Crypto", "Dispatch", "Foundation",
            "Glibc", "Yams",
        ],
        "LeveeSQLite": [
            "LeveeCore", "CStoreSetup", "Dispatch", "Foundation", "Glibc", "GRDB", "GRDBSQLite", "Crypto",
            "Synchronization",
        ],
        "LeveeWeb": [
            "LeveeCore", "CWebFiles", "Crypto", "CryptoExtras", "Dispatch", "Foundation", "HTTPTypes", "Hummingbird",
            "HummingbirdCore", "HummingbirdTLS", "JWTKit", "Logging", "Mustache", "NIOCore", "NIOHTTPTypes", "NIOSSL",
            "Synchronization",
        ],
        "levee": [
            "LeveeCore", "LeveeIntake", "LeveeSQLite", "LeveeWeb", "CStandardOutput", "ArgumentParser",
            "CoreFoundation", "Dispatch", "Foundation", "Logging", "Synchronization",
        ],
    ]

    @Test(arguments: allowed.keys.sorted()) func importsAreOnTheList(_ target: String) throws {
        let allowed = try #require(Self.allowed[target])
        let files = Project.swiftFiles(under: "Sources/\(target)")
        #expect(!files.isEmpty)
        for file in files {
            for line in try Project.text(file).split(separator: "\n") {
                let words = line.split(separator: " ")
                let isImport = words.first == "import" || words.dropFirst().first == "import"
                guard isImport, !line.hasPrefix(" "), !line.hasPrefix("/"), let name = words.last else { continue }
                let module = name.split(separator: ".")[0]
                #expect(allowed.contains(String(module)), "\(file) imports \(module)")
            }
        }
    }

    @Test func everyTargetIsListed() {
        let targets = Set(Project.swiftFiles(under: "Sources").map { String($0.split(separator: "/")[1]) })
        #expect(targets == Set(Self.allowed.keys))
    }
}
