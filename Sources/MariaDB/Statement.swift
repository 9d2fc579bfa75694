internal import CMariaDB

/// A prepared statement.
///
/// Owns its `MYSQL_STMT` and closes it. A class and not a noncopyable struct
/// because `StatementCache` keeps statements in a dictionary to prepare each once.
@safe
final class Statement {
    /// When the cache last gave it out, counted in uses.
    var lastUse: UInt64 = 0

    let sql: String
    private let handle: UnsafeMutablePointer<MYSQL_STMT>
    private var parameters: ParameterBuffers
    private var results: ResultBuffers

    /// - Throws: `DatabaseError` when the server refuses the text.
    init(preparing sql: String, on connection: Connection) throws(DatabaseError) {
        guard let handle = unsafe mysql_stmt_init(connection.handle) else {
            throw DatabaseError(reason: .other, message: "mysql_stmt_init: out of memory", sql: sql)
        }
        guard unsafe mysql_stmt_prepare(handle, sql, UInt(sql.utf8.count)) == 0 else {
            // An initializer that throws before all properties are set never
            // reaches deinit: the handle is ours to close.
            defer { unsafe mysql_stmt_close(handle) }
            throw unsafe Self.lastError(of: handle, sql: sql)
        }
        unsafe self.handle = handle
        self.sql = sql
        unsafe parameters = ParameterBuffers(count: Int(mysql_stmt_param_count(handle)))
        unsafe results = ResultBuffers(Column.all(of: handle))
    }

    deinit {
        unsafe mysql_stmt_close(handle)
    }

    /// Runs the statement and returns what it changed.
    func execute(_ values: [Value]) throws(DatabaseError) -> Change {
        try send(values)
        // For a result nobody reads libmariadb says "all bits set" rows.
        let rows = results.isEmpty ? unsafe mysql_stmt_affected_rows(handle) : 0
        let change = unsafe Change(rows: Int(clamping: rows), insertID: Int64(clamping: mysql_stmt_insert_id(handle)))
        if !results.isEmpty { unsafe mysql_stmt_free_result(handle) }
        return change
    }

    /// Runs the statement and decodes its rows as they arrive, `limit` of them at most.
    func fetch<T: RowDecodable>(
        _ values: [Value], upTo limit: Int, as type: T.Type
    ) throws(DatabaseError) -> [T] {
        try send(values)
        // What several statements sent as one answer with is known only now.
        if results.isEmpty, unsafe mysql_stmt_field_count(handle) > 0 {
            results = unsafe ResultBuffers(Column.all(of: handle))
        }
        guard !results.isEmpty else { return [] }
        // Reads to the end of the result whatever happens, so that the
        // connection is free for the next statement.
        defer {
            unsafe mysql_stmt_free_result(handle)
            while unsafe mysql_stmt_more_results(handle) != 0, unsafe mysql_stmt_next_result(handle) == 0 {}
            results.shrink()
        }
        guard unsafe mysql_stmt_bind_result(handle, results.bindings) == 0 else { throw lastError }
        var rows: [T] = []
        while rows.count < limit, try next() {
            let row = Row(of: self)
            rows.append(try T(row: row))
        }
        return rows
    }

    /// Fetches the next row into the buffers; false after the last.
    private func next() throws(DatabaseError) -> Bool {
        switch unsafe mysql_stmt_fetch(handle) {
        case 0:
            break
        case MYSQL_DATA_TRUNCATED:
            guard unsafe results.growAndRefetch(from: handle) else { throw lastError }
        case MYSQL_NO_DATA:
            return false
        default:
            throw lastError
        }
        return true
    }

    /// The value of a column in the row that was fetched last; nil when there is no such column.
    func value(named name: String) throws(DatabaseError) -> Value? {
        guard let index = results.index(of: name) else { return nil }
        return try results.value(at: index, sql: sql)
    }

    /// The value of a column, counted from 0, in the row that was fetched last.
    func value(at index: Int) throws(DatabaseError) -> Value {
        try results.value(at: index, sql: sql)
    }

    private func send(_ values: [Value]) throws(DatabaseError) {
        guard values.count == parameters.count else {
            throw .unexpectedValue("\(parameters.count) placeholders, \(values.count) values", in: sql)
        }
        parameters.load(values)
        guard unsafe mysql_stmt_bind_param(handle, parameters.bindings) == 0 else { throw lastError }
        let status = unsafe mysql_stmt_execute(handle)
        parameters.clear()
        guard status == 0 else { throw lastError }
    }

    private var lastError: DatabaseError {
        unsafe Self.lastError(of: handle, sql: sql)
    }

    private static func lastError(of handle: UnsafeMutablePointer<MYSQL_STMT>, sql: String) -> DatabaseError {
        // An error the server sends in place of a row is noted at the connection only.
        if unsafe mysql_stmt_errno(handle) == 0, let connection = unsafe handle.pointee.mysql {
            return unsafe DatabaseError(
                code: mysql_errno(connection), message: String(cString: mysql_error(connection)), sql: sql)
        }
        return unsafe DatabaseError(
            code: mysql_stmt_errno(handle), message: String(cString: mysql_stmt_error(handle)), sql: sql)
    }
}

/// What a statement changed.
public struct Change: Equatable, Sendable {
    /// How many rows were inserted, deleted or altered.
    public let rows: Int
    /// The `AUTO_INCREMENT` value given to the first inserted row; 0 when there was none.
    public let insertID: Int64
}
