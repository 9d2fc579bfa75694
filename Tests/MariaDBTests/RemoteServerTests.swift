import Testing

@testable import MariaDB

@Suite(.enabled(if: TestDatabase.shouldRun, TestDatabase.hint))
struct RemoteServerTests {
    private func configuration(
        _ server: RemoteServer, host: String, ca: String, password: String = "p"
    ) -> Connection.Configuration {
        let path = server.directory + "/" + ca
        return .init(
            place: .tcp(host: host, port: server.port, ca: path), user: "remote", password: password, database: "")
    }

    @Test func `a remote server is accepted by its authority and its name only`() throws {
        let server = try RemoteServer(withTLS: true)
        let db = try Connection(configuration(server, host: "localhost", ca: "ca.pem"))
        let cipher = try db.fetchValue(
            "SELECT variable_value FROM information_schema.session_status WHERE variable_name = 'ssl_cipher'",
            as: String.self)
        #expect(cipher?.isEmpty == false)
        // More than one TLS record.
        #expect(try db.fetchValue("SELECT REPEAT('x', 100000)", as: String.self)?.utf8.count == 100_000)

        for (host, ca) in [("localhost", "stranger.pem"), ("127.0.0.1", "ca.pem"), ("localhost", "absent.pem")] {
            let error = #expect(throws: DatabaseError.self) {
                _ = try Connection(configuration(server, host: host, ca: ca))
            }
            #expect(error?.reason == .refused, "\(host), \(ca)")
            #expect(error?.code == 2026, "\(host), \(ca)")
        }
        let denied = #expect(throws: DatabaseError.self) {
            _ = try Connection(configuration(server, host: "localhost", ca: "ca.pem", password: "Secret"))
        }
        #expect(denied?.reason == .refused)
        #expect(denied?.description.contains("Secret") == false)
    }

    @Test func `a lost remote connection is replaced`() throws {
        let server = try RemoteServer(withTLS: true)
        let database = Database(configuration(server, host: "localhost", ca: "ca.pem"))
        let first = try database.connection()
        #expect(try database.connection() === first)
        let killer = try Connection(configuration(server, host: "localhost", ca: "ca.pem"))
        try killer.kill(first.id)
        let second = try database.connection(now: .now + .seconds(1))
        #expect(second !== first)
        try second.execute("DO 1")
    }

    @Test func `a server that offers no TLS is refused`() throws {
        let server = try RemoteServer(withTLS: false)
        let error = #expect(throws: DatabaseError.self) {
            _ = try Connection(configuration(server, host: "localhost", ca: "ca.pem"))
        }
        #expect(error?.reason == .refused)
        #expect(error?.code == 2026)
    }
}
