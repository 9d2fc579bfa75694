internal import App
internal import Foundation
internal import Glibc
internal import MariaDB
internal import Secrets

/// `trunkline migrate`: applies what is missing of `sql/`, with the account that may.
enum Migrate {
    static func run(_ invocation: Invocation) throws -> Int32 {
        // A large table takes longer than many a terminal lasts. What is said to one that has closed is lost.
        signal(SIGHUP, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
        let configuration = try invocation.configuration()
        var connection = try configuration.connection(as: .migrate)
        // A large table takes its time.
        connection.statementLimit = 3_600
        let db = try Patience.connect(connection)
        let applied = try Migrator(directory: configuration.migrations).apply(on: db)
        for migration in applied {
            Main.say("applied \(migration.file)\n")
        }
        if applied.isEmpty { Main.say("the tables are up to date\n") }
        // Who migrates need not have the keyring; who has, notes whose the tables are.
        guard FileManager.default.fileExists(atPath: configuration.keyring) else { return 0 }
        let problems = try CheckKeyring(Keyring(contentsOf: configuration.keyring), db).problems()
        guard problems.isEmpty else { throw ConfigurationError(problems: problems) }
        return 0
    }
}

/// `trunkline demo`: the demo data. Its credentials are public, so production refuses.
enum SeedDemo {
    static func run(_ invocation: Invocation) throws -> Int32 {
        let configuration = try invocation.configuration()
        guard configuration.mode == .embedded else {
            throw ConfigurationError(problems: ["demo data is for TRUNKLINE_MODE=embedded only"])
        }
        let db = try Patience.connect(try configuration.connection(as: .serve))
        try Demo.seed(try invocation.services(configuration), db, now: Date())
        return 0
    }
}

/// `trunkline config`: whether the service could start as it is configured.
enum CheckConfiguration {
    static func run(_ invocation: Invocation) throws -> Int32 {
        let configuration = try invocation.configuration()
        let host = Serve.peerProblems(configuration) + Log.problems(of: configuration.log)
        let services = try invocation.services(configuration)
        try services.sealer.selfTest()
        let db = try Patience.connect(try configuration.connection(as: .serve))
        let problems =
            try host + Serve.zoneProblems + ServerCheck.problems(on: db) + CheckKeyring(services.keyring, db).problems()
            + Serve.openDoors(services, db)
        for problem in problems {
            Main.say("\(problem)\n")
        }
        let isUpToDate = try Migrator(directory: configuration.migrations).isUpToDate(db)
        if !isUpToDate { Main.say("the tables are not up to date: trunkline migrate\n") }
        if problems.isEmpty, isUpToDate { Main.say("ok\n") }
        return problems.isEmpty && isUpToDate ? 0 : 1
    }
}

/// `trunkline version`
enum Version {
    static func run(_ invocation: Invocation) throws -> Int32 {
        Main.say("trunkline \(App.version)\n")
        return 0
    }
}
