/// Reads one flat JSON object; each function returns nil where the text is not well formed.
struct FlatObjectReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ json: [UInt8]) {
        bytes = json
    }

    mutating func object() -> [String: FlatObject.Scalar]? {
        guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
        var members: [String: FlatObject.Scalar] = [:]
        guard take("{") else { return nil }
        if !take("}") {
            repeat {
                guard next() == UInt8(ascii: "\""), let name = string(), take(":"), let value = scalar(),
                    members.updateValue(value, forKey: name) == nil
                else { return nil }
            } while take(",")
            guard take("}") else { return nil }
        }
        skipSpace()
        return position == bytes.count ? members : nil
    }

    private mutating func scalar() -> FlatObject.Scalar? {
        switch peek {
        case UInt8(ascii: "\""):
            position += 1
            return string().map { .string($0) }
        case UInt8(ascii: "t"): return literal("true", .bool(true))
        case UInt8(ascii: "f"): return literal("false", .bool(false))
        case UInt8(ascii: "n"): return literal("null", .null)
        default: return number()
        }
    }

    private mutating func literal(_ word: String, _ value: FlatObject.Scalar) -> FlatObject.Scalar? {
        guard bytes[position...].starts(with: word.utf8) else { return nil }
        position += word.utf8.count
        return value
    }

    private mutating func number() -> FlatObject.Scalar? {
        let start = position
        if peek == UInt8(ascii: "-") { position += 1 }
        let startsWithZero = peek == UInt8(ascii: "0")
        let digits = digits()
        guard digits > 0, digits == 1 || !startsWithZero else { return nil }
        let end = position
        if peek == UInt8(ascii: ".") {
            position += 1
            guard self.digits() > 0 else { return nil }
        }
        if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
            position += 1
            if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
            guard self.digits() > 0 else { return nil }
        }
        guard position == end else { return .number }
        return Int64(String(decoding: bytes[start..<end], as: UTF8.self)).map { .integer($0) } ?? .number
    }

    /// Skips digits and returns how many.
    private mutating func digits() -> Int {
        let start = position
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        return position - start
    }

    /// Reads the rest of a string whose opening quotation mark is taken.
    private mutating func string() -> String? {
        let start = position
        while let byte = peek, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { position += 1 }
        // Most strings have no escape and end here.
        if peek == UInt8(ascii: "\"") {
            position += 1
            return String(decoding: bytes[start..<(position - 1)], as: UTF8.self)
        }
        var text = Array(bytes[start..<position])
        while let byte = next() {
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let scalar = escaped() else { return nil }
                text += Array(String(Character(scalar)).utf8)
            case 0..<0x20: return nil
            default: text.append(byte)
            }
        }
        return nil
    }

    private mutating func escaped() -> Unicode.Scalar? {
        switch next() {
        case UInt8(ascii: "\""): "\""
        case UInt8(ascii: "\\"): "\\"
        case UInt8(ascii: "/"): "/"
        case UInt8(ascii: "b"): "\u{8}"
        case UInt8(ascii: "f"): "\u{c}"
        case UInt8(ascii: "n"): "\n"
        case UInt8(ascii: "r"): "\r"
        case UInt8(ascii: "t"): "\t"
        case UInt8(ascii: "u"): unicode()
        default: nil
        }
    }

    /// Reads `XXXX`, or `XXXX\uXXXX` for a surrogate pair. A NUL is refused:
    /// C would end the text there.
    private mutating func unicode() -> Unicode.Scalar? {
        guard let unit = codeUnit(), unit != 0 else { return nil }
        guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) }
        guard next() == UInt8(ascii: "\\"), next() == UInt8(ascii: "u"), let low = codeUnit(),
            (0xDC00..<0xE000).contains(low)
        else { return nil }
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    }

    private mutating func codeUnit() -> UInt32? {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            unit = unit << 4 + UInt32(digit)
        }
        return unit
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func next() -> UInt8? {
        guard let byte = peek else { return nil }
        position += 1
        return byte
    }

    /// Skips `mark` and the space round it; tells whether the mark was there.
    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        skipSpace()
        guard peek == UInt8(ascii: mark) else { return false }
        position += 1
        skipSpace()
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
    }
}
