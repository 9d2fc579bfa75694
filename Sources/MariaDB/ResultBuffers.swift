internal import CMariaDB

/// One buffer per result column, filled by each `mysql_stmt_fetch` and used
/// again by the next execution of the statement.
///
/// A value too long for its buffer is fetched a second time into a larger one:
/// cheaper than having libmariadb measure every result before it is read.
@safe
struct ResultBuffers: ~Copyable {
    let columns: [Column]
    let bindings: UnsafeMutablePointer<MYSQL_BIND>
    private let lengths: UnsafeMutablePointer<UInt>
    private let nulls: UnsafeMutablePointer<my_bool>
    /// The column likely to be asked for next: rows are mostly read in order.
    private var expected = 0

    /// How large a buffer is before a value needed more. In bytes.
    private static let initialSize = 256
    /// A buffer larger than this is given back after the result is read. In bytes.
    private static let largest: UInt = 64 * 1024

    var isEmpty: Bool { columns.isEmpty }

    init(_ columns: [Column]) {
        self.columns = columns
        unsafe bindings = .allocate(capacity: max(columns.count, 1))
        unsafe lengths = .allocate(capacity: max(columns.count, 1))
        unsafe nulls = .allocate(capacity: max(columns.count, 1))
        unsafe lengths.initialize(repeating: 0, count: columns.count)
        unsafe nulls.initialize(repeating: 0, count: columns.count)
        for (index, column) in columns.enumerated() {
            var binding = unsafe MYSQL_BIND()
            unsafe binding.buffer_type = column.kind.type
            unsafe binding.length = lengths + index
            unsafe binding.is_null = nulls + index
            if case .integer(unsigned: true) = column.kind { unsafe binding.is_unsigned = 1 }
            unsafe (bindings + index).initialize(to: binding)
            let least = MemoryLayout<MYSQL_TIME>.size
            allocate(min(max(column.declaredLength, least), Self.initialSize), at: index)
        }
    }

    deinit {
        for index in columns.indices {
            unsafe bindings[index].buffer.deallocate()
        }
        unsafe bindings.deallocate()
        unsafe lengths.deallocate()
        unsafe nulls.deallocate()
    }

    private func allocate(_ size: Int, at index: Int) {
        unsafe bindings[index].buffer?.deallocate()
        unsafe bindings[index].buffer = .allocate(byteCount: size, alignment: 16)
        unsafe bindings[index].buffer_length = UInt(size)
    }

    /// Enlarges the buffers the current row did not fit in and reads those
    /// columns again; false when libmariadb reports an error.
    func growAndRefetch(from handle: UnsafeMutablePointer<MYSQL_STMT>) -> Bool {
        for index in columns.indices where unsafe lengths[index] > bindings[index].buffer_length {
            unsafe allocate(Int(lengths[index]), at: index)
            guard unsafe mysql_stmt_fetch_column(handle, bindings + index, UInt32(index), 0) == 0 else { return false }
        }
        // The rows that follow are written to the new addresses.
        return unsafe mysql_stmt_bind_result(handle, bindings) == 0
    }

    /// Gives back what one unusually long value took.
    func shrink() {
        for index in columns.indices where unsafe bindings[index].buffer_length > Self.largest {
            allocate(Self.initialSize, at: index)
        }
    }

    mutating func index(of name: String) -> Int? {
        for step in columns.indices {
            let index = expected + step < columns.count ? expected + step : expected + step - columns.count
            if columns[index].name == name {
                expected = index + 1 < columns.count ? index + 1 : 0
                return index
            }
        }
        return nil
    }

    /// The value of a column in the row that was just fetched.
    func value(at index: Int, sql: String) throws(DatabaseError) -> Value {
        guard unsafe nulls[index] == 0, let buffer = unsafe bindings[index].buffer else { return .null }
        let start = UnsafeRawPointer(buffer)
        let bytes = unsafe UnsafeRawBufferPointer(start: start, count: Int(lengths[index]))
        switch columns[index].kind {
        case .integer(unsigned: false):
            return unsafe .integer(start.load(as: Int64.self))
        case .integer(unsigned: true):
            guard let integer = unsafe Int64(exactly: start.load(as: UInt64.self)) else {
                throw .unexpectedValue("column \(columns[index].name) exceeds Int64", in: sql)
            }
            return .integer(integer)
        case .real:
            return unsafe .real(start.load(as: Double.self))
        case .text:
            return unsafe .text(String(decoding: bytes, as: UTF8.self))
        case .bytes:
            return unsafe .bytes(Array(bytes))
        case .moment:
            guard let moment = unsafe Moment(start.load(as: MYSQL_TIME.self)) else {
                throw .unexpectedValue("column \(columns[index].name) holds no day of the calendar", in: sql)
            }
            return .moment(moment.microsecondsSince2001)
        }
    }
}
