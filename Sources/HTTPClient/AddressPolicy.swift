/// Whom one may connect to. Who sends to addresses that strangers name has to say which are meant, since a request from
/// inside a network reaches what nobody outside can (server-side request forgery, CWE-918).
public struct AddressPolicy: Hashable, Sendable {
    /// Addresses of the public internet on port 443: for whatever a customer has entered.
    public static let strangers = AddressPolicy(reaches: [.everywhere], ports: [443])
    /// Those, and this machine on whatever port, without TLS too: for development.
    public static let strangersAndThisHost = AddressPolicy(reaches: [.everywhere, .thisHost], ports: [443])
    /// Addresses of the public internet on the ports of mail servers: for a server that a customer has entered.
    public static let mailServers = AddressPolicy(reaches: [.everywhere], ports: [25, 465, 587, 2525])
    /// Those, and this machine on whatever port, without TLS too: for development.
    public static let mailServersAndThisHost = AddressPolicy(
        reaches: [.everywhere, .thisHost], ports: [25, 465, 587, 2525])
    /// The public internet, this machine and one's own network, on whatever port: for what the operator has configured.
    public static let operators = AddressPolicy(reaches: [.everywhere, .thisHost, .ownNetwork], ports: nil)

    /// For tests, whose servers do not get port 443.
    package static let publicOnAnyPort = AddressPolicy(reaches: [.everywhere], ports: nil)

    private let reaches: Set<IPAddress.Reach>
    /// Of what is not this machine; nil for all.
    private let ports: Set<UInt16>?

    private init(reaches: Set<IPAddress.Reach>, ports: Set<UInt16>?) {
        self.reaches = reaches
        self.ports = ports
    }

    /// Whether this machine is one of those that may be connected to, and so may be spoken to without TLS.
    public var allowsThisHost: Bool { permits(.thisHost) }

    /// Whether one may connect there.
    ///
    /// - Parameter isPlain: without TLS; only this machine may be spoken to so.
    public func permits(_ address: IPAddress, port: UInt16, isPlain: Bool = false) -> Bool {
        let reach = address.reach
        guard port > 0, permits(reach) else { return false }
        return reach == .thisHost || (!isPlain && ports?.contains(port) != false)
    }

    /// Whether addresses of this reach may be connected to, on some port.
    func permits(_ reach: IPAddress.Reach) -> Bool { reaches.contains(reach) }

    /// Looks at a host as far as its text tells.
    ///
    /// - Throws: why it may not be connected to.
    func check(_ host: Host, port: UInt16, isPlain: Bool) throws(DestinationError) {
        switch host {
        case .address(let address, _):
            guard permits(address.reach) else { throw .forbiddenAddress }
            guard !isPlain || address.reach == .thisHost else { throw .notEncrypted }
            guard permits(address, port: port, isPlain: isPlain) else { throw .forbiddenPort }
        case .name(let name):
            let isThisHost = name == "localhost" || name.hasSuffix(".localhost")
            guard !isThisHost || allowsThisHost else { throw .forbiddenAddress }
            guard !isPlain || isThisHost else { throw .notEncrypted }
            // Of a name that may turn out to be this host, the port is looked at with the address.
            guard port > 0, allowsThisHost || ports?.contains(port) != false else { throw .forbiddenPort }
        }
    }
}
