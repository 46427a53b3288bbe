// swift-tools-version: 6.2
import PackageDescription

// Read from top to bottom, this is the road of one article: bytes, document, article, language, mentions, sentiment,
// record, store and table. A stage imports the layer below it and never a sibling. It runs on Linux: files are read with Glibc.

let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// The other folders of `Sources`, which the data target at the top of the tree must not claim.
let modules = [
  "CLibXML2", "CZlib", "CZstd", "CBrotli", "TextCore", "Ingest", "Extraction", "LanguageIdentification", "EntityRecognition",
  "SentimentAnalysis", "Tenor", "Reporting", "TenorCommand", "TenorTraining", "TenorBenchmark",
]

/// A library target of the pipeline.
func stage(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [], resources: [Resource] = [], settings: [SwiftSetting] = []
) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: strict + settings)
}

/// A test target named after what it tests.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + dependencies, resources: resources,
    swiftSettings: [.treatAllWarnings(as: .error)])
}

let package = Package(
  name: "tenor",
  products: [
    .library(name: "Tenor", targets: ["Tenor"]),
    .executable(name: "tenor", targets: ["TenorCommand"]),
    .executable(name: "tenor-train", targets: ["TenorTraining"]),
    .executable(name: "tenor-benchmark", targets: ["TenorBenchmark"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // System libraries.
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CBrotli", pkgConfig: "libbrotlidec", providers: [.apt(["libbrotli-dev"])]),

    // Data: the folder as it is, readable beside the program. A new language is a new folder in it.
    .target(
      name: "StandardLexicons", path: ".",
      exclude: ["Benchmarks", "Corpus", "Lexicons/README.md", "Makefile", "Output", "README.md", "Tests"] + modules.map { "Sources/" + $0 },
      sources: ["Sources/StandardLexicons"], resources: [.copy("Lexicons")], swiftSettings: strict),

    // The five stages and what they stand on.
    // Spans of arrays, which cannot outlive them, are returned and kept.
    stage("TextCore", [], settings: [.enableExperimentalFeature("Lifetimes")]),
    stage("Ingest", ["TextCore", "CZlib", "CZstd", "CBrotli"]),
    stage("Extraction", ["TextCore", "CLibXML2"]),
    stage("LanguageIdentification", ["TextCore"]),
    stage("EntityRecognition", ["TextCore"], settings: [.enableExperimentalFeature("Lifetimes")]),
    stage("SentimentAnalysis", ["TextCore"]),

    // The pipeline, and what is made of its records.
    stage(
      "Tenor", ["Ingest", "Extraction", "LanguageIdentification", "EntityRecognition", "SentimentAnalysis", "CZlib", "CZstd"],
      exclude: ["record.schema.json"]
    ),
    stage(
      "Reporting", ["Tenor", .product(name: "GRDB", package: "GRDB.swift")], exclude: ["README.md"],
      resources: [.embedInCode("Report/report.css"), .embedInCode("Report/report.js")]),

    // Programs.
    .executableTarget(
      name: "TenorCommand",
      dependencies: [
        "Tenor", "Reporting", "StandardLexicons", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "TenorTraining",
      dependencies: [
        "Tenor", "Ingest", "LanguageIdentification", "EntityRecognition", "SentimentAnalysis", "CZlib",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Names/Texts"], swiftSettings: strict),
    .executableTarget(
      name: "TenorBenchmark",
      dependencies: [
        "Tenor", "Reporting", "StandardLexicons", "CLibXML2", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Tests, and what several of them measure with.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    tests("TextCore"),
    tests("Ingest", ["CZlib", "CZstd"]),
    tests("Extraction", ["TestSupport"]),
    tests("LanguageIdentification", ["TenorTraining"]),
    tests("EntityRecognition", ["TenorTraining"]),
    tests("SentimentAnalysis", ["TestSupport"]),
    tests("Tenor", ["TenorBenchmark"]),
    tests("Reporting", ["TestSupport", .product(name: "GRDB", package: "GRDB.swift")]),
    tests("TenorCommand"),
  ],
  swiftLanguageModes: [.v6]
)

// The fuzzer has no `main` of its own and needs the whole package built for it: `make fuzz`.
if Context.environment["TENOR_FUZZ"] != nil {
  package.products.append(.executable(name: "tenor-fuzz", targets: ["Fuzz"]))
  package.targets.append(
    .executableTarget(
      name: "Fuzz", dependencies: ["Ingest", "Extraction"], path: "Tests/Fuzz", exclude: ["Seeds"],
      swiftSettings: [.treatAllWarnings(as: .error)]))
}
