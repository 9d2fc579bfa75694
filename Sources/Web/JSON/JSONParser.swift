/// Reads a document in one pass into a ``JSONIndex``; what it lets through is RFC 8259 and nothing else.
struct JSONParser {
    private var index: JSONIndex
    private var position = 0

    private init(_ bytes: [UInt8]) {
        index = JSONIndex(bytes: bytes)
        index.nodes.reserveCapacity(bytes.count / 12 + 8)
    }

    static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONIndex {
        guard bytes.count < Int32.max else { throw JSONError(path: "", issue: .tooLong) }
        var parser = JSONParser(bytes)
        parser.skipSpace()
        try parser.value(depth: 0)
        parser.skipSpace()
        guard parser.position == bytes.count else { throw JSONError(path: "", issue: .trailingBytes) }
        return parser.index
    }

    /// - Parameter depth: how many containers are open.
    private mutating func value(depth: Int) throws(JSONError) {
        let place = index.nodes.count
        let start = Int32(truncatingIfNeeded: position)
        index.nodes.append(JSONNode(kind: .null, start: start, end: start, next: JSONNode.open, detail: 0))
        switch current {
        case JSONByte.quote:
            index.nodes[place] = try string(at: place)
        case JSONByte.openObject:
            index.nodes[place].kind = .object
            close(place, count: try object(place, depth: depth + 1))
        case JSONByte.openArray:
            index.nodes[place].kind = .array
            close(place, count: try array(depth: depth + 1))
        case UInt8(ascii: "t"):
            try word("true", .true, place)
        case UInt8(ascii: "f"):
            try word("false", .false, place)
        case UInt8(ascii: "n"):
            try word("null", .null, place)
        default:
            index.nodes[place].kind = try number()
            close(place, count: 0)
        }
    }

    private mutating func object(_ place: Int, depth: Int) throws(JSONError) -> Int {
        guard depth <= JSON.depthLimit else { throw refusal(.tooDeep) }
        var names = JSONNames(of: place)
        position += 1
        skipSpace()
        guard !take(JSONByte.closeObject) else { return 0 }
        var count = 0
        repeat {
            skipSpace()
            guard current == JSONByte.quote else { throw refusal(.syntax) }
            let name = index.nodes.count
            index.nodes.append(try string(at: name))
            index.nodes[name].detail = index.fingerprint(at: name)
            guard names.insert(name, into: index, count: count) else { throw refusal(.duplicateMember) }
            skipSpace()
            guard take(JSONByte.colon) else { throw refusal(.syntax) }
            skipSpace()
            try value(depth: depth)
            count += 1
            skipSpace()
        } while take(JSONByte.comma)
        guard take(JSONByte.closeObject) else { throw refusal(.syntax) }
        return count
    }

    private mutating func array(depth: Int) throws(JSONError) -> Int {
        guard depth <= JSON.depthLimit else { throw refusal(.tooDeep) }
        position += 1
        skipSpace()
        guard !take(JSONByte.closeArray) else { return 0 }
        var count = 0
        repeat {
            skipSpace()
            try value(depth: depth)
            count += 1
            skipSpace()
        } while take(JSONByte.comma)
        guard take(JSONByte.closeArray) else { throw refusal(.syntax) }
        return count
    }

    private mutating func close(_ place: Int, count: Int) {
        index.nodes[place].end = Int32(truncatingIfNeeded: position)
        index.nodes[place].next = Int32(truncatingIfNeeded: index.nodes.count)
        index.nodes[place].detail = UInt32(truncatingIfNeeded: count)
    }

    private mutating func word(_ word: String, _ kind: JSONNode.Kind, _ place: Int) throws(JSONError) {
        for byte in word.utf8 {
            guard take(byte) else { throw refusal(.syntax) }
        }
        index.nodes[place].kind = kind
        close(place, count: 0)
    }

    private mutating func number() throws(JSONError) -> JSONNode.Kind {
        let start = position
        _ = take(JSONByte.minus)
        let leadingZero = current == JSONByte.zero
        let digits = try self.digits()
        guard digits == 1 || !leadingZero else { throw refusal(.syntax) }
        var kind = JSONNode.Kind.integer
        if take(JSONByte.point) {
            kind = .number
            _ = try self.digits()
        }
        var hasExponent = false
        if JSONByte.isExponent(current) {
            kind = .number
            hasExponent = true
            position += 1
            if !take(JSONByte.plus) { _ = take(JSONByte.minus) }
            _ = try self.digits()
        }
        // Without an exponent it takes 309 digits to leave the range of Double.
        if hasExponent || digits > 300 {
            guard let double = Double(index.text(start..<position)), double.isFinite else { throw refusal(.notFinite) }
        }
        return kind
    }

    /// Reads at least one digit.
    private mutating func digits() throws(JSONError) -> Int {
        let start = position
        while JSONByte.isDigit(current) { position += 1 }
        guard position > start else { throw refusal(.syntax) }
        return position - start
    }

    /// Reads a string from its opening to its closing quote.
    private mutating func string(at place: Int) throws(JSONError) -> JSONNode {
        position += 1
        let start = position
        var isASCII = true
        var isEscaped = false
        scan: while position < index.bytes.count {
            let byte = index.bytes[position]
            position += 1
            switch byte {
            case JSONByte.quote:
                let range = start..<position - 1
                let text = index.bytes.span.extracting(range)
                guard isASCII || (try? UTF8Span(validating: text)) != nil else { throw refusal(.notUTF8) }
                return JSONNode(
                    kind: isEscaped ? .escaped : isASCII ? .ascii : .utf8,
                    start: Int32(truncatingIfNeeded: range.lowerBound),
                    end: Int32(truncatingIfNeeded: range.upperBound),
                    next: Int32(truncatingIfNeeded: place + 1), detail: 0)
            case JSONByte.backslash:
                isEscaped = true
                try escape()
            case 0..<JSONByte.firstPrintable:
                break scan
            case JSONByte.firstBeyondASCII...:
                isASCII = false
            default:
                break
            }
        }
        throw refusal(.syntax)
    }

    /// Reads what follows a backslash.
    private mutating func escape() throws(JSONError) {
        let kind = current
        position += 1
        switch kind {
        case JSONByte.quote, JSONByte.backslash, UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return
        case UInt8(ascii: "u"):
            let unit = try self.unit()
            guard UTF16.isSurrogate(unit) else { return }
            guard UTF16.isLeadSurrogate(unit), take(JSONByte.backslash), take(UInt8(ascii: "u")) else {
                throw refusal(.loneSurrogate)
            }
            guard UTF16.isTrailSurrogate(try self.unit()) else { throw refusal(.loneSurrogate) }
        default:
            throw refusal(.syntax)
        }
    }

    private mutating func unit() throws(JSONError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = JSONByte.hexDigit(current) else { throw refusal(.syntax) }
            unit = unit << 4 | digit
            position += 1
        }
        return unit
    }

    /// The byte to be read; at the end zero, which is allowed nowhere.
    private var current: UInt8 {
        position < index.bytes.count ? index.bytes[position] : 0
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while true {
            switch current {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private func refusal(_ issue: JSONError.Issue) -> JSONError {
        JSONError(path: JSONPath.text(of: index.path(to: index.nodes.count)), issue: issue)
    }
}
