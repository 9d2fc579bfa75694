internal import App
internal import Foundation
internal import Web

/// The one program of the service. It composes, and decides nothing.
@main
struct Main {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let command = Command.all.first(where: { $0.matches(arguments) }) else {
            say(Command.usage, to: .standardError)
            exit(arguments.isEmpty || arguments == ["help"] ? 0 : 64)
        }
        let invocation = Invocation(
            arguments: Array(arguments.dropFirst(command.words.count)),
            environment: ProcessInfo.processInfo.environment)
        do {
            exit(try command.run(invocation))
        } catch is UsageError {
            say("usage: trunkline \(command.synopsis)\n", to: .standardError)
            exit(64)
        } catch let error as APIError {
            // What is done as a request is done is refused as one.
            say("trunkline \(command.words.joined(separator: " ")): \(error.message)\n", to: .standardError)
            exit(1)
        } catch {
            say("trunkline \(command.words.joined(separator: " ")): \(error)\n", to: .standardError)
            exit(1)
        }
    }

    /// Writes to a person.
    static func say(_ text: String, to file: FileHandle = .standardOutput) {
        try? file.write(contentsOf: Data(text.utf8))
    }
}
