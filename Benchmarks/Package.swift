// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nothing that only measures is part of the product.
let package = Package(
    name: "levee-benchmarks",
    dependencies: [
        .package(name: "levee", path: ".."),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
    ],
    targets: [
        .executableTarget(
            name: "check-bench", dependencies: [.product(name: "LeveeRules", package: "levee")]),
        .executableTarget(
            name: "feed-bench", dependencies: [.product(name: "LeveeRules", package: "levee")]),
        .executableTarget(
            name: "hello", dependencies: [.product(name: "Hummingbird", package: "hummingbird")]),
    ],
    swiftLanguageModes: [.v6]
)
