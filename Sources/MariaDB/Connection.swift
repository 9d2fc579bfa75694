internal import CMariaDB

/// One connection to MariaDB, used by one thread.
///
/// `Connection` is deliberately not `Sendable`: a worker opens its own inside
/// its thread, and the compiler refuses to hand it to another.
@safe
public final class Connection {
    /// Whether the server is gone. What is lost stays lost: open another connection.
    public internal(set) var isLost = false
    /// Whether the server has said that it takes no writes, or no work at all: another may stand in its place by now,
    /// and only a new connection finds that one.
    private(set) var isStranded = false

    /// How long the server works on one statement. In seconds.
    public let statementLimit: Double

    let handle: UnsafeMutablePointer<MYSQL>
    private var statements = StatementCache(capacity: 256)

    /// Is told of every answer.
    var watch: ServerWatch?

    /// How many transactions are open, one within the other.
    var depth = 0
    /// Why the open transaction can only be rolled back.
    var spoiled: DatabaseError?
    /// What the open transaction still has to tell the server, which is done with what it does next.
    var waiting: [SQL] = []
    /// Whether the last transaction ended because it collided with another, and not for waiting in vain.
    var lastEndedInConflict = false

    /// Opens a connection that speaks UTF-8 and UTC, in strict mode.
    ///
    /// - Throws: `DatabaseError`; reason `.unavailable` when the server cannot be
    ///   reached, `.refused` when it does not let us in or cannot prove who it is.
    public init(_ configuration: Configuration) throws(DatabaseError) {
        guard Self.libraryStatus == 0, let handle = unsafe mysql_init(nil) else {
            throw DatabaseError(reason: .other, message: "libmariadb could not be initialized")
        }
        unsafe self.handle = handle
        statementLimit = configuration.statementLimit
        // All properties are set: whatever throws from here on, deinit closes the handle.
        try connect(configuration)
    }

    deinit {
        // Statements close themselves through the handle, so they go first.
        statements.removeAll()
        unsafe mysql_close(handle)
    }

    /// Runs a statement that returns no rows.
    ///
    /// - Throws: `DatabaseError`; reason `.duplicateKey`, `.foreignKey` and
    ///   `.conflict` are the ones a store is expected to handle.
    @discardableResult
    public func execute(_ sql: SQL) throws(DatabaseError) -> Change {
        try flush()
        do throws(DatabaseError) {
            let change = try statement(for: sql).execute(sql.parameters)
            watch?.noteAnswer()
            return change
        } catch {
            guard isStale(sql, after: error) else { throw error }
        }
        do throws(DatabaseError) {
            return try statement(for: sql).execute(sql.parameters)
        } catch {
            note(error)
            throw error
        }
    }

    /// Returns every row of a query, in the order the server sent them.
    public func fetchAll<T: RowDecodable>(_ sql: SQL, as type: T.Type = T.self) throws(DatabaseError) -> [T] {
        try fetch(sql, upTo: .max, as: type)
    }

    /// Returns the first row of a query, or nil when there is none.
    public func fetchOne<T: RowDecodable>(_ sql: SQL, as type: T.Type = T.self) throws(DatabaseError) -> T? {
        try fetch(sql, upTo: 1, as: type).first
    }

    /// Returns the first column of the first row, or nil when there is no row.
    ///
    /// ```swift
    /// let waiting = try db.fetchValue("SELECT COUNT(*) FROM job", as: Int.self)
    /// ```
    public func fetchValue<T: ValueConvertible>(_ sql: SQL, as type: T.Type = T.self) throws(DatabaseError) -> T? {
        try fetch(sql, upTo: 1, as: FirstColumn<T>.self).first?.value
    }

    /// Returns the first column of every row, in the order the server sent them.
    public func fetchValues<T: ValueConvertible>(_ sql: SQL, as type: T.Type = T.self) throws(DatabaseError) -> [T] {
        try fetch(sql, upTo: .max, as: FirstColumn<T>.self).map(\.value)
    }

    private func fetch<T: RowDecodable>(
        _ sql: SQL, upTo limit: Int, as type: T.Type = T.self
    ) throws(DatabaseError) -> [T] {
        guard waiting.isEmpty else { return try fetchTogether(sql, upTo: limit, as: type) }
        do throws(DatabaseError) {
            let rows = try statement(for: sql).fetch(sql.parameters, upTo: limit, as: type)
            watch?.noteAnswer()
            return rows
        } catch {
            guard isStale(sql, after: error) else { throw error }
        }
        do throws(DatabaseError) {
            return try statement(for: sql).fetch(sql.parameters, upTo: limit, as: type)
        } catch {
            note(error)
            throw error
        }
    }

    func statement(for sql: SQL) throws(DatabaseError) -> Statement {
        if let spoiled { throw spoiled }
        return try statements.statement(for: sql.text, on: self)
    }

    /// Whether a statement is to be prepared and run anew because a table was altered.
    private func isStale(_ sql: SQL, after error: DatabaseError) -> Bool {
        note(error)
        guard error.isStaleStatement(sql.text) else { return false }
        statements.remove(sql.text)
        return true
    }

    /// Sends text as it is, without preparing it or binding anything.
    ///
    /// The one door past `SQL`, for the commands of transactions and for the
    /// files of the `Migrator`; text from a caller of the product never gets here.
    func executeUnchecked(_ text: String) throws(DatabaseError) {
        var text = text
        let status = text.withUTF8 { utf8 in
            unsafe utf8.withMemoryRebound(to: CChar.self) { characters in
                unsafe mysql_real_query(handle, characters.baseAddress, UInt(characters.count))
            }
        }
        var failed = status != 0
        while !failed {
            // Rows nobody asked for must be read all the same, or the next command is out of step.
            unsafe mysql_free_result(mysql_store_result(handle))
            guard unsafe mysql_errno(handle) == 0 else { failed = true; break }
            guard unsafe mysql_more_results(handle) != 0 else { break }
            failed = unsafe mysql_next_result(handle) > 0
        }
        if failed {
            let error = lastError(in: text)
            note(error)
            throw error
        }
    }

    /// Remembers what an error means for what comes after it.
    func note(_ error: DatabaseError) {
        if error.reason == .connectionLost { isLost = true }
        if error.reason == .readOnly || error.reason == .unavailable { isStranded = true }
        // After a deadlock the server has rolled back the whole transaction: what
        // followed would be committed alone, statement by statement.
        if depth > 0, error.reason == .conflict || error.reason == .connectionLost { spoiled = error }
    }

    func lastError(in sql: String?) -> DatabaseError {
        unsafe DatabaseError(code: mysql_errno(handle), message: String(cString: mysql_error(handle)), sql: sql)
    }

    // A global is initialized once, however many threads ask: mysql_library_init
    // is not safe to race.
    private static let libraryStatus = mysql_server_init(0, nil, nil)
}

@available(*, unavailable)
extension Connection: Sendable {}

/// What `fetchValue` and `fetchValues` read of a row.
private struct FirstColumn<Value: ValueConvertible>: RowDecodable {
    let value: Value

    init(row: borrowing Row) throws(DatabaseError) {
        value = try row.column(at: 0, as: Value.self)
    }
}
