/// Where a value (or a member's name) stands in the bytes of a document.
struct JSONNode {
    enum Kind: UInt8 {
        case null, `false`, `true`
        /// A number without fraction and exponent, and any other number.
        case integer, number
        /// A string of plain ASCII, one of plain UTF-8, and one with escapes.
        case ascii, utf8, escaped
        case array, object
    }

    /// `next` of a container whose end has not been read.
    static let open = Int32.max

    var kind: Kind
    /// The first byte; of a string the first after the quote.
    var start: Int32
    /// One past the last byte; of a string its closing quote.
    var end: Int32
    /// The place of the first node that is not part of this value.
    var next: Int32
    /// Members or elements of a container, ``JSONIndex/fingerprint(of:)`` of a name.
    var detail: UInt32

    var isString: Bool { kind.rawValue >= Kind.ascii.rawValue && kind.rawValue <= Kind.escaped.rawValue }
    var range: Range<Int> { Int(start)..<Int(end) }
}

/// The bytes of a document and its values in reading order.
///
/// After an array's node come its elements, after an object's node come name, value, name, value.
struct JSONIndex {
    let bytes: [UInt8]
    var nodes: [JSONNode] = []

    /// A few bits that differ between most names; equal names have equal ones.
    static func fingerprint(of name: Span<UInt8>) -> UInt32 {
        let count = name.count
        guard count > 0 else { return 0 }
        return UInt32(truncatingIfNeeded: count) << 24 | UInt32(name[0]) << 16
            | UInt32(name[count / 2]) << 8 | UInt32(name[count - 1])
    }

    /// ``fingerprint(of:)`` of the name at `place`, after unescaping.
    func fingerprint(at place: Int) -> UInt32 {
        let node = nodes[place]
        guard node.kind == .escaped else { return Self.fingerprint(of: bytes.span.extracting(node.range)) }
        return Self.fingerprint(of: unescaped(node.range).span)
    }

    /// A hash of the name at `place`, after unescaping.
    func hash(at place: Int) -> Int {
        let node = nodes[place]
        var hasher = Hasher()
        if node.kind == .escaped {
            unescaped(node.range).span.hash(into: &hasher)
        } else {
            bytes.span.extracting(node.range).hash(into: &hasher)
        }
        return hasher.finalize()
    }

    func string(at place: Int) -> String {
        let node = nodes[place]
        return node.kind == .escaped ? String(decoding: unescaped(node.range), as: UTF8.self) : text(node.range)
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// The steps to the value at `place`; past the last node, to the value at which reading stopped.
    func path(to place: Int) -> [JSONPath.Step] {
        var steps: [JSONPath.Step] = []
        var container = 0
        while container < place, container < nodes.count {
            let isObject = nodes[container].kind == .object
            guard isObject || nodes[container].kind == .array else { break }
            var child = container + 1
            var count = 0
            while child < nodes.count, child < nodes[container].next {
                let value = isObject ? child + 1 : child
                guard value < nodes.count, nodes[value].next <= place else {
                    steps.append(isObject ? .member(string(at: child)) : .element(count))
                    break
                }
                child = Int(nodes[value].next)
                count += 1
            }
            guard child < nodes.count, child < nodes[container].next else { break }
            container = isObject ? child + 1 : child
        }
        return steps
    }

    func isName(at place: Int, _ sought: Span<UInt8>, _ fingerprint: UInt32) -> Bool {
        let node = nodes[place]
        guard node.detail == fingerprint else { return false }
        guard node.kind != .escaped else { return unescaped(node.range).span.isEqual(to: sought) }
        return bytes.span.extracting(node.range).isEqual(to: sought)
    }

    func decimal(at place: Int) -> JSONDecimal {
        JSONDecimal(bytes.span.extracting(nodes[place].range))
    }

    /// An integer of so few digits that it cannot overflow.
    func shortInteger(at place: Int) -> Int64? {
        let range = nodes[place].range
        guard nodes[place].kind == .integer, range.count <= 18 else { return nil }
        let isNegative = bytes[range.lowerBound] == JSONByte.minus
        var magnitude: Int64 = 0
        for byte in bytes[range].dropFirst(isNegative ? 1 : 0) {
            magnitude = magnitude &* 10 &+ Int64(byte &- JSONByte.zero)
        }
        return isNegative ? -magnitude : magnitude
    }

    /// The text of a string whose escapes were found to be right when it was read.
    private func unescaped(_ range: Range<Int>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(range.count)
        var position = range.lowerBound
        while position < range.upperBound {
            let byte = bytes[position]
            guard byte == JSONByte.backslash else {
                text.append(byte)
                position += 1
                continue
            }
            switch bytes[position + 1] {
            case UInt8(ascii: "u"):
                let scalar = self.scalar(at: position + 2)
                text.append(contentsOf: String(Character(scalar)).utf8)
                position += scalar.value > 0xFFFF ? 12 : 6
                continue
            case UInt8(ascii: "b"): text.append(0x08)
            case UInt8(ascii: "f"): text.append(0x0C)
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "t"): text.append(0x09)
            case let itself: text.append(itself)
            }
            position += 2
        }
        return text
    }

    /// The scalar of one `\uXXXX`, or of two that are a pair.
    private func scalar(at position: Int) -> Unicode.Scalar {
        let first = unit(at: position)
        let units = UTF16.isLeadSurrogate(first) ? [first, unit(at: position + 6)] : [first]
        return String(decoding: units, as: UTF16.self).unicodeScalars.first ?? "\u{FFFD}"
    }

    private func unit(at position: Int) -> UInt16 {
        bytes[position..<position + 4].reduce(0) { $0 << 4 | (JSONByte.hexDigit($1) ?? 0) }
    }
}
