/// A failure reported by MariaDB or by its client library.
///
/// ```swift
/// do throws(DatabaseError) {
///     try db.execute("INSERT INTO api_key (name) VALUES (\(name))")
/// } catch where error.reason == .duplicateKey {
///     // the name is taken; error.key tells which unique key says so
/// }
/// ```
///
/// An error names the statement and never the values bound to it, not even
/// where the server's own message does: callers' phone numbers and member ids
/// stay out of the logs.
public struct DatabaseError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What went wrong, as far as the application may act on it.
    public enum Reason: Equatable, Sendable {
        /// A row with the same primary or unique key exists.
        case duplicateKey
        /// The row refers to a row that does not exist, or is still referred to.
        case foreignKey
        /// Another transaction was in the way; the same transaction may succeed when run again.
        case conflict
        /// The connection is gone. Outside a transaction, what was sent may or may
        /// not have been done; inside one it was undone.
        case connectionLost
        /// The COMMIT was sent and no answer came: it may have been done. Never
        /// repeat it without a key that makes the second time harmless.
        case unknownOutcome
        /// The server refused one of several statements that were sent together, nobody knows which, and
        /// nothing of their transaction is kept.
        case notKept
        /// The statement passed its time limit, or somebody stopped it.
        case timedOut
        /// The server takes no writes at present.
        case readOnly
        /// The server cannot be reached, is full, or is not part of a working cluster. Try later.
        case unavailable
        /// The server does not let us in, or could not prove that it is the right one.
        case refused
        /// A column held something other than the type asked for.
        case unexpectedValue
        /// Anything else: a defect in the statement or in the server.
        case other

        /// Whether it says nothing of the statement and its values: the same may succeed later.
        public var isPassing: Bool {
            switch self {
            case .conflict, .connectionLost, .unknownOutcome, .timedOut, .readOnly, .unavailable, .refused: true
            case .duplicateKey, .foreignKey, .notKept, .unexpectedValue, .other: false
            }
        }
    }

    public let reason: Reason

    /// The MariaDB error number, such as 1062; 0 for an error found on our side.
    public let code: UInt32

    /// The server's message, with an ellipsis for what it quotes.
    public let message: String

    /// The unique key that a duplicate violates, such as `PRIMARY`.
    public let key: String?

    /// The statement with its placeholders.
    public let sql: String?

    public var description: String {
        "MariaDB error \(code): \(message)" + (sql.map { " - in `\($0)`" } ?? "")
    }
}

extension DatabaseError {
    /// - Parameter message: as the server sent it.
    init(code: UInt32, message: String, sql: String?) {
        let message = ServerMessage(message, code: code)
        self.init(
            reason: Reason(code: Int32(bitPattern: code)), code: code, message: message.text, key: message.key, sql: sql
        )
    }

    /// An error found on our side.
    init(reason: Reason, message: String, sql: String? = nil) {
        self.init(reason: reason, code: 0, message: message, key: nil, sql: sql)
    }

    static func unexpectedValue(_ message: String, in sql: String?) -> Self {
        Self(reason: .unexpectedValue, message: message, sql: sql)
    }

    /// The same failure with another meaning.
    func with(_ reason: Reason) -> Self {
        Self(reason: reason, code: code, message: message, key: key, sql: sql)
    }

    /// The same failure when it happened before there was a connection to lose.
    var whileConnecting: Self {
        reason == .connectionLost ? with(.unavailable) : self
    }
}
