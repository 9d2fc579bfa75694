import App
import Testing

@Suite struct ConfigurationTests {
    @Test func `nothing set is a production of defaults`() throws {
        let configuration = try Configuration(environment: [:])
        #expect(configuration.mode == .production)
        #expect(configuration.socket == ".trunkline/run/fastcgi.sock")
        #expect((configuration.workers, configuration.threads) == (2, 8))
        #expect(configuration.maximumRequests == 100_000)
    }

    @Test(arguments: [
        ("TRUNKLINE_WORKERS", "0"), ("TRUNKLINE_WORKERS", "two"), ("TRUNKLINE_THREADS", "65"),
        ("TRUNKLINE_MODE", "demo"), ("TRUNKLINE_DEADLINE", "-1"), ("TRUNKLINE_DB_HOST", "db.example"),
        ("TRUNKLINE_KEY_RATE", "0"), ("TRUNKLINE_IDLE_LIMIT", "9999999999"),
        ("TRUNKLINE_SESSION_LIMIT", "86401"),
    ])
    func `what makes no sense is refused by name`(name: String, value: String) throws {
        let error = try #require(throws: ConfigurationError.self) {
            try Configuration(environment: [name: value])
        }
        #expect(error.description.contains(name))
        #expect(!error.description.contains(value) || value.count < 3)
    }

    @Test func `everything that is wrong is said at once`() throws {
        let error = try #require(throws: ConfigurationError.self) {
            try Configuration(environment: ["TRUNKLINE_WORKERS": "x", "TRUNKLINE_THREADS": "y"])
        }
        #expect(error.problems.count == 2)
    }

    @Test func `blanks beside the users who may connect are no part of their names`() throws {
        let configuration = try Configuration(environment: ["TRUNKLINE_PEERS": "www-data, root ,,"])
        #expect(configuration.peers == ["www-data", "root"])
    }

    @Test(arguments: [
        ("IVR Company", Role.ivr), ("IVR", .ivr), ("ivr", .ivr), ("Admin", .admin), ("super_admin", .superAdmin),
        ("Super Admin", .superAdmin), ("super-admin", .superAdmin), ("Doctor", .doctor),
    ])
    func `a role has one meaning in any spelling`(spelling: String, role: Role) {
        #expect(Role(spelling: spelling) == role)
    }
}
