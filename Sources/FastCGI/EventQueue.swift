internal import CFastCGI
internal import Glibc

/// An epoll(7): descriptors that are waited for together, by any number of threads.
final class EventQueue: Sendable {
    private let descriptor: Int32

    init() throws(PoolError) {
        descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard descriptor >= 0 else { throw .system("epoll_create1", errno) }
    }

    deinit { close(descriptor) }

    /// Waits for something to come. Returns nil when nothing came in time.
    func wait(_ limit: Duration) -> (ready: Int32, hungUp: Bool)? {
        var event = unsafe epoll_event()
        guard unsafe epoll_wait(descriptor, &event, 1, limit.milliseconds) == 1 else { return nil }
        let hangUp = EPOLLRDHUP.rawValue | EPOLLHUP.rawValue | EPOLLERR.rawValue
        return unsafe (event.data.fd, event.events & hangUp != 0)
    }

    /// Tells every thread that waits, as long as there is something to read.
    func watch(_ watched: Int32) -> Bool { change(watched, EPOLL_CTL_ADD, [EPOLLIN]) }

    /// As `watch`, for a descriptor that several processes watch: not all of them are told.
    func share(_ watched: Int32) -> Bool { change(watched, EPOLL_CTL_ADD, [EPOLLIN, EPOLLEXCLUSIVE]) }

    /// Tells one thread, once.
    ///
    /// - Parameter isNew: whether the queue does not have it yet.
    func arm(_ watched: Int32, isNew: Bool) -> Bool {
        change(watched, isNew ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, [EPOLLIN, EPOLLRDHUP, EPOLLONESHOT])
    }

    /// Needed before a descriptor is closed that another process has too: it would stay in the queue.
    func forget(_ watched: Int32) { _ = change(watched, EPOLL_CTL_DEL, []) }

    private func change(_ watched: Int32, _ change: Int32, _ events: [EPOLL_EVENTS]) -> Bool {
        var event = unsafe epoll_event()
        for one in events { unsafe event.events |= one.rawValue }
        unsafe event.data.fd = watched
        return unsafe epoll_ctl(descriptor, change, watched, &event) == 0
    }
}

extension Duration {
    /// For poll(2) and its like: rounded up, so that nobody wakes before the time.
    var milliseconds: Int32 {
        let (seconds, attoseconds) = components
        let whole = seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        return Int32(clamping: max(whole, 0))
    }
}
