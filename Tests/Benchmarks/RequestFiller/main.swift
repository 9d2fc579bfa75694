// Fills organisations with verification requests, for `script/bench verification`:
//
//     TRUNKLINE_HOME=HOME RequestFiller ORGANISATION REQUESTS [ORGANISATION REQUESTS ...]
//
// HOME is of a running instance whose sealing key the rows are sealed with; the caller is the database's administrator.
// The rows are written by a hand of its own, as the tables and the sealed JSON are described, not by the code that is
// measured.

import Foundation
import MariaDB
import Secrets

private let home = ProcessInfo.processInfo.environment["TRUNKLINE_HOME"] ?? ".trunkline"
private let arguments = Array(CommandLine.arguments.dropFirst())
private let db = try Connection(
    Connection.Configuration(
        place: .socket(home + "/run/mariadb.sock"), user: NSUserName(), password: "", database: "trunkline"))
for statement: SQL in [
    "SET SESSION foreign_key_checks = 0", "SET SESSION unique_checks = 0", "SET SESSION max_statement_time = 0",
] { try db.execute(statement) }
private let sealer = Sealer(try Keyring(contentsOf: home + "/keys/keyring"))
for place in stride(from: 0, to: arguments.count - 1, by: 2) {
    guard let organisation = UUID(uuidString: arguments[place]), let count = Int(arguments[place + 1]) else {
        print("usage: RequestFiller ORGANISATION REQUESTS ...")
        exit(64)
    }
    try Desk(db: db, sealer: sealer, organisation: organisation, count: count, now: Date()).fill()
}
