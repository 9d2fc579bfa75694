/// The decoder of one value, which is also the container of a single value.
struct JSONReader: Decoder, SingleValueDecodingContainer {
    let document: JSONDocument
    let place: Int

    var codingPath: [any CodingKey] { document.codingPath(to: place) }
    var userInfo: [CodingUserInfoKey: Any] { document.userInfo }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard document.index.nodes[place].kind == .object else {
            throw document.error(at: place, .wrongType(expected: .object))
        }
        return KeyedDecodingContainer(JSONMemberReader(document: document, object: place))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard document.index.nodes[place].kind == .array else {
            throw document.error(at: place, .wrongType(expected: .array))
        }
        return JSONElementReader(document: document, array: place)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    func decodeNil() -> Bool { document.isNull(at: place) }

    func decode<Value: JSONPrimitive>(_ type: Value.Type) throws -> Value {
        try Value.read(document, place)
    }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try document.decode(type, at: place)
    }
}

/// The members of an object.
struct JSONMemberReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let document: JSONDocument
    let object: Int

    var codingPath: [any CodingKey] { document.codingPath(to: object) }

    var allKeys: [Key] {
        var keys: [Key] = []
        var name = object + 1
        while name < document.index.nodes[object].next {
            let text = document.index.string(at: name)
            // An enumeration takes a name that is canonically equivalent to its own for its own.
            if let key = Key(stringValue: text), key.stringValue.isExactly(text) { keys.append(key) }
            name = Int(document.index.nodes[name + 1].next)
        }
        return keys
    }

    func contains(_ key: Key) -> Bool {
        document.member(key.stringValue, of: object) != nil
    }

    func decodeNil(forKey key: Key) throws -> Bool {
        document.isNull(at: try place(of: key))
    }

    func decode<Value: JSONPrimitive>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try Value.read(document, try place(of: key))
    }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try document.decode(type, at: try place(of: key))
    }

    func decodeIfPresent<Value: JSONPrimitive>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        guard let place = document.member(key.stringValue, of: object), !document.isNull(at: place) else { return nil }
        return try Value.read(document, place)
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        guard let place = document.member(key.stringValue, of: object), !document.isNull(at: place) else { return nil }
        return try document.decode(type, at: place)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try reader(of: key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try reader(of: key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { try reader(of: JSONKey.superclass) }

    func superDecoder(forKey key: Key) throws -> any Decoder { try reader(of: key) }

    private func reader(of key: any CodingKey) throws(JSONRefusal) -> JSONReader {
        JSONReader(document: document, place: try place(of: key))
    }

    private func place(of key: some CodingKey) throws(JSONRefusal) -> Int {
        guard let place = document.member(key.stringValue, of: object) else {
            throw document.error(below: object, .member(key.stringValue), .missing)
        }
        return place
    }
}

/// The elements of an array, one after the other.
struct JSONElementReader: UnkeyedDecodingContainer {
    // Three words, so that the existential it is handed out in needs no memory of its own.
    private let document: JSONDocument
    private let array: Int32
    private var next: Int32
    private var passed: Int32 = 0

    init(document: JSONDocument, array: Int) {
        self.document = document
        self.array = Int32(truncatingIfNeeded: array)
        next = self.array + 1
    }

    var codingPath: [any CodingKey] { document.codingPath(to: Int(array)) }
    var count: Int? { Int(document.index.nodes[Int(array)].detail) }
    var currentIndex: Int { Int(passed) }
    var isAtEnd: Bool { next >= document.index.nodes[Int(array)].next }

    mutating func decodeNil() throws -> Bool {
        let place = try place()
        guard document.isNull(at: place) else { return false }
        pass()
        return true
    }

    mutating func decode<Value: JSONPrimitive>(_ type: Value.Type) throws -> Value {
        let value = try Value.read(document, try place())
        pass()
        return value
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let value = try document.decode(type, at: try place())
        pass()
        return value
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        let container = try reader().container(keyedBy: type)
        pass()
        return container
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        let container = try reader().unkeyedContainer()
        pass()
        return container
    }

    mutating func superDecoder() throws -> any Decoder {
        let reader = try reader()
        pass()
        return reader
    }

    private func reader() throws(JSONRefusal) -> JSONReader {
        JSONReader(document: document, place: try place())
    }

    private func place() throws(JSONRefusal) -> Int {
        guard !isAtEnd else { throw document.error(below: Int(array), .element(currentIndex), .missing) }
        return Int(next)
    }

    private mutating func pass() {
        next = document.index.nodes[Int(next)].next
        passed += 1
    }
}
