internal import CFastCGI
internal import Glibc

/// The way on which a worker that goes gives its connections to those that stay.
///
/// nginx does not repeat a POST that it has sent on a kept connection, so such
/// a connection must not be closed while nginx may be about to use it. A pair
/// of sockets is shared by all workers: whoever goes puts descriptors in, and
/// whoever serves takes them out. What is in between is held by the kernel, as
/// long as any process (the supervisor does) holds the receiving end.
public struct HandOver: Sendable {
    /// The end that connections are taken from.
    public let receiver: Int32
    /// The end that connections are put in.
    public let sender: Int32

    /// - Parameters: descriptors that stay open as long as they are used here.
    public init(receiver: Int32, sender: Int32) {
        self.receiver = receiver
        self.sender = sender
    }

    /// Makes a way. It is closed on exec.
    public static func open() throws(PoolError) -> HandOver {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_SEQPACKET.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .system("socketpair", errno) }
        // As much as is granted: it is what bounds the number of connections on their way.
        var room: Int32 = 4 << 20
        unsafe setsockopt(ends[1], SOL_SOCKET, SO_SNDBUF, &room, socklen_t(MemoryLayout<Int32>.size))
        return HandOver(receiver: ends[0], sender: ends[1])
    }

    /// Puts a connection in, which stays open here. Returns false when there is no room.
    func send(_ connection: Int32) -> Bool { fastcgi_send_descriptor(sender, connection) == 0 }

    /// Takes a connection out; nil when there is none, or, after a moment, when this process has no number for it.
    func receive() -> Int32? {
        // The kernel would drop it, with the request on it: it waits for a worker that can take it.
        let spare = fcntl(receiver, F_DUPFD_CLOEXEC, 0)
        guard spare >= 0 else {
            poll(nil, 0, 10)
            return nil
        }
        close(spare)
        let connection = fastcgi_receive_descriptor(receiver)
        return connection >= 0 ? connection : nil
    }
}

/// Why a pool, a supervisor or their parts could not be made.
public enum PoolError: Error, Equatable, Sendable {
    /// A call to the system failed with this `errno`.
    case system(String, Int32)
    /// libfcgi did not come up.
    case library
}
