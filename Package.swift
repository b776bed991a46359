// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "levee",
    products: [
        .executable(name: "levee", targets: ["levee"]),
        // For the measurements in Benchmarks/.
        .library(name: "LeveeRules", targets: ["LeveeCore", "LeveeIntake"]),
        // For Tests/Fuzz.
        .library(name: "LeveeStore", targets: ["LeveeSQLite"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(name: "CFeedXML", dependencies: ["CLibXML2"]),
        .target(name: "CFeedCage"),
        // SwiftPM says which of its flags it does not pass on; `CFeedSignature/internal.h` has the ones that matter.
        .systemLibrary(
            name: "CXMLSec", pkgConfig: "xmlsec1-openssl", providers: [.apt(["libxmlsec1-dev"])]),
        .target(name: "CFeedSignature", dependencies: ["CLibXML2", "CXMLSec"]),
        .target(name: "CStoreSetup", linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(name: "CEmbeddedData"),
        .target(name: "CStandardOutput"),
        .target(name: "CWebFiles"),
        .target(name: "LeveeCore", dependencies: ["CEmbeddedData"], swiftSettings: settings),
        .target(
            name: "LeveeIntake",
            dependencies: [
                "LeveeCore", "CFeedXML", "CFeedCage", "CFeedSignature", "CEmbeddedData", "Yams",
                .product(name: "Crypto", package: "swift-crypto"),
            ], swiftSettings: settings),
        .target(
            name: "LeveeSQLite",
            dependencies: [
                "LeveeCore", "CStoreSetup",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ], swiftSettings: settings),
        .target(
            name: "LeveeWeb",
            dependencies: [
                "LeveeCore", "CWebFiles",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ], exclude: ["Assets"], swiftSettings: settings),
        .executableTarget(
            name: "levee",
            dependencies: [
                "LeveeCore", "LeveeIntake", "LeveeSQLite", "LeveeWeb", "CStandardOutput", argumentParser,
                .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: settings),
        .testTarget(name: "LeveeCoreTests", dependencies: ["LeveeCore"], swiftSettings: settings),
        .testTarget(
            name: "LeveeIntakeTests", dependencies: ["LeveeIntake", "LeveeCore"], swiftSettings: settings),
        .testTarget(
            name: "LeveeSQLiteTests",
            dependencies: ["LeveeSQLite", "LeveeCore", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: settings),
        .testTarget(
            name: "LeveeWebTests",
            dependencies: [
                "LeveeWeb", "LeveeCore", "LeveeSQLite", "LeveeIntake", "CWebFiles",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: settings),
        .testTarget(
            name: "LeveeCommandTests",
            dependencies: [
                "levee", "LeveeCore", "LeveeIntake", "LeveeSQLite", .product(name: "GRDB", package: "GRDB.swift"),
            ], exclude: ["Expected"], swiftSettings: settings),
        // What the fuzzer found, in the ordinary build. The fuzzer's own build is the package in Tests/Fuzz.
        .testTarget(
            name: "FuzzTests", dependencies: ["LeveeSQLite", "LeveeIntake", "LeveeCore"], path: "Tests/Fuzz",
            exclude: ["Package.swift", "Fuzzer", "Corpus", "Dictionaries"], sources: ["Targets", "Replay"],
            swiftSettings: settings),
        .testTarget(name: "ArchitectureTests", dependencies: ["LeveeCore", "LeveeIntake"], swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .gnu2x
)
