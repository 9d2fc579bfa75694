internal import CFastCGI
internal import Glibc

/// Signals as something to be read: blocked, so that they interrupt nothing,
/// and taken from a descriptor when it is their turn.
///
/// Made before any thread is started: threads inherit what is blocked.
public final class SignalQueue: Sendable {
    let descriptor: Int32

    /// Blocks the signals in this thread, and sets them to their default: an ignored one would not arrive.
    ///
    /// - Throws: `PoolError` when the system has no descriptor for it.
    public init(_ signals: [Int32]) throws(PoolError) {
        var set = sigset_t()
        unsafe sigemptyset(&set)
        for number in signals {
            unsafe sigaddset(&set, number)
            signal(number, SIG_DFL)
        }
        unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
        descriptor = unsafe signalfd(-1, &set, Int32(SFD_CLOEXEC | SFD_NONBLOCK))
        guard descriptor >= 0 else { throw .system("signalfd", errno) }
    }

    deinit { close(descriptor) }

    /// The next signal that comes within so long; nil when none does.
    public func next(within limit: Duration) -> Int32? {
        if let number = next() { return number }
        _ = waitForAny(of: [descriptor], limit)
        return next()
    }

    /// The next signal that came; nil when none did.
    public func next() -> Int32? {
        var information = signalfd_siginfo()
        let size = MemoryLayout<signalfd_siginfo>.size
        guard unsafe read(descriptor, &information, size) == size else { return nil }
        return Int32(bitPattern: information.ssi_signo)
    }
}

/// Waits until one of the descriptors is readable, or hung up.
///
/// - Returns: those that are.
@safe
func waitForAny(of descriptors: [Int32], _ limit: Duration) -> [Int32] {
    var entries = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    guard unsafe poll(&entries, nfds_t(entries.count), limit.milliseconds) > 0 else { return [] }
    return entries.filter { $0.revents != 0 }.map { $0.fd }
}
