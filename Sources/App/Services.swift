public import MariaDB
public import Secrets

/// What all threads of a process share: made once, and unchanging or guarded.
///
/// A class, so that a context that has it is copied for one pointer and not for all that it holds.
public final class Services: Sendable {
    public let configuration: Configuration
    public let keyring: Keyring
    public let tokens: TokenVerifier
    public let issuer: TokenIssuer
    public let passwords: Passwords
    public let sealer: Sealer
    public let index: BlindIndex
    public let mac: Mac
    public let shared: SharedState
    public let lookUps: LookUpWriter
    /// Tells listening pages what has happened.
    public let live: LivePublisher
    /// Tells them what background workers have done.
    public let news: LiveNewsReader
    /// What the tables should be like.
    public let migrator: Migrator
    /// Who waits for outside analysers, and for mails to be accepted.
    let analysing: WaitingRoom
    let mailing: WaitingRoom
    let metricsToken: MetricsToken?

    /// - Throws: `KeyringError`, `ConfigurationError`, `MigrationError`.
    public init(configuration: Configuration, shared: SharedState) throws {
        keyring = try Keyring(contentsOf: configuration.keyring)
        self.configuration = configuration
        self.shared = shared
        tokens = TokenVerifier(keyring)
        issuer = TokenIssuer(keyring)
        passwords = Passwords(concurrent: 1, waiting: 2)
        sealer = Sealer(keyring)
        index = BlindIndex(keyring)
        mac = Mac(keyring)
        migrator = try Migrator(directory: configuration.migrations)
        live = LivePublisher(configuration: configuration, shared: shared)
        news = LiveNewsReader(shared: shared, live: live)
        analysing = WaitingRoom(threads: configuration.threads)
        mailing = WaitingRoom(threads: configuration.threads)
        lookUps = LookUpWriter(shared: shared, sealer: sealer, live: live)
        metricsToken = try configuration.metricsTokenFile.map { MetricsToken(try Configuration.secret(in: $0)) }
    }
}

/// The token that lets a scraper on another host read the metrics.
struct MetricsToken: Sendable {
    private let digest: [UInt8]

    init(_ secret: String) {
        digest = sha256(Array(secret.utf8))
    }

    /// Compares digests, in constant time.
    func matches(_ token: String) -> Bool {
        constantTimeEqual(sha256(Array(token.utf8)), digest)
    }
}
