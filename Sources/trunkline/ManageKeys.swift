internal import App
internal import Foundation
internal import MariaDB
internal import Secrets

/// `trunkline keys ...`: the keyring. The pool and the background workers read it at start and at a reload (SIGHUP).
enum ManageKeys {
    static func create(_ invocation: Invocation) throws -> Int32 {
        let path = try invocation.configuration().keyring
        guard !FileManager.default.fileExists(atPath: path) else {
            Main.say("the keyring is there\n")
            return 0
        }
        try Keyring.generate(now: Date()).write(to: path)
        Main.say("made the keyring: keep a copy of it, apart from the database's\n")
        return 0
    }

    static func list(_ invocation: Invocation) throws -> Int32 {
        for key in try Keyring(contentsOf: invocation.configuration().keyring).keys {
            Main.say("\(key.purpose.rawValue) \(key.name) \(key.state.rawValue) \(key.created.formatted(.iso8601))\n")
        }
        return 0
    }

    static func add(_ invocation: Invocation) throws -> Int32 {
        let purpose = try purpose(invocation.arguments[0])
        try change(invocation) { keyring throws(KeyringError) in try keyring.adding(purpose, now: Date()) }
        Main.say("added; once every host has this keyring and was reloaded: trunkline keys activate \(purpose)\n")
        return 0
    }

    static func activate(_ invocation: Invocation) throws -> Int32 {
        let purpose = try purpose(invocation.arguments[0])
        try change(invocation) { keyring throws(KeyringError) in try keyring.activating(purpose) }
        Main.say("activated; give every host this keyring, and reload pools and background workers (SIGHUP)\n")
        return 0
    }

    static func rotate(_ invocation: Invocation) throws -> Int32 {
        let purpose = try purpose(invocation.arguments[0])
        try change(invocation) { keyring throws(KeyringError) in try keyring.rotating(purpose, now: Date()) }
        Main.say("rotated; reload the pool and the background workers (SIGHUP)\n")
        return 0
    }

    private static func change(
        _ invocation: Invocation, _ change: (Keyring) throws(KeyringError) -> Keyring
    ) throws {
        let path = try invocation.configuration().keyring
        try change(Keyring(contentsOf: path)).write(to: path)
    }

    static func retire(_ invocation: Invocation) throws -> Int32 {
        let operands = invocation.arguments
        let purpose = try purpose(operands[0])
        guard let id = UInt32(operands[1].drop { $0 == "t" }) else { throw UsageError() }
        guard purpose != .audit else {
            Main.say("audit keys stay: what was written with them could not be verified any more\n")
            return 1
        }
        let path = try invocation.configuration().keyring
        let retired = try Keyring(contentsOf: path).retiring(purpose, id: id)
        if purpose == .seal, case let remaining = try sealedWithOldKeys(invocation), remaining > 0 {
            Main.say(
                "\(remaining) values are still sealed with an old key, and could not be read any more: "
                    + "run `trunkline keys reseal` until 0 are left\n")
            return 1
        }
        if purpose == .index,
            try administer(invocation, { administration, _ in try administration.isIndexedWithOldKeys() })
        {
            Main.say(
                "there are values that are found by an old key only: the background worker indexes them anew within the "
                    + "hour\n")
            return 1
        }
        try retired.write(to: path)
        if purpose == .seal || purpose == .index { try forget(purpose, id, invocation) }
        return 0
    }

    /// Done again it is done: a keyring whose key is retired, and whose database still knows it, is refused.
    private static func forget(_ purpose: Keyring.Purpose, _ id: UInt32, _ invocation: Invocation) throws {
        let configuration = try invocation.configuration()
        let db = try Patience.connect(try configuration.connection(as: .serve))
        try CheckKeyring(Keyring(contentsOf: configuration.keyring), db).forget(purpose, id: id)
    }

    private static func sealedWithOldKeys(_ invocation: Invocation) throws -> Int {
        try administer(invocation) { try $0.sealedWithOldKeys(on: $1) }
    }

    static func reseal(_ invocation: Invocation) throws -> Int32 {
        let remaining = try administer(invocation) { try $0.hastenReseal(on: $1) }
        Main.say("\(remaining) values to seal anew; the background worker is at it\n")
        return 0
    }

    private static func administer<Result>(
        _ invocation: Invocation, _ body: (Administration, Database) throws -> Result
    ) throws -> Result {
        let configuration = try invocation.configuration()
        let database = Database(try configuration.connection(as: .serve))
        let services = try invocation.services(configuration)
        return try body(Administration(services, database.connection(), now: Date()), database)
    }

    private static func purpose(_ text: String) throws -> Keyring.Purpose {
        guard let purpose = Keyring.Purpose(rawValue: text) else { throw UsageError() }
        return purpose
    }
}
