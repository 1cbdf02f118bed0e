// swift-tools-version: 6.2
import PackageDescription

/// `SITREP_CORE=1` leaves the store, the server and the command line out, so that work on
/// reading and coding builds in seconds. Users never set it.
let coreOnly = Context.environment["SITREP_CORE"] != nil

/// `SITREP_STRICT=1` makes every warning an error, as CI does.
let isStrict = Context.environment["SITREP_STRICT"] != nil

let strict: [SwiftSetting] =
    [
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
        .enableUpcomingFeature("ExistentialAny"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
        .enableUpcomingFeature("MemberImportVisibility"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
        .enableUpcomingFeature("InternalImportsByDefault"),
    ] + (isStrict ? [.treatAllWarnings(as: .error)] : [])

var products: [Product] = [
    .library(name: "Sitrep", targets: ["Sitrep"]),
    .executable(name: "sitrep-evaluate", targets: ["sitrep-evaluate"]),
]

var dependencies: [Package.Dependency] = [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
]

var targets: [Target] = [
    // The way of the data, in order.
    .target(name: "SitrepModel", swiftSettings: strict),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CLexbor", pkgConfig: "lexbor"),
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(
        name: "SitrepIngest",
        dependencies: [
            "SitrepModel", "CZlib", "CLexbor", "COpenSSL",
        ],
        exclude: ["Tables"],
        swiftSettings: strict, plugins: ["EmbedTables"]),
    .target(name: "SitrepData", swiftSettings: strict),
    .target(name: "CIntegerProducts"),
    .target(name: "SitrepLanguage", dependencies: ["CIntegerProducts", "SitrepData"], swiftSettings: strict),
    .target(name: "SitrepText", dependencies: ["SitrepLanguage", "SitrepModel"], swiftSettings: strict),
    .executableTarget(name: "embed-tables", swiftSettings: strict),
    .plugin(name: "EmbedTables", capability: .buildTool(), dependencies: ["embed-tables"]),
    .target(
        name: "SitrepLexicon", dependencies: ["SitrepData", "SitrepModel", "SitrepText"], exclude: ["Tables"],
        swiftSettings: strict, plugins: ["EmbedTables"]),
    .target(
        name: "SitrepExtraction", dependencies: ["SitrepLanguage", "SitrepModel", "SitrepText", "SitrepLexicon"],
        swiftSettings: strict),
    .target(name: "SitrepLedger", dependencies: ["SitrepModel"], swiftSettings: strict),
    .target(
        name: "SitrepFormats", dependencies: ["SitrepLanguage", "SitrepLedger", "SitrepModel", "SitrepText"],
        swiftSettings: strict),
    .target(
        name: "Sitrep",
        dependencies: [
            "SitrepModel", "SitrepIngest", "SitrepLanguage", "SitrepText", "SitrepLexicon", "SitrepExtraction",
            "SitrepLedger", "SitrepFormats",
        ],
        swiftSettings: strict),
    // Measurement.
    .executableTarget(
        name: "sitrep-evaluate",
        dependencies: [
            "Sitrep", "SitrepModel", "SitrepIngest", "SitrepLanguage", "SitrepText", "SitrepLexicon",
            "SitrepExtraction", "SitrepFormats", "SitrepLedger", "CZlib",
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ],
        swiftSettings: strict),
    // Tests, one target a library.
    .testTarget(name: "SitrepDataTests", dependencies: ["SitrepData"], swiftSettings: strict),
    .testTarget(name: "SitrepLanguageTests", dependencies: ["SitrepLanguage"], swiftSettings: strict),
    .target(
        name: "SitrepTestSupport", dependencies: ["SitrepModel"], path: "Tests/SitrepTestSupport", swiftSettings: strict
    ),
    .testTarget(
        name: "SitrepModelTests", dependencies: ["SitrepModel", "SitrepTestSupport"], swiftSettings: strict),
    .testTarget(
        name: "SitrepIngestTests", dependencies: ["SitrepIngest", "SitrepModel", "SitrepTestSupport"],
        swiftSettings: strict),
    .testTarget(
        name: "SitrepTextTests",
        dependencies: ["SitrepText", "SitrepLanguage", "SitrepModel", "SitrepLexicon", "SitrepTestSupport"],
        swiftSettings: strict),
    .testTarget(
        name: "SitrepLexiconTests",
        dependencies: ["SitrepLexicon", "SitrepText", "SitrepModel", "SitrepTestSupport"], swiftSettings: strict),
    .testTarget(
        name: "SitrepExtractionTests",
        dependencies: [
            "SitrepExtraction", "SitrepText", "SitrepLanguage", "SitrepLexicon", "SitrepModel", "SitrepTestSupport",
        ], swiftSettings: strict),
    .testTarget(
        name: "SitrepLedgerTests", dependencies: ["SitrepLedger", "SitrepModel", "SitrepTestSupport"],
        swiftSettings: strict),
    .testTarget(
        name: "SitrepFormatsTests",
        dependencies: [
            "SitrepFormats", "SitrepLanguage", "SitrepLedger", "SitrepLexicon", "SitrepModel", "SitrepTestSupport",
            "SitrepText",
        ], swiftSettings: strict),
    .testTarget(
        name: "SitrepTests",
        dependencies: ["Sitrep", "SitrepModel", "SitrepFormats", "SitrepLedger", "SitrepIngest", "SitrepTestSupport"],
        swiftSettings: strict),
]

if !coreOnly {
    products.append(.executable(name: "sitrep", targets: ["sitrep-cli"]))
    dependencies += [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    ]
    targets += [
        .target(
            name: "SitrepStore",
            dependencies: [
                "SitrepModel", "SitrepLedger", "SitrepFormats", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .target(
            name: "SitrepServer",
            dependencies: [
                "Sitrep", "SitrepData", "SitrepModel", "SitrepText", "SitrepLedger", "SitrepFormats", "SitrepStore",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Logging", package: "swift-log"),
            ],
            exclude: ["Assets"], swiftSettings: strict, plugins: ["EmbedTables"]),
        .target(
            name: "SitrepFetch",
            dependencies: [
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            exclude: ["Tables"], swiftSettings: strict, plugins: ["EmbedTables"]),
        .target(
            name: "SitrepWatch",
            dependencies: [
                "Sitrep", "SitrepFetch", "SitrepFormats", "SitrepIngest", "SitrepLedger", "SitrepLexicon",
                "SitrepModel", "SitrepStore",
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "sitrep-cli",
            dependencies: [
                "Sitrep", "SitrepModel", "SitrepIngest", "SitrepLanguage", "SitrepLexicon", "SitrepLedger",
                "SitrepExtraction", "SitrepFetch", "SitrepFormats", "SitrepStore", "SitrepServer", "SitrepWatch",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "SitrepStoreTests",
            dependencies: [
                "SitrepStore", "SitrepLedger", "SitrepModel", "SitrepTestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ], swiftSettings: strict),
        .target(
            name: "SitrepWebTestSupport",
            dependencies: [
                "SitrepFetch", .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "Tests/SitrepWebTestSupport", swiftSettings: strict),
        .testTarget(
            name: "SitrepFetchTests",
            dependencies: ["SitrepFetch", "SitrepTestSupport", "SitrepWebTestSupport"], swiftSettings: strict),
        .testTarget(
            name: "SitrepWatchTests",
            dependencies: [
                "Sitrep", "SitrepWatch", "SitrepFetch", "SitrepIngest", "SitrepLedger", "SitrepLexicon", "SitrepModel",
                "SitrepStore", "SitrepTestSupport", "SitrepWebTestSupport",
            ], swiftSettings: strict),
        .testTarget(
            name: "SitrepServerTests",
            dependencies: [
                "SitrepServer", "SitrepFormats", "SitrepLedger", "SitrepModel", "SitrepStore", "SitrepTestSupport",
                .product(name: "Hummingbird", package: "hummingbird"),
            ], swiftSettings: strict),
        .testTarget(
            name: "SitrepCommandTests",
            dependencies: ["sitrep-cli", "SitrepFormats", "SitrepModel", "SitrepTestSupport", "SitrepWebTestSupport"],
            swiftSettings: strict),
    ]
}

let package = Package(
    name: "sitrep",
    products: products,
    dependencies: dependencies,
    targets: targets,
    swiftLanguageModes: [.v6]
)
