internal import Glibc

/// An address of the internet protocol, version 4 or 6, without a port or a zone.
public enum IPAddress: Hashable, Sendable {
    case v4(UInt32)
    /// Bits 127 to 64, and 63 to 0.
    case v6(high: UInt64, low: UInt64)

    /// Reads the usual spelling: four decimal numbers without leading zeros, or the groups of RFC 4291 section 2.2.
    ///
    /// The other spellings that old resolvers take (octal, hexadecimal, one number, fewer than four) are none: who writes
    /// `0x7f.1` wants to get past somebody.
    ///
    /// - Returns: nil for anything else, such as an address with a zone.
    public init?(_ text: String) {
        if text.utf8.contains(UInt8(ascii: ":")) {
            self.init(groups: text)
        } else {
            self.init(dotted: text)
        }
    }

    private init?(dotted text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var value: UInt32 = 0
        for part in parts {
            guard let byte = UInt8(part), String(byte) == part else { return nil }
            value = value << 8 | UInt32(byte)
        }
        self = .v4(value)
    }

    private init?(groups text: String) {
        // inet_pton stops at a NUL.
        guard !text.utf8.contains(0) else { return nil }
        var address = in6_addr()
        guard unsafe inet_pton(AF_INET6, text, &address) == 1 else { return nil }
        self.init(address)
    }

    init(_ address: in6_addr) {
        let bytes = unsafe withUnsafeBytes(of: address) { unsafe Array($0) }
        self = .v6(high: Self.number(bytes[..<8]), low: Self.number(bytes[8...]))
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}

extension IPAddress {
    /// From where an address can be reached.
    public enum Reach: Sendable {
        /// From everywhere: an address of the public internet.
        case everywhere
        /// From this machine only.
        case thisHost
        /// From one's own network (RFC 1918, RFC 4193), or one's carrier's (RFC 6598).
        case ownNetwork
        /// Nothing that one would knowingly send to: link-local with the metadata services of clouds, multicast,
        /// broadcast, unspecified, reserved, for documentation or benchmarks, or an IPv6 form that hides an IPv4 address.
        case nowhere
    }

    /// Where this address can be reached from, by the registries of special-purpose addresses (RFC 6890).
    public var reach: Reach {
        switch self {
        case .v4(let value):
            Self.special4.first { value >> (32 - $0.length) == $0.prefix >> (32 - $0.length) }?.reach ?? .everywhere
        case .v6(let high, let low):
            Self.reach6(high, low)
        }
    }

    private static let special4: [(prefix: UInt32, length: UInt32, reach: Reach)] = [
        (0x0A00_0000, 8, .ownNetwork),
        (0x6440_0000, 10, .ownNetwork),
        (0xAC10_0000, 12, .ownNetwork),
        (0xC0A8_0000, 16, .ownNetwork),
        (0x7F00_0000, 8, .thisHost),
        // This network.
        (0x0000_0000, 8, .nowhere),
        // Link-local, 169.254.169.254 among them.
        (0xA9FE_0000, 16, .nowhere),
        // Protocol assignments; a cloud's metadata service is at 192.0.0.192.
        (0xC000_0000, 24, .nowhere),
        // Documentation.
        (0xC000_0200, 24, .nowhere),
        (0xC633_6400, 24, .nowhere),
        (0xCB00_7100, 24, .nowhere),
        // Relays of 6to4, no longer in use.
        (0xC058_6300, 24, .nowhere),
        // Benchmarks.
        (0xC612_0000, 15, .nowhere),
        // 168.63.129.16: public by its number, a cloud's own service to its machines by its use.
        (0xA83F_8110, 32, .nowhere),
        // Multicast, reserved, broadcast.
        (0xE000_0000, 3, .nowhere),
    ]

    private static func reach6(_ high: UInt64, _ low: UInt64) -> Reach {
        if high == 0, low == 1 { return .thisHost }
        // fc00::/7: unique local.
        if high >> 57 == 0x7E { return .ownNetwork }
        // Only 2000::/3 has been given out. What is outside of it are the unspecified address, IPv4-mapped and
        // -compatible ones, NAT64, link-local, site-local and multicast.
        guard high >> 61 == 0b001 else { return .nowhere }
        let isSpecial =
            // 2001::/23: protocol assignments, Teredo among them; 2001:db8::/32: documentation.
            high >> 41 == 0x2001_0000 >> 9 || high >> 32 == 0x2001_0DB8
            // 2002::/16: 6to4; 3fff::/20: documentation.
            || high >> 48 == 0x2002 || high >> 44 == 0x3FFF0
        return isSpecial ? .nowhere : .everywhere
    }
}
