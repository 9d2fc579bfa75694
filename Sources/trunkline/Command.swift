internal import App
internal import Foundation
internal import MariaDB
internal import SharedMemory

/// A sub-command: the words that call it, and what it does.
struct Command: Sendable {
    let words: [String]
    /// What follows the words, for people.
    let operands: String
    let summary: String
    /// Returns what the process exits with.
    let run: @Sendable (Invocation) throws -> Int32

    static let all: [Command] = [
        Command("serve", "", "answer requests: the supervisor and its workers", Serve.run),
        Command("worker", "", "what the supervisor starts; not for people", Worker.run),
        Command("work", "", "do background work; any number, on any host", Work.run),
        Command("migrate", "", "bring the database's tables up to date; it goes on without its terminal", Migrate.run),
        Command("demo", "", "put in what is missing of the demo data (embedded mode only)", SeedDemo.run),
        Command(
            "organisation create", "NAME COUNTRY", "add an organisation; prints its id", Administer.createOrganisation),
        Command(
            "user invite", "ORGANISATION LOGIN ROLE NAME", "invite a user; prints a one-time code", Administer.invite),
        Command(
            "user reset", "ID-OR-LOGIN", "end a user's password and sessions; prints a one-time code", Administer.reset),
        Command("user disable", "LOGIN", "disable a user and end their sessions", Administer.disable),
        Command(
            "key create", "ORGANISATION NAME", "make an API key; prints its id and its secret", Administer.createKey),
        Command("key revoke", "ORGANISATION KEY-ID", "revoke an API key", Administer.revokeKey),
        Command("keys create", "", "make the keyring, if there is none", ManageKeys.create),
        Command("keys list", "", "list the keys of the keyring, without the keys", ManageKeys.list),
        Command("keys add", "PURPOSE", "add a key that is not used yet: token, seal, index or audit", ManageKeys.add),
        Command(
            "keys activate", "PURPOSE", "use the key that was added, once every host knows it", ManageKeys.activate),
        Command("keys rotate", "PURPOSE", "both at once, where there is one host", ManageKeys.rotate),
        Command("keys retire", "PURPOSE ID", "take a key that is not active out of use", ManageKeys.retire),
        Command("keys reseal", "", "seal anew what is sealed with an old key", ManageKeys.reseal),
        Command("audit verify", "[ANCHORS...]", "check that the audit trail was not tampered with", VerifyTrail.run),
        Command(
            "understand", "[TASK] [--explain] [--weights FILE]", "analyse calls: JSON objects in, a line each, and out",
            Understand.run),
        Command("simulate", "FILE [--keep]", "have scripted callers call, and see what comes of it", Simulate.run),
        Command(
            "misheard", "[DAYS]", "print the turns that were not understood, without names and numbers",
            Simulate.misheard),
        Command("config", "", "check the configuration, the keyring and the database", CheckConfiguration.run),
        Command("version", "", "print the version", Version.run),
    ]

    private init(
        _ words: String, _ operands: String, _ summary: String, _ run: @escaping @Sendable (Invocation) throws -> Int32
    ) {
        self.words = words.split(separator: " ").map(String.init)
        self.operands = operands
        self.summary = summary
        self.run = run
    }

    func matches(_ arguments: [String]) -> Bool { arguments.starts(with: words) }

    /// Whether there are as many as it has operands. One of which some may be left out looks for itself.
    func takes(_ arguments: [String]) -> Bool {
        operands.contains("[") || arguments.count == operands.split(separator: " ").count
    }

    var synopsis: String {
        (words + (operands.isEmpty ? [] : [operands])).joined(separator: " ")
    }

    static var usage: String {
        let width = all.map(\.synopsis.count).max() ?? 0
        return "usage: trunkline COMMAND\n\n"
            + all.filter { $0.words != ["worker"] }.map { command in
                "  \(command.synopsis.padding(toLength: width, withPad: " ", startingAt: 0))  \(command.summary)\n"
            }.joined()
            + "\nThe configuration is in the environment; see README.md.\n"
    }
}

/// The command was called with other operands than it takes.
struct UsageError: Error {}

/// How the program was called.
struct Invocation {
    /// What follows the words of the command.
    let arguments: [String]
    let environment: [String: String]

    /// - Throws: `ConfigurationError`.
    func configuration() throws -> Configuration {
        try Configuration(environment: environment)
    }

    /// Services for a command that works beside the pool: it shares no memory with it.
    func services(_ configuration: Configuration) throws -> Services {
        try Services(configuration: configuration, shared: SharedState(Segment.create()))
    }
}
