import Foundation
import Glibc
import HTTPClient
import Testing

/// A server in Python that stands for somebody else's, with a certificate of an authority of its own. Ends with its owner.
final class Sink: Sendable {
    static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    static let python = tests.appending(path: "../../.build/test-venv/bin/python").standardized.path

    let directory: URL
    /// By what listens there.
    let ports: [String: Int]
    private let process = Process()
    private let input = Pipe()

    /// - Parameters:
    ///   - script: in `sinks/`.
    ///   - arguments: what it takes besides its directory.
    init(_ script: String = "web", _ arguments: [String] = []) throws {
        directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        for (name, content) in try Self.certificates.get() {
            try content.write(to: directory.appending(path: name))
        }
        let output = Pipe()
        process.executableURL = URL(filePath: Self.python)
        process.arguments = [Self.tests.appending(path: "sinks/\(script).py").path, directory.path] + arguments
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var said = Data()
        while !said.contains(UInt8(ascii: "\n")) {
            let more = output.fileHandleForReading.availableData
            try #require(!more.isEmpty, "the sink ended")
            said += more
        }
        ports = try JSONDecoder().decode([String: Int].self, from: said)
    }

    deinit {
        // A thread that blocks the gentler signal hands that on to what it starts.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: directory)
    }

    /// Path of the certificate that vouches for the server's.
    var authority: String { directory.appending(path: "ca.pem").path }

    /// What it was asked for so far, by path.
    var seen: [String] {
        let text = (try? String(contentsOf: directory.appending(path: "seen"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }

    func url(_ path: String, host: String = "localhost", port: String = "tls") -> String {
        "\(port == "plain" ? "http" : "https")://\(host):\(ports[port, default: 0])\(path)"
    }

    /// An authority, a certificate of its making for `localhost` and `hooks.example.com`, and one of nobody's making.
    private static let certificates = Result {
        let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let names = "subjectAltName=DNS:localhost,DNS:hooks.example.com,IP:127.0.0.1"
        let common = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=test"]
        for (name, more) in [
            ("ca", []), ("stranger", ["-addext", names]),
            (
                "server",
                [
                    "-CA", "ca.pem", "-CAkey", "ca.key", "-addext", names, "-addext",
                    "basicConstraints=critical,CA:FALSE",
                ]
            ),
        ] {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = ["openssl"] + common + more + ["-keyout", "\(name).key", "-out", "\(name).pem"]
            process.currentDirectoryURL = directory
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
        }
        return try FileManager.default.contentsOfDirectory(atPath: directory.path).map { name in
            (name, try Data(contentsOf: directory.appending(path: name)))
        }
    }
}
