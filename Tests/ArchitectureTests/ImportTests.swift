import Foundation
import Testing

/// Who may import whom. SwiftPM lets a target import whatever its dependencies
/// depend on, C modules included; this test does not.
@Suite struct ImportTests {
    /// Our modules that each target may import; what is missing is forbidden.
    static let allowed: [String: Set<String>] = [
        "FastCGI": ["CFastCGI"],
        "MariaDB": ["CMariaDB"],
        "Secrets": ["CJWT", "CSodium"],
        "HTTPClient": ["CCurl"],
        "SharedMemory": ["CSharedMemory"],
        "Web": [],
        "Dates": [],
        "Understanding": ["Dates"],
        "Dialogue": ["Dates", "Understanding"],
        "App": [
            "Dates", "Dialogue", "HTTPClient", "MariaDB", "Secrets", "SharedMemory", "Understanding", "Web",
        ],
        "trunkline": ["App", "Dates", "FastCGI", "MariaDB", "Secrets", "SharedMemory", "Understanding", "Web"],
    ]

    /// Targets that touch C; nowhere else may the word `unsafe` appear.
    static let drivers: Set = ["FastCGI", "HTTPClient", "MariaDB", "Secrets", "SharedMemory"]

    static let platform: Set = ["Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Synchronization"]

    @Test(arguments: allowed.keys.sorted())
    func `a target imports only what it may`(target: String) throws {
        for file in try SourceFile.all(in: target) {
            let ours = file.imports.subtracting(Self.platform)
            let allowed = Self.allowed[target, default: []]
            #expect(ours.isSubset(of: allowed), "\(file.name) imports \(ours.subtracting(allowed).sorted())")
        }
    }

    @Test(arguments: allowed.keys.filter { !drivers.contains($0) }.sorted())
    func `only drivers are unsafe`(target: String) throws {
        for file in try SourceFile.all(in: target) {
            #expect(!file.text.contains(/\b(unsafe|withUnsafe\w*)\b/), "\(file.name)")
        }
    }

    @Test(arguments: allowed.keys.sorted())
    func `nobody talks the compiler out of its checks`(target: String) throws {
        for file in try SourceFile.all(in: target) {
            #expect(!file.text.contains(/@unchecked|nonisolated\(unsafe\)|\btry!|\bas!|\basync\b/), "\(file.name)")
            #expect(!file.text.contains(/\b(print|debugPrint|dump)\(/), "\(file.name)")
        }
    }

    /// Foundation's are all the same in a process that has no descriptor left.
    @Test(arguments: ["App", "trunkline"])
    func `identifiers are drawn by Secrets`(target: String) throws {
        for file in try SourceFile.all(in: target) {
            #expect(!file.text.contains(/\bUUID\(\)/), "\(file.name)")
        }
    }

    @Test(arguments: drivers.sorted())
    func `a C module is seen by its driver alone`(target: String) throws {
        for file in try SourceFile.all(in: target) {
            #expect(!file.text.contains(/(public|package) import C[A-Z]/), "\(file.name)")
        }
    }

    @Test func `every target is in the table`() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: SourceFile.root.path)
        let swift = folders.filter { (try? SourceFile.all(in: $0).isEmpty) == false }
        #expect(Set(swift) == Set(Self.allowed.keys))
    }
}

/// A file of `Sources/`.
struct SourceFile {
    static let repository = URL(filePath: #filePath).appending(path: "../../..").standardized
    static let root = repository.appending(path: "Sources")

    let name: String
    let text: String

    var imports: Set<String> {
        Set(
            text.matches(of: /(?m)^(?:(?:public|package|internal|private|@testable)\s+)*import\s+(\w+)/).map {
                String($0.1)
            })
    }

    static func all(in target: String) throws -> [SourceFile] {
        let directory = root.appending(path: target)
        return try FileManager.default.subpathsOfDirectory(atPath: directory.path)
            .filter { $0.hasSuffix(".swift") }
            .map {
                SourceFile(
                    name: "\(target)/\($0)",
                    text: try String(contentsOf: directory.appending(path: $0), encoding: .utf8))
            }
    }
}
