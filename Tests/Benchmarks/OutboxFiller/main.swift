// Fills the outbox with messages that wait, for `script/bench outbox`:
//
//     TRUNKLINE_HOME=HOME OutboxFiller ORGANISATION TARGET MESSAGES [TARGET MESSAGES ...]
//
// HOME is of a running instance whose sealing key the rows are sealed with; the caller is the database's administrator.
// The rows are written by a hand of its own, as the table and the sealed JSON are described, not by the code that is
// measured.

import Foundation
import MariaDB
import Secrets

private let home = ProcessInfo.processInfo.environment["TRUNKLINE_HOME"] ?? ".trunkline"
private let arguments = Array(CommandLine.arguments.dropFirst())
private let db = try Connection(
    Connection.Configuration(
        place: .socket(home + "/run/mariadb.sock"), user: NSUserName(), password: "", database: "trunkline"))
for statement: SQL in ["SET SESSION unique_checks = 0", "SET SESSION max_statement_time = 0"] {
    try db.execute(statement)
}
private let sealer = Sealer(try Keyring(contentsOf: home + "/keys/keyring"))
guard let organisation = arguments.first.flatMap({ UUID(uuidString: $0) }) else {
    print("usage: OutboxFiller ORGANISATION TARGET MESSAGES ...")
    exit(64)
}
for index in stride(from: 1, to: arguments.count - 1, by: 2) {
    guard let target = UUID(uuidString: arguments[index]), let count = Int(arguments[index + 1]) else { exit(64) }
    try Backlog(db: db, sealer: sealer, organisation: organisation, target: target, count: count, now: Date()).fill()
}
