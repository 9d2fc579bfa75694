/// A value on its way into a placeholder or out of a column.
public enum Value: Equatable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case bytes([UInt8])
    /// A DATETIME or TIMESTAMP, in microseconds since the beginning of 2001, UTC.
    case moment(Int64)
}

/// A Swift type that a column can hold.
public protocol ValueConvertible {
    var value: Value { get }

    /// Returns nil when `value` is not one of this type; numbers are never rounded to fit.
    init?(_ value: Value)
}

extension Int64: ValueConvertible {
    public var value: Value { .integer(self) }

    public init?(_ value: Value) {
        guard case .integer(let integer) = value else { return nil }
        self = integer
    }
}

extension Int: ValueConvertible {
    public var value: Value { .integer(Int64(self)) }

    public init?(_ value: Value) {
        guard case .integer(let integer) = value else { return nil }
        self.init(exactly: integer)
    }
}

extension Int32: ValueConvertible {
    public var value: Value { .integer(Int64(self)) }

    public init?(_ value: Value) {
        guard case .integer(let integer) = value else { return nil }
        self.init(exactly: integer)
    }
}

extension UInt32: ValueConvertible {
    public var value: Value { .integer(Int64(self)) }

    public init?(_ value: Value) {
        guard case .integer(let integer) = value else { return nil }
        self.init(exactly: integer)
    }
}

extension Bool: ValueConvertible {
    public var value: Value { .integer(self ? 1 : 0) }

    public init?(_ value: Value) {
        guard case .integer(let integer) = value else { return nil }
        self = integer != 0
    }
}

extension Double: ValueConvertible {
    public var value: Value { .real(self) }

    public init?(_ value: Value) {
        guard case .real(let real) = value else { return nil }
        self = real
    }
}

/// Text, and what MariaDB hands over as text: DECIMAL, dates, JSON.
extension String: ValueConvertible {
    public var value: Value { .text(self) }

    public init?(_ value: Value) {
        switch value {
        case .text(let text): self = text
        case .moment(let microseconds):
            guard let moment = Moment(microsecondsSince2001: microseconds) else { return nil }
            self = moment.text
        default: return nil
        }
    }
}

/// The bytes of a BINARY, VARBINARY or BLOB column.
extension Array: ValueConvertible where Element == UInt8 {
    public var value: Value { .bytes(self) }

    public init?(_ value: Value) {
        guard case .bytes(let bytes) = value else { return nil }
        self = bytes
    }
}

extension Optional: ValueConvertible where Wrapped: ValueConvertible {
    public var value: Value { self?.value ?? .null }

    public init?(_ value: Value) {
        if value == .null {
            self = .none
        } else if let wrapped = Wrapped(value) {
            self = .some(wrapped)
        } else {
            return nil
        }
    }
}

/// An enum stored as its raw value, such as `state ENUM('open','closed')`.
extension ValueConvertible where Self: RawRepresentable, RawValue: ValueConvertible {
    public var value: Value { rawValue.value }

    public init?(_ value: Value) {
        guard let rawValue = RawValue(value) else { return nil }
        self.init(rawValue: rawValue)
    }
}
