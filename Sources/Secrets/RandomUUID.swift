public import Foundation

extension UUID {
    /// A random identifier (RFC 9562, version 4).
    ///
    /// Instead of `UUID()`: Foundation reads it from `/dev/urandom` and does not look whether that could be opened, so
    /// that in a process without a descriptor left every identifier is the same, known one.
    public static func random() -> UUID {
        let bytes = randomBytes(16)
        return UUID(
            uuid: (
                bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6] & 0x0F | 0x40, bytes[7],
                bytes[8] & 0x3F | 0x80, bytes[9], bytes[10], bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]
            ))
    }
}
