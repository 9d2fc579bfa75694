internal import CMariaDB

// libmariadb reads and writes through addresses kept in MYSQL_BIND. This type
// and ResultBuffers own that memory, so that no address outlives what it points at.

/// The values bound to a statement's placeholders, in memory that does not move
/// between `load` and `clear`.
@safe
struct ParameterBuffers: ~Copyable {
    let bindings: UnsafeMutablePointer<MYSQL_BIND>
    let count: Int
    private var arena: UnsafeMutableRawBufferPointer

    /// Where each value begins in the arena, so that numbers are aligned.
    private static let alignment = 8
    /// An arena larger than this is given back after use. In bytes.
    private static let largest = 64 * 1024

    init(count: Int) {
        self.count = count
        unsafe bindings = .allocate(capacity: max(count, 1))
        unsafe bindings.initialize(repeating: MYSQL_BIND(), count: count)
        unsafe arena = .allocate(byteCount: max(count, 1) * 32, alignment: Self.alignment)
    }

    deinit {
        unsafe bindings.deinitialize(count: count)
        unsafe bindings.deallocate()
        unsafe arena.deallocate()
    }

    /// Copies `values`, as many as there are placeholders.
    mutating func load(_ values: [Value]) {
        let size = values.reduce(0) { $0 + Self.space(for: $1) }
        if unsafe size > arena.count {
            unsafe arena.deallocate()
            unsafe arena = .allocate(byteCount: size, alignment: Self.alignment)
        }
        var offset = 0
        for (index, value) in values.enumerated() {
            let start = unsafe UnsafeMutableRawBufferPointer(rebasing: arena[offset...])
            unsafe bindings[index].buffer = start.baseAddress
            unsafe Self.fill(&bindings[index], with: value, at: start)
            offset += Self.space(for: value)
        }
    }

    /// Forgets the values: they may be a patient's.
    mutating func clear() {
        if unsafe arena.count > Self.largest {
            unsafe arena.deallocate()
            unsafe arena = .allocate(byteCount: max(count, 1) * 32, alignment: Self.alignment)
        } else {
            unsafe arena.initializeMemory(as: UInt8.self, repeating: 0)
        }
    }

    private static func space(for value: Value) -> Int {
        let length =
            switch value {
            case .null, .integer, .real: 8
            case .text(let text): text.utf8.count
            case .bytes(let bytes): bytes.count
            case .moment: MemoryLayout<MYSQL_TIME>.size
            }
        return (length + alignment - 1) / alignment * alignment
    }

    private static func fill(
        _ binding: inout MYSQL_BIND, with value: Value, at start: UnsafeMutableRawBufferPointer
    ) {
        switch value {
        case .null:
            unsafe binding.buffer_type = MYSQL_TYPE_NULL
        case .integer(let integer):
            unsafe binding.buffer_type = MYSQL_TYPE_LONGLONG
            unsafe start.storeBytes(of: integer, as: Int64.self)
        case .real(let real):
            unsafe binding.buffer_type = MYSQL_TYPE_DOUBLE
            unsafe start.storeBytes(of: real, as: Double.self)
        case .text(var text):
            unsafe binding.buffer_type = MYSQL_TYPE_STRING
            text.withUTF8 { utf8 in
                unsafe start.copyMemory(from: UnsafeRawBufferPointer(utf8))
                unsafe binding.buffer_length = UInt(utf8.count)
            }
        case .bytes(let bytes):
            unsafe binding.buffer_type = MYSQL_TYPE_BLOB
            unsafe start.copyBytes(from: bytes)
            unsafe binding.buffer_length = UInt(bytes.count)
        case .moment(let microseconds):
            guard let moment = Moment(microsecondsSince2001: microseconds) else {
                // The server refuses it as it refuses any text that is no date.
                unsafe binding.buffer_type = MYSQL_TYPE_STRING
                unsafe binding.buffer_length = 0
                return
            }
            unsafe binding.buffer_type = MYSQL_TYPE_DATETIME
            unsafe start.storeBytes(of: moment.fields, as: MYSQL_TIME.self)
        }
    }
}
