internal import Foundation
internal import MariaDB

/// Reads variables and remembers what is wrong with them.
struct EnvironmentReader {
    private let environment: [String: String]
    private(set) var problems: [String] = []

    init(_ environment: [String: String]) {
        self.environment = environment
    }

    /// A variable that is set and not empty.
    func text(_ name: String) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    mutating func integer(_ name: String, _ range: ClosedRange<Int>, default standard: Int) -> Int {
        guard let text = text(name) else { return standard }
        guard let value = Int(text), range.contains(value) else {
            problems.append("\(name) must be a number from \(range.lowerBound) to \(range.upperBound)")
            return standard
        }
        return value
    }

    mutating func choice<Choice: RawRepresentable<String>>(_ name: String, default standard: Choice) -> Choice {
        guard let text = text(name) else { return standard }
        guard let choice = Choice(rawValue: text) else {
            problems.append("\(name) has no such choice")
            return standard
        }
        return choice
    }

    mutating func identifier(_ name: String) -> UUID? {
        guard let text = text(name) else { return nil }
        guard let id = UUID(uuidString: text) else {
            problems.append("\(name) must be a UUID")
            return nil
        }
        return id
    }

    /// Where the database is: a Unix socket, or a host reached over TLS only.
    mutating func place(home: String) -> Connection.Configuration.Place {
        guard let host = text("TRUNKLINE_DB_HOST") else {
            return .socket(text("TRUNKLINE_DB_SOCKET") ?? "\(home)/run/mariadb.sock")
        }
        let port = UInt16(integer("TRUNKLINE_DB_PORT", 1...65_535, default: 3306))
        guard let authority = text("TRUNKLINE_DB_CA") else {
            problems.append("TRUNKLINE_DB_HOST needs TRUNKLINE_DB_CA: a remote database is reached over TLS only")
            return .socket("")
        }
        return .tcp(host: host, port: port, ca: authority)
    }
}
