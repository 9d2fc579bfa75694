/// A statement, or a piece of one, whose interpolations are bound, never pasted.
///
/// ```swift
/// var sql: SQL = "SELECT name FROM call_config WHERE did = \(did)"
/// sql.text        // "SELECT name FROM call_config WHERE did = ?"
/// sql.parameters  // [.text("+15550100")]
/// if let state { sql += " AND state = \(state)" }
/// ```
///
/// Literals only: a `String` is not a `SQL` and cannot be made one, so text that
/// came from a caller cannot become a statement, by accident or otherwise.
public struct SQL: Equatable, Sendable, ExpressibleByStringInterpolation {
    public private(set) var text: String
    public private(set) var parameters: [Value]

    // StaticString and not String: with the latter `SQL(stringLiteral: input)` would compile.
    public init(stringLiteral text: StaticString) {
        self.text = text.description
        self.parameters = []
    }

    public init(stringInterpolation: StringInterpolation) {
        self.text = stringInterpolation.text
        self.parameters = stringInterpolation.parameters
    }

    public static func + (left: SQL, right: SQL) -> SQL {
        var sum = left
        sum += right
        return sum
    }

    public static func += (left: inout SQL, right: SQL) {
        left.text += right.text
        left.parameters += right.parameters
    }

    /// The pieces one after the other, with `separator` between each two.
    ///
    /// ```swift
    /// "UPDATE flow SET " + SQL.joined(changes, by: ", ") + " WHERE id = \(id)"
    /// ```
    public static func joined(_ pieces: some Sequence<SQL>, by separator: SQL) -> SQL {
        var joined: SQL = ""
        for (index, piece) in pieces.enumerated() {
            if index > 0 { joined += separator }
            joined += piece
        }
        return joined
    }

    /// Several statements as one, for the server to run in their order, up to the first that fails.
    static func together(_ statements: [SQL]) -> SQL {
        var sql: SQL = "BEGIN NOT ATOMIC "
        for statement in statements {
            sql += statement
            sql += "; "
        }
        return sql + "END"
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""
        fileprivate var parameters: [Value] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount)
            parameters.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: StaticString) {
            text += literal.description
        }

        public mutating func appendInterpolation(_ parameter: some ValueConvertible) {
            text += "?"
            parameters.append(parameter.value)
        }

        /// Binds NULL for nil.
        public mutating func appendInterpolation<Wrapped: ValueConvertible>(_ parameter: Wrapped?) {
            text += "?"
            parameters.append(parameter.value)
        }

        /// Puts a piece of SQL in place, its parameters included.
        public mutating func appendInterpolation(_ piece: SQL) {
            text += piece.text
            parameters += piece.parameters
        }

        /// Binds each value of a list, for `IN (\(list: ids))`.
        ///
        /// Nothing is in an empty list, and everything is not in it.
        public mutating func appendInterpolation<Element: ValueConvertible>(list: some Collection<Element>) {
            guard !list.isEmpty else {
                text += "SELECT NULL FROM DUAL WHERE FALSE"
                return
            }
            text += String(repeating: "?, ", count: list.count - 1) + "?"
            parameters += list.map(\.value)
        }
    }
}
