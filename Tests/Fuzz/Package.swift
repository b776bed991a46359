// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "levee-fuzz",
    dependencies: [.package(name: "levee", path: "../..")],
    targets: [
        .executableTarget(
            name: "levee-fuzz",
            dependencies: [
                .product(name: "LeveeRules", package: "levee"), .product(name: "LeveeStore", package: "levee"),
            ], path: ".", sources: ["Targets", "Fuzzer"])
    ],
    swiftLanguageModes: [.v6]
)
