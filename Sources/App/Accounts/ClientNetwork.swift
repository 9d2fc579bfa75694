internal import HTTPClient

/// What of a client's address is somebody's, and not theirs to choose: whom attempts are counted for.
enum ClientNetwork {
    /// Of version 6 the first half; of version 4, in whichever spelling, all of it.
    static func of(_ address: String) -> String {
        guard case .v6(let high, let low)? = IPAddress(address) else { return address }
        guard high == 0, low >> 32 == 0xFFFF else { return "\(high)" }
        return [24, 16, 8, 0].map { "\(low >> $0 & 0xFF)" }.joined(separator: ".")
    }
}
