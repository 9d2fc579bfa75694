import Foundation
import Glibc
import Testing

/// A MariaDB on a port of 127.0.0.1, stopped and removed with its owner.
///
/// The account is `remote`, its password `p`. The certificate names `localhost`
/// and no address.
final class RemoteServer {
    let port: UInt16
    let directory = FileManager.default.temporaryDirectory.path + "/" + UUID().uuidString
    private let process = Process()

    init(withTLS: Bool) throws {
        port = try Self.freePort()
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        try Data("CREATE USER remote@'127.0.0.1' IDENTIFIED BY 'p';\n".utf8)
            .write(to: URL(filePath: directory + "/accounts.sql"))
        let user = getuid() == 0 ? ["--user=root"] : []
        try run(
            "mariadb-install-db", ["--no-defaults", "--datadir=\(directory)/data", "--skip-test-db"] + user)
        try makeCertificates()
        // An account's PATH need not have the directory of servers.
        var arguments = ["PATH=/usr/bin:/usr/sbin", "mariadbd", "--no-defaults", "--datadir=\(directory)/data"] + user
        arguments += [
            "--socket=\(directory)/socket", "--pid-file=\(directory)/pid", "--init-file=\(directory)/accounts.sql",
            "--tmpdir=\(directory)",
        ]
        arguments += [
            "--bind-address=127.0.0.1", "--port=\(port)", "--innodb-buffer-pool-size=16M", "--skip-name-resolve",
        ]
        if withTLS { arguments += ["--ssl-cert=\(directory)/server.pem", "--ssl-key=\(directory)/server.key"] }
        try start(arguments)
    }

    deinit {
        if process.isRunning {
            process.terminate()
            process.waitUntilExit()
        }
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// Starts the server and reads what it says until it is ready.
    private func start(_ arguments: [String]) throws {
        let said = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.standardError = said
        try process.run()
        var text = ""
        while !text.contains("ready for connections") {
            let more = said.fileHandleForReading.availableData
            try #require(!more.isEmpty, "the server ended: \(text)")
            text += String(decoding: more, as: UTF8.self)
        }
    }

    /// Makes the authority that signs, one that does not, and the server's certificate.
    private func makeCertificates() throws {
        for authority in ["ca", "stranger"] {
            try run(
                "openssl",
                [
                    "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=\(authority)",
                    "-keyout", "\(directory)/\(authority).key", "-out", "\(directory)/\(authority).pem",
                ])
        }
        try run(
            "openssl",
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost",
                "-addext", "subjectAltName=DNS:localhost", "-addext", "basicConstraints=critical,CA:FALSE",
                "-CA", "\(directory)/ca.pem", "-CAkey", "\(directory)/ca.key",
                "-keyout", "\(directory)/server.key", "-out", "\(directory)/server.pem",
            ])
    }

    private func run(_ tool: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        // A server that starts deletes every temporary table in its directory, also those of one that starts beside it.
        process.arguments = ["TMPDIR=\(directory)", tool] + arguments
        let said = Pipe()
        process.standardOutput = said
        process.standardError = said
        try process.run()
        let text = String(decoding: said.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(tool): \(text)")
    }

    /// A port nobody listens on at the moment.
    private static func freePort() throws -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, length) | getsockname(descriptor, $0, &length)
            }
        }
        try #require(status == 0)
        return UInt16(bigEndian: address.sin_port)
    }
}
