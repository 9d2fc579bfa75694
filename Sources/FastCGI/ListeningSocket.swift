internal import CFastCGI
internal import Glibc

/// Why a listening socket could not be had.
public enum ListeningSocketError: Error, Equatable, Sendable {
    /// The path does not fit a Unix address (107 bytes).
    case pathTooLong
    /// Another supervisor holds the lock beside the socket, or another program answers on it.
    case inUse
    /// Something that is no socket is in the place of the socket.
    case notASocket
    /// The socket that was passed on is not a Unix socket: over a network peers cannot be told apart.
    case notUnix
    /// A call to the system failed with this `errno`.
    case system(String, Int32)
}

/// The Unix socket that the web server connects to: bound once, and passed on to every worker.
///
/// Owned by one process, the supervisor. What is bound here is unlinked at the
/// end, unless another program has put its own in that place.
public final class ListeningSocket: Sendable {
    public let descriptor: Int32

    private let path: String?
    private let identity: FileIdentity?
    /// Held as long as the socket: it goes with the process, however that ends.
    private let lock: Int32?

    private init(descriptor: Int32, path: String?, identity: FileIdentity?, lock: Int32?) {
        self.descriptor = descriptor
        self.path = path
        self.identity = identity
        self.lock = lock
    }

    deinit {
        if let path, let identity, FileIdentity(path) == identity { unsafe unlink(path) }
        Glibc.close(descriptor)
        if let lock { Glibc.close(lock) }
    }

    /// Binds `path` and listens.
    ///
    /// A socket that nobody answers on is a leftover, and replaced; one that is
    /// answered is left alone. Workers that outlive a killed supervisor answer
    /// for a moment, so a leftover is waited for.
    ///
    /// - Parameters:
    ///   - mode: permissions of the socket: who may connect.
    ///   - backlog: connections that wait to be accepted; more are refused at once, and nginx answers 502.
    ///   - patience: how long to wait for a socket that is answered to fall silent.
    public static func open(
        path: String, mode: UInt32 = 0o660, backlog: Int32 = 4096, patience: Duration = .seconds(2)
    ) throws(ListeningSocketError) -> ListeningSocket {
        let lock = try takeLock(path + ".lock")
        do throws(ListeningSocketError) {
            try clear(path, patience)
            let descriptor = try bind(path, mode, backlog)
            return ListeningSocket(descriptor: descriptor, path: path, identity: FileIdentity(path), lock: lock)
        } catch {
            Glibc.close(lock)
            throw error
        }
    }

    /// Takes the listening socket that the process was started with: descriptor 0
    /// when it is one, or descriptor 3 by systemd's `LISTEN_FDS` and `LISTEN_PID`.
    ///
    /// - Returns: nil when there is none.
    public static func adopt(
        environment: [String: String]
    ) throws(ListeningSocketError) -> ListeningSocket? {
        var candidates: [Int32] = [0]
        if environment["LISTEN_PID"] == String(getpid()), (environment["LISTEN_FDS"].flatMap(Int.init) ?? 0) > 0 {
            candidates.append(3)
        }
        for candidate in candidates {
            var family: Int32 = 0
            guard unsafe fastcgi_is_listening(candidate, &family) != 0 else { continue }
            guard family == AF_UNIX else { throw .notUnix }
            return ListeningSocket(descriptor: candidate, path: nil, identity: nil, lock: nil)
        }
        return nil
    }

    /// Refuses new connections from now on, in every process that has the socket;
    /// those in the backlog are still there for the workers to take.
    ///
    /// Does nothing to a socket that was adopted: whoever made it keeps it for our successor.
    public func refuseConnections() {
        guard let path, let identity else { return }
        if FileIdentity(path) == identity { unsafe unlink(path) }
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    // MARK: Steps

    private static func takeLock(_ path: String) throws(ListeningSocketError) -> Int32 {
        let lock = unsafe Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard lock >= 0 else { throw .system("open", errno) }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            let reason = errno
            Glibc.close(lock)
            throw reason == EWOULDBLOCK ? .inUse : .system("flock", reason)
        }
        return lock
    }

    /// Makes room at the path, of a leftover only.
    private static func clear(_ path: String, _ patience: Duration) throws(ListeningSocketError) {
        guard let identity = FileIdentity(path) else { return }
        guard identity.isSocket else { throw .notASocket }
        let end = ContinuousClock.now + patience
        while try isAnswered(path) {
            guard .now < end else { throw .inUse }
            poll(nil, 0, 20)
        }
        if unsafe unlink(path) != 0, errno != ENOENT { throw .system("unlink", errno) }
    }

    private static func isAnswered(_ path: String) throws(ListeningSocketError) -> Bool {
        let probe = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        guard probe >= 0 else { throw .system("socket", errno) }
        defer { Glibc.close(probe) }
        // EAGAIN: somebody listens, and has a full backlog. A program of another user counts as well (EACCES).
        return unsafe try UnixAddress(path).use(connect, probe) == 0 || ![ECONNREFUSED, ENOENT].contains(errno)
    }

    private static func bind(
        _ path: String, _ mode: UInt32, _ backlog: Int32
    ) throws(ListeningSocketError) -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .system("socket", errno) }
        do throws(ListeningSocketError) {
            // Nobody may connect before the mode is set; umask(2) would be the whole process's.
            guard fchmod(descriptor, 0) == 0 else { throw .system("fchmod", errno) }
            guard unsafe try UnixAddress(path).use(Glibc.bind, descriptor) == 0 else { throw .system("bind", errno) }
            guard listen(descriptor, backlog) == 0 else { throw .system("listen", errno) }
            guard unsafe chmod(path, mode) == 0 else { throw .system("chmod", errno) }
            return descriptor
        } catch {
            Glibc.close(descriptor)
            throw error
        }
    }
}

/// Which file is at a path.
private struct FileIdentity: Equatable, Sendable {
    let device: UInt
    let node: UInt
    let isSocket: Bool

    init?(_ path: String) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return nil }
        device = status.st_dev
        node = status.st_ino
        isSocket = status.st_mode & S_IFMT == S_IFSOCK
    }
}

/// A path as connect(2) and bind(2) want it.
struct UnixAddress {
    private var address = sockaddr_un()

    init(_ path: String) throws(ListeningSocketError) {
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard path.utf8.count < room else { throw .pathTooLong }
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
    }

    /// Calls `call` with a socket and this address.
    @safe
    func use(
        _ call: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32, _ socket: Int32
    ) -> Int32 {
        unsafe withUnsafePointer(to: address) { address in
            unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe call(socket, address, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
