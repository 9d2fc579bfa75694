/// The encoder of one value, which is also the container of a single value.
struct JSONWriter: Encoder, SingleValueEncodingContainer {
    let part: JSONPart
    let slot: JSONText.Slot

    var codingPath: [any CodingKey] { part.codingPath(of: slot.offset) }
    var userInfo: [CodingUserInfoKey: Any] { part.userInfo }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(JSONMemberWriter(part: part, start: part.open(isObject: true, at: slot)))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        JSONElementWriter(part: part, start: part.open(isObject: false, at: slot))
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    func encodeNil() throws {
        try part.writeNull(at: slot)
    }

    func encode<Value: JSONPrimitive>(_ value: Value) throws {
        try part.write(value, at: slot)
    }

    func encode<Value: Encodable>(_ value: Value) throws {
        try part.write(value, at: slot)
    }
}

/// The members of an object.
struct JSONMemberWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let part: JSONPart
    let start: Int

    var codingPath: [any CodingKey] { part.codingPath(of: start) }

    func encodeNil(forKey key: Key) throws {
        try part.writeNull(at: try part.beginMember(key.stringValue, of: start))
    }

    func encode<Value: JSONPrimitive>(_ value: Value, forKey key: Key) throws {
        try part.writeMember(key.stringValue, value, of: start)
    }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        try part.write(value, at: try part.beginMember(key.stringValue, of: start))
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        inner(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        inner(key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { inner(JSONKey.superclass) }

    func superEncoder(forKey key: Key) -> any Encoder { inner(key) }

    private func inner(_ key: some CodingKey) -> JSONWriter {
        // The part keeps the failure, which what follows throws.
        _ = try? part.beginMember(key.stringValue, of: start)
        return part.makeInner(JSONKey(stringValue: key.stringValue), of: start)
    }
}

/// The elements of an array.
struct JSONElementWriter: UnkeyedEncodingContainer {
    let part: JSONPart
    let start: Int

    var codingPath: [any CodingKey] { part.codingPath(of: start) }
    var count: Int { part.count(of: start) }

    func encodeNil() throws {
        try part.writeNull(at: try part.beginElement(of: start))
    }

    func encode<Value: JSONPrimitive>(_ value: Value) throws {
        try part.writeElement(value, of: start)
    }

    func encode<Value: Encodable>(_ value: Value) throws {
        try part.write(value, at: try part.beginElement(of: start))
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        inner().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { inner().unkeyedContainer() }

    func superEncoder() -> any Encoder { inner() }

    private func inner() -> JSONWriter {
        let key = JSONKey(intValue: count)
        // The part keeps the failure, which what follows throws.
        _ = try? part.beginElement(of: start)
        return part.makeInner(key, of: start)
    }
}

/// A dictionary that becomes an object.
protocol JSONSorted {
    func encodeSorted(to encoder: JSONWriter) throws
}

extension Dictionary: JSONSorted where Key: CodingKeyRepresentable, Value: Encodable {
    func encodeSorted(to encoder: JSONWriter) throws {
        var container = encoder.container(keyedBy: JSONKey.self)
        let members = map { (name: $0.key.codingKey.stringValue, value: $0.value) }
        for member in members.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
            try container.encode(member.value, forKey: JSONKey(stringValue: member.name))
        }
    }
}
