// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

/// The same strict settings everywhere: an import, an existential or a warning is never an accident.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(
    name: "ServiceLifecycle", package: "swift-service-lifecycle")
let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")

/// A room of the house; `proto/README.md` and each room's front-door file say what it is for.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// A program: parse, wire up, run.
func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one room, or of the whole house.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
    name: "filing",
    platforms: [.macOS(.v26)],
    products: [
        .library(name: "FilingClient", targets: ["FilingClient"]),
        .executable(name: "filingd", targets: ["filingd"]),
        .executable(name: "filing", targets: ["filing"]),
        .executable(name: "filing-press", targets: ["filing-press"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // System libraries: module maps only.
        .systemLibrary(
            name: "CProtobufC", pkgConfig: "libprotobuf-c",
            providers: [.apt(["libprotobuf-c-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CGd", providers: [.apt(["libgd-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(
            name: "CLibjpeg", pkgConfig: "libjpeg", providers: [.apt(["libjpeg62-turbo-dev"])]),
        .systemLibrary(
            name: "CLibqpdf", pkgConfig: "libqpdf", providers: [.apt(["libqpdf-dev"])]),
        // JPEG and PDF behind plain C: their errors are jumps and exceptions.
        .target(
            name: "CDecoders", dependencies: ["CLibjpeg", "CLibqpdf"],
            // libqpdf's pointers are the standard ones.
            cxxSettings: [.define("POINTERHOLDER_TRANSITION", to: "4")]),
        // What a process gives up before it reads strangers' files: limits, privileges, seccomp.
        .target(name: "CConfine"),
        // Generated C (protoc-c), checked in, never edited.
        .target(name: "CFilingContract", dependencies: ["CProtobufC"]),

        // Pure: no I/O, no clock, no randomness.
        // What is allowed: accounts, identity, filings, materials, review. Imports nothing.
        room("FilingDomain"),
        // The text of a plan file -> an exam plan, or every fault with its line. The plan that ships
        // is embedded: one binary, no file beside it.
        .target(
            name: "FilingPlan", dependencies: ["FilingDomain", "Yams"],
            resources: [.embedInCode("sw-2026.yaml")], swiftSettings: strict),
        // Digests, SCRAM, tokens, blind indexes, filing-number permutation.
        room(
            "FilingSeal",
            [
                "FilingDomain", crypto,
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ]),
        // Bytes of a scan -> verdict.
        room("FilingInspect", ["FilingDomain", "CDecoders"]),
        // Images that only a person reads, and their drawing on a terminal.
        room("FilingCaptcha", ["CGd"]),
        // What is counted, as Prometheus reads it.
        room("FilingMetrics"),
        // Preface, frame codec, call tables, limits: bytes in, events out.
        room("FilingWire", [nioCore]),
        // Swift messages <-> C messages, arena-capped decode, method names.
        room("FilingContract", ["CFilingContract", "CProtobufC", nioCore]),

        // The one answer to an eligibility check, for server and client.
        room("FilingEligibility", ["FilingDomain", "FilingContract"]),

        // Doors: each touches exactly one outside thing.
        // Sockets, plain and with TLS.
        room(
            "FilingTransport",
            ["FilingWire", "FilingContract", nioCore, nioPosix, nioTLS, nioSSL, logging]),
        // Statements, migrations, row decoding; no driver.
        room("FilingStore", ["FilingDomain"]),
        // One SQLite database: a writer with group commit, many readers.
        room("FilingStoreSQLite", ["FilingStore", "FilingDomain", grdb, sqlite, logging]),
        // Material bytes on disk.
        room("FilingVault", ["FilingDomain", "FilingSeal", "CZlib", crypto, nioPosix]),
        // A loopback HTTP port: metrics, liveness, readiness.
        room("FilingMetricsPort", [nioCore, nioPosix, nioHTTP1, logging]),

        // Joined.
        // One file per RPC, the dispatcher, access checks, idempotency, jobs, ports.
        room(
            "FilingServer",
            [
                "FilingDomain", "FilingPlan", "FilingEligibility", "FilingSeal", "FilingInspect",
                "FilingCaptcha", "FilingMetrics", "FilingWire", "FilingContract",
                "FilingTransport", "FilingStore", "FilingVault", nioCore, logging, lifecycle,
            ]),
        // Outside services over HTTP, behind FilingServer's ports.
        room(
            "FilingGateways",
            [
                "FilingServer", "FilingDomain", nioCore, nioHTTP1,
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
            ]),
        // The public library: connect, retry, resume uploads, typed calls, message catalogue.
        room(
            "FilingClient",
            [
                "FilingDomain", "FilingPlan", "FilingEligibility", "FilingInspect", "FilingSeal",
                "FilingWire", "FilingContract", "FilingTransport", "CZlib", nioCore, nioPosix,
                logging,
            ]),

        // Programs: parse, wire up, run.
        program(
            "filingd",
            [
                "FilingServer", "FilingGateways", "FilingPlan", "FilingDomain", "FilingSeal",
                "FilingTransport", "FilingStore", "FilingStoreSQLite", "FilingVault",
                "FilingWire", "FilingInspect", "FilingMetricsPort", "CMalloc", "CConfine",
                argumentParser, lifecycle, logging, nioCore,
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]),
        program(
            "filing",
            [
                "FilingClient", "FilingCaptcha", "FilingDomain", "FilingPlan", "FilingSeal",
                "FilingContract", "FilingMetrics", argumentParser,
                .product(name: "AsyncHTTPClient", package: "async-http-client"), nioCore, nioHTTP1,
            ]),
        program(
            "filing-press",
            [
                "FilingClient", "FilingContract", "FilingWire", "FilingDomain", "FilingPlan",
                "FilingSeal", "FilingInspect", "FilingServer", "FilingCaptcha", "FilingStore",
                "FilingStoreSQLite", "FilingTransport", argumentParser, nioCore, nioEmbedded,
                logging,
            ]),

        // Virtual clock, fixtures, a real server in the test's process, raw sockets.
        room(
            "FilingTestKit",
            [
                "FilingServer", "FilingCaptcha", "FilingDomain", "FilingInspect", "FilingPlan",
                "FilingSeal", "FilingWire", "FilingContract", "FilingTransport", "FilingStore",
                "FilingStoreSQLite", "FilingVault", "FilingClient", nioCore, nioPosix, logging,
                lifecycle,
            ]),
        tests("FilingDomainTests", ["FilingDomain"]),
        // Plan files, and the rules of the plan that ships.
        tests("FilingPlanTests", ["FilingPlan", "FilingDomain"]),
        tests("FilingSealTests", ["FilingSeal", "FilingDomain", crypto]),
        tests("FilingInspectTests", ["FilingInspect", "FilingDomain"]),
        tests("FilingCaptchaTests", ["FilingCaptcha"]),
        tests(
            "FilingMetricsTests",
            ["FilingMetrics", "FilingMetricsPort", nioCore, nioPosix, logging]),
        tests("FilingWireTests", ["FilingWire", nioCore]),
        tests("FilingContractTests", ["FilingContract", "CFilingContract", "CProtobufC", nioCore]),
        tests(
            "FilingTransportTests",
            [
                "FilingTestKit", "FilingTransport", "FilingWire", "FilingContract", nioCore,
                nioPosix, nioEmbedded, logging,
            ]),
        tests(
            "FilingStoreConformanceTests",
            ["FilingStore", "FilingStoreSQLite", "FilingDomain", grdb, sqlite, logging]),
        tests("FilingVaultTests", ["FilingVault", "FilingDomain", "FilingSeal", crypto]),
        tests(
            "FilingServerTests",
            [
                "FilingServer", "FilingTestKit", "FilingCaptcha", "FilingClient", "FilingContract",
                "FilingDomain", "FilingPlan", "FilingInspect", "FilingSeal", "FilingStore",
                "FilingTransport",
                logging,
            ]),
        tests(
            "FilingGatewaysTests",
            [
                "FilingGateways", "FilingServer", "FilingDomain", "FilingTestKit", nioCore,
                nioPosix, nioHTTP1,
            ]),
        tests(
            "FilingClientTests",
            [
                "FilingClient", "FilingDomain", "FilingInspect", "FilingSeal", "FilingWire",
                "FilingContract", "FilingTransport", nioCore, nioPosix,
            ]),
        // The command line's own parts: output, files, exit codes.
        tests(
            "FilingCommandTests",
            [
                "filing", "FilingClient", "FilingContract", "FilingDomain", "FilingMetrics",
                "FilingPlan", "FilingStore", "FilingTestKit", argumentParser,
            ]),
        // What other people's programs say: SCRAM, TOTP, ID numbers, working days.
        tests(
            "OracleTests",
            [
                "FilingTestKit", "FilingPlan", "FilingClient", "FilingContract", "FilingDomain",
                "FilingSeal", "FilingServer", "FilingStore",
            ]),
        tests(
            "JourneyTests",
            [
                "FilingTestKit", "FilingClient", "FilingMetrics", "FilingServer", "FilingStore",
                "FilingWire",
                "FilingContract", "FilingInspect", "FilingDomain", "FilingSeal", "FilingTransport",
                "FilingPlan", nioCore,
            ]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
