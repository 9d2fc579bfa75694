import App
import Foundation
import MariaDB
import Secrets
import SharedMemory

/// A database of its own on a server that may be thrown away, and the keys to it.
struct Place: Sendable {
    let services: Services
    private let configuration: Connection.Configuration

    init(socket: String) throws {
        let name = "trunkline_audit_speed"
        let root = try Connection(Self.root(socket, ""))
        for statement: SQL in [
            "SET SESSION foreign_key_checks = 0",
            "CREATE OR REPLACE DATABASE trunkline_audit_speed CHARACTER SET utf8mb4",
            "CREATE ROLE IF NOT EXISTS trunkline_app",
        ] { try root.execute(statement) }
        let home = FileManager.default.temporaryDirectory.appending(path: "audit-speed-\(UUID())")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        let keyring = home.appending(path: "keyring").path
        try Keyring.generate(now: Date()).write(to: keyring)
        let migrations = URL(filePath: #filePath).appending(path: "../../../../sql").standardized.path
        configuration = Self.root(socket, name)
        try Migrator(directory: migrations).apply(on: Connection(configuration))
        services = try Services(
            configuration: Configuration(environment: [
                "TRUNKLINE_HOME": home.path, "TRUNKLINE_KEYRING": keyring, "TRUNKLINE_SQL": migrations,
            ]),
            shared: SharedState(try Segment.create()))
    }

    func connect() throws -> Connection { try Connection(configuration) }

    private static func root(_ socket: String, _ database: String) -> Connection.Configuration {
        Connection.Configuration(place: .socket(socket), user: "root", password: "", database: database)
    }
}
