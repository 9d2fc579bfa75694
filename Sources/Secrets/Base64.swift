internal import CSodium

/// Base64 with padding (RFC 4648 section 4).
enum Base64 {
    static func encode(_ bytes: [UInt8], as variant: Int32 = sodium_base64_VARIANT_ORIGINAL) -> String {
        var text = [CChar](repeating: 0, count: sodium_base64_encoded_len(bytes.count, variant))
        unsafe sodium_bin2base64(&text, text.count, bytes, bytes.count, variant)
        return String(decoding: text.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Returns nil for anything but the one encoding of some bytes. Takes as long for any text of a length, as far as the
    /// library can: what is decoded may be a secret.
    static func decode(_ text: String) -> [UInt8]? {
        // The decoder of 1.0.18 takes bytes over 0x7F for digits.
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let characters = text.utf8.map { CChar($0) }
        var bytes = [UInt8](repeating: 0, count: characters.count / 4 * 3 + 3)
        var count = 0
        let result = unsafe sodium_base642bin(
            &bytes, bytes.count, characters, characters.count, nil, &count, nil, sodium_base64_VARIANT_ORIGINAL)
        return result == 0 ? Array(bytes.prefix(count)) : nil
    }
}
