internal import CSodium
internal import Foundation

/// The file: a line per key, each `<purpose> <key id> <state> <created> <base64 of 32 bytes>`
/// and a line feed, with `created` in RFC 3339, UTC, whole seconds.
extension Keyring {
    /// The longest file read, in bytes: some 600 keys.
    private static let maximumLength = 65_536

    /// Loads the keyring from a file of mode 0400 that belongs to this process's user.
    ///
    /// - Throws: `KeyringError`.
    public init(contentsOf path: String) throws(KeyringError) {
        let text = try PrivateFile.read(path, maximumLength: Self.maximumLength)
        let keys = try text.withBytes { bytes throws(KeyringError) in
            try unsafe Self.parse(UnsafeBufferPointer(start: bytes, count: text.count))
        }
        try self.init(keys: keys)
    }

    /// Puts the keyring in the file at once or not at all: it is written beside
    /// it with mode 0400, synced and renamed, and the directory synced.
    ///
    /// - Throws: `KeyringError.unwritable`, `.outOfMemory`.
    public func write(to path: String) throws(KeyringError) {
        let heads = keys.map { key in
            Array("\(key.purpose) \(key.name) \(key.state) \(key.created.formatted(.iso8601)) ".utf8)
        }
        let encodedLength = sodium_base64_encoded_len(Key.length, sodium_base64_VARIANT_ORIGINAL)
        let length = heads.reduce(0) { $0 + $1.count + encodedLength }
        let text = try SecretBytes(count: length) { buffer throws(KeyringError) in
            var place = unsafe buffer
            for (key, head) in zip(keys, heads) {
                unsafe place.update(from: head, count: head.count)
                unsafe place += head.count
                key.secret.withBytes { secret in
                    _ = unsafe sodium_bin2base64(
                        UnsafeMutableRawPointer(place).assumingMemoryBound(to: CChar.self), encodedLength,
                        secret, Key.length, sodium_base64_VARIANT_ORIGINAL)
                }
                unsafe place += encodedLength
                // libsodium ends the text with a NUL, just where the line feed goes.
                unsafe place[-1] = UInt8(ascii: "\n")
            }
        }
        try PrivateFile.write(text, to: path)
    }

    private static func parse(_ text: UnsafeBufferPointer<UInt8>) throws(KeyringError) -> [Key] {
        guard !text.isEmpty else { throw .empty }
        var lines = unsafe text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        // What follows the last line feed: something only when the file was cut.
        guard let rest = unsafe lines.popLast(), unsafe rest.isEmpty else {
            throw .malformed(line: unsafe lines.count + 1)
        }
        var keys: [Key] = []
        for index in unsafe lines.indices {
            keys.append(try unsafe parse(lines[index], number: index + 1))
        }
        return keys
    }

    private static func parse(
        _ line: Slice<UnsafeBufferPointer<UInt8>>, number: Int
    ) throws(KeyringError) -> Key {
        let fields = unsafe line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard unsafe fields.count == 5 else { throw .malformed(line: number) }
        let words = unsafe fields.prefix(4).map { unsafe String(decoding: $0, as: UTF8.self) }
        guard let purpose = Purpose(rawValue: words[0]), let state = State(rawValue: words[2]),
            let id = UInt32(purpose == .token ? words[1].dropFirst() : words[1][...]), id > 0,
            let created = try? Date(words[3], strategy: .iso8601), created.formatted(.iso8601) == words[3]
        else { throw .malformed(line: number) }
        let key = Key(
            purpose: purpose, id: id, state: state, created: created,
            secret: try unsafe secret(UnsafeBufferPointer(rebasing: fields[4]), line: number))
        // A number has one spelling: "t1", not "x1", "+1" or "01".
        guard key.name == words[1] else { throw .malformed(line: number) }
        return key
    }

    private static func secret(
        _ base64: UnsafeBufferPointer<UInt8>, line: Int
    ) throws(KeyringError) -> SecretBytes {
        // libsodium 1.0.18 takes bytes over 0x7F for digits.
        guard unsafe base64.allSatisfy({ $0 < 0x80 }), let text = base64.baseAddress else {
            throw .malformed(line: line)
        }
        return try SecretBytes(count: Key.length) { bytes throws(KeyringError) in
            var count = 0
            let status = unsafe sodium_base642bin(
                bytes, Key.length,
                UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self), base64.count,
                nil, &count, nil, sodium_base64_VARIANT_ORIGINAL)
            guard status == 0 else { throw .malformed(line: line) }
            guard count == Key.length else { throw .weakKey(line: line) }
        }
    }
}
