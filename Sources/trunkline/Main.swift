internal import App
internal import Foundation
internal import MariaDB
internal import Web

/// The one program of the service. It composes, and decides nothing.
@main
struct Main {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let called = Command.all.first { $0.matches(arguments) }
        // Who asks what a command does must not have it done.
        if arguments.contains(where: { ["--help", "-h"].contains($0) }) {
            say(called.map { "usage: trunkline \($0.synopsis)\n\n\($0.summary)\n" } ?? Command.usage)
            exit(0)
        }
        guard let command = called else {
            say(Command.usage, to: .standardError)
            exit(arguments.isEmpty || arguments == ["help"] ? 0 : 64)
        }
        let invocation = Invocation(
            arguments: Array(arguments.dropFirst(command.words.count)),
            environment: ProcessInfo.processInfo.environment)
        do {
            guard command.takes(invocation.arguments) else { throw UsageError() }
            exit(try command.run(invocation))
        } catch is UsageError {
            say("usage: trunkline \(command.synopsis)\n", to: .standardError)
            exit(64)
        } catch let error as APIError {
            // What is done as a request is done is refused as one.
            let fields = error.fields.map { "\($0.field): \($0.issue)" }.joined(separator: "; ")
            fail(command, fields.isEmpty ? error.message : fields)
        } catch let error as DatabaseError {
            // Whoever types a command has no use for our statement.
            fail(command, "MariaDB error \(error.code): \(error.message)")
        } catch {
            fail(command, "\(error)")
        }
    }

    private static func fail(_ command: Command, _ reason: String) -> Never {
        say("trunkline \(command.words.joined(separator: " ")): \(reason)\n", to: .standardError)
        exit(1)
    }

    /// Writes to a person.
    static func say(_ text: String, to file: FileHandle = .standardOutput) {
        try? file.write(contentsOf: Data(text.utf8))
    }
}
