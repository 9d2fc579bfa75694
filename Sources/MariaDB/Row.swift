/// A type read from one row.
public protocol RowDecodable {
    /// - Throws: `DatabaseError` with reason `.unexpectedValue` when a column is
    ///   missing or holds another type.
    init(row: borrowing Row) throws(DatabaseError)
}

/// One row of a result, while it is being decoded.
///
/// A row is lent, not given: being noncopyable it cannot be kept. What a store
/// returns is therefore always a type of its own, never raw columns.
public struct Row: ~Copyable {
    private let statement: Statement

    init(of statement: Statement) {
        self.statement = statement
    }

    /// Reads the column named `name`. Reading in the order of the SELECT is fastest.
    ///
    /// ```swift
    /// let id: Int64 = try row.column("id")
    /// let closedBy: String? = try row.column("closed_by")
    /// ```
    public func column<T: ValueConvertible>(_ name: String, as type: T.Type = T.self) throws(DatabaseError) -> T {
        guard let value = try statement.value(named: name) else {
            throw .unexpectedValue("no column \(name)", in: statement.sql)
        }
        guard let decoded = T(value) else {
            throw .unexpectedValue("column \(name) does not hold \(T.self)", in: statement.sql)
        }
        return decoded
    }

    /// Reads the column at `index`, which exists.
    func column<T: ValueConvertible>(at index: Int, as type: T.Type) throws(DatabaseError) -> T {
        guard let decoded = T(try statement.value(at: index)) else {
            throw .unexpectedValue("column \(index + 1) does not hold \(T.self)", in: statement.sql)
        }
        return decoded
    }
}
