internal import CFastCGI
internal import Glibc
internal import Synchronization

/// Where connections wait for a thread: the listening socket and every idle
/// kept connection, in one epoll(7).
///
/// nginx keeps its connections (`fastcgi_keep_conn on`), and libfcgi's own loop
/// would give each of them a thread for good: two idle connections starve a
/// pool of two. Here an idle connection costs a file descriptor, and a thread
/// belongs to a connection only while it answers a request.
///
/// A lobby closes in two ways (`Closing`). Either way it takes no new
/// connections; those that are there move to a second epoll, the back room,
/// where they are served until nothing has come for a while.
final class Lobby: Sendable {
    /// A connection that has a request to read, and the one thread that has it.
    struct Visitor: ~Copyable {
        let connection: Int32
        fileprivate let room: Room
        /// Whether it waited because no thread was free.
        var hasWaited = false
    }

    /// Which epoll knows a connection.
    fileprivate enum Room {
        case street, front, back
    }

    /// Where the connections of a closing lobby go.
    enum Closing: UInt8 {
        /// To other workers, which serve on.
        case handingOver = 1
        /// Nowhere: no worker will be left.
        case forGood
    }

    struct Configuration: Sendable {
        /// Descriptor of a listening socket; several processes may share it.
        let listener: Int32
        let handOver: HandOver?
        /// Users that may connect; nil for everyone.
        let peers: Set<UInt32>?
        /// How long a thread waits for the rest of a record.
        let patience: Duration
        /// How long a thread waits for an answer to be taken.
        let sendPatience: Duration
        /// How long nothing must have come before the connections of a closing lobby are closed.
        let linger: Duration
    }

    private struct Times {
        /// When something came last; kept only while closing.
        var lastVisit = ContinuousClock.now
        var closed = ContinuousClock.now
    }

    private let configuration: Configuration
    private let front: EventQueue
    private let back: EventQueue
    private let doors: Int32
    private let parked = ParkedConnections()
    /// 0 while the lobby is open, then the raw value of a `Closing`.
    private let closing = Atomic<UInt8>(0)
    private let times = Mutex(Times())

    init(_ configuration: Configuration) throws(PoolError) {
        self.configuration = configuration
        front = try EventQueue()
        back = try EventQueue()
        doors = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard doors >= 0 else { throw .system("eventfd", errno) }
        // Another process that shares the socket may be faster.
        _ = fcntl(configuration.listener, F_SETFL, fcntl(configuration.listener, F_GETFL) | O_NONBLOCK)
        let shared = [configuration.listener] + (configuration.handOver.map { [$0.receiver] } ?? [])
        guard front.watch(doors), shared.allSatisfy(front.share) else { throw .system("epoll_ctl", errno) }
    }

    deinit {
        Glibc.close(doors)
    }

    /// Waits for a connection with a request on it. Returns nil once the lobby
    /// is closed and this thread is not needed for what is left.
    ///
    /// - Parameters:
    ///   - isAlone: whether all other threads are busy: what is there already has waited.
    ///   - hasGiven: whether the thread has just given a connection away: it then
    ///     lets another worker take that, though not for ever.
    func next(isAlone: Bool, hasGiven: Bool) -> Visitor? {
        var shyness = hasGiven ? 50 : 0
        var limit = isAlone ? Duration.zero : .seconds(1)
        while true {
            guard let (ready, hungUp) = front.wait(limit) else {
                // The wake-up for a connection may have gone to a worker that died before it took it.
                if limit > .zero, let visitor = greet() ?? adopt() { return visitor }
                limit = .seconds(1)
                continue
            }
            switch ready {
            case doors: return nextInBackRoom()
            case configuration.listener: if let visitor = greet() { return visitor }
            case configuration.handOver?.receiver where shyness > 0:
                shyness -= 1
                sched_yield()
            case configuration.handOver?.receiver: if let visitor = adopt() { return visitor }
            default:
                if var visitor = take(ready, hungUp, in: .front) {
                    visitor.hasWaited = limit == .zero
                    return visitor
                }
            }
        }
    }

    /// Whether a connection is kept for another request, if the web server wants it.
    var keepsConnections: Bool {
        guard way == .forGood else { return true }
        // Requests that keep coming cannot hold up the end.
        return ContinuousClock.now - times.withLock { $0.closed } < configuration.linger * 10
    }

    /// Gives a connection with a request on it to another worker. Returns false when it stays.
    ///
    /// One that came just now stays: it may be one that another worker gave away, or this one.
    func give(_ visitor: borrowing Visitor) -> Bool {
        guard visitor.room == .front, way == nil, let handOver = configuration.handOver,
            handOver.send(visitor.connection)
        else { return false }
        front.forget(visitor.connection)
        Glibc.close(visitor.connection)
        return true
    }

    /// Takes back a connection that the web server keeps for its next request.
    func park(_ visitor: consuming Visitor) {
        let (connection, room) = (visitor.connection, visitor.room)
        if let way { return settle(connection, room, way) }
        parked.insert(connection)
        let isArmed = front.arm(connection, isNew: room == .street)
        // `close` may have looked at what is parked before this one was, or may have it already.
        let way = way
        guard way != nil || !isArmed, parked.remove(connection) else { return }
        if let way {
            settle(connection, .front, way)
        } else {
            // An epoll that is out of memory: the web server connects again.
            Glibc.close(connection)
        }
    }

    /// Takes no more connections, and sees to those that are here.
    ///
    /// May be called again, with `.forGood`, when it turns out that nobody is left.
    func close(_ closing: Closing) {
        times.withLock { $0 = Times() }
        let isFirst = self.closing.exchange(closing.rawValue, ordering: .sequentiallyConsistent) == 0
        if isFirst {
            front.forget(configuration.listener)
            if let handOver = configuration.handOver { front.forget(handOver.receiver) }
            clearLobby(closing)
        }
        if closing == .forGood {
            if let handOver = configuration.handOver { _ = back.share(handOver.receiver) }
            // Closed, without setting its number free: a connection made from now on is refused, not forgotten.
            dup2(doors, configuration.listener)
        }
        // Never read back, so it stays readable for every thread.
        eventfd_write(doors, 1)
    }

    // MARK: Arrivals

    /// Accepts a connection; nil when there is none, or nothing on it yet.
    private func greet() -> Visitor? {
        accept().flatMap(admit)
    }

    private func admit(_ connection: Int32) -> Visitor? {
        let visitor = Visitor(connection: connection, room: .street)
        // Rare: nginx writes at once. Waiting for it here would cost a thread.
        guard hasData(connection) else {
            park(visitor)
            return nil
        }
        return visitor
    }

    private func accept() -> Int32? {
        let connection = accept4(configuration.listener, nil, nil, Int32(SOCK_CLOEXEC.rawValue))
        guard connection >= 0 else {
            // Out of descriptors or memory: the connection waits in the backlog, and so do we, a moment.
            if [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(errno) { poll(nil, 0, 10) }
            return nil
        }
        guard isWelcome(connection), connection < ParkedConnections.limit else {
            Glibc.close(connection)
            return nil
        }
        limitWaiting(connection)
        return connection
    }

    /// A stranger must not reach libfcgi, which a malformed record aborts.
    private func isWelcome(_ connection: Int32) -> Bool {
        guard let peers = configuration.peers else { return true }
        return UInt32(exactly: fastcgi_peer_user(connection)).map(peers.contains) ?? false
    }

    /// Takes in a connection that another worker gave away; nil when there is none, or nothing on it yet.
    private func adopt() -> Visitor? {
        guard let connection = configuration.handOver?.receive() else { return nil }
        guard connection < ParkedConnections.limit else {
            Glibc.close(connection)
            return nil
        }
        return admit(connection)
    }

    /// Takes a connection that something came on; nil when another thread has it, or the peer hung up.
    private func take(_ connection: Int32, _ hungUp: Bool, in room: Room) -> Visitor? {
        guard parked.remove(connection) else { return nil }
        // A peer may have sent a request and then hung up: that is answered all the same.
        if hungUp, !hasData(connection) {
            Glibc.close(connection)
            return nil
        }
        return Visitor(connection: connection, room: room)
    }

    // MARK: Closing

    private func nextInBackRoom() -> Visitor? {
        while let wait = timeToStay() {
            guard let (ready, hungUp) = back.wait(wait) else { continue }
            let isGift = ready == configuration.handOver?.receiver
            if let visitor = isGift ? adopt() : take(ready, hungUp, in: .back) {
                times.withLock { $0.lastVisit = .now }
                return visitor
            }
        }
        return nil
    }

    /// How long a thread waits in the back room; nil when it may go.
    private func timeToStay() -> Duration? {
        if way == .handingOver, parked.isEmpty { return nil }
        let rest = configuration.linger - (ContinuousClock.now - times.withLock { $0.lastVisit })
        guard rest <= .zero else { return rest }
        for connection in parked.removeAll() { Glibc.close(connection) }
        return nil
    }

    /// Finds a place for all connections that no thread has.
    private func clearLobby(_ closing: Closing) {
        for connection in parked.removeAll() { settle(connection, .front, closing) }
        // Wake-ups that came to this process went to no other: what they were for is taken along.
        while let connection = accept() { settle(connection, .street, closing) }
        var passing: [Int32] = []
        while let connection = configuration.handOver?.receive() { passing.append(connection) }
        for connection in passing { settle(connection, .street, closing) }
    }

    /// Gives a connection away, or puts it in the back room.
    private func settle(_ connection: Int32, _ room: Room, _ closing: Closing) {
        if room == .front { front.forget(connection) }
        var isNew = room != .back
        if closing == .handingOver, let handOver = configuration.handOver {
            if room == .back { back.forget(connection) }
            if handOver.send(connection) {
                Glibc.close(connection)
                return
            }
            isNew = true
        }
        times.withLock { $0.lastVisit = .now }
        parked.insert(connection)
        if !back.arm(connection, isNew: isNew), parked.remove(connection) { Glibc.close(connection) }
    }

    private var way: Closing? { Closing(rawValue: closing.load(ordering: .sequentiallyConsistent)) }

    // MARK: Descriptors

    /// libfcgi reads without a limit: half a record would hold a thread for good.
    private func limitWaiting(_ connection: Int32) {
        let limits = [(SO_RCVTIMEO, configuration.patience), (SO_SNDTIMEO, configuration.sendPatience)]
        for (option, patience) in limits {
            let (seconds, attoseconds) = patience.components
            var limit = timeval(tv_sec: Int(seconds), tv_usec: Int(attoseconds / 1_000_000_000_000))
            unsafe setsockopt(connection, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
        }
    }

    /// Whether the peer sent something that was not read yet.
    private func hasData(_ connection: Int32) -> Bool {
        var byte: UInt8 = 0
        return unsafe recv(connection, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) > 0
    }
}
