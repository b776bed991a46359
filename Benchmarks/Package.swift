// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nothing that only measures is part of the product.
let package = Package(
    name: "levee-benchmarks",
    dependencies: [.package(name: "levee", path: "..")],
    targets: [
        .executableTarget(
            name: "check-bench", dependencies: [.product(name: "LeveeRules", package: "levee")]),
        .executableTarget(
            name: "feed-bench", dependencies: [.product(name: "LeveeRules", package: "levee")]),
    ],
    swiftLanguageModes: [.v6]
)
