// A libFuzzer harness for the JSON reader and writer; script/fuzz builds and runs it.
//
// It is compiled together with Sources/Web/JSON and is no part of the package.

internal import Foundation

/// Any document, through whichever coder reads it.
private enum Tree: Decodable, Equatable {
    case null
    case boolean(Bool)
    case number(Double)
    case string(String)
    case array([Tree])
    case object([String: Tree])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .boolean(flag)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .string(text)
        } else if var elements = try? decoder.unkeyedContainer() {
            var array: [Tree] = []
            while !elements.isAtEnd { array.append(try elements.decode(Tree.self)) }
            self = .array(array)
        } else {
            self = .object(try container.decode([String: Tree].self))
        }
    }
}

/// One member of each type that has a form of its own.
private struct Form: Codable, Equatable {
    let a: Int?
    let b: Money?
    let c: Date?
    let d: UUID?
    let e: [Int8]?
    let f: Double?
    let g: UInt64?
    let h: [String: Form]?
    let i: JSONValue?
    let j: Float?
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    do {
        let value = try JSONValue(parsing: bytes)
        checkRoundTrip(value)
        checkForm(bytes)
        guard !hasEquivalentStrings(bytes) else { return 0 }
        let ours = try JSON.decode(Tree.self, from: bytes)
        guard let theirs = try? JSONDecoder().decode(Tree.self, from: Data(bytes)) else {
            // Foundation of Swift 6.3 refuses 0e3 and 1e-400.
            guard hasExponent(bytes) else { fatalError("Foundation refuses what was read") }
            return 0
        }
        guard ours == theirs else { fatalError("Foundation reads something else") }
    } catch {
        checkRefusal(error, bytes)
    }
    return 0
}

private func checkRoundTrip(_ value: JSONValue) {
    guard let written = try? JSON.encode(value), (try? JSONValue(parsing: written)) == value else {
        fatalError("what was written is not what was read")
    }
}

private func checkForm(_ bytes: [UInt8]) {
    guard let form = try? JSON.decode(Form.self, from: bytes), let written = try? JSON.encode(form) else { return }
    guard let again = try? JSON.decode(Form.self, from: written), (try? JSON.encode(again)) == written else {
        fatalError("a form does not survive writing and reading")
    }
}

/// What is refused as not well-formed Foundation must refuse as well.
private func checkRefusal(_ error: JSONError, _ bytes: [UInt8]) {
    _ = error.message
    switch error.issue {
    case .syntax, .trailingBytes, .notUTF8, .loneSurrogate: break
    default: return
    }
    // Foundation also reads UTF-16 and UTF-32, which it knows by a byte order mark or by zeros, and skips the mark.
    let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFE, 0xFF], [0xFF, 0xFE]]
    guard !bytes.contains(0), !marks.contains(where: bytes.starts) else { return }
    // Foundation of Swift 6.3 reads [1,] and {"a":1,}.
    guard !hasCommaAtEnd(bytes), !hasEquivalentStrings(bytes) else { return }
    if (try? JSONDecoder().decode(Tree.self, from: Data(bytes))) != nil {
        fatalError("Foundation reads what was refused: \(error.issue) at \(error.path)")
    }
}

/// Whether two strings are canonically equivalent and not the same: in a dictionary they have one place, where each
/// decoder keeps another value and Foundation never looks at the second.
private func hasEquivalentStrings(_ bytes: [UInt8]) -> Bool {
    var strings: Set<String> = []
    var spellings: Set<[UInt8]> = []
    var start: Int?
    var position = 0
    while position < bytes.count {
        if bytes[position] == JSONByte.quote {
            if let first = start, case .string(let text)? = try? JSONValue(parsing: Array(bytes[first...position])) {
                strings.insert(text)
                spellings.insert(Array(text.utf8))
            }
            start = start == nil ? position : nil
        } else if bytes[position] == JSONByte.backslash {
            position += 1
        }
        position += 1
    }
    return strings.count < spellings.count
}

private func hasExponent(_ bytes: [UInt8]) -> Bool {
    zip(bytes, bytes.dropFirst()).contains { JSONByte.isDigit($0) && JSONByte.isExponent($1) }
}

private func hasCommaAtEnd(_ bytes: [UInt8]) -> Bool {
    let tokens = bytes.filter { $0 > 0x20 }
    return zip(tokens, tokens.dropFirst()).contains {
        $0 == JSONByte.comma && ($1 == JSONByte.closeArray || $1 == JSONByte.closeObject)
    }
}
