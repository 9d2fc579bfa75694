internal import CCurl
internal import Glibc

/// Looks at the addresses that a transfer wants to connect to.
///
/// curl asks with the very address that it is about to connect to, so that it does not matter what a name stood for a
/// moment before; and asks again on every connection before a request is sent on it, kept ones included.
final class Gate {
    private let permits: (IPAddress, UInt16) -> Bool
    private var refused = 0
    /// What was opened, by descriptor and inode: a descriptor may be another's once curl has closed it.
    private var opened: [(descriptor: Int32, inode: ino_t)] = []
    /// How many times a request began to be sent.
    private(set) var passes = 0
    private let mayRepeat: Bool

    init(_ policy: AddressPolicy, isPlain: Bool, mayRepeat: Bool) {
        permits = { policy.permits($0, port: $1, isPlain: isPlain) }
        self.mayRepeat = mayRepeat
    }

    /// Whether there was nobody that one might have connected to.
    var hasRefusedAll: Bool { refused > 0 && opened.isEmpty }

    /// Makes the socket for an address that may be connected to.
    static let open: curl_opensocket_callback = { context, _, address in
        guard let context = unsafe context, let address = unsafe address else { return CURL_SOCKET_BAD }
        let gate = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().gate
        guard let (host, port) = unsafe Gate.read(address), gate.permits(host, port) else {
            gate.refused += 1
            return CURL_SOCKET_BAD
        }
        let type = unsafe address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = unsafe socket(address.pointee.family, type, address.pointee.protocol)
        gate.opened.append((descriptor, Gate.inode(of: descriptor)))
        return descriptor
    }

    /// Has every reading from the other side end at once.
    func stopListening() { shut(Int32(SHUT_RD)) }

    /// Ends the connections at once: whatever curl would say on them at the end does not go out, and it waits for no
    /// answer to it.
    func hangUp() { shut(Int32(SHUT_RDWR)) }

    private func shut(_ direction: Int32) {
        for (descriptor, inode) in opened where inode != 0 && inode == Self.inode(of: descriptor) {
            shutdown(descriptor, direction)
        }
    }

    /// - Returns: 0 when it is not open.
    private static func inode(of descriptor: Int32) -> ino_t {
        var status = stat()
        return unsafe fstat(descriptor, &status) == 0 ? status.st_ino : 0
    }

    /// Lets a request out onto a connection.
    static let pass: curl_prereq_callback = { context, address, _, port, _ in
        guard let context = unsafe context, let address = unsafe address else { return CURL_PREREQFUNC_ABORT }
        let gate = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().gate
        guard let host = unsafe IPAddress(String(cString: address)), let port = UInt16(exactly: port),
            gate.permits(host, port)
        else {
            gate.refused += 1
            gate.opened = []
            return CURL_PREREQFUNC_ABORT
        }
        guard gate.passes == 0 || gate.mayRepeat else { return CURL_PREREQFUNC_ABORT }
        gate.passes += 1
        return CURL_PREREQFUNC_OK
    }

    private static func read(_ address: UnsafeMutablePointer<curl_sockaddr>) -> (IPAddress, UInt16)? {
        let start = unsafe UnsafeRawPointer(address) + (MemoryLayout<curl_sockaddr>.offset(of: \.addr) ?? 0)
        switch unsafe address.pointee.family {
        case AF_INET:
            let address = unsafe start.loadUnaligned(as: sockaddr_in.self)
            return (.v4(UInt32(bigEndian: address.sin_addr.s_addr)), UInt16(bigEndian: address.sin_port))
        case AF_INET6:
            let address = unsafe start.loadUnaligned(as: sockaddr_in6.self)
            return (IPAddress(address.sin6_addr), UInt16(bigEndian: address.sin6_port))
        default:
            return nil
        }
    }
}
