// swift-tools-version: 6.3

import PackageDescription

// Imports point one way only; Tests/ArchitectureTests holds the table of who may import whom.
//
//   trunkline ──▶ App ──▶ Web                      pure
//       │          ├────▶ Understanding ──▶ Dates  pure
//       │          ├────▶ Dialogue ──▶ Understanding, Dates  pure
//       │          ├────▶ Dates                    pure
//       │          ├────▶ MariaDB ──▶ CMariaDB
//       │          ├────▶ Secrets ──▶ CJWT, CSodium
//       │          ├────▶ HTTPClient ──▶ CCurl
//       │          └────▶ SharedMemory ──▶ CSharedMemory
//       └──────▶ FastCGI ──▶ CFastCGI

/// Settings of every target.
let house: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "trunkline",
    products: [
        .executable(name: "trunkline", targets: ["trunkline"])
    ],
    targets: [
        // C libraries: a module map and a shim, no code of ours but typed wrappers of what Swift cannot call.
        .systemLibrary(name: "CFastCGI", pkgConfig: "fcgi", providers: [.apt(["libfcgi-dev"])]),
        .systemLibrary(name: "CMariaDB", pkgConfig: "libmariadb", providers: [.apt(["libmariadb-dev"])]),
        .systemLibrary(name: "CJWT", pkgConfig: "libjwt", providers: [.apt(["libjwt-dev"])]),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CSharedMemory"),

        // Drivers: the only targets that import a C module.
        .target(name: "FastCGI", dependencies: ["CFastCGI"], swiftSettings: house),
        .target(name: "MariaDB", dependencies: ["CMariaDB"], swiftSettings: house),
        .target(name: "Secrets", dependencies: ["CJWT", "CSodium"], swiftSettings: house),
        .target(name: "HTTPClient", dependencies: ["CCurl"], swiftSettings: house),
        .target(name: "SharedMemory", dependencies: ["CSharedMemory"], swiftSettings: house),

        // Pure Swift: no C, no socket, no clock of their own.
        .target(name: "Web", swiftSettings: house),
        .target(name: "Dates", swiftSettings: house),
        .target(name: "Understanding", dependencies: ["Dates"], exclude: ["NOTICE.md"], swiftSettings: house),
        .target(name: "Dialogue", dependencies: ["Dates", "Understanding"], swiftSettings: house),

        // The product.
        .target(
            name: "App",
            dependencies: [
                "Dates", "Dialogue", "HTTPClient", "MariaDB", "Secrets", "SharedMemory", "Understanding", "Web",
            ],
            swiftSettings: house),
        .executableTarget(
            name: "trunkline",
            dependencies: ["App", "Dates", "FastCGI", "MariaDB", "Secrets", "SharedMemory", "Understanding", "Web"],
            swiftSettings: house),

        // What `script/bench` runs.
        .executableTarget(
            name: "JSONSpeed", dependencies: ["Web"], path: "Tests/Benchmarks/JSONSpeed", swiftSettings: house),
        .executableTarget(
            name: "ScoreboardSpeed", dependencies: ["SharedMemory"], path: "Tests/Benchmarks/ScoreboardSpeed",
            swiftSettings: house),
        .executableTarget(
            name: "AuditSpeed", dependencies: ["App", "MariaDB", "Secrets", "SharedMemory"],
            path: "Tests/Benchmarks/AuditSpeed", swiftSettings: house),
        .executableTarget(
            name: "RequestFiller", dependencies: ["MariaDB", "Secrets"], path: "Tests/Benchmarks/RequestFiller",
            swiftSettings: house),
        .executableTarget(
            name: "OutboxFiller", dependencies: ["MariaDB", "Secrets"], path: "Tests/Benchmarks/OutboxFiller",
            swiftSettings: house),

        // What `script/train-understanding` runs.
        .executableTarget(
            name: "UnderstandingTrainer", dependencies: ["Understanding"], path: "Tests/Training/UnderstandingTrainer",
            swiftSettings: house),

        .target(
            name: "TestSupport", dependencies: ["App", "MariaDB", "Secrets", "SharedMemory", "Web"],
            path: "Tests/TestSupport", swiftSettings: house),
        .testTarget(name: "ArchitectureTests", swiftSettings: house),
        .testTarget(name: "WebTests", dependencies: ["Web"], swiftSettings: house),
        .testTarget(
            name: "DialogueTests", dependencies: ["Dates", "Dialogue", "Understanding"], swiftSettings: house),
        .testTarget(name: "UnderstandingTests", dependencies: ["Dates", "Understanding"], swiftSettings: house),
        .executableTarget(
            name: "PoolFixture", dependencies: ["FastCGI", "SharedMemory"], path: "Tests/PoolFixture",
            swiftSettings: house),
        .testTarget(name: "FastCGITests", dependencies: ["FastCGI", "PoolFixture"], swiftSettings: house),
        .testTarget(
            name: "HTTPClientTests", dependencies: ["HTTPClient", "TestSupport"], exclude: ["sinks"],
            swiftSettings: house),
        .testTarget(name: "SharedMemoryTests", dependencies: ["SharedMemory"], swiftSettings: house),
        .testTarget(name: "SecretsTests", dependencies: ["Secrets"], swiftSettings: house),
        .testTarget(name: "MariaDBTests", dependencies: ["MariaDB"], swiftSettings: house),
        .testTarget(
            name: "AppTests",
            dependencies: [
                "App", "Dates", "Dialogue", "HTTPClient", "MariaDB", "Secrets", "SharedMemory", "TestSupport",
                "Understanding",
                "Web",
            ],
            swiftSettings: house),
    ],
    swiftLanguageModes: [.v6]
)
