public import Foundation
public import MariaDB
internal import Secrets

/// The environment, read once, typed, complete or refused. Secrets are in files it names, never in it.
public struct Configuration: Sendable {
    public enum Mode: String, Sendable {
        /// Everything on one machine's loopback, with demo data: what `script/run` starts.
        case embedded
        case production
    }

    /// A setting that is one way or the other.
    private enum Switch: String {
        case on, off
    }

    public let mode: Mode
    /// Directory of everything the embedded default keeps.
    public let home: String
    /// Path of the FastCGI socket.
    public let socket: String
    /// Path of the socket at which the live channel takes messages.
    public let liveSocket: String
    /// Names of the users whose processes may connect to it, beside our own and root.
    public let peers: [String]
    public let workers: Int
    public let threads: Int
    /// How long a request may take before its worker is given up, in seconds.
    public let deadline: Int
    /// How long a worker that stops may take to finish its requests, in seconds.
    public let drainLimit: Int
    /// After how many requests a worker is replaced; 0 for never.
    public let maximumRequests: Int
    public let keyring: String
    /// The file to which the ends of the audit trail are written.
    public let auditAnchors: String
    public let metricsTokenFile: String?
    /// Directory of the migrations.
    public let migrations: String
    /// The log file; nil for standard error.
    public let log: String?
    public let sessions: SessionLimits
    public let userRate: Rate
    public let keyRate: Rate
    /// Whether threads remember how calls are handled.
    public let cachesHandlings: Bool

    /// Whether doctors may submit verification requests, for themselves.
    public let doctorsSubmit: Bool
    /// The organisation whose patients register at this host; nil for the only one there is.
    public let registrationOrganisation: UUID?

    private let place: Connection.Configuration.Place
    private let database: String
    private let accounts: [Account: (user: String, passwordFile: String)]

    /// The two accounts the service has at the database.
    public enum Account: Sendable {
        /// Reads and writes rows; has no DDL.
        case serve
        /// Changes tables.
        case migrate
    }

    /// - Throws: `ConfigurationError` that names every variable that is wrong.
    public init(environment: [String: String]) throws(ConfigurationError) {
        var reader = EnvironmentReader(environment)
        home = reader.text("TRUNKLINE_HOME") ?? ".trunkline"
        mode = reader.choice("TRUNKLINE_MODE", default: .production)
        socket = reader.text("TRUNKLINE_SOCKET") ?? "\(home)/run/fastcgi.sock"
        liveSocket = reader.text("TRUNKLINE_LIVE_SOCKET") ?? "\(home)/run/live-pub.sock"
        peers = (reader.text("TRUNKLINE_PEERS") ?? "").split(separator: ",")
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        workers = reader.integer("TRUNKLINE_WORKERS", 1...32, default: 2)
        threads = reader.integer("TRUNKLINE_THREADS", 1...64, default: 8)
        deadline = reader.integer("TRUNKLINE_DEADLINE", 1...600, default: 15)
        drainLimit = reader.integer("TRUNKLINE_DRAIN_LIMIT", 1...600, default: 30)
        maximumRequests = reader.integer("TRUNKLINE_MAX_REQUESTS", 0...Int(Int32.max), default: 100_000)
        keyring = reader.text("TRUNKLINE_KEYRING") ?? "\(home)/keys/keyring"
        auditAnchors = reader.text("TRUNKLINE_AUDIT_ANCHORS") ?? "\(home)/audit/anchors"
        metricsTokenFile = reader.text("TRUNKLINE_METRICS_TOKEN_FILE")
        migrations = reader.text("TRUNKLINE_SQL") ?? "sql"
        log = reader.text("TRUNKLINE_LOG")
        sessions = SessionLimits(
            token: TimeInterval(reader.integer("TRUNKLINE_TOKEN_LIFETIME", 1...86_400, default: 900)),
            idle: TimeInterval(reader.integer("TRUNKLINE_IDLE_LIMIT", 1...86_400, default: 900)),
            // No longer than a browser's cookie is good for.
            absolute: TimeInterval(
                reader.integer(
                    "TRUNKLINE_SESSION_LIMIT", 1...Int(TokenVerifier.maximumLifetime), default: 43_200)))
        userRate = Rate(
            burst: reader.integer("TRUNKLINE_USER_BURST", 1...10_000_000, default: 200),
            perMinute: reader.integer("TRUNKLINE_USER_RATE", 1...1_000_000_000, default: 100))
        keyRate = Rate(
            burst: reader.integer("TRUNKLINE_KEY_BURST", 1...10_000_000, default: 2_000),
            perMinute: reader.integer("TRUNKLINE_KEY_RATE", 1...1_000_000_000, default: 60_000))
        cachesHandlings = reader.choice("TRUNKLINE_CACHE", default: Switch.on) == .on
        doctorsSubmit = reader.choice("TRUNKLINE_DOCTORS_SUBMIT", default: Switch.off) == .on
        registrationOrganisation = reader.identifier("TRUNKLINE_REGISTRATION_ORGANISATION")
        database = reader.text("TRUNKLINE_DB_NAME") ?? "trunkline"
        place = reader.place(home: home)
        accounts = [
            .serve: (
                reader.text("TRUNKLINE_DB_USER") ?? "trunkline_serve",
                reader.text("TRUNKLINE_DB_PASSWORD_FILE") ?? "\(home)/keys/db-serve"
            ),
            .migrate: (
                reader.text("TRUNKLINE_DB_MIGRATE_USER") ?? "trunkline_migrate",
                reader.text("TRUNKLINE_DB_MIGRATE_PASSWORD_FILE") ?? "\(home)/keys/db-migrate"
            ),
        ]
        guard reader.problems.isEmpty else { throw ConfigurationError(problems: reader.problems) }
    }

    /// How to reach the database as `account`, with the password read from its file.
    ///
    /// - Throws: `ConfigurationError` when the file cannot be read.
    public func connection(as account: Account) throws(ConfigurationError) -> Connection.Configuration {
        guard let (user, file) = accounts[account] else { preconditionFailure("every account is in the table") }
        var connection = Connection.Configuration(
            place: place, user: user, password: try Self.secret(in: file), database: database)
        connection.isDurable = true
        return connection
    }

    /// Reads a secret from a file, without the line break at its end.
    ///
    /// - Throws: `ConfigurationError` when it cannot be read or is empty.
    public static func secret(in file: String) throws(ConfigurationError) -> String {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw ConfigurationError(problems: ["cannot read \(file)"])
        }
        let secret = text.trimmingCharacters(in: .newlines)
        guard !secret.isEmpty else { throw ConfigurationError(problems: ["\(file) is empty"]) }
        return secret
    }

    func rate(of caller: Caller) -> Rate {
        switch caller {
        case .user: userRate
        case .machine: keyRate
        }
    }
}

/// The environment does not describe a service that could run.
public struct ConfigurationError: Error, CustomStringConvertible, Sendable {
    public let problems: [String]

    /// - Parameter problems: each a phrase for whoever runs the service.
    public init(problems: [String]) {
        self.problems = problems
    }

    public var description: String { problems.joined(separator: "; ") }
}

/// How long people stay signed in; `domain` rule 164.312(a)(2)(iii), automatic logoff.
public struct SessionLimits: Sendable {
    /// How long an access token is good, in seconds.
    public let token: TimeInterval
    /// After how long without a request a session is over, in seconds; patients get twice as long.
    public let idle: TimeInterval
    /// After how long a session is over in any case, in seconds.
    public let absolute: TimeInterval

    func idle(for role: Role) -> TimeInterval {
        role == .patient ? 2 * idle : idle
    }

    /// How often a session in use is written down as such, in seconds.
    func touchInterval(for role: Role) -> TimeInterval {
        min(60, idle(for: role) / 4)
    }
}
