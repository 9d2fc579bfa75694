/// A type that JSON has a scalar for.
protocol JSONPrimitive: Codable {
    static func read(_ document: JSONDocument, _ place: Int) throws(JSONRefusal) -> Self
    /// - Returns: false for a value that JSON cannot say; then nothing is written.
    func write(to bytes: inout [UInt8]) -> Bool
}

extension String: JSONPrimitive {
    static func read(_ document: JSONDocument, _ place: Int) throws(JSONRefusal) -> String {
        try document.string(at: place)
    }

    func write(to bytes: inout [UInt8]) -> Bool {
        bytes.append(json: self)
        return true
    }
}

extension Bool: JSONPrimitive {
    static func read(_ document: JSONDocument, _ place: Int) throws(JSONRefusal) -> Bool {
        switch document.index.nodes[place].kind {
        case .true: true
        case .false: false
        default: throw document.error(at: place, .wrongType(expected: .boolean))
        }
    }

    func write(to bytes: inout [UInt8]) -> Bool {
        bytes.append(contentsOf: (self ? "true" : "false").utf8)
        return true
    }
}

extension Double: JSONPrimitive {
    static func read(_ document: JSONDocument, _ place: Int) throws(JSONRefusal) -> Double {
        try document.floatingPoint(at: place)
    }

    func write(to bytes: inout [UInt8]) -> Bool {
        bytes.append(floatingPoint: self)
    }
}

extension Float: JSONPrimitive {
    static func read(_ document: JSONDocument, _ place: Int) throws(JSONRefusal) -> Float {
        try document.floatingPoint(at: place)
    }

    func write(to bytes: inout [UInt8]) -> Bool {
        bytes.append(floatingPoint: self)
    }
}

extension FixedWidthInteger where Self: JSONPrimitive {
    static func read(_ document: JSONDocument, _ place: Int) throws(JSONRefusal) -> Self {
        try document.integer(at: place)
    }

    func write(to bytes: inout [UInt8]) -> Bool {
        bytes.append(contentsOf: String(self).utf8)
        return true
    }
}

extension Int: JSONPrimitive {}
extension Int8: JSONPrimitive {}
extension Int16: JSONPrimitive {}
extension Int32: JSONPrimitive {}
extension Int64: JSONPrimitive {}
extension UInt: JSONPrimitive {}
extension UInt8: JSONPrimitive {}
extension UInt16: JSONPrimitive {}
extension UInt32: JSONPrimitive {}
extension UInt64: JSONPrimitive {}

extension JSONDocument {
    fileprivate func floatingPoint<Number: LosslessStringConvertible & BinaryFloatingPoint>(
        at place: Int
    ) throws(JSONRefusal) -> Number {
        let node = index.nodes[place]
        guard node.kind == .integer || node.kind == .number else {
            throw error(at: place, .wrongType(expected: .number))
        }
        guard let number = Number(index.text(node.range)), number.isFinite else { throw error(at: place, .outOfRange) }
        return number
    }

    fileprivate func integer<Number: FixedWidthInteger>(at place: Int) throws(JSONRefusal) -> Number {
        let node = index.nodes[place]
        guard node.kind == .integer || node.kind == .number else {
            throw error(at: place, .wrongType(expected: .integer))
        }
        if let short = index.shortInteger(at: place) {
            guard let number = Number(exactly: short) else { throw error(at: place, .outOfRange) }
            return number
        }
        switch index.decimal(at: place).scaled(by: 0, as: Number.self) {
        case .exact(let number): return number
        case .fractional: throw error(at: place, .wrongType(expected: .integer))
        case .outOfRange: throw error(at: place, .outOfRange)
        }
    }
}

extension [UInt8] {
    /// The shortest text that reads back as the same number, whole numbers without a decimal point.
    fileprivate mutating func append(floatingPoint number: some BinaryFloatingPoint & CustomStringConvertible) -> Bool {
        guard number.isFinite else { return false }
        let text = number.description
        append(contentsOf: text.hasSuffix(".0") ? text.utf8.dropLast(2) : text.utf8[...])
        return true
    }

    mutating func append(json text: String) {
        append(JSONByte.quote)
        if Self.needsEscapes(text.utf8.span) {
            for byte in text.utf8 {
                if Self.needsEscape(byte) { append(escaped: byte) } else { append(byte) }
            }
        } else {
            append(contentsOf: text.utf8)
        }
        append(JSONByte.quote)
    }

    /// Looks at every byte without a branch, which the compiler turns into vector instructions.
    private static func needsEscapes(_ text: Span<UInt8>) -> Bool {
        var found = false
        for position in text.indices {
            found = needsEscape(text[position]) || found
        }
        return found
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < JSONByte.firstPrintable || byte == JSONByte.quote || byte == JSONByte.backslash
    }

    private mutating func append(escaped byte: UInt8) {
        switch byte {
        case JSONByte.quote: append(contentsOf: #"\""#.utf8)
        case JSONByte.backslash: append(contentsOf: #"\\"#.utf8)
        case 0x08: append(contentsOf: #"\b"#.utf8)
        case 0x09: append(contentsOf: #"\t"#.utf8)
        case 0x0A: append(contentsOf: #"\n"#.utf8)
        case 0x0C: append(contentsOf: #"\f"#.utf8)
        case 0x0D: append(contentsOf: #"\r"#.utf8)
        default:
            append(contentsOf: (byte < 0x10 ? #"\u000"# : #"\u00"#).utf8)
            append(contentsOf: String(byte, radix: 16).utf8)
        }
    }
}
