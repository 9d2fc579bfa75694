internal import CMariaDB

/// A result column: its name, and the C type its values are fetched as.
struct Column {
    enum Kind {
        case integer(unsigned: Bool)
        case real
        case text
        case bytes
        /// As numbers: libmariadb would print each into text, and we would read it again.
        case moment
    }

    let name: String
    let kind: Kind
    /// How many bytes the longest value may have, as declared.
    let declaredLength: Int

    /// The columns of a statement's result. Of two with one name only the first
    /// can be asked for by it.
    static func all(of handle: UnsafeMutablePointer<MYSQL_STMT>) -> [Column] {
        guard let metadata = unsafe mysql_stmt_result_metadata(handle) else { return [] }
        defer { unsafe mysql_free_result(metadata) }
        let fields = unsafe UnsafeBufferPointer(
            start: mysql_fetch_fields(metadata), count: Int(mysql_num_fields(metadata)))
        var names: Set<String> = []
        return unsafe fields.map { field in
            let name = unsafe String(cString: field.name)
            return unsafe Column(
                name: names.insert(name).inserted ? name : "", kind: Kind(field), declaredLength: Int(field.length))
        }
    }
}

extension Column.Kind {
    /// The character set number of columns that hold bytes and not text.
    private static let binary: UInt32 = 63

    fileprivate init(_ field: MYSQL_FIELD) {
        self =
            switch unsafe field.type {
            case MYSQL_TYPE_TINY, MYSQL_TYPE_SHORT, MYSQL_TYPE_INT24, MYSQL_TYPE_LONG, MYSQL_TYPE_LONGLONG,
                MYSQL_TYPE_YEAR:
                unsafe .integer(unsigned: field.flags & UInt32(UNSIGNED_FLAG) != 0)
            case MYSQL_TYPE_FLOAT, MYSQL_TYPE_DOUBLE:
                .real
            case MYSQL_TYPE_TINY_BLOB, MYSQL_TYPE_BLOB, MYSQL_TYPE_MEDIUM_BLOB, MYSQL_TYPE_LONG_BLOB, MYSQL_TYPE_STRING,
                MYSQL_TYPE_VAR_STRING, MYSQL_TYPE_BIT, MYSQL_TYPE_GEOMETRY:
                unsafe field.charsetnr == Self.binary ? .bytes : .text
            case MYSQL_TYPE_DATETIME, MYSQL_TYPE_TIMESTAMP:
                .moment
            default:
                // DECIMAL, days and times of day arrive as text, exactly.
                .text
            }
    }

    var type: enum_field_types {
        switch self {
        case .integer: MYSQL_TYPE_LONGLONG
        case .real: MYSQL_TYPE_DOUBLE
        case .text: MYSQL_TYPE_STRING
        case .bytes: MYSQL_TYPE_BLOB
        case .moment: MYSQL_TYPE_DATETIME
        }
    }
}
