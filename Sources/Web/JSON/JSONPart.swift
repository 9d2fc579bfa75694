internal import Foundation

/// A text that is being written, or a part of one.
///
/// `Codable` lets an encoder fill several nested containers in turns. Those that it asks for by name
/// (`nestedContainer`, `superEncoder`) therefore write into parts of their own, which are put in their places at the
/// end; the values it encodes, which is nearly all there is, follow each other in one part.
final class JSONPart {
    let userInfo: [CodingUserInfoKey: any Sendable]
    /// Every change is one call of a method of the text, which costs one check for exclusive access.
    private var text: JSONText
    private var inner: [(offset: Int, part: JSONPart)] = []
    private let outerPath: [any CodingKey]
    private var failure: (any Error)?

    init(codingPath: [any CodingKey], userInfo: [CodingUserInfoKey: any Sendable]) {
        text = JSONText(outerLevel: codingPath.count)
        outerPath = codingPath
        self.userInfo = userInfo
    }

    var writer: JSONWriter { JSONWriter(part: self, slot: text.slot) }

    /// The text with that of the inner parts in its places.
    func finish() throws -> [UInt8] {
        text.close(JSONText.Slot(level: 0, offset: 0))
        if let failure { throw failure }
        guard !inner.isEmpty else { return text.bytes }
        var whole: [UInt8] = []
        var done = 0
        for (offset, part) in inner {
            whole.append(contentsOf: text.bytes[done..<offset])
            whole.append(contentsOf: try part.finish())
            done = offset
        }
        whole.append(contentsOf: text.bytes[done...])
        return whole
    }

    // MARK: Values

    func write(_ scalar: some JSONPrimitive, at slot: JSONText.Slot) throws {
        do { try text.append(scalar, at: slot) } catch { throw fail(error, scalar) }
    }

    func write(_ value: JSONValue, at slot: JSONText.Slot) throws {
        do { try text.append(value, at: slot) } catch { throw fail(error, value) }
    }

    func writeNull(at slot: JSONText.Slot) throws {
        do { try text.check(slot) } catch { throw fail(error, slot) }
        text.appendNull()
    }

    func write<Value: Encodable>(_ value: Value, at slot: JSONText.Slot) throws {
        if Value.self == Date.self, let date = value as? Date {
            do { try text.append(time: date.timeIntervalSince1970, at: slot) } catch { throw fail(error, value) }
            return
        }
        if Value.self == UUID.self, let id = value as? UUID {
            return try write(id.uuidString.lowercased(), at: slot)
        }
        do { try text.check(slot) } catch { throw fail(error, value) }
        do {
            let writer = JSONWriter(part: self, slot: slot)
            // A dictionary is one pointer: for most types this saves the search for a conformance.
            if MemoryLayout<Value>.size == MemoryLayout<[String: Bool]>.size, let dictionary = value as? any JSONSorted
            {
                try dictionary.encodeSorted(to: writer)
            } else {
                try value.encode(to: writer)
            }
        } catch {
            throw fail(error)
        }
        text.close(slot)
    }

    // MARK: Containers

    /// Notes a problem instead of throwing it, as the protocols want it: what follows throws.
    func open(isObject: Bool, at slot: JSONText.Slot) -> Int {
        do { try text.open(isObject: isObject, at: slot) } catch { _ = fail(error, slot) }
        return slot.offset
    }

    func writeMember(_ name: String, _ scalar: some JSONPrimitive, of start: Int) throws {
        do {
            try text.beginMember(name, of: start)
            try text.append(scalar)
        } catch {
            throw fail(error, scalar)
        }
    }

    func writeElement(_ scalar: some JSONPrimitive, of start: Int) throws {
        do {
            try text.beginElement(of: start)
            try text.append(scalar)
        } catch {
            throw fail(error, scalar)
        }
    }

    func beginMember(_ name: String, of start: Int) throws -> JSONText.Slot {
        do { try text.beginMember(name, of: start) } catch { throw fail(error, name) }
        return text.slot
    }

    func beginElement(of start: Int) throws -> JSONText.Slot {
        do { try text.beginElement(of: start) } catch { throw fail(error, start) }
        return text.slot
    }

    /// The writer of a part that has its place here.
    func makeInner(_ key: any CodingKey, of start: Int) -> JSONWriter {
        let part = JSONPart(codingPath: codingPath(of: start) + [key], userInfo: userInfo)
        inner.append((text.leaveOut(), part))
        return part.writer
    }

    func count(of start: Int) -> Int { text.count(of: start) }

    func codingPath(of start: Int) -> [any CodingKey] { outerPath + text.codingPath(of: start) }

    // MARK: Errors

    /// The error holds the name of the value's type, not the value: errors are logged.
    private func fail<Value>(_ problem: JSONText.Problem, _ value: Value) -> any Error {
        let context = EncodingError.Context(
            codingPath: codingPath(of: Int.max), debugDescription: problem.rawValue)
        return fail(EncodingError.invalidValue("\(Value.self)", context))
    }

    private func fail(_ error: any Error) -> any Error {
        text.spoil()
        let first = failure ?? error
        failure = first
        return first
    }
}
