internal import App
internal import Foundation
internal import MariaDB

/// Scripted callers, and what was not understood of real ones.
enum Simulate {
    /// The environment's name of the key that the scripted callers' phone system has.
    private static let key = "TRUNKLINE_VOICE_KEY"

    /// `trunkline simulate FILE [--keep]`
    static func run(_ invocation: Invocation) throws -> Int32 {
        let operands = invocation.arguments.filter { $0 != "--keep" }
        guard operands.count == 1, invocation.arguments.count <= 2 else { throw UsageError() }
        let text = try String(contentsOf: URL(filePath: operands[0]), encoding: .utf8)
        let keeps = invocation.arguments.contains("--keep")
        return try with(invocation) { try $0.run(text, keeps: keeps, say: say) == 0 ? 0 : 1 }
    }

    /// `trunkline misheard [DAYS]`
    static func misheard(_ invocation: Invocation) throws -> Int32 {
        guard invocation.arguments.count <= 1, let days = Int(invocation.arguments.first ?? "7"), days > 0 else {
            throw UsageError()
        }
        return try with(invocation) {
            try $0.misheard(days: days, limit: 10_000, say: say)
            return 0
        }
    }

    private static func with(_ invocation: Invocation, _ body: (Simulation) throws -> Int32) throws -> Int32 {
        let configuration = try invocation.configuration()
        let database = Database(try configuration.connection(as: .serve))
        defer { database.close() }
        return try body(
            Simulation(
                key: invocation.environment[key], invocation.services(configuration), database, now: Date()))
    }

    private static func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }
}
